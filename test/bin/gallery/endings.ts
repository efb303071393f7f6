import type { Browser, Page } from 'playwright-core'
import { bringIn, makeRoom, newGuest, type Bot } from '../../helpers/bot.ts'
import { enterByCard } from '../../helpers/bot-page.ts'
import type { ServerProcess } from '../../helpers/server-process.ts'
import { namesOf, pageOptions, shootShapes, type Device } from './devices.ts'
import { shownUrl, type Studio } from './studio.ts'

/** How a stay can be broken off. The last ones need the server to be gone. */
export const endings = ['asked to leave', 'banned', 'in another tab', 'connection lost', 'offline page'] as const
type Ending = (typeof endings)[number]

export async function takeEndings(studio: Studio, browser: Browser, device: Device, server: ServerProcess): Promise<void> {
  const wants = (ending: Ending) => studio.wantsAny(namesOf(device, `end ${ending}`))
  const shoot = (page: Page, ending: Ending) => shootShapes(studio, page, device, `end ${ending}`)
  for (const [ending, act, connection] of [
    ['asked to leave', 'kick', 'kicked'],
    ['banned', 'ban', 'banned'],
  ] as const) {
    if (!wants(ending)) continue
    await studio.attempt(ending, async () => {
      const { host, page } = await asGuest(studio, browser, device, server.url)
      const pid = await page.evaluate(() => window.__kith.selfPid)
      host.body.send('host', { act, pid })
      await connectionIs(page, connection)
      await shoot(page, ending)
      await page.context().close()
      await host.body.leave()
    })
  }
  if (wants('in another tab'))
    await studio.attempt('in another tab', async () => {
      const first = await enter(studio, browser, device)
      const second = await first.context().newPage()
      await second.goto(shownUrl)
      await second.getByRole('button', { name: /^(Move here|搬到这里)$/ }).click()
      await connectionIs(first, 'moved')
      await shoot(first, 'in another tab')
      await first.context().close()
    })
  if (wants('connection lost') || wants('offline page')) await takeAway(studio, browser, device, server, shoot)
}

async function takeAway(
  studio: Studio,
  browser: Browser,
  device: Device,
  server: ServerProcess,
  shoot: (page: Page, ending: Ending) => Promise<void>,
): Promise<void> {
  const page = await enter(studio, browser, device)
  const other = await page.context().newPage()
  await other.goto(`${shownUrl}/?worker`)
  await other.waitForFunction(() => navigator.serviceWorker.controller !== null, null, { timeout: 60_000 })
  await server.stop()
  await studio.attempt('connection lost', async () => {
    await page.waitForFunction(() => window.__kith.connection !== 'online', null, { timeout: 60_000 })
    await page
      .getByText(/way back|找回来的路|回来的路/)
      .first()
      .waitFor()
    await shoot(page, 'connection lost')
  })
  await studio.attempt('offline page', async () => {
    await other.goto(`${shownUrl}/?worker`)
    await other.getByRole('heading', { name: /^(No connection|连不上了)$/ }).waitFor()
    await shoot(other, 'offline page')
  })
  await page.context().close()
  await server.restart()
}

async function enter(studio: Studio, browser: Browser, device: Device, path = '/'): Promise<Page> {
  const page = await studio.openPage(browser, { ...pageOptions(device), path })
  await enterByCard(page, device.language === 'zh' ? '小雨' : 'Mira')
  return page
}

/** The page as a guest in a room whose host can be told what to do. */
async function asGuest(studio: Studio, browser: Browser, device: Device, url: string): Promise<{ host: Bot; page: Page }> {
  const token = await newGuest(url)
  const invite = await makeRoom(url, token, {})
  const host = await bringIn(url, 'Noor', { invite, token })
  return { host, page: await enter(studio, browser, device, `/r/${invite}`) }
}

async function connectionIs(page: Page, wanted: string): Promise<void> {
  await page.waitForFunction((connection) => window.__kith.connection === connection, wanted, { timeout: 60_000, polling: 50 })
}
