import type { Lamp } from '@kith/shared/space'
import { describe, expect, it } from 'vitest'
import { createLightProbes, type Probe } from './light-probe.ts'

const fire: Lamp = { x: 0, y: 0.5, z: 0, colour: '#ff8c3e', intensity: 4, radiusMetres: 8, flicker: true }

function lightAt(z: number, lamps: readonly Lamp[], gain = 1): Probe {
  const out: Probe = { red: 0, green: 0, blue: 0, x: 0, y: 0, z: 0 }
  createLightProbes(lamps, { value: gain }).sample({ x: 0, y: 0, z }, 0, out)
  return out
}

describe('the light of lamps on a body', () => {
  it('is golden beside a fire however many lamps there are: no channel is cut off before the others', () => {
    const one = lightAt(1.2, [fire])
    const many = lightAt(1.2, [fire, fire, fire, fire, fire, fire])
    expect(one.red / one.blue).toBeGreaterThan(2.1)
    expect(many.red / many.blue).toBeGreaterThan(2.1)
    expect(many.red).toBeGreaterThan(one.red)
    expect(many.red).toBeLessThan(1.6)
  })

  it('grows weaker step by step away from the fire, and never goes black', () => {
    const reds = [1, 2, 3, 5, 7, 9].map((z) => lightAt(z, [fire]).red)
    expect(reds.toSorted((a, b) => b - a)).toEqual(reds)
    expect(lightAt(40, [fire]).red).toBeGreaterThan(0.1)
  })

  it('comes from where the fire is', () => {
    expect(lightAt(2, [fire]).z).toBeLessThan(0)
    expect(lightAt(-2, [fire]).z).toBeGreaterThan(0)
  })

  it('goes down with the lamps', () => {
    expect(lightAt(2, [fire], 0.3).red).toBeLessThan(lightAt(2, [fire], 1).red)
  })
})
