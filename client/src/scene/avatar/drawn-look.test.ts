import { heldProps } from '@kith/shared/actions'
import { encodeLook, lookOptions, plainLook } from '@kith/shared/state'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { builtAvatar } from '#scene/testing/fixtures.ts'
import { drawnLook, isHat } from './drawn-look.ts'
import { lapJoint } from './joints.ts'
import { lookColours, skinColours } from './look-colours.ts'

const file = builtAvatar()
const parts = new Set(file.parts.map(({ name }) => name))
const wear = (change: Partial<typeof plainLook>) => drawnLook(encodeLook({ ...plainLook, ...change }))
const at = (table: keyof typeof lookOptions, name: string): number => (lookOptions[table] as readonly string[]).indexOf(name)

describe('looks', () => {
  test.each(['', 'nonsense', '99.99.99.99.99.99.99.99.999.999.999', '-1.-1', '1e9'])('"%s" can be drawn', (text) => {
    const look = drawnLook(text)
    expect(look.paints).toHaveLength(12)
    for (const colour of [...look.paints, look.iris]) expect(colour).toMatch(/^#[0-9a-f]{6}$/)
  })

  test('ask only for parts that are in the file, near and far, and for eight at most', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 130 }), { minLength: 11, maxLength: 15 }), (numbers) => {
        const look = drawnLook(numbers.join('.'))
        expect(look.parts.filter((name) => !parts.has(name) || !parts.has(`${name}-far`))).toEqual([])
        expect(look.parts.length).toBeLessThanOrEqual(8)
        expect(new Set(look.parts).size).toBe(look.parts.length)
      }),
    )
  })

  test('every part in the file is worn by some look, or held', () => {
    const used = new Set(heldProps.flatMap((prop) => [`prop-${prop}`, `prop-${prop}-far`]))
    for (const kind of lookOptions.kind.keys()) {
      for (let i = 0; i < 18; i++) {
        const same = { kind, hair: i, outfit: i % 12, accessory: i % 10, beard: i % 5 }
        for (const name of wear(same).parts) used.add(name).add(`${name}-far`)
      }
    }
    expect([...parts].filter((name) => !used.has(name))).toEqual([])
  })

  test('as they were stored before are drawn as they were', () => {
    expect(drawnLook('7.3.4.1.1.2.1.5.96.98.104').parts).toEqual(['body', 'hair-beanie', 'accessory-beanie', 'accessory-scarf'])
    expect(drawnLook('7.3.0.1.2.2.1.4.104.106.100').parts).toEqual(['body', 'hair-beanie', 'accessory-beanie', 'accessory-scarf'])
    expect(drawnLook('2.1.3.7.9.8.6.0.100.100.100').parts).toEqual(['body', 'hair-bob', 'outfit-dress', 'accessory-flower'])
  })
})

describe('what is worn', () => {
  test('hair is pressed under every hat, and parted by a band', () => {
    for (const hair of lookOptions.hair.keys()) {
      expect(wear({ hair, accessory: at('accessory', 'beanie') }).press).toBe(1)
      expect(wear({ hair, accessory: at('accessory', 'strawHat') }).press).toBe(1)
    }
    expect(wear({ hair: at('hair', 'afro'), accessory: at('accessory', 'headphones') }).press).toBe(2)
    expect(wear({ hair: at('hair', 'afro') }).press).toBe(0)
  })
  test('an undercut shows its short sides only under a hat', () => {
    const undercut = { hair: at('hair', 'undercut') }
    expect(wear(undercut).parts).toContain('hair-undercut')
    expect(wear({ ...undercut, accessory: at('accessory', 'strawHat') }).parts).toContain('hair-cropped')
  })
  test('a fox wears its flower by the ear', () => {
    const flower = { accessory: at('accessory', 'flower') }
    expect(wear(flower).parts).toContain('accessory-flower')
    expect(wear({ ...flower, kind: at('kind', 'fox') }).parts).toContain('fox-flower')
  })
  test('glasses go with a hat; of two hats, or two pairs of glasses, one is worn', () => {
    expect(wear({ accessory: at('accessory', 'strawHat'), extra: at('extra', 'glasses') }).worn).toEqual(['strawHat', 'glasses'])
    expect(wear({ accessory: at('accessory', 'strawHat'), extra: at('extra', 'beanie') }).worn).toEqual(['strawHat'])
    expect(wear({ accessory: at('accessory', 'glasses'), extra: at('extra', 'sunglasses') }).worn).toEqual(['glasses'])
    expect(wear({ hair: at('hair', 'beanie'), accessory: at('accessory', 'beanie') }).worn).toEqual(['beanie'])
    expect(isHat('headphones')).toBe(false)
  })
  test('a fox keeps its own ears, and hides them under a hat', () => {
    const kind = at('kind', 'fox')
    expect(wear({ kind, accessory: at('accessory', 'catEars') }).parts).toEqual(['fox', 'fox-crown'])
    expect(wear({ kind, accessory: at('accessory', 'strawHat') }).parts).toEqual(['fox', 'accessory-strawHat'])
  })
})

test('old hair is lighter, and only a person greys', () => {
  const age = at('age', 'old')
  expect(wear({ age }).hairColour).not.toBe(wear({}).hairColour)
  expect(wear({ age, kind: 2 }).hairColour).toBe(wear({ kind: 2 }).hairColour)
})

test('there is a colour for every option', () => {
  for (const table of ['skin', 'hairColor', 'top', 'bottom', 'accent'] as const)
    expect(lookColours[table]).toHaveLength(lookOptions[table].length)
  for (const kind of lookOptions.kind) expect(skinColours(kind)).toHaveLength(lookOptions.skin.length)
})

test('hems are laid over the lap on everybody who wears one, and legs grow thin on nobody else', () => {
  lookOptions.outfit.forEach((name, outfit) => {
    const part = file.parts.find((one) => one.name === `outfit-${name}`)
    const firsts = part ? Array.from({ length: part.vertexCount }, (_, i) => file.skins[(part.vertexStart + i) * 4]) : []
    expect([name, wear({ outfit }).hemmed]).toEqual([name, firsts.includes(lapJoint)])
  })
})
