import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from 'playwright-core'
import { chromiumArgs, findChromium } from './chromium.ts'

export interface SheetToDraw {
  name: string
  widthPixels: number
  heightPixels: number
  /** What the page's own function is given. */
  sheet: unknown
}

const root = fileURLToPath(new URL('../../', import.meta.url))
const origin = 'http://sheets.test'
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }
/** A sheet may be thousands of steps and dozens of views in a software renderer. */
const drawLimitMs = 300_000

/**
 * Draws sheets with the client's own drawing code: builds client/src/scene/testing, opens one of its pages for each sheet, calls
 * its function, and writes `<name>.png` into a folder under the repository's .cache, or the one given in the arguments
 * `[folder] [name…]`; names choose some of the sheets.
 */
export async function drawSheets(pageName: string, drawName: string, usualFolder: string, sheets: readonly SheetToDraw[]): Promise<void> {
  const folder = resolve(process.argv[2] ?? join(root, '.cache', usualFolder))
  const wanted = process.argv.slice(3)
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('no Chromium: set KITH_CHROMIUM')
  const built = await mkdtemp(join(tmpdir(), 'kith-sheets-'))
  await buildPages(built)
  await mkdir(folder, { recursive: true })
  const browser = await chromium.launch({ executablePath, args: chromiumArgs })
  try {
    const page = await browser.newPage()
    page.setDefaultTimeout(drawLimitMs)
    await servePages(page, built)
    for (const one of sheets) {
      if (wanted.length > 0 && !wanted.includes(one.name)) continue
      const path = join(folder, `${one.name}.png`)
      await draw(page, `${origin}/${pageName}.html`, drawName, one)
      await page.screenshot({ path, timeout: drawLimitMs })
      console.log(path)
    }
  } finally {
    await browser.close()
    await rm(built, { recursive: true, force: true })
  }
}

async function draw(page: Page, url: string, drawName: string, { widthPixels, heightPixels, sheet }: SheetToDraw): Promise<void> {
  await page.setViewportSize({ width: widthPixels, height: heightPixels })
  await page.goto(url)
  await page.waitForFunction((name) => name in window, drawName)
  await page.evaluate(
    async ([name, drawn]) => {
      const drawIt: unknown = Reflect.get(window, name)
      if (typeof drawIt === 'function') await drawIt(drawn)
    },
    [drawName, sheet] as const,
  )
}

async function servePages(page: Page, built: string): Promise<void> {
  page.on('pageerror', (error) => console.error(error.message))
  page.on('console', (line) => {
    if (line.type() === 'error') console.error(line.text())
  })
  await page.route(`${origin}/**`, async (route) => {
    const path = new URL(route.request().url()).pathname
    const body = await readFile(join(built, path)).catch(() => null)
    if (body === null) await route.fulfill({ status: 404 })
    else await route.fulfill({ body, contentType: types[extname(path)] ?? 'application/octet-stream' })
  })
}

function buildPages(outDir: string): Promise<void> {
  return new Promise((done, fail) => {
    const vite = join(root, 'node_modules/vite/bin/vite.js')
    const args = [vite, 'build', '--config', 'vite-sheets.config.ts', '--outDir', outDir, '--emptyOutDir']
    const building = spawn(process.execPath, args, { cwd: join(root, 'client'), stdio: ['ignore', 'ignore', 'inherit'] })
    building.once('error', fail)
    building.once('close', (code) => (code === 0 ? done() : fail(new Error(`the sheets' pages could not be built (${code})`))))
  })
}
