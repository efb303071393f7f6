/** A point that sounds; metres, as in the space. */
export interface SoundPoint {
  x: number
  y: number
  z: number
}

/** What of a space can be heard, as its documents have it. */
export interface SoundPlace {
  spaceId: string
  bounds: { minX: number; maxX: number; minZ: number; maxZ: number }
  fires: readonly SoundPoint[]
  waters: readonly (SoundPoint & { radiusMetres: number })[]
  panes: readonly SoundPoint[]
}

/**
 * What the scene tells whoever makes sound, written each frame and read a few times a second, so that neither waits for
 * the other. Without a scene the place stays null: then there are chimes, and nothing else sounds.
 */
export interface Ears {
  /** Where the camera looks, on the ground; of length 1. */
  forwardX: number
  forwardZ: number
  place: SoundPlace | null
  /** How much rain and how much of the stars the light of the hour has, 0–1. */
  rain: number
  stars: number
  /** A foot came down here. Set by the sound while it wants to know. */
  onStep: ((pid: number, x: number, y: number, z: number, speedMetresPerSecond: number) => void) | null
}

export const ears: Ears = { forwardX: 0, forwardZ: -1, place: null, rain: 0, stars: 0, onStep: null }
