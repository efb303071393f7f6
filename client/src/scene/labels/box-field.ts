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

  /** Does anything come nearer than `gap` to this rectangle? */
  touches(left: number, top: number, right: number, bottom: number, gap: number): boolean {
    for (let i = 0; i < this.count; i++) {
      if (left - gap >= (this.right[i] ?? 0) || right + gap <= (this.left[i] ?? 0)) continue
      if (top - gap < (this.bottom[i] ?? 0) && bottom + gap > (this.top[i] ?? 0)) return true
    }
    return false
  }

  /** What covering with this rectangle costs: each one's weight by the share of it that is hidden. */
  cover(left: number, top: number, right: number, bottom: number): number {
    let cost = 0
    for (let i = 0; i < this.count; i++) {
      const l = this.left[i] ?? 0
      const r = this.right[i] ?? 0
      const t = this.top[i] ?? 0
      const b = this.bottom[i] ?? 0
      const wide = Math.min(right, r) - Math.max(left, l)
      const high = Math.min(bottom, b) - Math.max(top, t)
      if (wide > 0 && high > 0) cost += ((this.weight[i] ?? 0) * wide * high) / Math.max(1, (r - l) * (b - t))
    }
    return cost
  }
}
