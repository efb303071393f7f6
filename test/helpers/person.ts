import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { chromiumArgs, findChromium } from './chromium.ts'
import { until } from './wait.ts'

export const laptop = { width: 1280, height: 720 } as const
export const phone = { width: 390, height: 844 } as const

/** What `window.__kith` shows of a page (read-only). */
export interface Hook {
  frames: number
  drawCalls: number
  triangles: number
  /** Bodies drawn as figures people brought along. */
  figures: number
  /** The place is drawn. */
  worldReady: boolean
  connection: string
  selfPid: number
  avatars: {
    pid: number
    name: string
    kind: 'person' | 'resident'
    x: number
    y: number
    z: number
    presence: string
    self: boolean
    look: string
    seatId: string
    /** Not drawn: blocked, or its place is not known yet. */
    hidden: boolean
  }[]
  transcript: { id: string; name: string; kind: string; mine: boolean; text: string; done: boolean; sources: number }[]
}

export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('no Chromium: set KITH_CHROMIUM')
  return chromium.launch({ executablePath, headless: true, args: chromiumArgs })
}

export interface PersonOptions {
  language?: 'en' | 'zh'
  viewport?: { width: number; height: number }
  path?: string
  touch?: boolean
  reducedMotion?: boolean
  /** Lists and a map instead of the picture: nothing of the 3D world is fetched or drawn. */
  listView?: boolean
  /** 'block' where a test answers requests itself: what a service worker asks for passes by page.route. */
  serviceWorkers?: 'allow' | 'block'
  /** Runs before the page is opened. */
  prepare?: (page: Page) => Promise<void>
}

/** Somebody at a real browser: their page, what their socket brought them, and whatever went wrong on it. */
export interface Person {
  readonly page: Page
  readonly context: BrowserContext
  /** Console errors, page errors and foreign requests so far. */
  readonly troubles: string[]
  /** Bytes of every WebSocket frame this page received or sent. */
  readonly frames: { direction: 'in' | 'out'; bytes: Buffer }[]
  hook(): Promise<Hook>
  enter(name: string): Promise<void>
  /** Types a line and sends it with Enter. */
  say(text: string): Promise<void>
  /** Waits for a transcript line that fits; returns its text. */
  hears(what: string, fits: (line: Hook['transcript'][number]) => boolean, withinMs?: number): Promise<Hook['transcript'][number]>
  /** Opens the People panel (if needed) and walks to a place or person by its button; waits until there. */
  walkToPlace(place: RegExp, x: number, z: number, withinMetres?: number): Promise<void>
  walkToPerson(name: string, withinMetres?: number): Promise<void>
  me(): Promise<Hook['avatars'][number]>
  /** True when any received frame holds these words (UTF-8). */
  received(words: string): boolean
  close(): Promise<void>
}

const patienceMs = 60_000

export async function newPerson(browser: Browser, baseUrl: string, options: PersonOptions = {}): Promise<Person> {
  const context = await browser.newContext({
    viewport: options.viewport ?? laptop,
    locale: options.language === 'zh' ? 'zh-CN' : 'en-GB',
    hasTouch: options.touch ?? false,
    isMobile: options.touch ?? false,
    reducedMotion: options.reducedMotion === true ? 'reduce' : 'no-preference',
    serviceWorkers: options.serviceWorkers ?? 'allow',
  })
  // Worlds drawn in software beside each other take long to answer a click.
  context.setDefaultTimeout(patienceMs)
  const page = await context.newPage()
  const troubles: string[] = []
  const frames: Person['frames'] = []
  watch(page, baseUrl, troubles, frames)
  if (options.listView === true) await wantsLists(page)
  await options.prepare?.(page)
  await page.goto(`${baseUrl}${options.path ?? '/'}${(options.path ?? '').includes('?') ? '&' : '?'}quality=test`)
  return person(page, context, troubles, frames)
}

/** A second tab of the same browser: same storage, same person. */
export async function newTab(of: Person, baseUrl: string, path = '/'): Promise<Person> {
  const page = await of.context.newPage()
  const troubles: string[] = []
  const frames: Person['frames'] = []
  watch(page, baseUrl, troubles, frames)
  await page.goto(`${baseUrl}${path}?quality=test`)
  return person(page, of.context, troubles, frames)
}

/** As somebody who chose the list view on an earlier visit. */
async function wantsLists(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const key = 'kith.preferences'
    if (localStorage.getItem(key) === null) localStorage.setItem(key, JSON.stringify({ listView: true }))
  })
}

/** Known noise of three and R3F that no one can act on; everything else is a failure. */
const allowedNoise = [
  /THREE\.Clock.*deprecated/i,
  /GPU stall due to ReadPixels/i,
  /Automatic fallback to software WebGL/i,
  /WebGL.*Performance/i,
]

function watch(page: Page, baseUrl: string, troubles: string[], frames: Person['frames']): void {
  page.on('console', (message) => {
    if (message.type() === 'error' && !allowedNoise.some((noise) => noise.test(message.text())))
      troubles.push(`console: ${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => troubles.push(`page: ${error.message}`))
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (/^(https?|wss?):$/.test(url.protocol) && url.host !== new URL(baseUrl).host) troubles.push(`foreign request: ${request.url()}`)
  })
  page.on('websocket', (socket) => {
    const keep = (direction: 'in' | 'out') => (frame: { payload: string | Buffer }) =>
      frames.push({ direction, bytes: Buffer.from(frame.payload) })
    socket.on('framereceived', keep('in'))
    socket.on('framesent', keep('out'))
  })
}

function person(page: Page, context: BrowserContext, troubles: string[], frames: Person['frames']): Person {
  const hook = () => page.evaluate(() => JSON.parse(JSON.stringify((window as unknown as { __kith: unknown }).__kith)) as Hook)
  const me = async () => {
    const { avatars, selfPid } = await hook()
    const found = avatars.find((avatar) => avatar.pid === selfPid)
    if (found === undefined) throw new Error('my own body is not there')
    return found
  }
  /** Presses a button of the People panel, or of the lists that stand where the picture would. */
  const pressInLists = async (name: RegExp) => {
    const lists = page.locator('.list-view__card')
    if ((await lists.count()) > 0) return lists.getByRole('button', { name }).click()
    const panel = page.getByRole('dialog')
    if ((await panel.count()) === 0)
      await page
        .getByRole('button', { name: /^(People|在场的人)/ })
        .first()
        .click()
    await panel.first().waitFor()
    await panel.getByRole('button', { name }).click()
    await panel
      .getByRole('button', { name: /^(Close|关闭)/ })
      .first()
      .click()
  }
  return {
    page,
    context,
    troubles,
    frames,
    hook,
    me,
    async enter(name) {
      const field = page.getByRole('textbox', { name: /^(Your name|你的名字)$/ })
      await field.fill(name)
      await page.getByRole('button', { name: /^(Enter|进园|进屋)/ }).click()
      await until(
        `${name} is online`,
        async () => {
          const state = await hook()
          return state.connection === 'online' && state.avatars.some((avatar) => avatar.pid === state.selfPid)
        },
        60_000,
      )
    },
    async say(text) {
      const box = page.getByRole('textbox', { name: /^(Say something|说点什么)/ })
      await box.fill(text)
      await box.press('Enter')
    },
    async hears(what, fits, withinMs = 45_000) {
      return until(what, async () => (await hook()).transcript.find(fits), withinMs)
    },
    async walkToPlace(place, x, z, withinMetres = 1) {
      await pressInLists(place)
      await until(
        `walked to ${place}`,
        async () => {
          const self = await me()
          return Math.hypot(self.x - x, self.z - z) <= withinMetres
        },
        60_000,
      )
    },
    async walkToPerson(name, withinMetres = 2.6) {
      await pressInLists(new RegExp(`^(Walk to|走到)\\s?.*${name}`))
      await until(
        `walked to ${name}`,
        async () => {
          const self = await me()
          const other = (await hook()).avatars.find((avatar) => avatar.name.includes(name) && !avatar.self)
          return other !== undefined && Math.hypot(self.x - other.x, self.z - other.z) <= withinMetres
        },
        60_000,
      )
    },
    received: (words) => {
      const needle = Buffer.from(words, 'utf8')
      return frames.some(({ direction, bytes }) => direction === 'in' && bytes.includes(needle))
    },
    close: () => context.close(),
  }
}
