import type { Lamp } from '@kith/shared/space'
import { Color, DoubleSide, Ray, Vector3 } from 'three'
import { MeshBVH } from 'three-mesh-bvh'
import type { MeshSource } from './mesh-source.ts'
import { toGeometry } from './mesh-source.ts'
import { Frame, ballPoints, cosineHemisphere, vertexTurn } from './sampling.ts'
import type { BakeSky } from './sky.ts'
import { skyRadiance } from './sky.ts'
import { smoothOverMesh } from './smooth.ts'

export interface LightOptions {
  sky: BakeSky
  /** Times the usual strength; a room behind glass wants more of what little it gets. */
  skyGain?: number
  /** What a sky ray must cross freely to count as open; closed rooms need more than they are wide. */
  skyReachMetres?: number
  skyRays: number
  bounceRays: number
  shadowRays: number
  /** Called now and then with the share done, 0 to 1. */
  onProgress?: (share: number) => void
}

export interface LitMesh {
  /** Linear, unbounded, three per vertex: albedo times light, plus what shines by itself. */
  colours: Float32Array
  /** Share of a vertex's light that comes straight from flames, 0 to 1. */
  flicker: Float32Array
  /** Share of a vertex's light that lamps give, straight or by a bounce, and what shines by itself; the sky gives the rest. */
  lampShare: Float32Array
  /** Mean hue of either light, of luminance 1: what splits a colour channel by channel. */
  hues: { sky: Rgb; lamp: Rgb }
  rays: number
}

type Rgb = [number, number, number]

const skyStrength = 0.92
const lampStrength = 1.05
const bounceStrength = 1
const usualSkyReachMetres = 5
const bounceReachMetres = 6
const lampSizeMetres = 0.25
const offsetMetres = 0.02
const emissiveGain = 2.4

/** Lights every vertex: open sky, lamps with soft shadows, and one bounce that also carries what shines by itself. */
export function bakeLight(source: MeshSource, lamps: readonly Lamp[], options: LightOptions): LitMesh {
  const gatherer = new Gatherer(source, lamps, options)
  const { vertexCount } = source
  const report = (share: number): void => options.onProgress?.(share)
  for (let i = 0; i < vertexCount; i++) {
    gatherer.gatherDirect(i)
    if (i % 500 === 0) report((i / vertexCount) * 0.75)
  }
  const sky = smoothOverMesh(source, gatherer.sky, 2)
  const lamp = smoothOverMesh(source, gatherer.lamp, 1)
  const bounced = { sky: new Float32Array(vertexCount * 3), lamp: new Float32Array(vertexCount * 3) }
  for (let i = 0; i < vertexCount; i++) {
    gatherer.gatherBounce(i, sky, lamp, bounced)
    if (i % 500 === 0) report(0.75 + (i / vertexCount) * 0.25)
  }
  report(1)
  addTo(sky, smoothOverMesh(source, bounced.sky, 3))
  addTo(lamp, smoothOverMesh(source, bounced.lamp, 3))
  return finish(source, sky, lamp, gatherer)
}

function addTo(light: Float32Array, more: Float32Array): void {
  for (let k = 0; k < light.length; k++) light[k] = (light[k] ?? 0) + (more[k] ?? 0)
}

function finish(source: MeshSource, sky: Float32Array, lamp: Float32Array, gatherer: Gatherer): LitMesh {
  const colours = new Float32Array(source.vertexCount * 3)
  const flicker = new Float32Array(source.vertexCount)
  const lampShare = new Float32Array(source.vertexCount)
  for (let i = 0; i < source.vertexCount; i++) {
    const emissive = source.emissive[i] ?? 0
    let total = 0
    let flame = 0
    let brightness = 0
    let fromLamps = 0
    for (let c = 0; c < 3; c++) {
      const k = i * 3 + c
      const albedo = source.albedo[k] ?? 0
      const light = (sky[k] ?? 0) + (lamp[k] ?? 0)
      colours[k] = albedo * light * (1 - emissive * 0.6) + albedo * emissive * emissiveGain
      total += colours[k] ?? 0
      flame += albedo * (gatherer.flame[k] ?? 0)
      brightness += (luminance[c] ?? 0) * (colours[k] ?? 0)
      fromLamps += (luminance[c] ?? 0) * ((colours[k] ?? 0) - albedo * (sky[k] ?? 0) * (1 - emissive * 0.6))
    }
    flicker[i] = total > 0 ? Math.min(1, flame / total) : 0
    lampShare[i] = brightness > 0 ? Math.min(1, Math.max(0, fromLamps / brightness)) : 0
  }
  return { colours, flicker, lampShare, hues: { sky: meanHue(sky), lamp: meanHue(lamp) }, rays: gatherer.rays }
}

const luminance = [0.2126, 0.7152, 0.0722] as const

function meanHue(light: Float32Array): Rgb {
  const sum: Rgb = [0, 0, 0]
  for (let k = 0; k < light.length; k++) sum[k % 3] = (sum[k % 3] ?? 0) + (light[k] ?? 0)
  const bright = sum.reduce((all, value, c) => all + value * (luminance[c] ?? 0), 0)
  return bright > 0 ? [sum[0] / bright, sum[1] / bright, sum[2] / bright] : [1, 1, 1]
}

class Gatherer {
  readonly sky: Float32Array
  readonly lamp: Float32Array
  readonly flame: Float32Array
  rays = 0

  private readonly source: MeshSource
  private readonly lamps: { at: Vector3; colour: Color; intensity: number; radius: number; flame: boolean }[]
  private readonly bvh: MeshBVH
  private readonly corners: ArrayLike<number>
  private readonly skyTable: Float32Array
  private readonly bounceTable: Float32Array
  private readonly shadowTable: Float32Array
  private readonly frame = new Frame()
  private readonly ray = new Ray()
  private readonly origin = new Vector3()
  private readonly normal = new Vector3()
  private readonly towards = new Vector3()
  private readonly tint = new Color()
  private readonly radiance: (direction: Vector3, out: Color) => Color
  private readonly skyReachMetres: number
  private readonly skyStrength: number

  constructor(source: MeshSource, lamps: readonly Lamp[], options: LightOptions) {
    this.source = source
    this.sky = new Float32Array(source.vertexCount * 3)
    this.lamp = new Float32Array(source.vertexCount * 3)
    this.flame = new Float32Array(source.vertexCount * 3)
    this.lamps = lamps.map((lamp) => ({
      at: new Vector3(lamp.x, lamp.y, lamp.z),
      colour: new Color(lamp.colour),
      intensity: lamp.intensity * lampStrength,
      radius: lamp.radiusMetres,
      flame: lamp.flicker,
    }))
    const geometry = toGeometry(source)
    this.bvh = new MeshBVH(geometry)
    this.corners = geometry.index?.array ?? []
    this.skyTable = cosineHemisphere(options.skyRays)
    this.bounceTable = cosineHemisphere(options.bounceRays)
    this.shadowTable = ballPoints(options.shadowRays)
    this.radiance = skyRadiance(options.sky)
    this.skyReachMetres = options.skyReachMetres ?? usualSkyReachMetres
    this.skyStrength = skyStrength * (options.skyGain ?? 1)
  }

  gatherDirect(index: number): void {
    this.stand(index)
    this.gatherSky(index)
    for (const lamp of this.lamps) this.gatherLamp(index, lamp)
  }

  gatherBounce(index: number, sky: Float32Array, lamp: Float32Array, out: { sky: Float32Array; lamp: Float32Array }): void {
    this.stand(index)
    const count = this.bounceTable.length / 3
    for (let k = 0; k < count; k++) {
      this.frame.direct(this.bounceTable, k, this.ray.direction)
      const hit = this.cast(bounceReachMetres)
      if (hit?.faceIndex === undefined || hit.faceIndex === null) continue
      const corner = this.corners[hit.faceIndex * 3] ?? 0
      const shine = (this.source.emissive[corner] ?? 0) * 2
      for (let c = 0; c < 3; c++) {
        const back = ((this.source.albedo[corner * 3 + c] ?? 0) * bounceStrength) / count
        const at = index * 3 + c
        out.sky[at] = (out.sky[at] ?? 0) + back * (sky[corner * 3 + c] ?? 0)
        out.lamp[at] = (out.lamp[at] ?? 0) + back * ((lamp[corner * 3 + c] ?? 0) + shine)
      }
    }
  }

  private stand(index: number): void {
    this.normal.fromArray(this.source.normals, index * 3)
    this.origin.fromArray(this.source.positions, index * 3).addScaledVector(this.normal, offsetMetres)
    this.frame.set(this.normal, vertexTurn(index))
    this.ray.origin.copy(this.origin)
  }

  private cast(far: number) {
    this.rays++
    return this.bvh.raycastFirst(this.ray, DoubleSide, 0, far)
  }

  private gatherSky(index: number): void {
    const count = this.skyTable.length / 3
    for (let k = 0; k < count; k++) {
      this.frame.direct(this.skyTable, k, this.ray.direction)
      if (this.cast(this.skyReachMetres)) continue
      addColour(this.sky, index, this.radiance(this.ray.direction, this.tint), this.skyStrength / count)
    }
  }

  private gatherLamp(index: number, lamp: (typeof this.lamps)[number]): void {
    const distance = this.towards.copy(lamp.at).sub(this.origin).length()
    if (distance > lamp.radius) return
    this.towards.divideScalar(distance || 1)
    const facing = Math.max(0, (this.normal.dot(this.towards) + 0.25) / 1.25)
    if (facing <= 0) return
    const fall = Math.max(0, 1 - (distance / lamp.radius) ** 2) ** 2 / (1 + distance * distance * 0.55)
    const strength = lamp.intensity * fall * facing
    if (strength < 0.002) return
    const light = strength * this.visibility(lamp.at)
    addColour(this.lamp, index, lamp.colour, light)
    if (lamp.flame) addColour(this.flame, index, lamp.colour, light)
  }

  private visibility(lamp: Vector3): number {
    const count = this.shadowTable.length / 3
    let seen = 0
    for (let k = 0; k < count; k++) {
      const { direction } = this.ray
      this.frame.direct(this.shadowTable, k, direction).multiplyScalar(lampSizeMetres).add(lamp).sub(this.origin)
      const far = direction.length()
      direction.divideScalar(far)
      if (!this.cast(Math.max(0.01, far - 0.45))) seen++
    }
    return seen / count
  }
}

function addColour(into: Float32Array, index: number, colour: Color, strength: number): void {
  into[index * 3] = (into[index * 3] ?? 0) + colour.r * strength
  into[index * 3 + 1] = (into[index * 3 + 1] ?? 0) + colour.g * strength
  into[index * 3 + 2] = (into[index * 3 + 2] ?? 0) + colour.b * strength
}
