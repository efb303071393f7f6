import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { axeFaults, clippedText, smallTargets } from '../helpers/audit.ts'
import { openEvening } from '../helpers/evening.ts'
import { laptop, newPerson, phone, type Person } from '../helpers/person.ts'
import { crisis, doorScreens, insideScreens, listView, roomMade, type Screen } from '../helpers/screens.ts'

const kith = openEvening()
const side = { width: 844, height: 390 }
/** A laptop's window at 200 % zoom. */
const zoomed = { width: 640, height: 360 }
const mouseTarget = 24
const fingerTarget = 44

type Faults = Record<string, string[]>

async function tour(page: Page, screens: readonly Screen[], look: () => Promise<Faults>): Promise<Faults> {
  const found: Faults = {}
  for (const screen of screens) {
    await screen.show(page)
    for (const [where, faults] of Object.entries(await look())) if (faults.length > 0) found[`${screen.name}, ${where}`] = faults
    await screen.leave?.(page)
  }
  return found
}

/** Looks at what is on the screen, again in another shape of window, and with text twice as large. */
async function lookAll(page: Page, touch: boolean): Promise<Faults> {
  const before = page.viewportSize() ?? laptop
  const faults: Faults = { axe: await axeFaults(page) }
  for (const [name, size] of Object.entries(touch ? { phone, side } : { laptop, zoomed })) {
    await page.setViewportSize(size)
    await settled(page)
    faults[`${name} text`] = await clippedText(page)
    faults[`${name} targets`] = await smallTargets(page, touch ? fingerTarget : mouseTarget)
  }
  await page.setViewportSize(before)
  await largeText(page, '200%')
  faults['twice the text'] = await clippedText(page)
  await largeText(page, '')
  return faults
}

async function largeText(page: Page, size: string): Promise<void> {
  await page.evaluate((value) => {
    document.documentElement.style.fontSize = value
  }, size)
  await settled(page)
}

/** Two frames later everything has been laid out and observed. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
}

async function known(person: Person, language: 'en' | 'zh'): Promise<void> {
  await person.enter(language === 'zh' ? '小雨' : 'Ada')
  await person.walkToPerson('Xiaoman')
  await person.say(language === 'zh' ? '小满，我叫小雨，我喜欢桂花糕。' : 'Xiaoman, my name is Ada and I love osmanthus cake.')
  await person.hears('an answer', (line) => line.kind === 'resident' && line.done && line.name.includes('Xiaoman'))
}

describe.each([
  ['en', false],
  ['zh', true],
] as const)('every screen in %s (touch: %s)', (language, touch) => {
  const options = { language, touch, viewport: touch ? phone : laptop, reducedMotion: true }

  it('at the door', async () => {
    const ada = await newPerson(kith.browser, kith.server.url, { ...options, path: '/r/abcdefghijklmnopqrstuvwx' })
    // The door is the same with and without the garden behind it, and without it comes faster.
    await ada.page.evaluate(() => localStorage.setItem('kith.preferences', JSON.stringify({ listView: true })))
    await ada.page.reload()
    expect(await tour(ada.page, doorScreens, () => lookAll(ada.page, touch))).toEqual({})
    await ada.close()
  })

  it('inside', async () => {
    const ada = await newPerson(kith.browser, kith.server.url, options)
    await known(ada, language)
    const screens = [...insideScreens, roomMade, crisis, listView]
    expect(await tour(ada.page, screens, () => lookAll(ada.page, touch))).toEqual({})
    await ada.close()
  })
})
