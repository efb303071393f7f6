import { BoxGeometry, CylinderGeometry, Euler, Matrix4, Quaternion, Vector3 } from 'three'
import type { BufferGeometry } from 'three'

export interface SolidLook {
  /** Flat colour of the low-poly rendering. */
  colour: string
  /** One may stand on it. */
  walkable?: boolean
}

/** A low-poly stand-in: what feet, camera and clicks meet. */
export interface Solid {
  /** Triangles, nine numbers each, in metres. */
  positions: Float32Array
  colour: string
  walkable: boolean
}

export function toSolid(geometry: BufferGeometry, look: SolidLook): Solid {
  const flat = geometry.index ? geometry.toNonIndexed() : geometry
  return { positions: new Float32Array(flat.getAttribute('position').array), colour: look.colour, walkable: look.walkable ?? false }
}

export function solidBox(size: readonly [number, number, number], at: readonly [number, number, number], look: SolidLook, turn = 0): Solid {
  const geometry = new BoxGeometry(...size)
  const turned = new Quaternion().setFromEuler(new Euler(0, turn, 0))
  geometry.applyMatrix4(new Matrix4().compose(new Vector3(...at), turned, new Vector3(1, 1, 1)))
  return toSolid(geometry, look)
}

/** Stands on `at`; `stretch` makes it an ellipse. */
export function solidCylinder(
  shape: { radius: number; height: number; sides?: number; topRadius?: number; stretch?: readonly [number, number] },
  at: readonly [number, number, number],
  look: SolidLook,
): Solid {
  const geometry = new CylinderGeometry(shape.topRadius ?? shape.radius, shape.radius, shape.height, shape.sides ?? 12)
  geometry.scale(shape.stretch?.[0] ?? 1, 1, shape.stretch?.[1] ?? 1)
  geometry.translate(at[0], at[1] + shape.height / 2, at[2])
  return toSolid(geometry, look)
}
