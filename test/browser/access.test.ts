import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { axeFaults, clippedText, smallTargets } from '../helpers/audit.ts'
import { foreignTexts } from '../helpers/audit-words.ts'
import { openEvening } from '../helpers/evening.ts'
import { laptop, newPerson, phone, type Person, type PersonOptions } from '../helpers/person.ts'
import { garden } from '../helpers/garden.ts'
import {
  crisis,
  doorScreens,
  forgetWish,
  insideScreens,
  listView,
  picture,
  roomMade,
  unfoldTalk,
  why,
  wireScreens,
  type Screen,
} from '../helpers/screens.ts'
import { until } from '../helpers/wait.ts'
import { takeWire, type WireInHand } from '../helpers/wire.ts'

const kith = openEvening()
const side = { width: 844, height: 390 }
/** A laptop's window at 200 % zoom. */
const zoomed = { width: 640, height: 360 }
const mouseTarget = 24
const fingerTarget = 44
/** Some twenty screens, each looked at in several shapes: minutes on a machine that has much else to do. */
const patient = { timeout: 600_000 }

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

/** Looks at what is on the screen, again in another shape of window, and on a laptop with text twice as large. */
async function lookAll(page: Page, language: 'en' | 'zh', touch: boolean): Promise<Faults> {
  const faults: Faults = { axe: await axeFaults(page), words: await foreignTexts(page, language) }
  for (const [name, size] of Object.entries(touch ? { side, phone } : { zoomed, laptop })) {
    await resize(page, size)
    faults[`${name} text`] = await lasting(page, clippedText)
    faults[`${name} targets`] = await lasting(page, (here) => smallTargets(here, touch ? fingerTarget : mouseTarget))
  }
  // An emulated phone keeps some lengths in rem as they were when the text grows and shrinks under it: it has its own test.
  if (touch) return faults
  await largeText(page, '200%')
  await settled(page)
  faults['twice the text'] = await clippedText(page)
  await largeText(page, '')
  return faults
}

/** A phone's page takes its new shape a while after it was asked to. */
async function resize(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size)
  await page.waitForFunction(
    ({ width, height }) =>
      matchMedia(`(width: ${width}px) and (height: ${height}px)`).matches && document.documentElement.clientWidth === width,
    size,
  )
  await settled(page)
}

async function largeText(page: Page, size: string): Promise<void> {
  await page.evaluate((value) => {
    document.documentElement.style.fontSize = value
  }, size)
}

const mostLooks = 20

/**
 * A page that just changed its shape is given some frames to come to rest: what is wrong then is wrong. And two at
 * least: with less motion asked for, a thing moves to its place with the next frame, and is nowhere wrong before.
 */
async function lasting(page: Page, look: (page: Page) => Promise<string[]>): Promise<string[]> {
  await settled(page)
  let faults = await look(page)
  for (let looks = 1; looks < mostLooks && faults.length > 0; looks += 1) {
    await settled(page)
    faults = await look(page)
  }
  return faults
}

/** The card of a more talkative resident's answer: up to one that leaves it no room above the answer nor below. */
function whyOfLonger(lines: number): Screen {
  const show = async (page: Page): Promise<void> => {
    await unfoldTalk(page)
    const mark = page.locator('.line__why').last()
    await mark.evaluate((element, more) => element.before('and so on, 如此等等, '.repeat(more)), lines)
    await why.show(page)
  }
  return { ...why, name: `why, ${lines} lines longer`, show }
}

/** Two frames later everything has been laid out and observed. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
}

/** Comes in and tells Xiaoman something she then remembers. */
async function known(person: Person, language: 'en' | 'zh'): Promise<void> {
  const zh = language === 'zh'
  await person.enter(zh ? '小雨' : 'Ada')
  await person.walkToPerson('Xiaoman')
  const byXiaoman = ({ kind, done, name }: { kind: string; done: boolean; name: string }) =>
    kind === 'resident' && done && name.includes('Xiaoman')
  await person.say(zh ? '小满，我叫小雨，我喜欢桂花糕。' : 'Xiaoman, my name is Ada and I love osmanthus cake.')
  await person.hears('an answer', byXiaoman)
  await person.say(zh ? '小满，我喜欢什么？' : 'Xiaoman, what do I love?')
  await person.hears('an answer from memory', (line) => byXiaoman(line) && line.sources > 0)
}

const closedDoor = '/r/abcdefghijklmnopqrstuvwx'

describe.each([
  ['en', false],
  ['zh', true],
] as const)('every screen in %s (touch: %s)', (language, touch) => {
  const options = { language, touch, viewport: touch ? phone : laptop, reducedMotion: true }

  it('at the door', patient, async () => {
    // The door is the same with and without the garden behind it, and without it comes faster.
    const ada = await newPerson(kith.browser, kith.server.url, { ...options, path: closedDoor, listView: true, serviceWorkers: 'block' })
    expect(await tour(ada.page, doorScreens, () => lookAll(ada.page, language, touch))).toEqual({})
    await ada.close()
  })

  // Panels, cards and talk are the same with and without the picture: only what stands over it needs it drawn.
  const inLists = { ...options, listView: true }

  it('inside', patient, async () => {
    const ada = await newPerson(kith.browser, kith.server.url, inLists)
    await known(ada, language)
    expect(await tour(ada.page, [...insideScreens, roomMade, picture], () => lookAll(ada.page, language, touch))).toEqual({})
    await ada.close()
  })

  it('after something was said, and when the server has something to say', patient, async () => {
    const { person, wire } = await withWire(inLists)
    await known(person, language)
    const screens = [why, forgetWish, crisis, ...wireScreens(wire)]
    expect(await tour(person.page, screens, () => lookAll(person.page, language, touch))).toEqual({})
    await person.close()
  })
})

async function withWire(options: PersonOptions): Promise<{ person: Person; wire: WireInHand }> {
  let wire: WireInHand | null = null
  const prepare = async (page: Page) => {
    wire = await takeWire(page)
  }
  const person = await newPerson(kith.browser, kith.server.url, { ...options, prepare })
  if (wire === null) throw new Error('the page was not prepared')
  return { person, wire }
}

describe('text twice as large on a phone', () => {
  const doubled = async (page: Page) => {
    await page.addInitScript(() => {
      document.addEventListener('readystatechange', () => {
        document.documentElement.style.fontSize = '200%'
      })
    })
  }
  /** Refusals that differ from the others in their words alone, and not in how long they are. */
  const alike = new Set(['locked', 'room-full', 'banned', 'blocked-name', 'knock-denied', 'already-here'])
  const cut = async (page: Page): Promise<Faults> => ({ text: await lasting(page, clippedText) })

  it.each(['en', 'zh'] as const)('clips nothing in %s', patient, async (language) => {
    const options = { language, touch: true, viewport: phone, reducedMotion: true, listView: true, prepare: doubled } as const
    const outside = await newPerson(kith.browser, kith.server.url, { ...options, path: closedDoor, serviceWorkers: 'block' })
    const inside = await newPerson(kith.browser, kith.server.url, options)
    await known(inside, language)
    const found = await Promise.all([
      tour(
        outside.page,
        doorScreens.filter(({ name }) => !alike.has(name)),
        () => cut(outside.page),
      ),
      tour(inside.page, [...insideScreens, why, roomMade], () => cut(inside.page)),
    ])
    expect(found).toEqual([{}, {}])
    expect(await tour(inside.page, [1, 2, 4, 8].map(whyOfLonger), () => cut(inside.page))).toEqual({})
    await outside.close()
    await inside.close()
  })
})

describe('without a picture', () => {
  it('one walks, is heard and hears, and nothing of the 3D world is fetched', async () => {
    const ada = await newPerson(kith.browser, kith.server.url, { reducedMotion: true })
    const { page } = ada
    await page.addInitScript(() => {
      const get = HTMLCanvasElement.prototype.getContext
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
        return kind.startsWith('webgl') ? null : Reflect.apply(get, this, [kind, ...rest])
      } as typeof get
    })
    const fetched: string[] = []
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname))
    await page.reload()
    await ada.enter('Ada')
    await page.locator('.list-view').waitFor()
    await page.getByRole('button', { name: garden.pond.name }).click()
    await page.getByText(/^You are at: The pond$/).waitFor({ timeout: 60_000 })
    const { x, z } = await ada.me()
    expect(Math.hypot(x - garden.pond.x, z - garden.pond.z)).toBeLessThan(1.5)
    await page.getByRole('button', { name: /^Walk to .*Xiaoman/ }).click()
    await page
      .getByText(/Xiaoman.*hear you/)
      .first()
      .waitFor({ timeout: 60_000 })
    await ada.say('Hello Xiaoman')
    await ada.hears('an answer', (line) => line.kind === 'resident' && line.name.includes('Xiaoman') && line.done)
    expect(fetched.filter((path) => /\/(World-|mesh-|collision-|avatar-.*\.bin$)/.test(path))).toEqual([])
    expect(ada.troubles).toEqual([])
    await ada.close()
  })

  it('the keys walk on the map, and E sits down where there is a seat', async () => {
    const ada = await newPerson(kith.browser, kith.server.url, { reducedMotion: true })
    const { page } = ada
    await ada.enter('Ada')
    await listView.show(page)
    await page.getByRole('application').focus()
    const before = await ada.me()
    await page.keyboard.down('ArrowUp')
    await until('walked north', async () => (await ada.me()).z < before.z - 1)
    await page.keyboard.up('ArrowUp')
    await page.getByRole('button', { name: garden.tableWest.name }).click()
    await page.getByRole('button', { name: 'Sit down' }).click({ timeout: 60_000 })
    await until('sits', async () => (await ada.me()).seatId !== '')
    await page.getByRole('button', { name: 'Stand up' }).click()
    await until('stands', async () => (await ada.me()).seatId === '')
    await ada.close()
  })

  it('a picture that is lost for good gives way to the lists, and comes back when asked for; what was being written stays', async () => {
    const ada = await newPerson(kith.browser, kith.server.url, { reducedMotion: true })
    const { page } = ada
    const box = page.getByRole('textbox', { name: 'Say something' })
    const whisper = page.getByRole('button', { name: /^Whisper/, pressed: true })
    await ada.enter('Ada')
    await until('the picture', async () =>
      page.evaluate(() => (window as unknown as { __kith: { worldReady: boolean } }).__kith.worldReady),
    )
    const placeBefore = await ada.me()
    await box.fill('half a line')
    await box.press('Alt+Digit1')
    await page.evaluate(() => {
      const context = document.querySelector<HTMLCanvasElement>('.kith-world canvas')?.getContext('webgl2')
      context?.getExtension('WEBGL_lose_context')?.loseContext()
    })
    await page.locator('.list-view').waitFor({ timeout: 30_000 })
    const placeAfter = await ada.me()
    expect(Math.hypot(placeAfter.x - placeBefore.x, placeAfter.z - placeBefore.z)).toBeLessThan(0.5)
    expect(await box.inputValue()).toBe('half a line')
    await whisper.waitFor()
    await page.getByRole('button', { name: 'Show the garden in 3D' }).click()
    await until('the picture again', async () =>
      page.evaluate(() => (window as unknown as { __kith: { worldReady: boolean } }).__kith.worldReady),
    )
    expect(await box.inputValue()).toBe('half a line')
    await whisper.waitFor()
    await ada.close()
  })
})
