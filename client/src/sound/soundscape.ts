import type { SoundPlace, SoundPoint } from '#state/ears.ts'
import type { FloorKind } from './kinds.ts'

/** A patch of floor: a round or a box, metres. */
export type FloorPatch = { kind: FloorKind } & (
  | { x: number; z: number; radiusMetres: number }
  | { minX: number; maxX: number; minZ: number; maxZ: number }
)

/** What a space's own sound document adds to what its other documents show: `assets/sounds/<space>.json`. */
export interface SoundDocument {
  /** How much wind is heard on a dry evening, 0–1; indoors less. */
  wind: number
  crickets: readonly SoundPoint[]
  waters: readonly (SoundPoint & { radiusMetres: number })[]
  kettles: readonly SoundPoint[]
  /** What one walks on where no patch lies. The last patch that covers a point wins. */
  floor: FloorKind
  floors: readonly FloorPatch[]
}

/** For a space that says nothing of its sounds: a little air and wooden floors. */
export const plainSounds: SoundDocument = { wind: 0.4, crickets: [], waters: [], kettles: [], floor: 'wood', floors: [] }

export const loopKinds = ['fire', 'crickets', 'wind', 'water', 'lake', 'rain-roof', 'rain-window'] as const
export type LoopKind = (typeof loopKinds)[number]

/** A loop that sounds somewhere, or, without a point, all around. */
export interface Voice {
  kind: LoopKind
  /** Tells voices of one kind apart. */
  number: number
  at: SoundPoint | null
  /** 0–1, before weather and hour. */
  level: number
  /** Within this distance it does not grow louder, metres. */
  nearMetres: number
}

export interface Weather {
  /** 0–1. */
  rain: number
  night: number
}

/** Water wider than this is all around. */
const lakeMetres = 8

/** Every loop a space can have. */
export function voicesOf(place: SoundPlace, sounds: SoundDocument): Voice[] {
  const round = (kind: LoopKind, level: number): Voice => ({ kind, number: 0, at: null, level, nearMetres: 1 })
  const waters = place.waters.filter(({ radiusMetres }) => radiusMetres < lakeMetres)
  return [
    round('wind', sounds.wind),
    round('rain-roof', 1),
    ...place.fires.map((at, number): Voice => ({ kind: 'fire', number, at, level: 1, nearMetres: 1.6 })),
    ...(waters.length < place.waters.length ? [round('lake', 0.7)] : []),
    ...[...waters, ...sounds.waters].map((at, number): Voice => ({
      kind: 'water',
      number,
      at,
      level: 0.9,
      nearMetres: Math.max(1.5, at.radiusMetres),
    })),
    ...sounds.crickets.map((at, number): Voice => ({ kind: 'crickets', number, at, level: 1, nearMetres: 3 })),
    ...place.panes.map((at, number): Voice => ({ kind: 'rain-window', number, at, level: 1, nearMetres: 1.2 })),
  ]
}

/** How loud a voice is in this weather at this hour, 0–1. Crickets keep still in the rain. */
export function levelIn(weather: Weather, { kind, level }: Voice): number {
  switch (kind) {
    case 'rain-roof':
    case 'rain-window':
      return level * weather.rain
    case 'crickets':
      return level * (0.25 + 0.75 * weather.night) * (1 - weather.rain)
    case 'wind':
      return level * Math.min(1, 0.75 + 0.25 * weather.rain)
    default:
      return level
  }
}

/** What one walks on at a point. */
export function floorAt({ floor, floors }: SoundDocument, x: number, z: number): FloorKind {
  for (let i = floors.length - 1; i >= 0; i--) {
    const patch = floors[i]
    if (patch !== undefined && covers(patch, x, z)) return patch.kind
  }
  return floor
}

function covers(patch: FloorPatch, x: number, z: number): boolean {
  if ('radiusMetres' in patch) return Math.hypot(x - patch.x, z - patch.z) <= patch.radiusMetres
  return x >= patch.minX && x <= patch.maxX && z >= patch.minZ && z <= patch.maxZ
}
