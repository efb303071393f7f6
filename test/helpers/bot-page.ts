import type { Page } from 'playwright-core'
import type { Hook } from './person.ts'

declare global {
  interface Window {
    readonly __kith: Hook
  }
}

/** Full-quality frames take seconds in a software renderer. */
const frameLimitMs = 180_000

/** Resolves when the page has drawn so many frames more. */
export async function framesPass(page: Page, frames: number): Promise<void> {
  const from = await page.evaluate(() => window.__kith.frames)
  await page.waitForFunction((wanted) => window.__kith.frames >= wanted, from + frames, { timeout: frameLimitMs, polling: 20 })
}

/** Enters by the card and resolves when the body stands in the room and the world is drawn. */
export async function enterByCard(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: /^(Your name|你的名字)$/ }).fill(name)
  await page.getByRole('button', { name: /^(Enter|进入|进园|进去)/ }).click()
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
  preferences: { quality: 'low' | 'medium' | 'high'; language?: 'en' | 'zh' },
): Promise<void> {
  await page.addInitScript((wanted) => {
    const key = 'kith.preferences'
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    localStorage.setItem(key, JSON.stringify({ ...(typeof kept === 'object' ? kept : {}), ...wanted }))
  }, preferences)
}
