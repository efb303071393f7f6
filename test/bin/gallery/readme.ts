import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { answerTo, ask, enterByCard, framesPass, lineHeard, orbit, walkNorthTo, walkUpTo, worldDrawn } from '../../helpers/bot-page.ts'
import { openStage, type Stage } from '../../helpers/bot-stage.ts'
import { closePanel, openPanel } from '../../helpers/screens.ts'
import { repository, shootInto, sizes, type Chapter, type Studio } from './studio.ts'

/** The pictures of the README (docs/) and of shared links (client/public/og.jpg): an evening with eight guests. */
const pictures = ['garden', 'og', 'people', 'memory', 'room', 'entry', 'phone-zh'] as const
type Picture = (typeof pictures)[number]
const link = { width: 1200, height: 630 }
/** What is small is drawn fast: things are staged here and filmed in full size. */
const small = { width: 480, height: 300 }
const smallPhone = { width: 240, height: 520 }
const mostBytes = 250_000
/** For camera, light and fonts to come to rest. */
const settledFrames = 10

export const readme: Chapter = {
  name: 'readme',
  pictures: () => pictures,
  async take(studio) {
    const wants = (...names: Picture[]) => studio.wantsAny(names)
    // All three residents sit by the fire at this hour.
    await studio.withServer({ KITH_HOUR: '19.4' }, async (server, browser) => {
      if (wants('entry')) await studio.attempt('entry', () => entry(studio, browser))
      if (pictures.every((name) => name === 'entry' || !wants(name))) return
      const stage = await openStage(server.url)
      if (wants('garden', 'og', 'people', 'memory', 'room')) await studio.attempt('evening', () => evening(studio, browser, stage))
      if (wants('phone-zh')) await studio.attempt('phone-zh', () => phoneInChinese(studio, browser))
      await stage.close()
    })
  },
}

async function shoot(studio: Studio, page: Page, picture: Picture, size?: { width: number; height: number }): Promise<void> {
  if (!studio.wants(picture)) return
  const path = picture === 'og' ? 'client/public/og.jpg' : `docs/${picture}.jpg`
  const bytes = await shootInto(page, join(repository, path), size)
  if (bytes > mostBytes) throw new Error(`${path} is too large: ${bytes} bytes`)
}

/** The card at the door, the garden behind it. */
async function entry(studio: Studio, browser: Browser): Promise<void> {
  const page = await studio.openPage(browser, { quality: 'high', viewport: sizes.laptop })
  await worldDrawn(page)
  await page.getByRole('textbox', { name: 'Your name' }).fill('Mira')
  await page.getByRole('radio').nth(1).check({ force: true })
  await framesPass(page, 4)
  await shoot(studio, page, 'entry')
  await page.context().close()
}

async function evening(studio: Studio, browser: Browser, stage: Stage): Promise<void> {
  const page = await studio.openPage(browser, { quality: 'high', viewport: small })
  await page.getByRole('radio').nth(1).check({ force: true })
  await enterByCard(page, 'Mira')
  if (studio.wants('garden') || studio.wants('og')) await garden(studio, page, stage)
  if (studio.wants('people')) {
    await page.setViewportSize(sizes.laptop)
    await openPanel(page, 'people')
    await shoot(studio, page, 'people')
    await closePanel(page)
  }
  if (studio.wants('memory')) await memory(studio, page)
  if (studio.wants('room')) {
    await page.setViewportSize(sizes.laptop)
    await openPanel(page, 'room')
    await page.getByRole('textbox', { name: /name/i }).first().fill('Mira’s Friday tea')
    await page.getByRole('button', { name: 'Open the room' }).click()
    await page.getByRole('textbox', { name: 'Invite link' }).waitFor()
    await shoot(studio, page, 'room')
  }
  await page.context().close()
}

/** What somebody sees who has just come in by the gate: the whole garden before them, and two who talk across the fire. */
async function garden(studio: Studio, page: Page, { bots }: Stage): Promise<void> {
  // From the gate one hears nobody: a few steps in, those at the fire.
  // The touch takes the keys from the line that is written to the view.
  await orbit(page, 2, 0)
  await walkNorthTo(page, 6.4)
  // By hand, so that the camera stays as it is: the own head beside the fire, and the place behind it.
  await orbit(page, 64, 8, 260)
  await framesPass(page, 30)
  const who = await across(page)
  await page.setViewportSize(sizes.laptop)
  await foldTalk(page)
  await page.setViewportSize(small)
  await answerTo(page, who, async () => void bots.get('Noor')?.body.say(`${who}, who hung all these lanterns?`))
  await page.setViewportSize(sizes.laptop)
  await framesPass(page, 2)
  await told(page, bots, 'This is the seat with the best view: one sees everybody who comes in, and the kettle, and a little of the sky.')
  await shoot(studio, page, 'garden', sizes.laptop)
  const hidden = await page.addStyleTag({ content: '.bar, .talk, .kith-hint, .toasts { visibility: hidden }' })
  await page.setViewportSize(link)
  await framesPass(page, 2)
  await told(page, bots, 'Come and sit with us: there is cake tonight, and the kettle has just boiled. Nobody here is in a hurry.')
  await shoot(studio, page, 'og', link)
  await hidden.evaluate((style) => style.parentNode?.removeChild(style))
}

/** Long enough for its words to stand there still when a slow machine has drawn them. */
async function told(page: Page, bots: Stage['bots'], line: string): Promise<void> {
  bots.get('Noor')?.body.say(line)
  await lineHeard(page, line)
}

/** The resident who sits across the fire, whose face is seen; which of them does changes from evening to evening. */
async function across(page: Page): Promise<string> {
  const names = await page.evaluate(() =>
    window.__kith.avatars
      .filter(({ kind, seatId }) => kind === 'resident' && (seatId === 'cushion-6' || seatId === 'cushion-1'))
      .map(({ name }) => name),
  )
  return ['Xiaoman', 'Adeng', 'Zhou'].find((name) => names.some((known) => known.includes(name))) ?? 'Xiaoman'
}

/** Folded, what is said leaves the faces free. */
async function foldTalk(page: Page): Promise<void> {
  const fold = page.getByRole('button', { name: 'Fold the conversation' })
  if ((await fold.count()) > 0) await fold.click()
}

async function memory(studio: Studio, page: Page): Promise<void> {
  await page.setViewportSize(small)
  // From the seat by the fire all residents hear; from the gate none does.
  if (!(await page.evaluate(() => window.__kith.avatars.some(({ self, seatId }) => self && seatId !== '')))) await walkUpTo(page, 'Xiaoman')
  await ask(page, 'Xiaoman', 'Xiaoman, my name is Mira and I love osmanthus cake.')
  await ask(page, 'Xiaoman', 'Xiaoman, I live by the harbour and I teach piano.')
  await ask(page, 'Xiaoman', 'Xiaoman, next month I am going to Lisbon with my sister.')
  await page.setViewportSize(sizes.laptop)
  await openPanel(page, 'memory')
  await page
    .getByRole('button', { name: /^Forget everything/ })
    .first()
    .waitFor()
  await shoot(studio, page, 'memory')
  await closePanel(page)
}

async function phoneInChinese(studio: Studio, browser: Browser): Promise<void> {
  const page = await studio.openPage(browser, {
    quality: 'high',
    language: 'zh',
    viewport: smallPhone,
    isMobile: true,
    hasTouch: true,
    deviceScaleFactor: 1,
  })
  await enterByCard(page, '小雨')
  await walkUpTo(page, '小满')
  await orbit(page, -40, 10, 300)
  await framesPass(page, 30)
  await ask(page, '小满', '小满，这里的灯是谁挂的？')
  await page.setViewportSize(sizes.phone)
  await framesPass(page, settledFrames)
  await ask(page, '小满', '小满，今晚有什么茶？')
  await shoot(studio, page, 'phone-zh')
  await page.context().close()
}
