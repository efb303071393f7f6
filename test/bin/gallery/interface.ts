import type { Browser } from 'playwright-core'
import { bringIn, type Bot } from '../../helpers/bot.ts'
import { ask, enterByCard, framesPass, walkUpTo } from '../../helpers/bot-page.ts'
import { crisis, doorScreens, insideScreens, listView, roomMade, wireScreens, type Screen } from '../../helpers/screens.ts'
import { takeWire } from '../../helpers/wire.ts'
import { devices, namesOf, pageOptions, tour, type Device } from './devices.ts'
import { endings, takeEndings } from './endings.ts'
import { hostScreens, takeHost } from './host.ts'
import { careScreens, keepFeelings, lookScreens, memoryScreens, worldScreens } from './screens.ts'
import type { Chapter, Studio } from './studio.ts'

/** Every screen of the interface, in both languages, on a laptop and on a phone held either way. */
const doorPath = '/r/abcdefghijklmnopqrstuvwx'
const door = [...doorScreens, ...lookScreens.slice(0, 1)]
const inside = [...insideScreens, ...memoryScreens, ...worldScreens, ...lookScreens.slice(1), ...careScreens, roomMade, listView, crisis]
/** What the server would say at its own time. */
const told = ['break reminder', 'somebody knocks']

export const interfaceScreens: Chapter = {
  name: 'interface',
  pictures: () =>
    devices.flatMap((device) =>
      [
        ...door.map(({ name }) => `door ${name}`),
        ...inside.map(({ name }) => name),
        ...told,
        ...hostScreens.map(({ name }) => `host ${name}`),
        ...endings.map((name) => `end ${name}`),
      ].flatMap((screen) => namesOf(device, screen)),
    ),
  async take(studio) {
    for (const device of devices) {
      const anyOf = (screens: readonly string[]) => studio.wantsAny(screens.flatMap((screen) => namesOf(device, screen)))
      const doors = anyOf(door.map(({ name }) => `door ${name}`))
      const insides = anyOf([...inside.map(({ name }) => name), ...told])
      const hosts = anyOf(hostScreens.map(({ name }) => `host ${name}`))
      const ends = anyOf(endings.map((name) => `end ${name}`))
      if (!doors && !insides && !hosts && !ends) continue
      await studio.withServer({ KITH_HOUR: '19.4' }, async (server, browser) => {
        if (doors) await studio.attempt(`${device.language} door`, () => takeDoor(studio, browser, device))
        if (insides) await studio.attempt(`${device.language} inside`, () => takeInside(studio, browser, device, server.url))
        if (hosts) await studio.attempt(`${device.language} host`, () => takeHost(studio, browser, device, server.url))
        if (ends) await studio.attempt(`${device.language} ends`, () => takeEndings(studio, browser, device, server))
      })
    }
  },
}

async function takeDoor(studio: Studio, browser: Browser, device: Device): Promise<void> {
  // The door as each space has it is in the chapter of spaces; without the world behind it comes faster.
  // The doors' answers are put in by the tour, and what a service worker asks for passes by them.
  const page = await studio.openPage(browser, { ...pageOptions(device), path: doorPath, listView: true, serviceWorkers: 'block' })
  page.setDefaultTimeout(20_000)
  await page
    .getByRole('textbox')
    .first()
    .fill(device.language === 'zh' ? '小雨' : 'Mira')
  await tour(studio, page, device, door, 'door ')
  await page.context().close()
}

async function takeInside(studio: Studio, browser: Browser, device: Device, url: string): Promise<void> {
  const bots = await company(url)
  const zh = device.language === 'zh'
  const page = await studio.openPage(browser, pageOptions(device))
  page.setDefaultTimeout(20_000)
  const wire = await takeWire(page)
  await keepFeelings(page)
  await page.reload()
  await enterByCard(page, zh ? '小雨' : 'Mira')
  await framesPass(page, 3)
  await walkUpTo(page, 'Xiaoman')
  for (const line of zh
    ? ['小满，我叫小雨，我喜欢桂花糕。', '小满，下个月我要和姐姐去里斯本。', '小满，我喜欢什么？']
    : ['Xiaoman, my name is Mira and I love osmanthus cake.', 'Xiaoman, next month I am going to Lisbon.', 'Xiaoman, what do I love?'])
    await ask(page, 'Xiaoman', line)
  const saidByServer: readonly Screen[] = wireScreens(wire).filter(({ name }) => told.includes(name))
  await tour(studio, page, device, [...inside, ...saidByServer])
  await page.context().close()
  await Promise.all(bots.map((bot) => bot.body.leave()))
}

/** Two who stand by the fire. */
async function company(url: string): Promise<Bot[]> {
  const noor = await bringIn(url, 'Noor', { look: '5.3.1.4.0.8.1.2.102.98.100' })
  const yuan = await bringIn(url, '阿远', { look: '3.0.0.1.0.2.3.1.108.100.98', lang: 'zh' })
  await noor.walkTo(1.6, 4.4, 3.6)
  await yuan.walkTo(-1.6, 4.4, 2.7)
  return [noor, yuan]
}
