import { Color, Vector2, Vector3 } from 'three'

/** Uniforms several materials share by reference: one write a frame reaches them all. */
export interface SharedUniforms {
  seconds: { value: number }
  /** Height of the drawing buffer in pixels: point sprites are sized by it. */
  bufferHeight: { value: number }
  fog: { value: Color }
  fogMetres: { value: Vector2 }
  fogGlow: { value: Color }
  /** Towards the setting sun. */
  sun: { value: Vector3 }
}

export function createSharedUniforms(): SharedUniforms {
  return {
    seconds: { value: 0 },
    bufferHeight: { value: 720 },
    fog: { value: new Color('#b9788f') },
    fogMetres: { value: new Vector2(17, 75) },
    fogGlow: { value: new Color().setRGB(1, 0.48, 0.26) },
    sun: { value: new Vector3(-0.75, 0.1, -0.65).normalize() },
  }
}
