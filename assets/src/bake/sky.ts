import { Color, Vector3 } from 'three'

/** The sky a space is baked under: colours (sRGB) by height, and a sun behind haze. */
export interface BakeSky {
  zenith: string
  mid: string
  low: string
  sun: string
  towardsSun: readonly [number, number, number]
  /** How much brighter it is towards the sun. */
  sunStrength: number
}

/** Light of the sky from a direction (unit vector, y up), linear, into `out`. */
export function skyRadiance(sky: BakeSky): (direction: Vector3, out: Color) => Color {
  const zenith = new Color(sky.zenith)
  const mid = new Color(sky.mid)
  const low = new Color(sky.low)
  const sun = new Color(sky.sun)
  const towardsSun = new Vector3(...sky.towardsSun).normalize()
  return (direction, out) => {
    const height = Math.max(0, direction.y)
    if (height < 0.3) out.copy(low).lerp(mid, height / 0.3)
    else out.copy(mid).lerp(zenith, (height - 0.3) / 0.7)
    const glow = Math.max(0, direction.dot(towardsSun)) ** 4 * sky.sunStrength
    out.r += sun.r * glow
    out.g += sun.g * glow
    out.b += sun.b * glow
    if (direction.y < 0) out.multiplyScalar(0.35)
    return out
  }
}
