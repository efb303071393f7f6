import type { KnockAnswer } from '@kith/shared/protocol'
import type { Browser, Page } from 'playwright-core'
import { bringIn, makeRoom, newGuest, type Bot } from '../../helpers/bot.ts'
import { bodyStands, enterByCard, framesPass } from '../../helpers/bot-page.ts'
import { closePanel, openPanel, type Screen } from '../../helpers/screens.ts'
import { until } from '../../helpers/wait.ts'
import { pageOptions, tour, type Device } from './devices.ts'
import type { Studio } from './studio.ts'

/** What only the hosts of a private room see. */
export const hostScreens: readonly Screen[] = [
  { name: 'room with a guest', show: async () => undefined },
  { name: 'panel', show: (page) => openPanel(page, 'room'), leave: closePanel },
  {
    name: 'panel further down',
    show: (page) => openPanel(page, 'room'),
    reshaped: (page) =>
      page
        .getByRole('radio', { name: /^(Clear|雨停了)$/ })
        .first()
        .scrollIntoViewIfNeeded(),
    leave: closePanel,
  },
  {
    name: 'panel residents',
    show: async (page) => {
      await openPanel(page, 'room')
      await page.getByRole('tab', { name: /^(Residents|居民)$/ }).click()
      await page.locator('.books').waitFor()
    },
    leave: closePanel,
  },
  { name: 'guest card', show: openGuest, leave: closePanel },
  { name: 'ask to leave', show: (page) => askAbout(page, /^(Ask to leave|请离开)$/), leave: answered },
  { name: 'ban', show: (page) => askAbout(page, /^(Ban|禁入)$/), leave: answered },
]

async function openGuest(page: Page): Promise<void> {
  await openPanel(page, 'people')
  await page.getByRole('button', { name: /^(More about Noor|关于\s?Noor)/ }).click()
}

async function askAbout(page: Page, name: RegExp): Promise<void> {
  await openGuest(page)
  await page.getByRole('dialog').getByRole('button', { name }).first().click()
  await page.locator('.modal').waitFor()
}

async function answered(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.locator('.modal').waitFor({ state: 'detached' })
  await closePanel(page)
}

/** A room in the attic whose host is the page: one guest inside, one at the door. */
export async function takeHost(studio: Studio, browser: Browser, device: Device, url: string): Promise<void> {
  const page = await studio.openPage(browser, pageOptions(device))
  page.setDefaultTimeout(20_000)
  await enterByCard(page, device.language === 'zh' ? '小雨' : 'Mira')
  await framesPass(page, 2)
  const token = await page.evaluate(() => localStorage.getItem('kith.token') ?? '')
  const title = device.language === 'zh' ? '小雨的周五茶会' : 'Mira’s Friday tea'
  const invite = await makeRoom(url, token, { spaceId: 'attic', title, knock: true, residentIds: ['xiaoman', 'zhou'] })
  await page.goto(`${new URL(page.url()).origin}/r/${invite}`)
  await bodyStands(page)
  await framesPass(page, 3)
  const noor = await letIn(page, url, invite)
  await knockAt(url, invite, await newGuest(url), 'Bo', 'it is me, from the pond')
  await tour(studio, page, device, hostScreens, 'host ')
  await page.context().close()
  await noor.body.leave()
}

/** Noor knocks, and is let in as a host does it. */
async function letIn(page: Page, url: string, invite: string): Promise<Bot> {
  const token = await newGuest(url)
  const knockId = await knockAt(url, invite, token, 'Noor', 'I brought cake')
  await openPanel(page, 'room')
  await page
    .getByRole('button', { name: /^(Let in Noor|请进，Noor)$/ })
    .first()
    .click()
  await until('the door to open', async () => {
    const answer = await fetch(`${url}/api/knock/${knockId}`, { headers: { authorization: `Bearer ${token}` } })
    return ((await answer.json()) as KnockAnswer).state === 'accepted'
  })
  await closePanel(page)
  return bringIn(url, 'Noor', { look: '5.3.1.4.0.8.1.2.102.98.100', invite, space: 'attic', token })
}

async function knockAt(url: string, invite: string, token: string, name: string, line: string): Promise<string> {
  const answer = await fetch(`${url}/api/knock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ invite, name, line }),
  })
  if (!answer.ok) throw new Error(`the knock was answered ${answer.status}: ${await answer.text()}`)
  return ((await answer.json()) as { knockId: string }).knockId
}
