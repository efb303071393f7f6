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

/** Floating-point from the start, so that the engine never changes its mind about the fields. */
export function createBox(): Box {
  return { left: 0.5, top: 0.5, right: 0.5, bottom: 0.5, gap: 0.5, cost: 0.5 }
}

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
