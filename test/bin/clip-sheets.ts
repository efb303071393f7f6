import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from 'playwright-core'
import { chromiumArgs, findChromium } from '../helpers/chromium.ts'
import { clipSheets, type NamedClipSheet } from '../helpers/clip-rows.ts'

/**
 * `node test/bin/clip-sheets.ts [folder] [name…]`: draws every clip across time, from the front and from the side, as PNG files in
 * a folder (.cache/clips), with the client's own animator and drawing code. Names choose some of the sheets.
 */
const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = resolve(process.argv[2] ?? join(root, '.cache/clips'))
const wanted = process.argv.slice(3)
const origin = 'http://clips.test'
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }
/** A sheet is thousands of steps and dozens of views in a software renderer. */
const drawLimitMs = 300_000

const built = await mkdtemp(join(tmpdir(), 'kith-clips-'))
const executablePath = findChromium()
if (executablePath === null) throw new Error('no Chromium: set KITH_CHROMIUM')
await buildPage(built)
await mkdir(folder, { recursive: true })
const browser = await chromium.launch({ executablePath, args: chromiumArgs })
try {
  const page = await browser.newPage()
  page.setDefaultTimeout(drawLimitMs)
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
  for (const sheet of clipSheets) if (wanted.length === 0 || wanted.includes(sheet.name)) await shoot(page, sheet)
} finally {
  await browser.close()
  await rm(built, { recursive: true, force: true })
}

async function shoot(page: Page, { name, sheet }: NamedClipSheet): Promise<void> {
  await page.setViewportSize({
    width: sheet.timesSeconds.length * sheet.cellWidth,
    height: sheet.rows.length * 2 * sheet.cellHeight,
  })
  await page.goto(`${origin}/clip-sheet.html`)
  await page.waitForFunction(() => 'drawClips' in window)
  await page.evaluate(async (drawn) => {
    const draw: unknown = Reflect.get(window, 'drawClips')
    if (typeof draw === 'function') await draw(drawn)
  }, sheet)
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path, timeout: drawLimitMs })
  console.log(path)
}

function buildPage(outDir: string): Promise<void> {
  return new Promise((done, fail) => {
    const vite = join(root, 'node_modules/vite/bin/vite.js')
    const args = [vite, 'build', '--config', 'vite-clips.config.ts', '--outDir', outDir, '--emptyOutDir']
    const building = spawn(process.execPath, args, { cwd: join(root, 'client'), stdio: ['ignore', 'ignore', 'inherit'] })
    building.once('error', fail)
    building.once('close', (code) => (code === 0 ? done() : fail(new Error(`the page of clips could not be built (${code})`))))
  })
}
