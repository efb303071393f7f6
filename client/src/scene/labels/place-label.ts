import { type BoxField, createBox } from './box-field.ts'
import { aimTail, chinOf, createTail } from './tail.ts'

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
  /** Half the width of the head it belongs to, CSS pixels. */
  head: number
  /** That head is seen from behind: what has no tail may lie on its hair. */
  turned: boolean
}

export function createSpot(): LabelSpot {
  return { x: 0, y: 0, dx: 0, dy: 0, placed: false, known: false, head: 0, turned: false }
}

/** How a kind of label may stray from its head, CSS pixels. */
export interface LabelReach {
  /** So far at most, straight over it. */
  over: number
  /** So far at most, anywhere else. */
  apart: number
  /** Aside it reaches at least so far below the top of the head: higher up it would be over whoever stands there. */
  dip: number
  /** Its middle stays so near to the middle of the head, in halves of the head's width, and no more than a head over it. */
  leans: number
  /** It may stand under the face. */
  under: boolean
  /** Beside it: so far off. */
  aside: readonly number[]
  /** Sidesteps worth trying besides those that just clear something. */
  steps: readonly number[]
  /** It has a tail, and stands only where that shows whose it is. */
  tailed: boolean
  /** Rather than hide more than this of what is soft, or point through it, it is not shown. */
  mostHidden: number
}

/** To go to a new place a label wants more room than to stay where it is: so that a hair's breadth does not make it hop. */
const stayGap = 3
const moveGap = 9
const staysFor = 14
const swayPixels = 1.5
const downCosts = 2.3
/** Down on its own head's hair. */
const hairCosts = 0.35
const hairPixels = 5
/** A small head's label may stand so far over it all the same. */
const overLeast = { pixels: 14, heads: 1.7 } as const
/** Higher over its head than this, each pixel of a tailed one costs so many more: a place beside the head is the better one. */
const nearUp = 36
const farUpCosts = 1
const rounding = 0.01
/** Sideways of something it also tries so much higher: a tail from there leans less. */
const lifts = [-22, -44, -72] as const
/** A label whose middle is farther beside its head than this much past the cheek is not over it. */
const leanPixels = 14
/** Beside a head: in the middle of it, or with a corner there, so far from its own edge; a low one up and down by a share of the head. */
const cornerPixels = 20
const levelShare = 0.8
/** Under it: so far, and in such steps aside. */
const underPixels = 20
const underShare = 0.22
/** What a tail before a face, or where a name is, costs of what covering it would: through somebody else's head it is theirs. */
const crossingShare = 0.4

/** The best place so far, the one in question, and the label itself. Written again and again, see `Box`. */
const best = { dx: 0.5, dy: 0.5, cost: 0.5 }
const wish = { dx: 0.5, dy: 0.5, bonus: 0.5 }
const label = { x: 0.5, y: 0.5, width: 0.5, height: 0.5, headX: 0.5, headY: 0.5, low: 0.5 }
const probe = createBox()
const tail = createTail()

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
  label.width = width
  label.height = height
  label.x = heldX(spot, width, bounds)
  label.y = heldY(spot, height, bounds)
  label.headX = clamp(spot.x, bounds.left, bounds.right)
  label.headY = clamp(spot.y, bounds.top, bounds.bottom)
  label.low = reach.under ? clamp(chinOf(spot), bounds.top, bounds.bottom) + reach.apart : label.headY + spot.head
  best.cost = Number.POSITIVE_INFINITY
  if (spot.placed) {
    wish.dx = spot.dx
    wish.dy = spot.dy
    wish.bonus = staysFor
    probe.gap = stayGap - rounding
    consider(spot, reach, ground)
  }
  wish.dx = 0
  wish.dy = 0
  wish.bonus = 0
  probe.gap = moveGap - rounding
  consider(spot, reach, ground)
  if (best.cost > 0) {
    wish.dy = 0
    tryRow(spot, reach, ground)
    along(hard, spot, reach, ground)
    along(soft, spot, reach, ground)
    beside(spot, reach, ground)
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
function along(field: BoxField, spot: LabelSpot, reach: LabelReach, ground: LabelGround): void {
  const half = label.width / 2
  const most = reach.tailed ? lifts.length : 0
  for (let i = 0; i < field.count; i++) {
    wish.dy = (field.top[i] ?? 0) - moveGap - label.y
    tryRow(spot, reach, ground)
    wish.dy = (field.bottom[i] ?? 0) + moveGap + label.height - label.y
    tryRow(spot, reach, ground)
    for (let lift = -1; lift < most; lift++) {
      wish.dy = lift < 0 ? 0 : (lifts[lift] ?? 0)
      wish.dx = (field.right[i] ?? 0) + moveGap + half - label.x
      consider(spot, reach, ground)
      wish.dx = (field.left[i] ?? 0) - moveGap - half - label.x
      consider(spot, reach, ground)
    }
  }
}

/** Tries the places beside the head itself and under it: where it is low overhead, or others speak there. */
function beside(spot: LabelSpot, reach: LabelReach, ground: LabelGround): void {
  const step = reach.tailed ? label.height / 2 - cornerPixels : spot.head * levelShare
  for (let k = 0; k < reach.aside.length; k++) {
    const aside = spot.head + (reach.aside[k] ?? 0) + label.width / 2
    for (let level = -1; level <= 1; level++) {
      wish.dy = spot.y + spot.head + label.height / 2 + level * step - label.y
      wish.dx = spot.x + aside - label.x
      consider(spot, reach, ground)
      wish.dx = spot.x - aside - label.x
      consider(spot, reach, ground)
    }
  }
  if (Number.isFinite(reach.leans)) lean(spot, reach, ground)
  if (!reach.tailed) return
  for (let k = -2; k <= 2; k++) {
    wish.dx = spot.x + k * underShare * label.width - label.x
    wish.dy = chinOf(spot) + underPixels + label.height - label.y
    consider(spot, reach, ground)
  }
}

/** Tries to stand a little higher, over one side of the head, or on its hair. */
function lean(spot: LabelSpot, reach: LabelReach, ground: LabelGround): void {
  for (let k = -2; k <= 2; k++) {
    wish.dx = (k / 2) * reach.leans * spot.head + spot.x - label.x
    for (let up = 0; up <= 2; up++) {
      wish.dy = (-up / 2) * overOf(spot, reach)
      consider(spot, reach, ground)
    }
    wish.dy = label.headY + hairPixels + label.height - label.y
    if (spot.turned) consider(spot, reach, ground)
  }
}

/** Tries the wished-for height, straight above or below the anchor and some steps aside. */
function tryRow(spot: LabelSpot, reach: LabelReach, ground: LabelGround): void {
  if (label.y + wish.dy < label.headY - reach.over || label.y + wish.dy - label.height > label.low) return
  if ((wish.dy < 0 ? -wish.dy : wish.dy) >= best.cost) return
  wish.dx = 0
  consider(spot, reach, ground)
  for (let k = 0; k < reach.steps.length; k++) {
    const step = (reach.steps[k] ?? 0) * label.width
    wish.dx = step
    consider(spot, reach, ground)
    wish.dx = -step
    consider(spot, reach, ground)
  }
}

/** Takes the wished-for place if it is allowed and better than the best so far. */
function consider(spot: LabelSpot, reach: LabelReach, { bounds, hard, soft }: LabelGround): void {
  const { dx, dy } = wish
  const hair = spot.turned && !reach.tailed
  const way = (dx < 0 ? -dx : dx) + (hair && dy > 0 ? dy * hairCosts : rise(dy, reach.tailed)) - wish.bonus
  if (way >= best.cost) return
  probe.left = label.x + dx - label.width / 2
  probe.right = probe.left + label.width
  probe.bottom = label.y + dy
  probe.top = probe.bottom - label.height
  const fits = bounds.right - bounds.left >= label.width
  if (fits && (probe.left < bounds.left - rounding || probe.right > bounds.right + rounding)) return
  if (probe.top < bounds.top - rounding || probe.bottom > bounds.bottom + rounding) return
  if (strays(spot, reach) || hard.touches(probe)) return
  tail.cost = 0
  if (reach.tailed && !leadTail(spot, hard, soft)) return
  // On its own hair it hides nobody behind.
  if (hair && probe.bottom > label.headY) probe.bottom = label.headY
  soft.cover(probe)
  if (probe.cost + tail.cost > reach.mostHidden) return
  const cost = way + probe.cost + tail.cost
  if (cost >= best.cost) return
  best.cost = cost
  best.dx = dx
  best.dy = dy
}

/** What going up or down costs. */
function rise(dy: number, tailed: boolean): number {
  if (dy >= 0) return dy * downCosts
  const far = -dy - nearUp
  return tailed && far > 0 ? far * farUpCosts - dy : -dy
}

/** Is the place in question too far from the head? */
function strays(spot: LabelSpot, reach: LabelReach): boolean {
  const { apart, dip, leans } = reach
  if (probe.top > label.low || probe.left - apart > label.headX + spot.head || probe.right + apart < label.headX - spot.head) return true
  const aside = (probe.left + probe.right) / 2 - label.headX
  const off = (aside < 0 ? -aside : aside) > spot.head + leanPixels
  // At the picture's edge the label is drawn in, and its head with it.
  const held = Math.abs(label.x - spot.x)
  if (Math.abs(aside + label.headX - spot.x) > Math.max(leans * spot.head, held) + rounding) return true
  return probe.bottom < label.headY + (off ? dip : -overOf(spot, reach))
}

function overOf(spot: LabelSpot, { over, leans }: LabelReach): number {
  return Number.isFinite(leans) ? Math.min(over, Math.max(overLeast.pixels, spot.head * overLeast.heads)) : over
}

/** Aims the tail from the place in question and writes what it costs; false where it may not go. */
function leadTail(spot: LabelSpot, hard: BoxField, soft: BoxField): boolean {
  if (!aimTail(tail, spot, probe) || hard.crossed(tail)) return false
  soft.cross(tail, crossingShare)
  return true
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(most, least), Math.max(least, value))
}
