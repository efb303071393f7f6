import { Vector3 } from 'three'

/** Unit vectors over the hemisphere about +z, denser towards the pole by the cosine law. */
export function cosineHemisphere(count: number): Float32Array {
  const directions = new Float32Array(count * 3)
  for (let i = 0; i < count; i++) {
    const share = (i + 0.5) / count
    const angle = Math.PI * 2 * radicalInverse(i)
    directions[i * 3] = Math.sqrt(share) * Math.cos(angle)
    directions[i * 3 + 1] = Math.sqrt(share) * Math.sin(angle)
    directions[i * 3 + 2] = Math.sqrt(1 - share)
  }
  return directions
}

/** Points in the unit ball, spread evenly: where shadow rays aim within a lamp. */
export function ballPoints(count: number): Float32Array {
  const points = new Float32Array(count * 3)
  for (let i = 0; i < count; i++) {
    const y = 1 - (2 * (i + 0.5)) / count
    const ring = Math.sqrt(1 - y * y)
    const angle = i * 2.39996323
    const radius = Math.cbrt((i + 0.5) / count)
    points[i * 3] = Math.cos(angle) * ring * radius
    points[i * 3 + 1] = y * radius
    points[i * 3 + 2] = Math.sin(angle) * ring * radius
  }
  return points
}

function radicalInverse(index: number): number {
  let result = 0
  let share = 0.5
  for (let rest = index; rest > 0; rest >>= 1) {
    if (rest & 1) result += share
    share /= 2
  }
  return result
}

/** A frame about a normal, turned by an angle of one's own so that neighbours do not share the same pattern. */
export class Frame {
  private readonly tangent = new Vector3()
  private readonly bitangent = new Vector3()
  private readonly normal = new Vector3()

  set(normal: Vector3, turnRadians: number): void {
    this.normal.copy(normal)
    this.tangent.set(Math.abs(normal.y) > 0.9 ? 1 : 0, Math.abs(normal.y) > 0.9 ? 0 : 1, 0)
    this.tangent.cross(normal).normalize()
    this.bitangent.crossVectors(normal, this.tangent)
    const cos = Math.cos(turnRadians)
    const sin = Math.sin(turnRadians)
    const { x, y, z } = this.tangent
    this.tangent.multiplyScalar(cos).addScaledVector(this.bitangent, sin)
    this.bitangent.multiplyScalar(cos)
    this.bitangent.x -= sin * x
    this.bitangent.y -= sin * y
    this.bitangent.z -= sin * z
  }

  /** Takes the `index`th direction of a table into the frame. */
  direct(directions: Float32Array, index: number, out: Vector3): Vector3 {
    return out
      .copy(this.tangent)
      .multiplyScalar(directions[index * 3] ?? 0)
      .addScaledVector(this.bitangent, directions[index * 3 + 1] ?? 0)
      .addScaledVector(this.normal, directions[index * 3 + 2] ?? 0)
  }
}

/** A repeatable angle for a vertex. */
export function vertexTurn(index: number): number {
  return ((index * 0.754877666) % 1) * Math.PI * 2
}
