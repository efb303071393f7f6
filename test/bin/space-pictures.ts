import { readdir, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { ensureClient } from '@kith/server/bin/client-build.ts'
import type { Browser } from 'playwright-core'
import { framesPass, keepPreferences } from '../helpers/bot-page.ts'
import { openBrowser } from '../helpers/person.ts'
import { startServerProcess } from '../helpers/server-process.ts'

/**
 * `npm run space-pictures`: the small pictures by which a room's space is chosen (assets/spaces/<id>.jpg), taken at the
 * door of a room made in each, with nobody in it.
 */
const folder = fileURLToPath(new URL('../../assets/spaces/', import.meta.url))
const size = { width: 480, height: 300 }
const mostBytes = 25_000
const jpegQuality = 58
const settledFrames = 4

await ensureClient()
const spaceIds = (await readdir(folder)).filter((name) => name.endsWith('.json')).map((name) => name.replace(/\.json$/, ''))
const server = await startServerProcess()
const browser = await openBrowser()
try {
  for (const spaceId of spaceIds) await takePicture(browser, await doorOf(spaceId), `${folder}${spaceId}.jpg`)
} finally {
  await browser.close()
  await server.close()
}

/** Makes a private room in a space and says where its door is. */
async function doorOf(spaceId: string): Promise<string> {
  const { token } = await post<{ token: string }>('/api/guest', '', {})
  const { invitePath } = await post<{ invitePath: string }>('/api/rooms', token, { spaceId })
  return `${server.url}${invitePath}`
}

async function post<T>(path: string, token: string, body: object): Promise<T> {
  const headers = { 'content-type': 'application/json', origin: server.url, ...(token === '' ? {} : { authorization: `Bearer ${token}` }) }
  const answer = await fetch(`${server.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return answer.json() as Promise<T>
}

async function takePicture(from: Browser, url: string, path: string): Promise<void> {
  const context = await from.newContext({ viewport: size, deviceScaleFactor: 1, timezoneId: 'UTC' })
  // The garden follows the clock: it is to be seen in the evening.
  await context.clock.setFixedTime(new Date('2026-06-01T18:00:00Z'))
  const page = await context.newPage()
  await keepPreferences(page, { quality: 'high' })
  await page.goto(url)
  await page.addStyleTag({ content: '.door, .gate { display: none !important }' })
  await page.waitForFunction(() => window.__kith.frames > 2, null, { timeout: 120_000, polling: 100 })
  await framesPass(page, settledFrames)
  await page.screenshot({ path, type: 'jpeg', quality: jpegQuality, timeout: 120_000 })
  await context.close()
  const { size: bytes } = await stat(path)
  console.log(`${path.replace(folder, '')}: ${bytes} bytes${bytes > mostBytes ? ' — TOO LARGE' : ''}`)
}
