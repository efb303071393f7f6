import { expect, test } from 'vitest'
import { DayLight, lightNumbers, plainLight } from './day-light.ts'
import { createSharedUniforms } from './shared-uniforms.ts'

const hues = { sky: [0.9, 1, 1.2], lamp: [1.6, 0.9, 0.3] } as const
const night = { ...plainLight, id: 'night', skyTint: '#000000', lampGain: 2, rain: 1 }

function lit(): { shared: ReturnType<typeof createSharedUniforms>; light: DayLight } {
  const shared = createSharedUniforms()
  return { shared, light: new DayLight(shared, { sky: [...hues.sky], lamp: [...hues.lamp] }, plainLight) }
}

test('a space begins in its light at once', () => {
  const { shared } = lit()
  expect(shared.skyTint.value.r).toBe(1)
  expect(shared.lampGain.value).toBe(1)
  expect(shared.lampHue.value.toArray()).toEqual([...hues.lamp])
  expect(shared.fogMetres.value.toArray()).toEqual([30, 120])
  expect(shared.sun.value.length()).toBeCloseTo(1)
})

test('another light fades in over four seconds', () => {
  const { shared, light } = lit()
  light.show(night, false)
  expect(shared.lampGain.value).toBe(1)
  light.update(2)
  expect(shared.lampGain.value).toBeCloseTo(1.5)
  expect(shared.skyTint.value.r).toBeCloseTo(0.5)
  light.update(2)
  light.update(1)
  expect(shared.lampGain.value).toBe(2)
  expect(shared.airAmounts.value.x).toBe(1)
})

test('a change of mind half-way fades on from there, without a jump', () => {
  const { shared, light } = lit()
  light.show(night, false)
  light.update(2)
  light.show(plainLight, false)
  light.update(0.01)
  expect(shared.lampGain.value).toBeCloseTo(1.5, 1)
  light.update(4)
  expect(shared.lampGain.value).toBe(1)
})

test('where nothing should move, it changes at once', () => {
  const { shared, light } = lit()
  light.show(night, true)
  expect(shared.lampGain.value).toBe(2)
})

test('every light says as many numbers', () => expect(lightNumbers(night)).toHaveLength(lightNumbers(plainLight).length))
