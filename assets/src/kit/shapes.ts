import {
  BufferAttribute,
  BufferGeometry,
  CatmullRomCurve3,
  ConeGeometry,
  CylinderGeometry,
  LatheGeometry,
  SphereGeometry,
  TubeGeometry,
  Vector2,
  Vector3,
} from 'three'
import { RoundedBoxGeometry } from 'three/addons/geometries/RoundedBoxGeometry.js'

/** A soft block for upholstery: `segments` 1 costs 108 triangles, 2 costs 300. */
export function softBox(width: number, height: number, depth: number, radius: number, segments = 2): BufferGeometry {
  const largest = Math.min(width, height, depth) / 2 - 0.001
  return new RoundedBoxGeometry(width, height, depth, segments, Math.min(radius, largest))
}

export interface CylinderOptions {
  topRadius: number
  bottomRadius?: number
  height: number
  sides: number
  rings?: number
  /** No end caps. */
  open?: boolean
}

/** Centred on its middle, along y. */
export function cylinder(options: CylinderOptions): BufferGeometry {
  const { topRadius, bottomRadius = topRadius, height, sides, rings = 1, open = false } = options
  return new CylinderGeometry(topRadius, bottomRadius, height, sides, rings, open)
}

export function sphere(radius: number, sides: number): BufferGeometry {
  return new SphereGeometry(radius, sides, Math.max(3, Math.round(sides * 0.6)))
}

export function cone(radius: number, height: number, sides: number): BufferGeometry {
  return new ConeGeometry(radius, height, sides, 1, true)
}

/** Profile points `[radius, y]` must run from bottom to top, or the faces turn inside out. */
export function lathe(profile: readonly (readonly [radius: number, y: number])[], sides: number): BufferGeometry {
  return new LatheGeometry(
    profile.map(([radius, y]) => new Vector2(radius, y)),
    sides,
  )
}

export function tube(points: readonly Vector3[], radius: number, steps: number, sides: number): BufferGeometry {
  return new TubeGeometry(new CatmullRomCurve3([...points]), steps, radius, sides)
}

/** A flat disc (or ring) facing up, cut into rings so that it can hold baked light. */
export function disc(innerRadius: number, outerRadius: number, sides: number, rings: number): BufferGeometry {
  return gridSurface(sides, rings, (u, v, out) => {
    const radius = innerRadius + (outerRadius - innerRadius) * v
    out.set(Math.sin(u * Math.PI * 2) * radius, 0, Math.cos(u * Math.PI * 2) * radius)
  })
}

/** A surface from a function of u and v in [0, 1]; it faces the side from which u × v turns counter-clockwise. */
export function gridSurface(columns: number, rows: number, place: (u: number, v: number, out: Vector3) => void): BufferGeometry {
  const positions: number[] = []
  const indices: number[] = []
  const point = new Vector3()
  for (let j = 0; j <= rows; j++) {
    for (let i = 0; i <= columns; i++) {
      place(i / columns, j / rows, point)
      positions.push(point.x, point.y, point.z)
    }
  }
  const stride = columns + 1
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      const a = j * stride + i
      indices.push(a, a + stride, a + stride + 1, a, a + stride + 1, a + 1)
    }
  }
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(positions), 3))
  geometry.setIndex(indices)
  geometry.computeVertexNormals()
  return geometry
}
