import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lookMeasures, lookOptions, lookSizes } from './look-options.ts'
import { decodeLook, doorLooks, encodeLook, type Look, plainLook } from './look.ts'

const percent = fc.integer({ min: 80, max: 120 })
const choice = (size: number) => fc.integer({ min: 0, max: size - 1 })
const looks: fc.Arbitrary<Look> = fc.record({
  hair: choice(lookSizes.hair),
  outfit: choice(lookSizes.outfit),
  accessory: choice(lookSizes.accessory),
  skin: choice(lookSizes.skin),
  hairColor: choice(lookSizes.hairColor),
  top: choice(lookSizes.top),
  bottom: choice(lookSizes.bottom),
  accent: choice(lookSizes.accent),
  heightPercent: percent,
  widthPercent: percent,
  headPercent: percent,
  kind: choice(lookSizes.kind),
  age: choice(lookSizes.age),
  beard: choice(lookSizes.beard),
  extra: choice(lookSizes.extra),
})

function expectValid(look: Look): void {
  for (const [table, size] of Object.entries(lookSizes)) {
    const value = look[table as keyof typeof lookSizes]
    expect({ table, inside: Number.isInteger(value) && value >= 0 && value < size }).toEqual({ table, inside: true })
  }
  for (const value of [look.heightPercent, look.widthPercent, look.headPercent]) {
    expect(Number.isInteger(value) && value >= 80 && value <= 120).toBe(true)
  }
}

describe('a look', () => {
  test('comes back as it was written, in 60 characters at most', () => {
    fc.assert(
      fc.property(looks, (look) => {
        expect(decodeLook(encodeLook(look))).toEqual(look)
        expect(encodeLook(look).length).toBeLessThanOrEqual(60)
      }),
    )
  })
  test('is valid whatever the text', () => {
    const numbers = fc.array(fc.oneof(fc.integer(), fc.double(), fc.string()), { maxLength: 20 }).map((parts) => parts.join('.'))
    fc.assert(fc.property(fc.oneof(fc.string(), numbers), (text) => expectValid(decodeLook(text))))
  })
  test('stored with eleven numbers keeps its spelling and means what it meant', () => {
    fc.assert(
      fc.property(looks, (look) => {
        const old = { ...look, kind: plainLook.kind, age: plainLook.age, beard: plainLook.beard, extra: plainLook.extra }
        expect(encodeLook(old).split('.')).toHaveLength(11)
        expect(encodeLook(decodeLook(encodeLook(old)))).toBe(encodeLook(old))
      }),
    )
  })
  test('writes later numbers only as far as they say something', () => {
    expect(encodeLook({ ...plainLook, beard: 3 })).toBe('1.0.0.0.0.0.0.0.100.100.100.0.1.3')
    expect(encodeLook({ ...plainLook, kind: 2 })).toBe('1.0.0.0.0.0.0.0.100.100.100.2')
  })
})

test('the looks at the door are spelt as they would be stored', () => {
  expect(doorLooks.map((look) => encodeLook(decodeLook(look)))).toEqual(doorLooks)
})

test('no option has two names, and both accessories come from one table', () => {
  for (const names of Object.values(lookOptions)) expect(new Set(names).size).toBe(names.length)
  expect(lookOptions.extra).toEqual(lookOptions.accessory)
})

test('the measures offered are allowed and grow', () => {
  for (const [key, { low, middle, high }] of Object.entries(lookMeasures)) {
    expect(middle).toBe(100)
    expect(low).toBeLessThan(middle)
    expect(high).toBeGreaterThan(middle)
    for (const value of [low, high]) expect(decodeLook(encodeLook({ ...plainLook, [key]: value }))).toMatchObject({ [key]: value })
  }
})
