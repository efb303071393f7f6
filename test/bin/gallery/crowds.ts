import type { Page } from 'playwright-core'
import { bringIn, type Bot } from '../../helpers/bot.ts'
import { enterByCard, framesPass, lineHeard, orbit, say } from '../../helpers/bot-page.ts'
import { openFullRoom } from '../../helpers/full-room.ts'
import { lookOf } from '../../helpers/people.ts'
import { sizes, type Chapter, type SizeName, type Studio } from './studio.ts'

/** Many bodies at once: a talk of nine, and a hundred where no more than a few are named. */
const shapes: readonly SizeName[] = ['laptop', 'phone', 'side']
const crowdSize = 100
const small = { width: 480, height: 270 }
const talkers = ['Noor', '阿远', 'June', 'Tomás', '苏苏'] as const
/** Whom they look like; see `lookOf`. */
const talkerLooks = [2, 9, 13, 4, 11] as const
const opening = ['Evening, all.', '来啦。'] as const
/** Long enough to stand there until a slow picture is taken. */
const said = [
  'Who brought the cake? It stood on the counter when I came, with a card that only says “for everybody”.',
  '我，刚出炉的桂花糕。外婆的方子，糖少放了一半，你们尝尝还像不像那个味道。',
  'I will have two pieces, if nobody minds, and one to take home for somebody who could not come.',
  '灯一亮，园子就像醒了。方才还只听见水声，这会儿连树下的长椅都坐满了人。',
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

/** Five people and three residents round the visitor, by the fire. With reduced motion the camera cuts to the talk. */
async function conversation(studio: Studio): Promise<void> {
  await studio.withServer({ KITH_HOUR: '19.4' }, async (server, browser) => {
    const page = await studio.openPage(browser, { quality: 'high', viewport: small, reducedMotion: 'reduce' })
    await enterByCard(page, 'Mira')
    const bots = await Promise.all(talkers.map((name, index) => bringIn(server.url, name, { look: lookOf(talkerLooks[index] ?? 0) })))
    await Promise.all(bots.map((bot, index) => stand(bot, index)))
    await framesPass(page, 20)
    // Who answers, and when, is theirs to say: some sit out of earshot.
    await say(page, 'Xiaoman, is there any tea left?')
    for (const [before, shape] of shapes.entries()) {
      // Small, so that the camera hears while the words are fresh; and once more, for their bubbles.
      await page.setViewportSize({ width: sizes[shape].width / 2, height: sizes[shape].height / 2 })
      await framesPass(page, 3)
      await hear(page, bots, opening, before + 1)
      await framesPass(page, 2)
      await studio.shoot(page, `conversation-9.${shape}`, sizes[shape], () => hear(page, bots, said, before + 1))
    }
    await Promise.all(bots.map((bot) => bot.body.leave()))
  })
}

async function hear(page: Page, bots: readonly Bot[], lines: readonly string[], times: number): Promise<void> {
  for (const [index, line] of lines.entries()) bots[index]?.body.say(line)
  for (const line of lines) await lineHeard(page, line, times)
}

/** In an arc before the gate, where visitors come in, facing them. */
async function stand(bot: Bot, index: number): Promise<void> {
  const angle = Math.PI + (index - 2) * 0.42
  const [x, z] = [-0.2 + Math.sin(angle) * 2.1, 6.4 + Math.cos(angle) * 2.1]
  await bot.walkTo(x, z, angle + Math.PI)
}

async function crowd(studio: Studio): Promise<void> {
  const room = await openFullRoom(crowdSize)
  try {
    await studio.withBrowser(room.url, async (browser) => {
      const page = await studio.openPage(browser, { quality: 'medium', viewport: small })
      await enterByCard(page, 'Mira')
      await page.waitForFunction((all) => window.__kith.avatars.length >= all, crowdSize, { timeout: 60_000, polling: 100 })
      room.gesture()
      // Among so many the camera rises slowly.
      await framesPass(page, 40)
      await takeCrowd(studio, page, room.bots, 'crowd-100')
      await orbit(page, 90, 40, 900)
      await framesPass(page, 12)
      await takeCrowd(studio, page, room.bots, 'crowd-100-zoomed')
    })
  } finally {
    await room.close()
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
