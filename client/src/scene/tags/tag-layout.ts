/** Rectangles on screen, CSS pixels: centre x, bottom y, width, height. Laid out in place. */
export interface TagBoxes {
  x: Float32Array
  y: Float32Array
  width: Float32Array
  height: Float32Array
}

export function createTagBoxes(capacity: number): TagBoxes {
  return {
    x: new Float32Array(capacity),
    y: new Float32Array(capacity),
    width: new Float32Array(capacity),
    height: new Float32Array(capacity),
  }
}

const gapPixels = 2
const mostNudges = 12

/**
 * Moves tags up until none overlaps one before it: the first `count` are in order of rank, the first stays where it is.
 * No allocation.
 */
export function nudgeTags(boxes: TagBoxes, count: number): void {
  for (let index = 1; index < count; index++) {
    for (let tries = 0; tries < mostNudges; tries++) {
      const other = firstOverlap(boxes, index)
      if (other < 0) break
      boxes.y[index] = (boxes.y[other] ?? 0) - (boxes.height[other] ?? 0) - gapPixels
    }
  }
}

function firstOverlap(boxes: TagBoxes, index: number): number {
  const x = boxes.x[index] ?? 0
  const bottom = boxes.y[index] ?? 0
  const top = bottom - (boxes.height[index] ?? 0)
  const half = (boxes.width[index] ?? 0) / 2
  for (let other = 0; other < index; other++) {
    const apart = Math.abs((boxes.x[other] ?? 0) - x)
    if (apart >= half + (boxes.width[other] ?? 0) / 2) continue
    const otherBottom = boxes.y[other] ?? 0
    const otherTop = otherBottom - (boxes.height[other] ?? 0)
    if (top < otherBottom + gapPixels - 0.01 && bottom > otherTop - gapPixels + 0.01) return other
  }
  return -1
}

/** Keeps the best `capacity` of a stream by a rank (lower is better), best first. No allocation. */
export class Ranking {
  readonly ids: Int32Array
  readonly #ranks: Float32Array
  count = 0

  constructor(capacity: number) {
    this.ids = new Int32Array(capacity)
    this.#ranks = new Float32Array(capacity)
  }

  clear(): void {
    this.count = 0
  }

  offer(id: number, rank: number): void {
    const capacity = this.ids.length
    if (this.count === capacity && rank >= (this.#ranks[capacity - 1] ?? 0)) return
    let at = Math.min(this.count, capacity - 1)
    while (at > 0 && (this.#ranks[at - 1] ?? 0) > rank) {
      this.#ranks[at] = this.#ranks[at - 1] ?? 0
      this.ids[at] = this.ids[at - 1] ?? 0
      at -= 1
    }
    this.#ranks[at] = rank
    this.ids[at] = id
    this.count = Math.min(capacity, this.count + 1)
  }
}
