import { Color, Vector3 } from 'three'
import { lightPalette } from '#palette.ts'

const zenith = new Color(lightPalette.zenith)
const mid = new Color(lightPalette.mid)
const low = new Color(lightPalette.low)
const sun = new Color(lightPalette.sun)
const towardsSun = new Vector3(-0.75, 0.22, -0.55).normalize()

/** Light of the dusk sky from a direction (unit vector, y up), linear, into `out`. */
export function skyRadiance(direction: Vector3, out: Color): Color {
  const height = Math.max(0, direction.y)
  if (height < 0.3) out.copy(low).lerp(mid, height / 0.3)
  else out.copy(mid).lerp(zenith, (height - 0.3) / 0.7)
  const glow = Math.max(0, direction.dot(towardsSun)) ** 4 * 0.9
  out.r += sun.r * glow
  out.g += sun.g * glow
  out.b += sun.b * glow
  if (direction.y < 0) out.multiplyScalar(0.35)
  return out
}
