import { Color, MathUtils } from 'three'
import type { Vector3 } from 'three'

/** Writes the linear albedo of a point of a piece into `out`; position and normal are the piece's own, before placing. */
export type Paint = (position: Vector3, normal: Vector3, out: Color) => void

/** One sRGB colour, a pair from the piece's bottom to its top, or a function. */
export type PaintLike = string | readonly [bottom: string, top: string] | Paint

export function toPaint(like: PaintLike, minY: number, maxY: number): Paint {
  if (typeof like === 'function') return like
  if (typeof like === 'string') {
    const flat = new Color(like)
    return (_position, _normal, out) => void out.copy(flat)
  }
  const bottom = new Color(like[0])
  const top = new Color(like[1])
  const height = Math.max(1e-4, maxY - minY)
  return (position, _normal, out) => void out.copy(bottom).lerp(top, MathUtils.clamp((position.y - minY) / height, 0, 1))
}
