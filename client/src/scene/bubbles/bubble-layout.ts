/** Speech bubbles on screen, CSS pixels, best ranked first; `x` (middle) and `y` (bottom) are the outcome. */
export interface BubbleBoxes {
  anchorX: Float32Array
  anchorY: Float32Array
  width: Float32Array
  height: Float32Array
  x: Float32Array
  y: Float32Array
}

/** What bubbles must stay inside of. */
export interface BubbleBounds {
  left: number
  right: number
  top: number
  bottom: number
}

export function createBubbleBoxes(capacity: number): BubbleBoxes {
  const line = (): Float32Array => new Float32Array(capacity)
  return { anchorX: line(), anchorY: line(), width: line(), height: line(), x: line(), y: line() }
}

const gap = 6
/** The tail must stay this far inside the bubble. */
const tailInset = 22
const mostTries = 10

/**
 * Puts each bubble over its anchor, inside the bounds, and off those before it: sideways while its tail still reaches
 * the speaker and that is the shorter way, else upwards, else downwards. No allocation.
 */
export function placeBubbles(boxes: BubbleBoxes, count: number, bounds: BubbleBounds): void {
  for (let index = 0; index < count; index++) {
    boxes.x[index] = boxes.anchorX[index] ?? 0
    boxes.y[index] = boxes.anchorY[index] ?? 0
    hold(boxes, index, bounds)
    let downwards = false
    for (let tries = 0; tries < mostTries; tries++) {
      const other = overlapping(boxes, index)
      if (other < 0) break
      if (!downwards && sidestep(boxes, index, other, bounds)) continue
      const up = (boxes.y[other] ?? 0) - (boxes.height[other] ?? 0) - gap
      if (!downwards && up - (boxes.height[index] ?? 0) >= bounds.top) boxes.y[index] = up
      else {
        downwards = true
        boxes.y[index] = (boxes.y[other] ?? 0) + (boxes.height[index] ?? 0) + gap
      }
    }
    if (overlapping(boxes, index) < 0) hold(boxes, index, bounds)
  }
}

/** Keeps a bubble inside the bounds; one wider or taller than they are keeps its middle or its bottom inside. */
function hold(boxes: BubbleBoxes, index: number, bounds: BubbleBounds): void {
  const half = (boxes.width[index] ?? 0) / 2
  const height = boxes.height[index] ?? 0
  const left = bounds.left + half
  const right = bounds.right - half
  boxes.x[index] = left > right ? (bounds.left + bounds.right) / 2 : Math.min(right, Math.max(left, boxes.x[index] ?? 0))
  boxes.y[index] = Math.min(bounds.bottom, Math.max(bounds.top + height, boxes.y[index] ?? 0))
}

function overlapping(boxes: BubbleBoxes, index: number): number {
  const x = boxes.x[index] ?? 0
  const bottom = boxes.y[index] ?? 0
  const top = bottom - (boxes.height[index] ?? 0)
  const half = (boxes.width[index] ?? 0) / 2
  for (let other = 0; other < index; other++) {
    const otherBottom = boxes.y[other] ?? 0
    const otherTop = otherBottom - (boxes.height[other] ?? 0)
    const apart = Math.abs((boxes.x[other] ?? 0) - x) - half - (boxes.width[other] ?? 0) / 2
    if (apart < gap - 0.01 && top < otherBottom + gap - 0.01 && bottom > otherTop - gap + 0.01) return other
  }
  return -1
}

function sidestep(boxes: BubbleBoxes, index: number, other: number, bounds: BubbleBounds): boolean {
  const x = boxes.x[index] ?? 0
  const half = (boxes.width[index] ?? 0) / 2
  const otherX = boxes.x[other] ?? 0
  const need = half + (boxes.width[other] ?? 0) / 2 + gap
  const goal = (boxes.anchorX[index] ?? 0) >= otherX ? otherX + need : otherX - need
  if (goal - half < bounds.left || goal + half > bounds.right) return false
  if (Math.abs(goal - (boxes.anchorX[index] ?? 0)) > half - tailInset) return false
  const up = (boxes.y[index] ?? 0) - ((boxes.y[other] ?? 0) - (boxes.height[other] ?? 0) - gap)
  if (Math.abs(goal - x) > Math.max(0, up)) return false
  boxes.x[index] = goal
  return overlapping(boxes, index) < 0
}

/** How far the tail sits from the bubble's middle so that it points at its anchor. */
export function tailOffset(boxes: BubbleBoxes, index: number): number {
  const reach = Math.max(0, (boxes.width[index] ?? 0) / 2 - tailInset)
  return Math.min(reach, Math.max(-reach, (boxes.anchorX[index] ?? 0) - (boxes.x[index] ?? 0)))
}
