import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from 'playwright-core'
import { bodySheets, type NamedSheet } from '../helpers/body-looks.ts'
import { chromiumArgs, findChromium } from '../helpers/chromium.ts'

/**
 * `node test/bin/body-sheets.ts [folder] [name…]`: draws every hair, outfit, accessory, beard, age, body and portrait in rows, as
 * PNG files in a folder (.cache/bodies), with the client's own drawing code. Names choose some of the sheets.
 */
const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = resolve(process.argv[2] ?? join(root, '.cache/bodies'))
const wanted = process.argv.slice(3)
const origin = 'http://bodies.test'
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

const built = await mkdtemp(join(tmpdir(), 'kith-bodies-'))
const executablePath = findChromium()
if (executablePath === null) throw new Error('no Chromium: set KITH_CHROMIUM')
await buildPage(built)
await mkdir(folder, { recursive: true })
const browser = await chromium.launch({ executablePath, args: chromiumArgs })
try {
  const page = await browser.newPage()
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
  for (const sheet of bodySheets) if (wanted.length === 0 || wanted.includes(sheet.name)) await shoot(page, sheet)
} finally {
  await browser.close()
  await rm(built, { recursive: true, force: true })
}

async function shoot(page: Page, { name, sheet }: NamedSheet): Promise<void> {
  await page.setViewportSize({
    width: sheet.columns * sheet.cellWidth,
    height: Math.ceil(sheet.cells.length / sheet.columns) * sheet.cellHeight,
  })
  await page.goto(`${origin}/body-sheet.html`)
  await page.waitForFunction(() => 'drawSheet' in window)
  await page.evaluate(async (drawn) => {
    const draw: unknown = Reflect.get(window, 'drawSheet')
    if (typeof draw === 'function') await draw(drawn)
  }, sheet)
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path })
  console.log(path)
}

function buildPage(outDir: string): Promise<void> {
  return new Promise((done, fail) => {
    const args = [
      join(root, 'node_modules/vite/bin/vite.js'),
      'build',
      '--config',
      'vite-sheet.config.ts',
      '--outDir',
      outDir,
      '--emptyOutDir',
    ]
    const vite = spawn(process.execPath, args, { cwd: join(root, 'client'), stdio: ['ignore', 'ignore', 'inherit'] })
    vite.once('error', fail)
    vite.once('close', (code) => (code === 0 ? done() : fail(new Error(`the page of bodies could not be built (${code})`))))
  })
}
