import type { SpaceLight, SpaceLights } from '@kith/shared/space'
import { Color, type Vector2, type Vector3 } from 'three'
import type { SharedUniforms } from './shared-uniforms.ts'

const fadeSeconds = 4

/** What a space is shown in that says nothing of its light. */
export const plainLight: SpaceLight = {
  id: 'plain',
  title: { zh: '白天', en: 'Day' },
  skyTint: '#ffffff',
  skyGain: 1,
  lampGain: 1,
  dome: {
    zenith: '#6f9fe0',
    middle: '#a9c8ee',
    low: '#e6eef2',
    glow: '#fff2d0',
    clouds: '#ffffff',
    cloudAmount: 0.4,
    stars: 0,
    moon: 0,
  },
  towardsSun: [-0.6, 0.6, -0.5],
  hills: { near: '#7d93a8', far: '#b3c3d0' },
  fog: { colour: '#c5d4de', glow: '#fff2d0', fromMetres: 30, toMetres: 120 },
  bodies: { sky: '#d5dcec', ground: '#b09a86', rim: '#fff0d8' },
  water: { deep: '#3d7086', shine: '#f5d9c0' },
  rain: 0,
  mist: 0,
  fireflies: 0,
}

/** Everything a light says, as numbers in one order, so that two lights can be mixed number by number. */
export function lightNumbers(light: SpaceLight): Float32Array {
  const { dome, fog, bodies, hills, water } = light
  const scaled = (hex: string, gain: number): number[] => new Color(hex).multiplyScalar(gain).toArray()
  const colours = [
    fog.colour,
    fog.glow,
    dome.zenith,
    dome.middle,
    dome.low,
    dome.glow,
    dome.clouds,
    hills.near,
    hills.far,
    water.deep,
    water.shine,
  ]
  const [x, y, z] = light.towardsSun
  const length = Math.hypot(x, y, z) || 1
  return Float32Array.from([
    ...scaled(light.skyTint, light.skyGain),
    ...colours.flatMap((hex) => scaled(hex, 1)),
    ...scaled(bodies.sky, 0.72),
    ...scaled(bodies.ground, 0.5),
    ...scaled(bodies.rim, 0.55),
    x / length,
    y / length,
    z / length,
    dome.cloudAmount,
    dome.stars,
    dome.moon,
    light.rain,
    light.mist,
    light.fireflies,
    fog.fromMetres,
    fog.toMetres,
    light.lampGain,
  ])
}

/** The light of a space, cross-faded: writes the shared uniforms every material reads. No allocation in `update`. */
export class DayLight {
  readonly #shared: SharedUniforms
  readonly #targets: readonly (Color | Vector3 | Vector2)[]
  readonly #known = new Map<string, Float32Array>()
  #shown = ''
  #from: Float32Array
  #to: Float32Array
  #now: Float32Array
  #share = 1

  /** Begins in `light`, at once. */
  constructor(shared: SharedUniforms, hues: SpaceLights['hues'], light: SpaceLight) {
    this.#shared = shared
    const { skyTint, fog, fogGlow, zenith, middle, low, glow, clouds, hillsNear, hillsFar, waterDeep, waterShine } = shared
    const sky = [skyTint, fog, fogGlow, zenith, middle, low, glow, clouds, hillsNear, hillsFar, waterDeep, waterShine]
    const { bodySky, bodyGround, bodyRim, sun, skyAmounts, airAmounts, fogMetres } = shared
    const rest = [bodySky, bodyGround, bodyRim, sun, skyAmounts, airAmounts, fogMetres]
    this.#targets = [...sky, ...rest].map(({ value }) => value)
    shared.skyHue.value.set(...hues.sky)
    shared.lampHue.value.set(...hues.lamp)
    this.#shown = light.id
    this.#to = this.#numbersOf(light)
    this.#from = this.#to.slice()
    this.#now = this.#to.slice()
    this.#write()
  }

  /** How bright lamps burn now; 1 as baked. */
  get lampGain(): number {
    return this.#shared.lampGain.value
  }

  /** Fades towards `light`; at once when nothing should move. */
  show(light: SpaceLight, atOnce: boolean): void {
    if (light.id === this.#shown) return
    this.#shown = light.id
    this.#from.set(this.#now)
    this.#to = this.#numbersOf(light)
    this.#share = atOnce ? 1 : 0
    if (!atOnce) return
    this.#now.set(this.#to)
    this.#write()
  }

  update(deltaSeconds: number): void {
    if (this.#share >= 1) return
    this.#share = Math.min(1, this.#share + deltaSeconds / fadeSeconds)
    const eased = this.#share * this.#share * (3 - 2 * this.#share)
    for (let i = 0; i < this.#now.length; i++) {
      const from = this.#from[i] ?? 0
      this.#now[i] = from + ((this.#to[i] ?? 0) - from) * eased
    }
    this.#write()
  }

  #numbersOf(light: SpaceLight): Float32Array {
    let numbers = this.#known.get(light.id)
    if (numbers === undefined) {
      numbers = lightNumbers(light)
      this.#known.set(light.id, numbers)
    }
    return numbers
  }

  #write(): void {
    let at = 0
    for (let i = 0; i < this.#targets.length; i++) {
      const target = this.#targets[i]
      if (!target) continue
      target.fromArray(this.#now, at)
      at += 'z' in target || 'b' in target ? 3 : 2
    }
    this.#shared.lampGain.value = this.#now[at] ?? 1
  }
}
