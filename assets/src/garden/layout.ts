import { MathUtils } from 'three'

/** Where things stand, for builders that must know of one another. Metres. */
export const layout = {
  deckRadius: 8,
  cafe: { z: -6.2 },
  tree: { x: -5.6, z: -1.4 },
  lounge: { x: 4.6, z: -1.6 },
  fire: { x: 0, z: 2.2 },
  pond: { x: -9, z: 6, radiusX: 2.2, radiusZ: 1.6 },
  telescope: { x: 6, z: 1.35 },
  poles: { west: [-7, 3.7, 3.3], east: [6.9, 3.7, 3] },
  /** A place that is surely open: whatever cannot be reached from here is not walkable. */
  walkFrom: { x: 0, z: 6 },
  /** Beyond this nobody walks. */
  fenceRadius: 10.5,
} as const

/** How far a point lies from the pond's middle, 1 being the water's edge. */
export function pondDistance(x: number, z: number): number {
  const { pond } = layout
  return Math.hypot((x - pond.x) / pond.radiusX, (z - pond.z) / pond.radiusZ)
}

/** Height of the meadow: flat round the deck, dipping at the pond, rising into hills. */
export function groundHeight(x: number, z: number): number {
  const rise = MathUtils.smoothstep(Math.hypot(x, z), 12.5, 25)
  const dip = 0.35 * (1 - MathUtils.smoothstep(pondDistance(x, z), 0.75, 1.2))
  return -0.1 + rise * (1.6 + 0.9 * Math.sin(x * 0.22) + 0.8 * Math.cos(z * 0.27 + x * 0.1)) - dip
}

/** Between the planks and the dark beneath them, in the café's floor or under the meadow: where nobody looks. */
export function isUnderFloor(x: number, y: number, z: number): boolean {
  const { deckRadius, cafe } = layout
  if (Math.abs(x) < 4.4 && Math.abs(z - cafe.z - 0.1) < 2.1 && y < 0.12) return true
  return Math.hypot(x, z) < deckRadius - 0.1 ? y < -0.015 && y > -0.07 : y < groundHeight(x, z) - 0.03
}
