import type { Lamp } from '@kith/shared/space'
import { Color } from 'three'

interface ProbeLamp {
  x: number
  y: number
  z: number
  red: number
  green: number
  blue: number
  intensity: number
  radiusMetres: number
  flicker: boolean
}

/** The light of all lamps at a place, as one colour and one direction. */
export interface Probe {
  red: number
  green: number
  blue: number
  x: number
  y: number
  z: number
}

interface Place {
  readonly x: number
  readonly y: number
  readonly z: number
}

export interface LightProbes {
  /** Writes the light at chest height above a place into `out`. */
  sample(at: Place, seconds: number, out: Probe): void
}

const chestMetres = 0.9
/** Bodies catch lamps from a little farther than surfaces, so that they never go black between two. */
const reach = 1.3
const keyStrength = 1.2
/** Up to here a body is as bright as its lamps make it; from here on less and less so. */
const knee = 0.7
const kneeHardness = 1.6
/** Firelight keeps this share of its colour where it is strongest: in pure orange, skin, cloth and hair would all look the same. */
const tintLeft = 0.55
/** How light what takes the place of the rest is. */
const paleShare = 0.6

/** Sums the same lamps the bake used, so that bodies glow beside the fire as the floor does; `gain` is how bright they burn now. */
export function createLightProbes(lamps: readonly Lamp[], gain: { readonly value: number } = { value: 1 }): LightProbes {
  const colour = new Color()
  const list = lamps.map((lamp): ProbeLamp => {
    colour.set(lamp.colour)
    return {
      x: lamp.x,
      y: lamp.y,
      z: lamp.z,
      red: colour.r,
      green: colour.g,
      blue: colour.b,
      intensity: lamp.intensity,
      radiusMetres: lamp.radiusMetres * reach,
      flicker: lamp.flicker,
    }
  })
  return {
    sample(at, seconds, out) {
      let red = 0
      let green = 0
      let blue = 0
      let fromX = 0
      let fromY = 0.35
      let fromZ = 0.25
      const ambient = Math.min(1, gain.value)
      const tremble = 1 + 0.09 * Math.sin(seconds * 9 + Math.sin(seconds * 5.3) * 2)
      for (let i = 0; i < list.length; i++) {
        const lamp = list[i]
        if (!lamp) continue
        const dx = lamp.x - at.x
        const dy = lamp.y - at.y - chestMetres
        const dz = lamp.z - at.z
        const squared = dx * dx + dy * dy + dz * dz
        if (squared > lamp.radiusMetres * lamp.radiusMetres) continue
        const distance = Math.sqrt(squared) + 1e-6
        const edge = 1 - squared / (lamp.radiusMetres * lamp.radiusMetres)
        const strength = ((edge * edge) / (1 + squared * 0.5)) * lamp.intensity * (lamp.flicker ? tremble : 1)
        red += lamp.red * strength
        green += lamp.green * strength
        blue += lamp.blue * strength
        fromX += (dx / distance) * strength
        fromY += (dy / distance) * strength
        fromZ += (dz / distance) * strength
      }
      // Held back as one: channel by channel, a face by the fire would go white instead of golden.
      const most = Math.max(red, green, blue) * gain.value * keyStrength
      const held = gain.value * keyStrength * (most > knee ? (knee + (most - knee) / (1 + (most - knee) * kneeHardness)) / most : 1)
      const tint = 1 - ((1 - tintLeft) * most) / (most + knee)
      const pale = Math.max(red, green, blue) * held * paleShare * (1 - tint)
      out.red = red * held * tint + pale + 0.2 * ambient
      out.green = green * held * tint + pale + 0.17 * ambient
      out.blue = blue * held * tint + pale + 0.17 * ambient
      out.x = fromX
      out.y = fromY
      out.z = fromZ
    },
  }
}
