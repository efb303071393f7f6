import { BufferAttribute, BufferGeometry, FrontSide, Ray, Vector3 } from 'three'
import { mergeGeometries } from 'three/addons/utils/BufferGeometryUtils.js'
import { MeshBVH } from 'three-mesh-bvh'
import type { Part } from './part.ts'

const rays = 48
const reachMetres = 0.3
const floor = 0.5

/**
 * How open each vertex of a part is to its surroundings (1 open, `floor` at worst), the body itself included.
 * Faces seen from behind do not count: limbs are pushed into one another and would blacken each other's insides.
 */
export function occlusionOf(part: Part, body: Part): Float32Array {
  const solids = part === body ? [geometryOf(body)] : [geometryOf(body), geometryOf(part)]
  const merged = mergeGeometries(solids, false)
  const bvh = new MeshBVH(merged)
  const open = new Float32Array(part.positions.length / 3)
  const random = seeded(7)
  const ray = new Ray()
  const normal = new Vector3()
  const tangent = new Vector3()
  const bitangent = new Vector3()
  for (let i = 0; i < open.length; i++) {
    normal.fromArray(part.normals, i * 3).normalize()
    tangent
      .set(Math.abs(normal.y) > 0.9 ? 1 : 0, Math.abs(normal.y) > 0.9 ? 0 : 1, 0)
      .cross(normal)
      .normalize()
    bitangent.crossVectors(normal, tangent)
    let blocked = 0
    for (let k = 0; k < rays; k++) {
      const radius = Math.sqrt((k + random()) / rays)
      const angle = random() * Math.PI * 2
      ray.origin.fromArray(part.positions, i * 3).addScaledVector(normal, 0.006)
      ray.direction
        .set(0, 0, 0)
        .addScaledVector(tangent, radius * Math.cos(angle))
        .addScaledVector(bitangent, radius * Math.sin(angle))
        .addScaledVector(normal, Math.sqrt(1 - radius * radius))
      const hit = bvh.raycastFirst(ray, FrontSide, 0, reachMetres)
      if (hit) blocked += 1 - (hit.distance / reachMetres) ** 2
    }
    open[i] = Math.max(floor, 1 - 0.85 * (blocked / rays))
  }
  return open
}

function geometryOf(part: Part): BufferGeometry {
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(part.positions, 3))
  geometry.setIndex(new BufferAttribute(part.indices, 1))
  return geometry
}

function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0
    return state / 4294967296
  }
}
