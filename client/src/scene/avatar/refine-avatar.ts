import { type AvatarFile, farEnding, fineEnding } from './avatar-file.ts'
import { lapJoint } from './joints.ts'

type Part = AvatarFile['parts'][number]

const openSteps = 127

/**
 * The file with a third fineness of every part, `name-fine`, for those seen from very near: each triangle of the near part cut in
 * four, its new corners lifted off the flat onto the curve its normals tell of (the middles of point-normal triangles). It costs no
 * bytes on the way and a tenth of a second here, so it is made only when somebody comes that near.
 */
export function refineAvatar(file: AvatarFile): AvatarFile {
  const near = file.parts.filter(({ name }) => !name.endsWith(farEnding))
  const vertexCount = file.positions.length / 4
  const grown = new Growing(file, near)
  const parts = near.map((part) => grown.refine(part, vertexCount, file.indices.length))
  return {
    ...file,
    parts: [...file.parts, ...parts],
    positions: joined(Int16Array, file.positions, grown.positions),
    normals: joined(Int8Array, file.normals, grown.normals),
    skins: joined(Uint8Array, file.skins, grown.skins),
    indices: joined(Uint16Array, file.indices, grown.indices),
  }
}

const lapFirst = (index: number): number => (index === lapJoint ? 0 : 1)

interface NumberArray {
  readonly length: number
  set(values: ArrayLike<number>, at?: number): void
}

function joined<A extends NumberArray>(Kind: new (length: number) => A, first: ArrayLike<number>, then: ArrayLike<number>): A {
  const all = new Kind(first.length + then.length)
  all.set(first)
  all.set(then, first.length)
  return all
}

/** Collects the refined parts. */
class Growing {
  readonly positions: number[] = []
  readonly normals: number[] = []
  readonly skins: number[] = []
  readonly indices: number[] = []
  readonly #file: AvatarFile
  /** More than the vertices of any part: makes one number of two. */
  readonly #stride: number
  readonly #middles = new Map<number, number>()
  readonly #normal: [number, number, number] = [0, 0, 0]
  #first = 0
  #count = 0

  constructor(file: AvatarFile, parts: readonly Part[]) {
    this.#file = file
    this.#stride = Math.max(...parts.map((part) => part.vertexCount))
  }

  refine(part: Part, vertexBase: number, indexBase: number): Part {
    const { positions, normals, skins, indices } = this.#file
    const vertexStart = vertexBase + this.positions.length / 4
    const indexStart = indexBase + this.indices.length
    this.#middles.clear()
    this.#first = part.vertexStart
    this.#count = part.vertexCount
    const [from, to] = [part.vertexStart * 4, (part.vertexStart + part.vertexCount) * 4]
    for (let i = from; i < to; i++) {
      this.positions.push(positions[i] ?? 0)
      this.normals.push(normals[i] ?? 0)
      this.skins.push(skins[i] ?? 0)
    }
    for (let i = part.indexStart; i < part.indexStart + part.indexCount; i += 3) {
      const [a, b, c] = [indices[i] ?? 0, indices[i + 1] ?? 0, indices[i + 2] ?? 0]
      const [ab, bc, ca] = [this.#middle(a, b), this.#middle(b, c), this.#middle(c, a)]
      this.indices.push(a, ab, ca, ab, b, bc, ca, bc, c, ab, bc, ca)
    }
    return {
      name: part.name + fineEnding,
      vertexStart,
      vertexCount: this.#count,
      indexStart,
      indexCount: part.indexCount * 4,
      ...(part.bareCount !== undefined && { bareCount: part.bareCount * 4 }),
    }
  }

  /** The vertex half way between two, the same for both triangles at their edge. */
  #middle(a: number, b: number): number {
    const [low, high] = a < b ? [a, b] : [b, a]
    const key = low * this.#stride + high
    const known = this.#middles.get(key)
    if (known !== undefined) return known
    this.#place((this.#first + low) * 4, (this.#first + high) * 4)
    this.#skin((this.#first + low) * 4, (this.#first + high) * 4)
    this.#middles.set(key, this.#count)
    this.#count += 1
    return this.#count - 1
  }

  /** Half way along the cubic that leaves both ends at right angles to their normals; the normal mirrored at the chord's middle. */
  #place(a: number, b: number): void {
    const { positions, normals } = this.#file
    const at = (k: number): number => positions[k] ?? 0
    const normal = (k: number): number => (normals[k] ?? 0) / 127
    let towardsA = 0
    let towardsB = 0
    let squared = 0
    let tilt = 0
    for (let axis = 0; axis < 3; axis++) {
      const way = at(b + axis) - at(a + axis)
      towardsA += way * normal(a + axis)
      towardsB -= way * normal(b + axis)
      squared += way * way
      tilt += way * (normal(a + axis) + normal(b + axis))
    }
    const bend = squared > 0 ? (2 * tilt) / squared : 0
    const made = this.#normal
    for (let axis = 0; axis < 3; axis++) {
      const lift = (towardsA * normal(a + axis) + towardsB * normal(b + axis)) / 8
      this.positions.push(Math.round((at(a + axis) + at(b + axis)) / 2 - lift))
      made[axis] = normal(a + axis) + normal(b + axis) - bend * (at(b + axis) - at(a + axis))
    }
    this.positions.push(0)
    const [x, y, z] = made
    const length = Math.sqrt(x * x + y * y + z * z) || 1
    this.normals.push(Math.round((x / length) * 127), Math.round((y / length) * 127), Math.round((z / length) * 127))
    this.normals.push(Math.min(openSteps, ((normals[a + 3] ?? 0) + (normals[b + 3] ?? 0)) >> 1))
  }

  /** The two joints that weigh most of the ends' up to four. */
  #skin(a: number, b: number): void {
    const { skins } = this.#file
    const paint = skins[a + 3] ?? 0
    if (skins[a] === skins[b] && skins[a + 1] === skins[b + 1]) {
      this.skins.push(skins[a] ?? 0, skins[a + 1] ?? 0, ((skins[a + 2] ?? 0) + (skins[b + 2] ?? 0)) >> 1, paint)
      return
    }
    const weights = new Map<number, number>()
    for (const end of [a, b]) {
      const [first = 0, second = 0, share = 0] = skins.subarray(end, end + 3)
      weights.set(first, (weights.get(first) ?? 0) + share)
      weights.set(second, (weights.get(second) ?? 0) + 255 - share)
    }
    const heaviest = [...weights].toSorted((one, other) => other[1] - one[1]).slice(0, 2)
    // The shader knows the lap only as what a vertex follows first: of a second one it reads a row of other numbers.
    const [[first, most] = [0, 1], [second, next] = [first, 0]] = heaviest.toSorted(([one], [other]) => lapFirst(one) - lapFirst(other))
    this.skins.push(first, second, Math.round((most / Math.max(1, most + next)) * 255), paint)
  }
}
