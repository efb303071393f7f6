import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createIntent, type Intent } from './intent.ts'
import { listenPointer, type PointerInput } from './pointer.ts'

/** The canvas of a phone, as far as fingers are concerned. */
class Surface extends EventTarget {
  getBoundingClientRect = () => ({ left: 0, top: 0, width: 390, height: 844 })
  setPointerCapture = (): void => undefined
}

let surface: Surface
let intent: Intent
let input: PointerInput
let taps: [number, number][]
let clockMs = 0

function finger(
  type: 'pointerdown' | 'pointermove' | 'pointerup',
  pointerId: number,
  clientX: number,
  clientY: number,
  afterMs = 16,
): void {
  clockMs += afterMs
  const event = new Event(type)
  const details = { pointerId, clientX, clientY, pointerType: 'touch', button: 0 }
  for (const [key, value] of Object.entries({ ...details, timeStamp: clockMs })) Object.defineProperty(event, key, { value })
  surface.dispatchEvent(event)
}

beforeEach(() => {
  vi.stubGlobal('window', { matchMedia: () => ({ matches: true }) })
  vi.stubGlobal('document', { activeElement: null })
  vi.stubGlobal('HTMLElement', Surface)
  surface = new Surface()
  intent = createIntent()
  taps = []
  input = listenPointer(surface as unknown as HTMLElement, intent, {
    tap: (x, y) => taps.push([x, y]),
    hover: () => undefined,
    use: () => undefined,
    emote: () => undefined,
  })
})
afterEach(() => {
  input.dispose()
  vi.unstubAllGlobals()
})

describe('fingers', () => {
  test('a tap on the left half is a tap, and moves nobody, however it trembles', () => {
    finger('pointerdown', 1, 100, 500)
    finger('pointermove', 1, 108, 506)
    expect(Math.hypot(input.stick.right, input.stick.forward)).toBe(0)
    finger('pointerup', 1, 108, 506)
    expect(taps).toEqual([[100, 500]])
  })
  test('less than thirty pixels of way walk nowhere and tap nothing', () => {
    finger('pointerdown', 1, 100, 500)
    finger('pointermove', 1, 100, 472)
    expect(input.stick.forward).toBeCloseTo(0)
    finger('pointerup', 1, 100, 472)
    expect(taps).toEqual([])
  })
  test('a pull on the left half walks; the second finger looks', () => {
    finger('pointerdown', 1, 100, 500)
    finger('pointermove', 1, 100, 430, 400)
    expect(input.stickHeld).toBe(true)
    expect(input.stick.forward).toBe(1)
    finger('pointerdown', 2, 300, 300)
    finger('pointermove', 2, 330, 300)
    finger('pointermove', 2, 360, 300)
    expect(intent.orbitX).toBe(30)
    expect(input.stick.forward).toBe(1)
    finger('pointerup', 1, 100, 430)
    expect(input.stickHeld).toBe(false)
    expect(input.stick.forward).toBeCloseTo(0)
  })
  test('the stick shows only once it is pulled', () => {
    finger('pointerdown', 1, 100, 500)
    expect(input.stickHeld).toBe(false)
    finger('pointermove', 1, 100, 480)
    expect(input.stickHeld).toBe(true)
  })
  test('two fingers that land together pinch, on whichever half', () => {
    finger('pointerdown', 1, 120, 500)
    finger('pointerdown', 2, 180, 500, 40)
    finger('pointermove', 2, 240, 500)
    finger('pointermove', 1, 60, 500)
    expect(intent.zoom).toBeCloseTo(60 / 180)
    expect(input.stickHeld).toBe(false)
    expect(input.stick.right).toBeCloseTo(0)
  })
  test('in photo mode every finger turns the camera', () => {
    input.sticks = false
    finger('pointerdown', 1, 100, 500)
    finger('pointermove', 1, 140, 500)
    finger('pointermove', 1, 150, 500)
    expect(input.stickHeld).toBe(false)
    expect(intent.orbitX).toBe(10)
  })
})
