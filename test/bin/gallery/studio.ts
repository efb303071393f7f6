import { mkdir, stat } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { framesPass, keepPreferences, type Size } from '../../helpers/bot-page.ts'
import { chromiumArgs, findChromium } from '../../helpers/chromium.ts'
import { startServerProcess, type ServerProcess } from '../../helpers/server-process.ts'
import { holdAs } from './held.ts'

export const repository = fileURLToPath(new URL('../../../', import.meta.url))
export const galleryFolder = join(repository, 'gallery')
/** The address shown in pictures. */
export const shownUrl = 'http://kith.example'

export const sizes = {
  laptop: { width: 1280, height: 720 },
  phone: { width: 390, height: 844 },
  side: { width: 844, height: 390 },
} as const
export type SizeName = keyof typeof sizes

/** Pictures that share a server and people, taken one after the other. */
export interface Chapter {
  name: string
  /** Names of all its pictures, in the order they are taken. */
  pictures(): Promise<readonly string[]> | readonly string[]
  take(studio: Studio): Promise<void>
}

export interface PageOptions extends BrowserContextOptions {
  quality: 'low' | 'medium' | 'high'
  language?: 'en' | 'zh'
  listView?: boolean
  path?: string
}

/** What a chapter works with: only what was asked for is taken, and what fails is told at the end without stopping the rest. */
export interface Studio {
  wants(picture: string): boolean
  wantsAny(pictures: readonly string[]): boolean
  /** `last` happens once the page is drawn in that size: words in bubbles are gone before a slow machine has drawn so much. */
  shoot(page: Page, picture: string, size?: Size, last?: () => Promise<void>): Promise<void>
  attempt(what: string, work: () => Promise<void>): Promise<boolean>
  openPage(browser: Browser, options: PageOptions): Promise<Page>
  /** Runs with a server and a browser for which that server answers at `shownUrl`. */
  withServer(settings: Record<string, string>, work: (server: ServerProcess, browser: Browser) => Promise<void>): Promise<void>
  withBrowser(url: string, work: (browser: Browser) => Promise<void>): Promise<void>
}

/** Where a picture of a chapter is kept. */
export const pathOf = (chapter: string, picture: string): string => join(galleryFolder, chapter, `${picture}.png`)

export function openStudio(chapter: string, wanted: ReadonlySet<string>, failures: string[]): Studio {
  const studio: Studio = {
    wants: (picture) => wanted.has(picture),
    wantsAny: (pictures) => pictures.some((picture) => wanted.has(picture)),
    async shoot(page, picture, size, last) {
      if (!wanted.has(picture)) return
      if (size !== undefined) await holdAs(page, size)
      await shootInto(page, pathOf(chapter, picture), size, { last })
    },
    async attempt(what, work) {
      try {
        await work()
        return true
      } catch (error) {
        failures.push(`${chapter}/${what}: ${firstLine(error)}`)
        console.error(`failed: ${failures.at(-1)}`)
        return false
      }
    },
    async openPage(browser, { quality, language = 'en', listView = false, path = '/', ...options }) {
      const locale = language === 'zh' ? 'zh-CN' : 'en-GB'
      const context = await browser.newContext({ locale, timezoneId: zoneOfEvening(new Date()), ...options })
      const page = await context.newPage()
      await keepPreferences(page, { quality, language, listView })
      await page.goto(`${shownUrl}${path}`)
      return page
    },
    async withServer(settings, work) {
      const server = await startServerProcess(settings)
      try {
        await studio.withBrowser(server.url, (browser) => work(server, browser))
      } finally {
        await server.close()
      }
    },
    async withBrowser(url, work) {
      const browser = await openBrowser(url)
      try {
        await work(browser)
      } finally {
        await browser.close()
      }
    },
  }
  return studio
}

async function openBrowser(url: string): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('no Chromium: set KITH_CHROMIUM')
  const shown = new URL(shownUrl)
  return chromium.launch({
    executablePath,
    args: [
      ...chromiumArgs,
      `--host-resolver-rules=MAP ${shown.host} ${new URL(url).host}`,
      `--unsafely-treat-insecure-origin-as-secure=${shownUrl}`,
    ],
  })
}

/** What opens over the world. Words in bubbles go while one waits for more frames than need be. */
const opened = '.panel, .modal, .editor, .why, .photo, .door'
const speaks = '.kith-bubble[data-shown]'
/** For the camera to turn to who speaks, and for the words to be placed. */
const spokenFrames = 2
const jpegQuality = 85

/** Waits for the page to be drawn in this size, and takes it: a JPEG where the name says so. Returns its bytes. */
export async function shootInto(
  page: Page,
  path: string,
  size?: Size,
  { last }: { last?: (() => Promise<void>) | undefined } = {},
): Promise<number> {
  const now = page.viewportSize()
  if (size !== undefined && (now?.width !== size.width || now.height !== size.height)) await page.setViewportSize(size)
  await settled(page)
  if (last) {
    await last()
    await framesPass(page, spokenFrames)
  }
  await mkdir(dirname(path), { recursive: true })
  const opens = (await page.locator(opened).count()) > 0
  // A machine that is busy drawing the world paints new words a frame late: the first look makes it catch up.
  if (opens || (await page.locator(speaks).count()) > 0)
    await page.screenshot({ clip: { x: 0, y: 0, width: 8, height: 8 }, timeout: 120_000 })
  if (opens) await settled(page)
  await page.screenshot({ path, ...(path.endsWith('.jpg') ? { type: 'jpeg', quality: jpegQuality } : {}), timeout: 120_000 })
  const { size: bytes } = await stat(path)
  console.log(`${relative(repository, path)}: ${bytes} bytes`)
  return bytes
}

/** Laid out, fonts there, and drawn, where something is being drawn. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    // Whatever comes in has come in; what moves for ever is not waited for.
    const ending = document.getAnimations().filter((moving) => moving.effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })
  const draws = await page.evaluate(
    () => '__kith' in window && window.__kith.worldReady && document.querySelector('.list-view') === null && !document.hidden,
  )
  if (draws) await framesPass(page, 2)
}

/** A name for a file from words. */
export const slug = (words: string): string => words.replaceAll(/[^A-Za-z0-9]+/g, '-').toLowerCase()

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
}

/** Where it is seven in the evening now: a garden without a light of its own follows the visitor's clock. */
function zoneOfEvening(now: Date): string {
  const ahead = ((19 - now.getUTCHours() + 36) % 24) - 12
  // The names count westwards.
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
}
