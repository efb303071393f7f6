import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { viewBoxOf } from './map-frame.ts'

const bounds = { minX: -14, maxX: 14, minZ: -11, maxZ: 11 }

describe('what the map shows', () => {
  it('is the whole space while nobody is there', () => {
    expect(viewBoxOf(bounds, undefined, 400, 600)).toEqual({ x: -15, z: -12, across: 30, down: 24 })
  })

  it('keeps a small room in its middle, with its names no larger than in a garden', () => {
    const room = { minX: -3, maxX: 3, minZ: -2, maxZ: 2 }
    const { x, z, across, down } = viewBoxOf(room, { x: 2, z: 1 }, 900, 600)
    expect(900 / across).toBe(30)
    expect([x + across / 2, z + down / 2]).toEqual([0, 0])
  })

  it('has the shape of its frame, holds me, and shows nothing past the edge that it need not', () => {
    const within = fc.record({ x: fc.integer({ min: -14, max: 14 }), z: fc.integer({ min: -11, max: 11 }) })
    const side = fc.integer({ min: 60, max: 1200 })
    fc.assert(
      fc.property(within, side, side, (self, width, height) => {
        const { x, z, across, down } = viewBoxOf(bounds, self, width, height)
        expect(across / down).toBeCloseTo(width / height, 6)
        expect(self.x >= x && self.x <= x + across && self.z >= z && self.z <= z + down).toBe(true)
        if (across <= 30) expect(x >= -15 - 1e-9 && x + across <= 15 + 1e-9).toBe(true)
        if (down <= 24) expect(z >= -12 - 1e-9 && z + down <= 12 + 1e-9).toBe(true)
      }),
    )
  })
})
