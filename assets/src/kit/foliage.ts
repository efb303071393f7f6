import { BufferAttribute, BufferGeometry, Color, ConeGeometry, IcosahedronGeometry, Vector3 } from 'three'
import { mergeVertices } from 'three/addons/utils/BufferGeometryUtils.js'
import type { Random } from './random.ts'

/** A lumpy ball of foliage (or stone): `detail` 1 is 80 triangles, 2 is 180, 3 is 320. */
export function puff(radius: number, lumpiness: number, detail: number, random: Random): BufferGeometry {
  const geometry = new IcosahedronGeometry(radius, detail)
  geometry.deleteAttribute('normal')
  geometry.deleteAttribute('uv')
  const phase = random.next() * 10
  const positions = geometry.getAttribute('position')
  const point = new Vector3()
  const direction = new Vector3()
  for (let i = 0; i < positions.count; i++) {
    point.fromBufferAttribute(positions, i)
    const { x, y, z } = direction.copy(point).normalize()
    const coarse = Math.sin(x * 5 + phase) * Math.sin(y * 4.3 + phase * 1.7) * Math.sin(z * 4.7 + phase * 0.6)
    const fine = 0.5 * Math.sin(x * 9 + phase * 2) * Math.sin(z * 8 + y * 7)
    point.multiplyScalar(1 + lumpiness * (coarse + fine))
    positions.setXYZ(i, point.x, point.y, point.z)
  }
  const welded = mergeVertices(geometry, 1e-3)
  welded.computeVertexNormals()
  return welded
}

export interface LeafCloud {
  centre: readonly [number, number, number]
  radius: number
  /** Height of the cloud as a share of its width. */
  squash: number
  count: number
  /** Length of one leaf, in metres; each varies by a third. */
  leafMetres: number
  /** From the shaded underside to the lit top. */
  colours: readonly [string, ...string[]]
  /** Leave out the lowest part of the ball, 0 to 1. */
  fromHeight?: number
  /** Says whether a leaf rooted here is worth drawing. */
  keep?: (x: number, y: number, z: number) => boolean
}

/** Finished geometry (position, normal, albedo, fx): leaf-shaped cards over a ball, lit as if they were its surface. */
export function leafCloud(cloud: LeafCloud, random: Random): BufferGeometry {
  const writer = new LeafWriter(cloud, random)
  const lowest = 1 - 2 * (1 - (cloud.fromHeight ?? 0))
  for (let i = 0; i < cloud.count; i++) {
    const y = 1 - (1 - lowest) * ((i + 0.5) / cloud.count) ** underside
    writer.add(y, i * 2.39996 + random.next())
  }
  return writer.build()
}

/** Below one, leaves gather on the underside, which is what people look at. */
const underside = 0.8

const corners = [
  [0, 0],
  [0.25, 0.42],
  [0, 1],
  [-0.25, 0.42],
] as const

class LeafWriter {
  private readonly cloud: LeafCloud
  private readonly random: Random
  private readonly colours: Color[]
  private readonly positions: number[] = []
  private readonly normals: number[] = []
  private readonly albedo: number[] = []
  private readonly fx: number[] = []
  private readonly indices: number[] = []
  private readonly outward = new Vector3()
  private readonly across = new Vector3()
  private readonly along = new Vector3()
  private readonly normal = new Vector3()
  private readonly tint = new Color()

  constructor(cloud: LeafCloud, random: Random) {
    this.cloud = cloud
    this.random = random
    this.colours = cloud.colours.map((hex) => new Color(hex))
  }

  add(y: number, angle: number): void {
    const { cloud, random, outward, across, along, normal, tint } = this
    const width = Math.sqrt(Math.max(0, 1 - y * y))
    outward.set(Math.cos(angle) * width, y, Math.sin(angle) * width)
    const reach = cloud.radius * random.between(0.96, 1.08)
    const root = [
      cloud.centre[0] + outward.x * reach,
      cloud.centre[1] + outward.y * reach * cloud.squash,
      cloud.centre[2] + outward.z * reach,
    ] as const
    along.set(random.next() - 0.5, -0.25 - random.next() * 0.3, random.next() - 0.5)
    along.addScaledVector(outward, random.between(0.2, 0.55) - along.dot(outward)).normalize()
    across.crossVectors(outward, along).normalize().addScaledVector(outward, random.between(-0.35, 0.35)).normalize()
    const size = cloud.leafMetres * random.between(0.67, 1.33)
    const shade = (y * 0.5 + 0.5 + (random.next() - 0.5) * 0.5) * this.colours.length
    const colour = this.colours[Math.min(this.colours.length - 1, Math.max(0, Math.floor(shade)))]
    if (colour) tint.copy(colour).offsetHSL((random.next() - 0.5) * 0.03, 0, (random.next() - 0.5) * 0.05)
    if (cloud.keep && !cloud.keep(...root)) return
    normal.crossVectors(along, across)
    normal
      .multiplyScalar(normal.dot(outward) < 0 ? -0.5 : 0.5)
      .add(outward)
      .normalize()
    const first = this.positions.length / 3
    for (const [side, length] of corners) {
      this.positions.push(
        root[0] + (across.x * side + along.x * length) * size,
        root[1] + (across.y * side + along.y * length) * size,
        root[2] + (across.z * side + along.z * length) * size,
      )
      this.normals.push(normal.x, normal.y, normal.z)
      this.albedo.push(tint.r, tint.g, tint.b)
      this.fx.push(0, 0.5 + length * 0.4)
    }
    this.indices.push(first, first + 1, first + 2, first, first + 2, first + 3)
  }

  build(): BufferGeometry {
    const geometry = new BufferGeometry()
    geometry.setAttribute('position', new BufferAttribute(new Float32Array(this.positions), 3))
    geometry.setAttribute('normal', new BufferAttribute(new Float32Array(this.normals), 3))
    geometry.setAttribute('albedo', new BufferAttribute(new Float32Array(this.albedo), 3))
    geometry.setAttribute('fx', new BufferAttribute(new Float32Array(this.fx), 2))
    geometry.setIndex(this.indices)
    return geometry
  }
}

/** A tapering blade that bends towards +z, rooted at the origin. */
export function blade(width: number, height: number, bend: number): BufferGeometry {
  const geometry = new ConeGeometry(width, height, 4, 4, true)
  geometry.translate(0, height / 2, 0)
  const positions = geometry.getAttribute('position')
  for (let i = 0; i < positions.count; i++) {
    const y = positions.getY(i)
    positions.setX(i, positions.getX(i) * 0.6)
    positions.setZ(i, positions.getZ(i) + y * y * bend)
  }
  geometry.computeVertexNormals()
  return geometry
}
