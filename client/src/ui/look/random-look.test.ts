import { decodeLook, encodeLook, isLikeAResident, lookOptions } from '@kith/shared/state'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { palettes, randomLook, seededChance } from './random-look.ts'

const seeds = fc.integer({ min: 0, max: 0xffff_ffff })

describe('a random look', () => {
  it('is one that can be worn, of the kind it was, and the same for the same seed', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: lookOptions.kind.length - 1 }), (seed, kind) => {
        const look = randomLook(seededChance(seed), { kind })
        expect(decodeLook(encodeLook(look))).toEqual(look)
        expect(look.kind).toBe(kind)
        expect(randomLook(seededChance(seed), { kind })).toEqual(look)
      }),
    )
  })

  it('wears colours that go together, gives no child a beard and puts no hat over covered hair', () => {
    const known = new Set(palettes.map(({ top, bottom, accent }) => `${top} ${bottom} ${accent}`))
    fc.assert(
      fc.property(seeds, (seed) => {
        const look = randomLook(seededChance(seed), { kind: 0 })
        expect(known).toContain(`${lookOptions.top[look.top]} ${lookOptions.bottom[look.bottom]} ${lookOptions.accent[look.accent]}`)
        if (lookOptions.age[look.age] === 'child') expect(look.beard).toBe(0)
        if (['beanie', 'headscarf'].includes(lookOptions.hair[look.hair] ?? ''))
          expect(['beanie', 'strawHat', 'catEars', 'headphones']).not.toContain(lookOptions.accessory[look.accessory])
      }),
    )
  })

  it('is never taken for a resident', () => {
    fc.assert(fc.property(seeds, (seed) => !isLikeAResident(randomLook(seededChance(seed), { kind: 0 }))))
  })

  it('comes upon every skin, hair and outfit in the end', () => {
    const chance = seededChance(7)
    const looks = Array.from({ length: 600 }, () => randomLook(chance, { kind: 0 }))
    for (const table of ['skin', 'hair', 'outfit', 'accessory', 'top', 'age', 'beard'] as const)
      expect(new Set(looks.map((look) => look[table])).size, table).toBe(lookOptions[table].length)
  })
})
