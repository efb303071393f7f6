import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { axeFaults, clippedText, smallTargets } from '../helpers/audit.ts'
import { openEvening } from '../helpers/evening.ts'
import { laptop, newPerson, phone, type Person } from '../helpers/person.ts'
import { garden } from '../helpers/garden.ts'
import { crisis, doorScreens, insideScreens, listView, roomMade, type Screen } from '../helpers/screens.ts'
import { until } from '../helpers/wait.ts'

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
    await resize(page, size)
    faults[`${name} text`] = await lasting(page, clippedText)
    faults[`${name} targets`] = await lasting(page, (here) => smallTargets(here, touch ? fingerTarget : mouseTarget))
  }
  await resize(page, before)
  // An emulated phone keeps some lengths in rem as they were when the text grows and shrinks under it: laptops only.
  if (touch) return faults
  await largeText(page, '200%')
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
  await settled(page)
}

const mostLooks = 20

/** A page that just changed its shape is given some frames to come to rest: what is wrong then is wrong. */
async function lasting(page: Page, look: (page: Page) => Promise<string[]>): Promise<string[]> {
  let faults = await look(page)
  for (let looks = 1; looks < mostLooks && faults.length > 0; looks += 1) {
    await settled(page)
    faults = await look(page)
  }
  return faults
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
    await ada.page.addInitScript(() => localStorage.setItem('kith.preferences', JSON.stringify({ listView: true })))
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
      .getByText(/Xiaoman.*can hear you/)
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

  it('a picture that is lost for good gives way to the lists, and comes back when asked for', async () => {
    const ada = await newPerson(kith.browser, kith.server.url, { reducedMotion: true })
    const { page } = ada
    await ada.enter('Ada')
    await until('the picture', async () =>
      page.evaluate(() => (window as unknown as { __kith: { worldReady: boolean } }).__kith.worldReady),
    )
    const placeBefore = await ada.me()
    await page.evaluate(() => {
      const context = document.querySelector<HTMLCanvasElement>('.kith-world canvas')?.getContext('webgl2')
      context?.getExtension('WEBGL_lose_context')?.loseContext()
    })
    await page.locator('.list-view').waitFor({ timeout: 30_000 })
    const placeAfter = await ada.me()
    expect(Math.hypot(placeAfter.x - placeBefore.x, placeAfter.z - placeBefore.z)).toBeLessThan(0.5)
    await page.getByRole('button', { name: 'Show the garden in 3D' }).click()
    await until('the picture again', async () =>
      page.evaluate(() => (window as unknown as { __kith: { worldReady: boolean } }).__kith.worldReady),
    )
    await ada.close()
  })
})
