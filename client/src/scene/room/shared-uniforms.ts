import { Color, Vector2, Vector3, Vector4 } from 'three'

/** Uniforms several materials share by reference: one write a frame reaches them all. `DayLight` writes all but the first two and the last three. */
export interface SharedUniforms {
  seconds: { value: number }
  /** Height of the drawing buffer in pixels: point sprites are sized by it. */
  bufferHeight: { value: number }
  fog: { value: Color }
  fogMetres: { value: Vector2 }
  fogGlow: { value: Color }
  /** Towards the sun. */
  sun: { value: Vector3 }
  /** What the sky's and the lamps' share of the baked light are multiplied with, and the hues that tell them apart. */
  skyTint: { value: Color }
  lampGain: { value: number }
  skyHue: { value: Vector3 }
  lampHue: { value: Vector3 }
  zenith: { value: Color }
  middle: { value: Color }
  low: { value: Color }
  glow: { value: Color }
  clouds: { value: Color }
  /** Clouds, stars, moon: how much there is of each, 0 to 1. */
  skyAmounts: { value: Vector3 }
  hillsNear: { value: Color }
  hillsFar: { value: Color }
  waterDeep: { value: Color }
  waterShine: { value: Color }
  /** Rain, mist, fireflies: how much there is of each, 0 to 1. */
  airAmounts: { value: Vector3 }
  /** Light of the sky on bodies. */
  bodySky: { value: Color }
  bodyGround: { value: Color }
  bodyRim: { value: Color }
  /** Heads that nothing light may hide from the camera: place, and how far that holds, 0 to 1. Below the floor's height nothing goes. */
  sights: { value: readonly [Vector4, Vector4] }
  sightFloor: { value: number }
  /** Posts that are not drawn: middle (x, height of the top, z), and how far they are gone, 0 to 1. */
  posts: { value: readonly [Vector4, Vector4, Vector4] }
}

export function createSharedUniforms(): SharedUniforms {
  const colour = () => ({ value: new Color() })
  return {
    seconds: { value: 0 },
    bufferHeight: { value: 720 },
    fog: colour(),
    fogMetres: { value: new Vector2(17, 75) },
    fogGlow: colour(),
    sun: { value: new Vector3(-0.75, 0.1, -0.65).normalize() },
    skyTint: colour(),
    lampGain: { value: 1 },
    skyHue: { value: new Vector3(1, 1, 1) },
    lampHue: { value: new Vector3(1, 1, 1) },
    zenith: colour(),
    middle: colour(),
    low: colour(),
    glow: colour(),
    clouds: colour(),
    skyAmounts: { value: new Vector3() },
    hillsNear: colour(),
    hillsFar: colour(),
    waterDeep: colour(),
    waterShine: colour(),
    airAmounts: { value: new Vector3() },
    bodySky: colour(),
    bodyGround: colour(),
    bodyRim: colour(),
    sights: { value: [new Vector4(), new Vector4()] },
    sightFloor: { value: 0 },
    posts: { value: [new Vector4(), new Vector4(), new Vector4()] },
  }
}
