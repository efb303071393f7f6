import { awayReach, bubbleReach, dotsReach } from '#scene/labels/label-tuning.ts'
import { heldX, heldY, type LabelBounds, type LabelReach } from '#scene/labels/place-label.ts'
import type { Bubble } from './bubble-element.ts'

/** How far a bubble may go from its speaker. `away`: of whom nothing is in view. */
export function reachOf(bubble: Bubble, away: boolean): LabelReach {
  if (away) return awayReach
  return bubble.says ? bubbleReach : dotsReach
}

export function isAway(screen: { x: number; depth: number }, viewWidth: number): boolean {
  return screen.depth <= 0 || screen.x < 0 || screen.x > viewWidth
}

export function isThere({ spot, glideX, glideY }: Bubble): boolean {
  return glideX === spot.dx && glideY === spot.dy
}

export function arrive(bubble: Bubble): void {
  bubble.glideX = bubble.spot.dx
  bubble.glideY = bubble.spot.dy
}

export function overlap(a: Bubble, b: Bubble, bounds: LabelBounds): boolean {
  const apart = Math.abs(heldX(a.spot, a.width, bounds) + a.glideX - heldX(b.spot, b.width, bounds) - b.glideX)
  if (apart >= (a.width + b.width) / 2) return false
  const bottomA = heldY(a.spot, a.height, bounds) + a.glideY
  const bottomB = heldY(b.spot, b.height, bounds) + b.glideY
  return bottomA - a.height < bottomB && bottomB - b.height < bottomA
}
