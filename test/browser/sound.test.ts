import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEvening } from '../helpers/evening.ts'
import { newPerson } from '../helpers/person.ts'
import { openSoundPage, type SoundPage } from '../helpers/sound-page.ts'
import type { Sound } from '../helpers/sound-render.ts'
import { until } from '../helpers/wait.ts'

const kith = openEvening()

const loops = ['fire', 'crickets', 'wind', 'water', 'lake', 'rain-roof', 'rain-window'] as const
const singles: readonly Sound[] = [
  { step: 'wood', variant: 0 },
  { step: 'grass', variant: 1 },
  { step: 'stone', variant: 2 },
  { step: 'rug', variant: 3 },
  { chime: 'arrival' },
  { chime: 'message' },
  { chime: 'knock' },
  { piano: 62 },
  { kettle: true },
]

describe('every source', () => {
  let page: SoundPage
  beforeAll(async () => {
    page = await openSoundPage(kith.browser)
  })
  afterAll(() => page.close())

  it.each(loops)('%s sounds, does not clip, and leaves no node behind', async (loop) => {
    const around = await page.render({ loop, placed: false })
    expect(around.rms).toBeGreaterThan(0.008)
    expect(around.rms).toBeLessThan(0.25)
    expect(around.peak).toBeLessThan(1)
    expect(around.leftBehind).toBe(0)
    const placed = await page.render({ loop, placed: true })
    expect(placed.rms).toBeGreaterThan(0.004)
    expect(placed.peak).toBeLessThan(1)
    expect(placed.rightShare).toBeGreaterThan(1.2)
    expect(placed.leftBehind).toBe(0)
  })

  it.each(singles)('%o is heard once and does not clip', async (single) => {
    const heard = await page.render(single)
    expect(heard.rms).toBeGreaterThan(0.0015)
    expect(heard.rms).toBeLessThan(0.3)
    expect(heard.peak).toBeGreaterThan(0.02)
    expect(heard.peak).toBeLessThan(1)
    // Those longer than the rendering are not over yet.
    if ('step' in single || ('chime' in single && single.chime !== 'arrival')) expect(heard.leftBehind).toBe(0)
  })
})

describe('in the garden', () => {
  it('is silent until touched, quiet at M, and asks nothing of anybody else', async () => {
    const ada = await newPerson(kith.browser, kith.server.url)
    const fetched: string[] = []
    ada.page.on('request', (request) => fetched.push(request.url()))
    await ada.enter('Ada')
    await ada.page.evaluate(() => {
      const made: AudioContext[] = []
      const Real = window.AudioContext
      Object.assign(window, { contexts: made })
      window.AudioContext = class extends Real {
        constructor(options?: AudioContextOptions) {
          super(options)
          made.push(this)
        }
      }
    })
    const states = () => ada.page.evaluate(() => (window as never as { contexts: AudioContext[] }).contexts.map(({ state }) => state))
    expect(await states()).toEqual([])
    expect(fetched.filter((url) => /engine-/.test(url))).toEqual([])
    await ada.page.getByRole('application').click({ position: { x: 640, y: 500 } })
    await until('the sound is awake', async () => (await states()).join() === 'running' && fetched.some((url) => /engine-/.test(url)))
    await ada.page.keyboard.press('m')
    await ada.page.getByText('Sound off').waitFor()
    await until('muted, it sleeps', async () => (await states()).join() === 'suspended')
    await ada.page.keyboard.press('m')
    await until('it wakes again', async () => (await states()).join() === 'running')
    await ada.page.getByRole('button', { name: 'Settings' }).click()
    await ada.page.getByRole('slider', { name: 'The place' }).fill('25')
    await ada.page.getByRole('switch', { name: /Sound on/ }).click()
    await ada.page.reload()
    await until('back', async () => (await ada.hook()).connection === 'online', 60_000)
    await ada.page.getByRole('button', { name: 'Settings' }).click()
    expect(await ada.page.getByRole('slider', { name: 'The place' }).inputValue()).toBe('25')
    expect(await ada.page.getByRole('switch', { name: /Sound on/ }).isChecked()).toBe(false)
    expect(ada.troubles).toEqual([])
    await ada.close()
  })
})
