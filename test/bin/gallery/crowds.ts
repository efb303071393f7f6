import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '@kith/server/src/app.ts'
import { readSettings } from '@kith/server/src/config/settings.ts'
import { encodeLook, decodeLook, lookOptions } from '@kith/shared/state'
import type { Page } from 'playwright-core'
import { bringIn, type Bot } from '../../helpers/bot.ts'
import { ask, enterByCard, framesPass, lineHeard, orbit } from '../../helpers/bot-page.ts'
import { freePort } from '../../helpers/server-process.ts'
import { sizes, type Chapter, type SizeName, type Studio } from './studio.ts'

/** Many bodies at once: a talk of nine, and a hundred where no more than a few are named. */
const shapes: readonly SizeName[] = ['laptop', 'phone', 'side']
const crowdSize = 100
const residents = 3
const talkers = ['Noor', '阿远', 'June', 'Tomás', '苏苏'] as const
const said = [
  'Who brought the cake?',
  '我，刚出炉的桂花糕。',
  'I will have two pieces, if nobody minds.',
  '灯一亮，园子就像醒了。',
] as const

export const crowds: Chapter = {
  name: 'crowds',
  pictures: () => ['conversation-9', 'crowd-100', 'crowd-100-zoomed'].flatMap((name) => shapes.map((shape) => `${name}.${shape}`)),
  async take(studio) {
    const wants = (name: string) => studio.wantsAny(shapes.map((shape) => `${name}.${shape}`))
    if (wants('conversation-9')) await studio.attempt('conversation-9', () => conversation(studio))
    if (wants('crowd-100') || wants('crowd-100-zoomed')) await studio.attempt('crowd-100', () => crowd(studio))
  },
}

/** Many different people, the same every time. */
function lookOf(number: number): string {
  const pick = (table: keyof typeof lookOptions, step: number) => (number * step + step) % lookOptions[table].length
  return encodeLook({
    ...decodeLook('1.0.0.0.0.0.0.0.100.100.100'),
    hair: pick('hair', 5),
    outfit: pick('outfit', 3),
    accessory: number % 3 === 0 ? pick('accessory', 7) : 0,
    skin: pick('skin', 5),
    hairColor: pick('hairColor', 7),
    top: pick('top', 5),
    bottom: pick('bottom', 3),
    accent: pick('accent', 5),
    heightPercent: 92 + ((number * 7) % 18),
    widthPercent: 94 + ((number * 5) % 14),
  })
}

/** Five people and three residents round the visitor, by the fire. */
async function conversation(studio: Studio): Promise<void> {
  await studio.withServer({ KITH_HOUR: '19.4' }, async (server, browser) => {
    const page = await studio.openPage(browser, { quality: 'high', viewport: { width: 480, height: 270 } })
    await enterByCard(page, 'Mira')
    const bots = await Promise.all(talkers.map((name, index) => bringIn(server.url, name, { look: lookOf(index * 3) })))
    await Promise.all(bots.map((bot, index) => stand(bot, index)))
    await framesPass(page, 20)
    await ask(page, 'Xiaoman', 'Xiaoman, is there any tea left?')
    await framesPass(page, 20)
    for (const shape of shapes) {
      await page.setViewportSize(sizes[shape])
      await framesPass(page, 2)
      for (const [index, line] of said.entries()) bots[index]?.body.say(`${line}${' '.repeat(shapes.indexOf(shape))}`)
      await framesPass(page, 2)
      await studio.shoot(page, `conversation-9.${shape}`, sizes[shape])
    }
    await Promise.all(bots.map((bot) => bot.body.leave()))
  })
}

/** In an arc before the gate, where visitors come in, facing them. */
async function stand(bot: Bot, index: number): Promise<void> {
  const angle = Math.PI + (index - 2) * 0.42
  const [x, z] = [-0.2 + Math.sin(angle) * 2.1, 6.4 + Math.cos(angle) * 2.1]
  await bot.walkTo(x, z, angle + Math.PI)
}

/** A server in this process, because only then may more than two dozen come in. */
async function crowd(studio: Studio): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kith-gallery-'))
  const port = await freePort()
  const settings = readSettings({ PORT: String(port), KITH_DATA_DIR: dataDir, KITH_MODEL: 'script', KITH_HOUR: '19.4', KITH_LOG: 'error' })
  const server = await startServer({ settings, easyLimits: 50, rooms: { peoplePerRoom: crowdSize + 20 } })
  try {
    await studio.withBrowser(server.url, async (browser) => {
      const bots: Bot[] = []
      for (let index = 0; index < crowdSize - residents - 1; index += 1)
        bots.push(await bringIn(server.url, `Guest ${index + 1}`, { look: lookOf(index) }))
      await Promise.all(bots.map((bot, index) => bot.walkTo(...placeOf(index))))
      for (const [index, bot] of bots.entries())
        if (index % 6 === 0) bot.body.send('emote', { emote: (['dance', 'wave', 'clap', 'laugh'] as const)[(index / 6) % 4] })
      const page = await studio.openPage(browser, { quality: 'medium', viewport: { width: 480, height: 270 } })
      await enterByCard(page, 'Mira')
      await page.waitForFunction((all) => window.__kith.avatars.length >= all, crowdSize, { timeout: 60_000, polling: 100 })
      await framesPass(page, 12)
      await takeCrowd(studio, page, bots, 'crowd-100')
      await orbit(page, 90, 40, 900)
      await framesPass(page, 12)
      await takeCrowd(studio, page, bots, 'crowd-100-zoomed')
      await Promise.all(bots.map((bot) => bot.body.leave()))
    })
  } finally {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function takeCrowd(studio: Studio, page: Page, bots: readonly Bot[], name: string): Promise<void> {
  for (const [round, shape] of shapes.entries()) {
    if (!studio.wants(`${name}.${shape}`)) continue
    const line = `${said[round] ?? ''} (${name})`
    bots[round * 5]?.body.say(line)
    await lineHeard(page, line)
    await studio.shoot(page, `${name}.${shape}`, sizes[shape])
  }
}

/** Rows across the terrace, a pace apart, everybody looking a little elsewhere. */
function placeOf(index: number): [x: number, z: number, yawRadians: number] {
  const [row, column] = [Math.floor(index / 12), index % 12]
  return [(column - 5.5) * 0.75 + (row % 2) * 0.35, 5.2 - row * 1.05, (index * 2.4) % (Math.PI * 2)]
}
