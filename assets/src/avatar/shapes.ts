import {
  BufferGeometry,
  CatmullRomCurve3,
  Float32BufferAttribute,
  LatheGeometry,
  Matrix4,
  SphereGeometry,
  SplineCurve,
  TorusGeometry,
  Vector2,
  Vector3,
} from 'three'

export type Point2 = readonly [x: number, y: number]
export type Point3 = readonly [x: number, y: number, z: number]

/** A turned shape; profile points from bottom to top (radius, height), rounded by a spline, flattened front to back by `depth`. */
export function turned(profile: readonly Point2[], around: number, along: number, depth = 0.82): BufferGeometry {
  const curve = new SplineCurve(profile.map(([x, y]) => new Vector2(x, y)))
  const points = curve.getPoints(along).map((point) => new Vector2(Math.max(0, point.x), point.y))
  const shape = new LatheGeometry(points, around)
  shape.scale(1, 1, depth)
  shape.deleteAttribute('uv')
  shape.deleteAttribute('normal')
  return shape
}

export function ellipsoid(center: Point3, radii: Point3, around = 10, along = 7): BufferGeometry {
  const shape = new SphereGeometry(1, around, along)
  shape.scale(...radii)
  shape.translate(...center)
  return shape
}

/** The outer cap of a ball, opening along `axis`: for curls and bumps whose inside is never seen. */
function dome(center: Point3, radius: number, axis: Vector3, around = 7, along = 3, opening = 2): BufferGeometry {
  const shape = new SphereGeometry(radius, around, along, 0, Math.PI * 2, 0, opening)
  const up = new Vector3(0, 1, 0)
  const turn = axis.clone().normalize()
  const rotationAxis = up.clone().cross(turn)
  const angle = Math.acos(Math.min(1, Math.max(-1, up.dot(turn))))
  if (rotationAxis.lengthSq() > 1e-9) shape.applyMatrix4(rotationMatrix(rotationAxis.normalize(), angle))
  shape.translate(...center)
  return shape
}

export function ring(center: Point3, radius: number, tube: number, around: number, section: number, depth = 1): BufferGeometry {
  const shape = new TorusGeometry(radius, tube, section, around)
  shape.rotateX(Math.PI / 2)
  shape.scale(1, 1, depth)
  shape.translate(...center)
  return shape
}

/** A limb swept along points with a radius at each; both ends are closed by a point. */
export function limb(points: readonly Point3[], radii: readonly number[], around: number, rings: number): BufferGeometry {
  const path = new CatmullRomCurve3(points.map((point) => new Vector3(...point)))
  const radiusCurve = new SplineCurve(radii.map((radius, i) => new Vector2(i / (radii.length - 1), radius)))
  const positions: number[] = []
  const indices: number[] = []
  const tangent = new Vector3()
  const side = new Vector3()
  const front = new Vector3()
  for (let ringIndex = 0; ringIndex <= rings; ringIndex++) {
    const t = ringIndex / rings
    const center = path.getPoint(t)
    path.getTangent(t, tangent)
    side.set(0, 0, 1).cross(tangent).normalize()
    front.crossVectors(tangent, side).normalize()
    const radius = Math.max(0.001, radiusCurve.getPoint(t).y)
    for (let k = 0; k < around; k++) {
      const angle = (k / around) * Math.PI * 2
      const vertex = center
        .clone()
        .addScaledVector(side, Math.cos(angle) * radius)
        .addScaledVector(front, Math.sin(angle) * radius)
      positions.push(vertex.x, vertex.y, vertex.z)
    }
  }
  for (let ringIndex = 0; ringIndex < rings; ringIndex++) {
    for (let k = 0; k < around; k++) {
      const a = ringIndex * around + k
      const b = ringIndex * around + ((k + 1) % around)
      indices.push(a, b, a + around, b, b + around, a + around)
    }
  }
  for (const [ringIndex, t] of [
    [0, 0],
    [rings, 1],
  ] as const) {
    const center = path.getPoint(t)
    const tip = positions.length / 3
    positions.push(center.x, center.y, center.z)
    for (let k = 0; k < around; k++) {
      const a = ringIndex * around + k
      const b = ringIndex * around + ((k + 1) % around)
      if (ringIndex === 0) indices.push(b, a, tip)
      else indices.push(a, b, tip)
    }
  }
  return indexed(positions, indices)
}

export function indexed(positions: readonly number[], indices: readonly number[]): BufferGeometry {
  const shape = new BufferGeometry()
  shape.setAttribute('position', new Float32BufferAttribute(positions, 3))
  shape.setIndex([...indices])
  return shape
}

/** Makes shapes at one fineness: counts are given for those near and shrink for what is seen from afar. */
export class Shaper {
  readonly fineness: number

  constructor(fineness: number) {
    this.fineness = fineness
  }

  /** How many of `count` at this fineness. */
  cut(count: number, least = 3): number {
    return Math.max(Math.min(count, least), Math.round(count * this.fineness))
  }

  turned(profile: readonly Point2[], around: number, along: number, depth = 0.82): BufferGeometry {
    return turned(profile, this.cut(around, 6), this.cut(along, 2), depth)
  }

  ellipsoid(center: Point3, radii: Point3, around = 10, along = 7): BufferGeometry {
    return ellipsoid(center, radii, this.cut(around, 4), this.cut(along))
  }

  dome(center: Point3, radius: number, axis: Vector3, around = 7, along = 3, opening = 2): BufferGeometry {
    return dome(center, radius, axis, this.cut(around, 5), this.cut(along, 2), opening)
  }

  ring(center: Point3, radius: number, tube: number, around: number, section: number, depth = 1): BufferGeometry {
    return ring(center, radius, tube, this.cut(around, 7), this.cut(section), depth)
  }

  limb(points: readonly Point3[], radii: readonly number[], around: number, rings: number): BufferGeometry {
    return limb(points, radii, this.cut(around), this.cut(rings, 2))
  }
}

export function smoothstep(value: number, low: number, high: number): number {
  const t = Math.min(1, Math.max(0, (value - low) / (high - low)))
  return t * t * (3 - 2 * t)
}

function rotationMatrix(axis: Vector3, angle: number) {
  return new Matrix4().makeRotationAxis(axis, angle)
}
