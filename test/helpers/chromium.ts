import { existsSync } from 'node:fs'

/** Where a Chromium may be; `KITH_CHROMIUM` goes first. */
const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

export function findChromium(): string | null {
  const set = process.env['KITH_CHROMIUM']
  if (set !== undefined && set !== '') return existsSync(set) ? set : null
  return places.find((place) => existsSync(place)) ?? null
}

/** Software rendering, no calls home: every foreign request in a test is then the page's own. */
export const chromiumArgs = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
]
