import type { BoxField } from './box-field.ts'

/** Where labels may stand this frame: inside `bounds`, off everything `hard`, and rather not over what is `soft`. */
export interface LabelGround {
  readonly bounds: LabelBounds
  readonly hard: BoxField
  readonly soft: BoxField
  /** The interface, and where labels are drawn this frame, on their way or there. */
  readonly drawn: BoxField
}

/** What labels must stay inside of, CSS pixels. */
export interface LabelBounds {
  left: number
  right: number
  top: number
  bottom: number
}

/** A label's place from frame to frame. `dx` and `dy` lead from its anchor to the middle of its lower edge. */
export interface LabelSpot {
  /** The anchor, steadied against the small sway of heads. */
  x: number
  y: number
  dx: number
  dy: number
  placed: boolean
  /** False until its anchor was first seen. */
  known: boolean
}

export function createSpot(): LabelSpot {
  return { x: 0, y: 0, dx: 0, dy: 0, placed: false, known: false }
}

/** How a kind of label may stray from its anchor, CSS pixels. */
export interface LabelReach {
  up: number
  down: number
  side: number
  /** Sidesteps worth trying besides those that just clear something. */
  steps: readonly number[]
}

/** To go to a new place a label wants more room than to stay where it is: so that a hair's breadth does not make it hop. */
const stayGap = 3
const moveGap = 9
const staysFor = 14
const swayPixels = 1.5
const downCosts = 1.8

const best = { dx: 0, dy: 0, cost: 0 }
const box = { x: 0, y: 0, width: 0, height: 0 }

/** Brings the anchor to where the body is now, ignoring sways smaller than anyone would call a move. */
export function steadyAnchor(spot: LabelSpot, x: number, y: number): void {
  if (!spot.known) {
    spot.known = true
    spot.x = x
    spot.y = y
    return
  }
  spot.x = x - Math.min(swayPixels, Math.max(-swayPixels, x - spot.x))
  spot.y = y - Math.min(swayPixels, Math.max(-swayPixels, y - spot.y))
}

/**
 * Finds the place nearest to a label's anchor that lies inside the bounds, touches nothing in `hard` and hides little of
 * `soft`; the place it has is kept while that is nearly as good. Returns and notes whether there is one. No allocation.
 */
export function placeLabel(spot: LabelSpot, width: number, height: number, reach: LabelReach, ground: LabelGround): boolean {
  const { bounds, hard, soft } = ground
  box.width = width
  box.height = height
  box.x = heldX(spot, width, bounds)
  box.y = heldY(spot, height, bounds)
  best.cost = Number.POSITIVE_INFINITY
  if (spot.placed) consider(spot.dx, spot.dy, reach, ground, stayGap, staysFor)
  consider(0, 0, reach, ground, moveGap, 0)
  if (best.cost > 0) {
    tryRow(0, reach, ground)
    along(hard, reach, ground)
    along(soft, reach, ground)
  }
  spot.placed = best.cost < Number.POSITIVE_INFINITY
  if (spot.placed) {
    spot.dx = best.dx
    spot.dy = best.dy
  }
  return spot.placed
}

/** The anchor's x as `placeLabel` sees it: where the whole label fits inside the bounds. `heldY` is its y. */
export function heldX(spot: LabelSpot, width: number, bounds: LabelBounds): number {
  return bounds.right - bounds.left < width
    ? (bounds.left + bounds.right) / 2
    : clamp(spot.x, bounds.left + width / 2, bounds.right - width / 2)
}

export function heldY(spot: LabelSpot, height: number, bounds: LabelBounds): number {
  return clamp(spot.y, bounds.top + height, bounds.bottom)
}

/** Tries to clear each rectangle of a field by going just over it, just under it, or just past its sides. */
function along(field: BoxField, reach: LabelReach, ground: LabelGround): void {
  const half = box.width / 2
  for (let i = 0; i < field.count; i++) {
    tryRow((field.top[i] ?? 0) - moveGap - box.y, reach, ground)
    tryRow((field.bottom[i] ?? 0) + moveGap + box.height - box.y, reach, ground)
    consider((field.right[i] ?? 0) + moveGap + half - box.x, 0, reach, ground, moveGap, 0)
    consider((field.left[i] ?? 0) - moveGap - half - box.x, 0, reach, ground, moveGap, 0)
  }
}

function tryRow(dy: number, reach: LabelReach, ground: LabelGround): void {
  if (dy < -reach.up || dy > reach.down) return
  consider(0, dy, reach, ground, moveGap, 0)
  for (let k = 0; k < reach.steps.length; k++) {
    const step = (reach.steps[k] ?? 0) * box.width
    consider(step, dy, reach, ground, moveGap, 0)
    consider(-step, dy, reach, ground, moveGap, 0)
  }
}

function consider(dx: number, dy: number, reach: LabelReach, ground: LabelGround, gap: number, bonus: number): void {
  const { bounds, hard, soft } = ground
  if (dy < -reach.up || dy > reach.down || Math.abs(dx) > reach.side) return
  const way = Math.abs(dx) + (dy < 0 ? -dy : dy * downCosts) - bonus
  if (way >= best.cost) return
  const left = box.x + dx - box.width / 2
  const bottom = box.y + dy
  const right = left + box.width
  const top = bottom - box.height
  const wide = bounds.right - bounds.left >= box.width
  if (wide && (left < bounds.left - 0.01 || right > bounds.right + 0.01)) return
  if (top < bounds.top - 0.01 || bottom > bounds.bottom + 0.01) return
  if (hard.touches(left, top, right, bottom, gap - 0.01)) return
  const cost = way + soft.cover(left, top, right, bottom)
  if (cost >= best.cost) return
  best.cost = cost
  best.dx = dx
  best.dy = dy
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(most, least), Math.max(least, value))
}
