import { runsThrough, type Tail } from './tail.ts'

/**
 * A rectangle asked about, and what the answer costs. Asked a thousand times a frame: a record written again and again, because
 * numbers handed from function to function one by one would each be put on the heap.
 */
export interface Box {
  left: number
  top: number
  right: number
  bottom: number
  gap: number
  cost: number
}

/** A long tail is minded in so many pieces at most, each about so long. */
const mostPieces = 8
const piecePixels = 26

/** Floating-point from the start, so that the engine never changes its mind about the fields. */
export function createBox(): Box {
  return { left: 0.5, top: 0.5, right: 0.5, bottom: 0.5, gap: 0.5, cost: 0.5 }
}

/** The rectangle a tail is asked about. Written again and again, see `Box`. */
const asked = createBox()

/** Rectangles on screen that labels mind, CSS pixels. Fixed room, nothing is allocated after it was made. */
export class BoxField {
  readonly left: Float64Array
  readonly top: Float64Array
  readonly right: Float64Array
  readonly bottom: Float64Array
  /** What covering one of them wholly costs, in pixels of way a label would rather go. */
  readonly weight: Float64Array
  count = 0

  constructor(capacity: number) {
    this.left = new Float64Array(capacity)
    this.top = new Float64Array(capacity)
    this.right = new Float64Array(capacity)
    this.bottom = new Float64Array(capacity)
    this.weight = new Float64Array(capacity)
  }

  clear(): void {
    this.count = 0
  }

  /** Where there is no room left the rectangle is not minded; its place in the field, or −1. */
  add(left: number, top: number, right: number, bottom: number, weight = 1): number {
    const at = this.count
    if (at === this.left.length) return -1
    this.left[at] = left
    this.top[at] = top
    this.right[at] = right
    this.bottom[at] = bottom
    this.weight[at] = weight
    this.count = at + 1
    return at
  }

  /** Does anything come nearer than its gap to this rectangle? */
  touches(box: Box): boolean {
    const left = box.left - box.gap
    const right = box.right + box.gap
    const top = box.top - box.gap
    const bottom = box.bottom + box.gap
    for (let i = 0; i < this.count; i++) {
      if (left >= (this.right[i] ?? 0) || right <= (this.left[i] ?? 0)) continue
      if (top < (this.bottom[i] ?? 0) && bottom > (this.top[i] ?? 0)) return true
    }
    return false
  }

  /** Does a tail run through any of them? */
  crossed(tail: Tail): boolean {
    for (let i = 0; i < this.count; i++) if (this.#isCrossed(i, tail)) return true
    return false
  }

  /** Writes what a tail costs into it: this share of the weights of all that it runs through. */
  cross(tail: Tail, share: number): void {
    let weight = 0
    for (let i = 0; i < this.count; i++) {
      if ((this.weight[i] ?? 0) !== 0 && this.#isCrossed(i, tail)) weight += this.weight[i] ?? 0
    }
    tail.cost = weight * share
  }

  #isCrossed(i: number, tail: Tail): boolean {
    asked.left = this.left[i] ?? 0
    asked.top = this.top[i] ?? 0
    asked.right = this.right[i] ?? 0
    asked.bottom = this.bottom[i] ?? 0
    return runsThrough(tail, asked)
  }

  /** Adds what a tail takes, in short pieces. */
  addTail({ fromX, fromY, toX, toY }: Tail): void {
    const x = toX - fromX
    const y = toY - fromY
    const pieces = Math.min(mostPieces, 1 + Math.floor((Math.abs(x) + Math.abs(y)) / piecePixels))
    for (let k = 0; k < pieces; k++) {
      const x0 = fromX + (x * k) / pieces
      const x1 = fromX + (x * (k + 1)) / pieces
      const y0 = fromY + (y * k) / pieces
      const y1 = fromY + (y * (k + 1)) / pieces
      this.add(Math.min(x0, x1) - 3, Math.min(y0, y1), Math.max(x0, x1) + 3, Math.max(y0, y1))
    }
  }

  /** Writes what covering with this rectangle costs into it: each one's weight by the share of it that is hidden. */
  cover(box: Box): void {
    const { left, top, right, bottom } = box
    let cost = 0
    for (let i = 0; i < this.count; i++) {
      const l = this.left[i] ?? 0
      const r = this.right[i] ?? 0
      const t = this.top[i] ?? 0
      const b = this.bottom[i] ?? 0
      const wide = (right < r ? right : r) - (left > l ? left : l)
      const high = (bottom < b ? bottom : b) - (top > t ? top : t)
      if (wide > 0 && high > 0) cost += ((this.weight[i] ?? 0) * wide * high) / ((r - l) * (b - t))
    }
    box.cost = cost
  }
}
