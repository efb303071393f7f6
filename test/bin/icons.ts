import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from 'playwright-core'
import { chromiumArgs, findChromium } from '../helpers/chromium.ts'

/**
 * `node test/bin/icons.ts`: draws the icons of the installed app from the lantern (client/public/favicon.svg). Run it again
 * when the lantern changes; the pictures are small and kept.
 */
const pictures = fileURLToPath(new URL('../../client/public/', import.meta.url))
/** What systems may cut off a maskable icon at each side: the lantern keeps within the inner four fifths. */
const maskableScale = 0.8
const ground = '#3a2640'

interface Icon {
  file: string
  sidePixels: number
  /** Full-bleed: the system cuts the shape. */
  maskable: boolean
}
const icons: readonly Icon[] = [
  { file: 'icon-180.png', sidePixels: 180, maskable: true },
  { file: 'icon-192.png', sidePixels: 192, maskable: false },
  { file: 'icon-512.png', sidePixels: 512, maskable: false },
  { file: 'icon-maskable-192.png', sidePixels: 192, maskable: true },
  { file: 'icon-maskable-512.png', sidePixels: 512, maskable: true },
]

const executablePath = findChromium()
if (executablePath === null) throw new Error('no Chromium: set KITH_CHROMIUM')
const lantern = await readFile(`${pictures}favicon.svg`, 'utf8')
const browser = await chromium.launch({ executablePath, headless: true, args: chromiumArgs })
try {
  const page = await browser.newPage()
  for (const icon of icons) await writeFile(`${pictures}${icon.file}`, await draw(page, icon))
} finally {
  await browser.close()
}

async function draw(page: Page, { sidePixels, maskable }: Icon): Promise<Buffer> {
  await page.setViewportSize({ width: sidePixels, height: sidePixels })
  const inner = Math.round(sidePixels * (maskable ? maskableScale : 1))
  await page.setContent(
    `<style>html,body{margin:0;height:100%;background:${maskable ? ground : 'transparent'}}body{display:grid;place-items:center}svg{width:${inner}px;height:${inner}px}</style>${lantern}`,
  )
  return page.screenshot({ omitBackground: !maskable })
}
