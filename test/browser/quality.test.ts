import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { keepPreferences } from '../helpers/bot-page.ts'
import { openEvening } from '../helpers/evening.ts'
import { newPerson } from '../helpers/person.ts'
import { until } from '../helpers/wait.ts'

const kith = openEvening()
/** Small, because a software renderer takes its time. */
const small = { width: 480, height: 300 } as const

interface Drawn {
  frames: number
  drawCalls: number
  triangles: number
  pixelRatio: number
  mostFramesPerSecond: number
  worldReady: boolean
  connection: string
}

async function openAt(quality: 'low' | 'medium' | 'high', deviceScaleFactor = 1) {
  const context = await kith.browser.newContext({ viewport: small, locale: 'en-GB', deviceScaleFactor })
  const page = await context.newPage()
  await keepPreferences(page, { quality, language: 'en' })
  await page.goto(kith.server.url)
  const drawn = () => page.evaluate(() => JSON.parse(JSON.stringify((window as unknown as { __kith: unknown }).__kith)) as Drawn)
  await until(`the garden is drawn at ${quality}`, async () => (await drawn()).worldReady, 120_000)
  return { page, drawn, close: () => context.close() }
}

/** How many different colours a picture of the page has, roughly: a blank one has few. */
async function colours(page: Page): Promise<number> {
  const png = (await page.screenshot()).toString('base64')
  return page.evaluate(async (data) => {
    const image = new Image()
    image.src = `data:image/png;base64,${data}`
    await image.decode()
    const canvas = new OffscreenCanvas(image.width, image.height)
    const brush = canvas.getContext('2d')
    brush?.drawImage(image, 0, 0)
    const pixels = brush?.getImageData(0, 0, image.width, image.height).data ?? []
    const seen = new Set<number>()
    for (let i = 0; i < pixels.length; i += 4 * 37)
      seen.add((((pixels[i] ?? 0) >> 4) << 8) | (((pixels[i + 1] ?? 0) >> 4) << 4) | ((pixels[i + 2] ?? 0) >> 4))
    return seen.size
  }, png)
}

const loseContext = (page: Page, then: 'gone' | 'back') =>
  page.evaluate(async (what) => {
    const canvas = document.querySelector<HTMLCanvasElement>('.kith-world canvas')
    const lose = canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context')
    if (what === 'gone') return lose?.loseContext()
    await new Promise((resolve) => {
      canvas?.addEventListener('webglcontextlost', resolve, { once: true })
      lose?.loseContext()
    })
    // A context may be restored once the event of its loss has been dealt with.
    await new Promise(requestAnimationFrame)
    lose?.restoreContext()
  }, then)

describe('each quality level', () => {
  it.each([
    ['low', 0.6, 1],
    ['medium', 0.7, 1.5],
    ['high', 1, 2],
  ] as const)('%s draws the garden within its pixels', async (quality, least, most) => {
    const { page, drawn, close } = await openAt(quality, 2)
    const { drawCalls, triangles, pixelRatio } = await until('a whole frame', async () => {
      const now = await drawn()
      return now.triangles > 1000 ? now : null
    })
    expect(drawCalls).toBeLessThanOrEqual(40)
    expect(triangles).toBeLessThanOrEqual(150_000)
    expect(pixelRatio).toBeGreaterThanOrEqual(least - 0.01)
    expect(pixelRatio).toBeLessThanOrEqual(most)
    expect(await colours(page)).toBeGreaterThan(60)
    await close()
  })
})

describe('the battery', () => {
  it('is spared: half the frames while nothing moves, none while nobody looks', async () => {
    const { page, drawn, close } = await openAt('low')
    expect((await drawn()).mostFramesPerSecond).toBe(30)
    await page.getByRole('textbox', { name: 'Your name' }).fill('Ada')
    await page.getByRole('button', { name: 'Enter' }).click()
    await until('inside', async () => (await drawn()).connection === 'online', 60_000)
    await page.keyboard.down('w')
    await until('walking brings back all frames', async () => (await drawn()).mostFramesPerSecond === 0)
    await page.keyboard.up('w')
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { configurable: true, value: true })
      document.dispatchEvent(new Event('visibilitychange'))
    })
    const asleep = await page.evaluate(async () => {
      const frames = () => (window as unknown as { __kith: Drawn }).__kith.frames
      const next = () => new Promise((resolve) => requestAnimationFrame(resolve))
      await next()
      const before = frames()
      for (let i = 0; i < 20; i++) await next()
      return frames() - before
    })
    expect(asleep).toBe(0)
    expect((await drawn()).connection).toBe('online')
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { configurable: true, value: false })
      document.dispatchEvent(new Event('visibilitychange'))
    })
    const { frames } = await drawn()
    await until('drawing again', async () => (await drawn()).frames > frames)
    await close()
  })
})

describe('a quality that was chosen', () => {
  it('is kept only once it has drawn for a while', async () => {
    const { page, drawn, close } = await openAt('low')
    const kept = () => page.evaluate(() => (JSON.parse(localStorage.getItem('kith.preferences') ?? '{}') as { quality?: string }).quality)
    await until('the first has survived', async () => (await kept()) === 'low')
    await page.getByRole('textbox', { name: 'Your name' }).fill('Bo')
    await page.getByRole('button', { name: 'Enter' }).click()
    await until('inside', async () => (await drawn()).connection === 'online', 60_000)
    await page.getByRole('button', { name: 'Settings' }).click()
    await page.getByRole('combobox', { name: /Picture quality/ }).selectOption('medium')
    expect(await kept()).toBe('low')
    await until('the second has survived', async () => (await kept()) === 'medium', 60_000)
    await close()
  })
})

describe('a lost picture', () => {
  it('comes back by itself', async () => {
    const ada = await newPerson(kith.browser, kith.server.url, { viewport: small })
    await ada.enter('Ada')
    const ready = () => ada.page.evaluate(() => (window as unknown as { __kith: Drawn }).__kith.worldReady)
    await until('drawn', ready)
    const before = await colours(ada.page)
    await loseContext(ada.page, 'back')
    await until('drawn again', ready)
    const { frames } = await ada.hook()
    await until('new frames', async () => (await ada.hook()).frames > frames + 2)
    expect(await colours(ada.page)).toBeGreaterThan(before / 2)
    await ada.say('still here')
    await ada.hears('my own line', (line) => line.text === 'still here' && line.done)
    await ada.close()
  })

  it('leaves the list view when it stays away, and talk goes on', async () => {
    const ada = await newPerson(kith.browser, kith.server.url, { viewport: { width: 1280, height: 720 } })
    await ada.enter('Ada')
    await until('drawn', () => ada.page.evaluate(() => (window as unknown as { __kith: Drawn }).__kith.worldReady))
    await loseContext(ada.page, 'gone')
    await ada.page.getByRole('application', { name: /Map of the garden/ }).waitFor({ timeout: 30_000 })
    await ada.say('without a picture')
    await ada.hears('my own line', (line) => line.text === 'without a picture' && line.done)
    await ada.page.getByRole('button', { name: 'Show the garden in 3D' }).click()
    await until('drawn anew', () => ada.page.evaluate(() => (window as unknown as { __kith: Drawn }).__kith.worldReady))
    await ada.close()
  })
})
