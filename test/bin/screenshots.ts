import { mkdir, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { ensureClient } from '@kith/server/bin/client-build.ts'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { enterByCard, framesPass, keepPreferences } from '../helpers/bot-page.ts'
import { openStage, type Stage } from '../helpers/bot-stage.ts'
import { chromiumArgs, findChromium } from '../helpers/chromium.ts'
import { startServerProcess } from '../helpers/server-process.ts'

/**
 * `npm run screenshots`: stages an evening on a real server with real people at real sockets, and takes the pictures of the
 * README (docs/) and of shared links (client/public/og.jpg) in a real browser at full quality.
 */
const repository = fileURLToPath(new URL('../../', import.meta.url))
const docs = (name: string) => `${repository}docs/${name}.jpg`
const linkPicture = `${repository}client/public/og.jpg`
const laptop = { width: 1280, height: 720 }
const phone = { width: 390, height: 844 }
const link = { width: 1200, height: 630 }
/** What is small is drawn fast: things are staged here and filmed in full size. */
const small = { width: 480, height: 300 }
const smallPhone = { width: 240, height: 520 }
const jpegQuality = 85
const mostBytes = 250_000
/** For camera, light and fonts to come to rest. */
const settledFrames = 10
const answerLimitMs = 60_000
/** All three residents sit by the fire at this hour. */
const hour = '19.4'
const shownUrl = 'http://kith.example'

await ensureClient()
await mkdir(`${repository}docs`, { recursive: true })
const server = await startServerProcess({ KITH_HOUR: hour })
const browser = await openBrowser(new URL(server.url).host)
const stage = await openStage(server.url)
try {
  const page = await openPage(browser, { viewport: laptop, locale: 'en-GB' }, 'en')
  await entry(page)
  await garden(page, stage)
  await sharedLink(page)
  await people(page)
  await memory(page)
  await room(page)
  await page.context().close()
  await phoneInChinese(browser)
} finally {
  await stage.close()
  await browser.close()
  await server.close()
}

/** A browser for which the server answers at the address shown in the pictures. */
async function openBrowser(host: string): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('no Chromium: set KITH_CHROMIUM')
  const address = new URL(shownUrl)
  return chromium.launch({
    executablePath,
    args: [...chromiumArgs, `--host-resolver-rules=MAP ${address.host} ${host}`, `--unsafely-treat-insecure-origin-as-secure=${shownUrl}`],
  })
}

async function openPage(from: Browser, options: BrowserContextOptions, language: 'en' | 'zh'): Promise<Page> {
  const context = await from.newContext(options)
  const page = await context.newPage()
  await keepPreferences(page, { quality: 'high', language })
  await page.goto(shownUrl)
  return page
}

async function shoot(page: Page, path: string, viewport?: { width: number; height: number }): Promise<void> {
  if (viewport !== undefined) {
    await page.setViewportSize(viewport)
    await framesPass(page, 2)
  }
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.screenshot({ path, type: 'jpeg', quality: jpegQuality })
  const { size } = await stat(path)
  console.log(`${path.replace(repository, '')}: ${size} bytes${size > mostBytes ? ' — TOO LARGE' : ''}`)
  if (size > mostBytes) process.exitCode = 1
}

/** The card at the door, the garden behind it. */
async function entry(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Your name' }).fill('Mira')
  await page.getByRole('radio').nth(1).check({ force: true })
  await framesPass(page, settledFrames)
  await shoot(page, docs('entry'))
}

/** Walks away from the camera until the body is as far north as `z` metres. */
async function walkNorthTo(page: Page, z: number): Promise<void> {
  await page.keyboard.down('KeyW')
  await page.waitForFunction(
    (goal) => {
      const { avatars, selfPid } = window.__kith
      return (avatars.find(({ pid }) => pid === selfPid)?.z ?? Infinity) <= goal
    },
    z,
    { timeout: answerLimitMs, polling: 20 },
  )
  await page.keyboard.up('KeyW')
}

/** Turns the camera by a drag between the bars, and brings it nearer (below 0) or farther. */
async function orbit(page: Page, dx: number, dy: number, zoom = 0): Promise<void> {
  const { width, height } = page.viewportSize() ?? small
  const [x, y] = [width * 0.5, height * 0.3]
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let step = 1; step <= 8; step += 1) await page.mouse.move(x + (dx * step) / 8, y + (dy * step) / 8)
  await page.mouse.up()
  if (zoom !== 0) await page.mouse.wheel(0, zoom)
  await framesPass(page, 2)
}

async function say(page: Page, text: string): Promise<void> {
  const box = page.getByRole('textbox', { name: /^(Say something|说点什么)/ })
  await box.fill(text)
  await box.press('Enter')
}

/** Lets a line be said and waits for the whole of the answer. */
async function answerTo(page: Page, who: string, speak: () => Promise<void>): Promise<void> {
  const known = await page.evaluate(() => window.__kith.transcript.map(({ id }) => id))
  await speak()
  await page.waitForFunction(
    ([name, before]) =>
      window.__kith.transcript.some(({ id, name: by, done, text }) => by.includes(name) && done && text !== '' && !before.includes(id)),
    [who, known] as const,
    { timeout: answerLimitMs, polling: 50 },
  )
}

function ask(page: Page, who: string, text: string): Promise<void> {
  return answerTo(page, who, () => say(page, text))
}

/** One's own bubble stands before the faces one talks to; the picture is of what comes after it. */
async function ownBubbleGone(page: Page): Promise<void> {
  await page.locator('.kith-bubble[data-mine][data-shown]').waitFor({ state: 'detached', timeout: answerLimitMs })
  await framesPass(page, 1)
}

/** Sits on the seat in reach. Asked again when the server had not yet seen the body come so near. */
async function sitDown(page: Page): Promise<void> {
  const seated = () => page.evaluate(() => window.__kith.avatars.some(({ self, seatId }) => self && seatId !== ''))
  for (let attempt = 0; attempt < 5 && !(await seated()); attempt += 1) {
    await page.locator('.kith-hint[data-shown]').waitFor({ state: 'attached', timeout: answerLimitMs })
    await page.keyboard.press('KeyE')
    await framesPass(page, settledFrames)
  }
  if (!(await seated())) throw new Error('found no seat')
}

async function garden(page: Page, { bots }: Stage): Promise<void> {
  await enterByCard(page, 'Mira')
  await page.setViewportSize(small)
  // From the gate to the western cushion, then looking past it at those across the fire.
  await orbit(page, -47, 0)
  await walkNorthTo(page, 4.5)
  await sitDown(page)
  await orbit(page, 97, 20, 450)
  await framesPass(page, 30)
  await ask(page, 'Xiaoman', 'Xiaoman, who hung all these lanterns?')
  await page.setViewportSize(laptop)
  await framesPass(page, settledFrames)
  await answerTo(page, 'Xiaoman', async () => void bots.get('Noor')?.body.say('Xiaoman, is there cake tonight?'))
  await framesPass(page, 1)
  await shoot(page, docs('garden'))
}

/** The same scene without the interface. */
async function sharedLink(page: Page): Promise<void> {
  const show = (visible: boolean) =>
    page.evaluate((on) => {
      for (const part of document.querySelectorAll<HTMLElement>('.bar, .talk, .kith-hint, .toasts'))
        part.style.visibility = on ? '' : 'hidden'
    }, visible)
  await show(false)
  await shoot(page, linkPicture, link)
  await show(true)
}

async function openPanel(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().click()
  await page.getByRole('dialog').first().waitFor()
}

async function closePanel(page: Page): Promise<void> {
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^(Close|关闭)/ })
    .first()
    .click()
}

/** Walks to somebody by the People panel, as one would who cannot see the garden. */
async function walkUpTo(page: Page, name: string): Promise<void> {
  await openPanel(page, /^(People|在场的人)/)
  await page.getByRole('button', { name: new RegExp(`^(Walk to|走到)\\s?.*${name}`) }).click()
  await closePanel(page)
  await page.waitForFunction(
    (who) => {
      const { avatars, selfPid } = window.__kith
      const [me, other] = [avatars.find(({ pid }) => pid === selfPid), avatars.find((avatar) => avatar.name.includes(who))]
      return me !== undefined && other !== undefined && Math.hypot(me.x - other.x, me.z - other.z) < 2.6
    },
    name,
    { timeout: answerLimitMs, polling: 50 },
  )
}

async function people(page: Page): Promise<void> {
  await page.setViewportSize(laptop)
  await openPanel(page, /^People/)
  await framesPass(page, 2)
  await shoot(page, docs('people'))
  await closePanel(page)
}

async function memory(page: Page): Promise<void> {
  await page.setViewportSize(small)
  await ask(page, 'Xiaoman', 'Xiaoman, my name is Mira and I love osmanthus cake.')
  await ask(page, 'Xiaoman', 'Xiaoman, I live by the harbour and I teach piano.')
  await ask(page, 'Xiaoman', 'Xiaoman, next month I am going to Lisbon with my sister.')
  await page.setViewportSize(laptop)
  await openPanel(page, /^What they remember/)
  await framesPass(page, 2)
  await shoot(page, docs('memory'))
  await closePanel(page)
}

async function room(page: Page): Promise<void> {
  await openPanel(page, /^Make a private room/)
  await page.getByRole('textbox', { name: /name/i }).first().fill('Mira’s Friday tea')
  await page.getByRole('button', { name: 'Open the room' }).click()
  await page.getByRole('textbox', { name: 'Invite link' }).waitFor()
  await framesPass(page, 2)
  await shoot(page, docs('room'))
}

async function phoneInChinese(from: Browser): Promise<void> {
  const page = await openPage(from, { viewport: phone, locale: 'zh-CN', isMobile: true, hasTouch: true, deviceScaleFactor: 1 }, 'zh')
  await enterByCard(page, '小雨')
  await walkUpTo(page, '小满')
  await page.setViewportSize(smallPhone)
  await orbit(page, -40, 10, 300)
  await framesPass(page, 30)
  await ask(page, '小满', '小满，这里的灯是谁挂的？')
  await page.setViewportSize(phone)
  await framesPass(page, settledFrames)
  await ask(page, '小满', '小满，今晚有什么茶？')
  await ownBubbleGone(page)
  await shoot(page, docs('phone-zh'))
  await page.context().close()
}
