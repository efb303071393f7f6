import type { Page } from 'playwright-core'
import type { Hook } from './person.ts'

declare global {
  interface Window {
    readonly __kith: Hook
  }
}

/** Full-quality frames take seconds in a software renderer. */
const frameLimitMs = 180_000
const answerLimitMs = 60_000
const restMetres = 0.01

export interface Size {
  width: number
  height: number
}

/** Resolves when the page has drawn so many frames more. */
export async function framesPass(page: Page, frames: number): Promise<void> {
  const from = await page.evaluate(() => window.__kith.frames)
  await page.waitForFunction((wanted) => window.__kith.frames >= wanted, from + frames, { timeout: frameLimitMs, polling: 20 })
}

/** Resolves when the world behind the card is drawn. */
export async function worldDrawn(page: Page): Promise<void> {
  await page.waitForFunction(() => window.__kith.worldReady && window.__kith.frames > 2, null, { timeout: frameLimitMs, polling: 100 })
}

/** Enters by the card and resolves when the body stands in the room and the world is drawn. */
export async function enterByCard(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: /^(Your name|你的名字)$/ }).fill(name)
  await page.getByRole('button', { name: /^(Enter|进园|进屋)/ }).click()
  await bodyStands(page)
}

/** Resolves when the own body stands in the room: whom the browser knows already comes in without a card. */
export async function bodyStands(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const { connection, avatars, selfPid } = window.__kith
      return connection === 'online' && avatars.some((avatar) => avatar.pid === selfPid)
    },
    null,
    { timeout: frameLimitMs, polling: 100 },
  )
}

/** What keeps a page at one quality, and in one language, whatever the machine. To be run before the page's own code. */
export async function keepPreferences(
  page: Page,
  preferences: { quality: 'low' | 'medium' | 'high'; language?: 'en' | 'zh'; listView?: boolean },
): Promise<void> {
  await page.addInitScript((wanted) => {
    const key = 'kith.preferences'
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    localStorage.setItem(key, JSON.stringify({ ...(typeof kept === 'object' ? kept : {}), ...wanted }))
  }, preferences)
}

/** Walks away from the camera until the body is as far north as `z` metres. */
export async function walkNorthTo(page: Page, z: number): Promise<void> {
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
export async function orbit(page: Page, dx: number, dy: number, zoom = 0): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 480, height: 300 }
  const [x, y] = [width * 0.5, height * 0.3]
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let step = 1; step <= 8; step += 1) await page.mouse.move(x + (dx * step) / 8, y + (dy * step) / 8)
  await page.mouse.up()
  if (zoom !== 0) await page.mouse.wheel(0, zoom)
  await framesPass(page, 2)
}

export async function say(page: Page, text: string): Promise<void> {
  const box = page.getByRole('textbox', { name: /^(Say something|说点什么)/ })
  await box.fill(text)
  await box.press('Enter')
}

/** Lets a line be said and waits for the whole of the answer. */
export async function answerTo(page: Page, who: string, speak: () => Promise<void>): Promise<void> {
  const known = await page.evaluate(() => window.__kith.transcript.map(({ id }) => id))
  await speak()
  await page.waitForFunction(
    ([name, before]) =>
      window.__kith.transcript.some(({ id, name: by, done, text }) => by.includes(name) && done && text !== '' && !before.includes(id)),
    [who, known] as const,
    { timeout: answerLimitMs, polling: 50 },
  )
}

export function ask(page: Page, who: string, text: string): Promise<void> {
  return answerTo(page, who, () => say(page, text))
}

/** Waits until a line stands in the transcript, so many times. */
export async function lineHeard(page: Page, text: string, times = 1): Promise<void> {
  await page.waitForFunction(
    (wanted) => window.__kith.transcript.filter((line) => line.text === wanted.text).length >= wanted.times,
    { text, times },
    { timeout: answerLimitMs, polling: 50 },
  )
}

/** Resolves when the own body has come to rest. */
export async function standsStill(page: Page): Promise<void> {
  const place = () =>
    page.evaluate(() => {
      const { avatars, selfPid } = window.__kith
      const { x = 0, z = 0 } = avatars.find(({ pid }) => pid === selfPid) ?? {}
      return { x, z }
    })
  for (let before = await place(), metres = 1; metres > restMetres;) {
    await framesPass(page, 3)
    const now = await place()
    metres = Math.hypot(now.x - before.x, now.z - before.z)
    before = now
  }
}

/** Walks by the People panel to a place, of which the title is given, and takes the nearest free seat there, if there is one. */
export async function sitDownAt(page: Page, place: string): Promise<void> {
  await walkToSpot(page, place)
  await page.keyboard.press('KeyE')
}

/** Walks to a named place by the People panel. */
export async function walkToSpot(page: Page, place: string): Promise<void> {
  await page
    .getByRole('button', { name: /^(People|在场的人)/ })
    .first()
    .click()
  await page.getByRole('button', { name: new RegExp(`^(Walk to|走到).*${place}`) }).click()
  await page.keyboard.press('Escape')
  await standsStill(page)
}

/** Walks to somebody by the People panel, as one would who cannot see the garden. */
export async function walkUpTo(page: Page, name: string): Promise<void> {
  await page
    .getByRole('button', { name: /^(People|在场的人)/ })
    .first()
    .click()
  await page.getByRole('button', { name: new RegExp(`^(Walk to|走到)\\s?.*${name}`) }).click()
  await page.keyboard.press('Escape')
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
