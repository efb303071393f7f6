import { BufferAttribute, BufferGeometry } from 'three'

type Triple = [number, number, number]

export interface ChamferBoxOptions {
  /** Width of the cut-off edges, in metres. */
  bevel?: number
  /** Quads along x, y and z: large faces need some to hold baked light. */
  cuts?: Triple
  /** Leave out the face that nobody can see. */
  without?: 'bottom' | 'back'
}

interface Side {
  axis: number
  sign: number
}

const sides: readonly Side[] = [0, 1, 2].flatMap((axis) => [1, -1].map((sign) => ({ axis, sign })))

/**
 * A box with flat faces and one bevel strip along each edge whose normals run from face to face, so that it shades as
 * rounded with 44 triangles (three's RoundedBoxGeometry needs 108 for its coarsest).
 */
export function chamferBox(width: number, height: number, depth: number, options: ChamferBoxOptions = {}): BufferGeometry {
  const half: Triple = [width / 2, height / 2, depth / 2]
  const bevel = Math.min(options.bevel ?? 0.03, ...half.map((value) => value * 0.9))
  const cuts = options.cuts ?? [1, 1, 1]
  const hidden = options.without === 'bottom' ? { axis: 1, sign: -1 } : options.without === 'back' ? { axis: 2, sign: -1 } : undefined
  const mesh = new ChamferMesh(half, bevel, cuts)
  for (const side of sides) if (side.axis !== hidden?.axis || side.sign !== hidden.sign) mesh.addFace(side)
  for (const first of sides) {
    for (const second of sides) {
      if (first.axis >= second.axis) continue
      mesh.addStrip(first, second)
      for (const third of sides) if (third.axis > second.axis) mesh.addCorner(first, second, third)
    }
  }
  return mesh.build()
}

class ChamferMesh {
  private readonly positions: number[] = []
  private readonly normals: number[] = []
  private readonly indices: number[] = []
  private readonly known = new Map<string, number>()
  private readonly half: Triple
  private readonly bevel: number
  private readonly cuts: Triple

  constructor(half: Triple, bevel: number, cuts: Triple) {
    this.half = half
    this.bevel = bevel
    this.cuts = cuts
  }

  addFace(side: Side): void {
    const u = (side.axis + 1) % 3
    const v = (side.axis + 2) % 3
    const columns = at(this.cuts, u)
    const rows = at(this.cuts, v)
    for (let i = 0; i < columns; i++) {
      for (let j = 0; j < rows; j++) {
        const corner = (di: number, dj: number): number => {
          const steps: Triple = [0, 0, 0]
          steps[u] = i + di
          steps[v] = j + dj
          return this.vertex(side, steps, true)
        }
        this.quad(corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1), [side])
      }
    }
  }

  addStrip(first: Side, second: Side): void {
    const along = 3 - first.axis - second.axis
    for (let k = 0; k < at(this.cuts, along); k++) {
      const corner = (on: Side, other: Side, step: number): number => {
        const steps: Triple = [0, 0, 0]
        steps[along] = step
        steps[other.axis] = other.sign > 0 ? at(this.cuts, other.axis) : 0
        return this.vertex(on, steps, false)
      }
      const quad = [corner(first, second, k), corner(first, second, k + 1), corner(second, first, k + 1), corner(second, first, k)] as const
      if (quad.every((index) => index >= 0)) this.quad(...quad, [first, second])
    }
  }

  addCorner(first: Side, second: Side, third: Side): void {
    const trio = [first, second, third]
    const corners = trio.map((on) => {
      const steps: Triple = [0, 0, 0]
      for (const other of trio) if (other !== on) steps[other.axis] = other.sign > 0 ? at(this.cuts, other.axis) : 0
      return this.vertex(on, steps, false)
    })
    const [a = -1, b = -1, c = -1] = corners
    if (a >= 0 && b >= 0 && c >= 0) this.triangle(a, b, c, trio)
  }

  build(): BufferGeometry {
    const geometry = new BufferGeometry()
    geometry.setAttribute('position', new BufferAttribute(new Float32Array(this.positions), 3))
    geometry.setAttribute('normal', new BufferAttribute(new Float32Array(this.normals), 3))
    geometry.setIndex(this.indices)
    return geometry
  }

  private vertex(side: Side, steps: Triple, create: boolean): number {
    const key = `${side.axis}${side.sign}:${steps.join()}`
    const found = this.known.get(key)
    if (found !== undefined || !create) return found ?? -1
    const index = this.positions.length / 3
    for (let axis = 0; axis < 3; axis++) {
      const inner = at(this.half, axis) - this.bevel
      const along = -inner + (2 * inner * at(steps, axis)) / at(this.cuts, axis)
      this.positions.push(axis === side.axis ? side.sign * at(this.half, axis) : along)
      this.normals.push(axis === side.axis ? side.sign : 0)
    }
    this.known.set(key, index)
    return index
  }

  private quad(a: number, b: number, c: number, d: number, outward: readonly Side[]): void {
    this.triangle(a, b, c, outward)
    this.triangle(a, c, d, outward)
  }

  private triangle(a: number, b: number, c: number, outward: readonly Side[]): void {
    const edge = (from: number, to: number, axis: number): number =>
      (this.positions[to * 3 + axis] ?? 0) - (this.positions[from * 3 + axis] ?? 0)
    let facing = 0
    for (const side of outward) {
      const u = (side.axis + 1) % 3
      const v = (side.axis + 2) % 3
      facing += side.sign * (edge(a, b, u) * edge(a, c, v) - edge(a, b, v) * edge(a, c, u))
    }
    if (facing >= 0) this.indices.push(a, b, c)
    else this.indices.push(a, c, b)
  }
}

function at(triple: Triple, axis: number): number {
  return triple[axis] ?? 0
}
