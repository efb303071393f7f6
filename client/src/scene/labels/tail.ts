/** The way a bubble's tail points, from inside its paper to the head it belongs to; CSS pixels. Written again and again, see `Box`. */
export interface Tail {
  fromX: number
  fromY: number
  toX: number
  toY: number
  cost: number
}

/** Whom it leads to: the point over a head, and half of that head's width. */
interface Head {
  readonly x: number
  readonly y: number
  readonly head: number
}

/** A paper as a tail needs it. */
interface Paper {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export function createTail(): Tail {
  return { fromX: 0.5, fromY: 0.5, toX: 0.5, toY: 0.5, cost: 0.5 }
}

/** Corners are round: no tail begins there. */
const insetPixels = { aside: 26, upright: 20 } as const
/** It begins this far inside the paper. */
const rootPixels = 3
/** A tail from above stops this far over the head's top, one from the side this far beside it. */
const shortOf = { top: 5, side: 4 } as const
const leanMost = 1.35
/** Hair begins so much under the point over a head, in halves of its width: seen near by that is a finger's breadth. */
export const hairShare = 0.18
/** A face and the hair over it, in halves of its width. */
const chinHeads = 2.3
/** A tail is short and plump: no more than this is drawn. From beside and from below it reaches its head so. */
const longestPixels = 28
const airPixels = 14
/** One that ends farther from its head than this needs a mark there. */
const markedPixels = 14

/**
 * Aims a paper's tail at the head under `spot`, from above, from beside it or from below. Returns whether anyone would see by it whose words
 * these are: false for a paper that lies too far aside or before the face.
 */
export function aimTail(tail: Tail, spot: Head, paper: Paper): boolean {
  const { left, top, right, bottom } = paper
  if (bottom <= spot.y + shortOf.top) return aimDown(tail, spot, paper)
  if (top >= chinOf(spot)) return aimUp(tail, spot, paper)
  const fromLeft = right < spot.x
  const edge = fromLeft ? right : left
  tail.toX = fromLeft ? spot.x - spot.head - shortOf.side : spot.x + spot.head + shortOf.side
  tail.toY = spot.y + shortOf.top + spot.head
  tail.fromX = fromLeft ? edge - rootPixels : edge + rootPixels
  tail.fromY = between(tail.toY, top + insetPixels.upright, bottom - insetPixels.upright)
  const gap = fromLeft ? tail.toX - edge : edge - tail.toX
  const rise = tail.toY < tail.fromY ? tail.fromY - tail.toY : tail.toY - tail.fromY
  return gap >= 0 && gap <= longestPixels + airPixels && rise <= gap + rootPixels
}

function aimDown(tail: Tail, spot: Head, { left, right, bottom }: Paper): boolean {
  tail.toX = spot.x
  tail.toY = spot.y + shortOf.top + spot.head * hairShare
  tail.fromX = between(spot.x, left + insetPixels.aside, right - insetPixels.aside)
  tail.fromY = bottom - rootPixels
  const lean = tail.toX < tail.fromX ? tail.fromX - tail.toX : tail.toX - tail.fromX
  return lean <= (tail.toY - bottom) * leanMost + rootPixels
}

function aimUp(tail: Tail, spot: Head, { left, right, top }: Paper): boolean {
  tail.toX = spot.x
  tail.toY = chinOf(spot)
  tail.fromX = between(spot.x, left + insetPixels.aside, right - insetPixels.aside)
  tail.fromY = top + rootPixels
  const lean = tail.toX < tail.fromX ? tail.fromX - tail.toX : tail.toX - tail.fromX
  const gap = top - tail.toY
  return gap <= longestPixels + airPixels && lean <= gap * leanMost + rootPixels
}

/** Cuts an aimed tail to what is drawn of it. Returns whether it ends so far from the head that a mark over that must tell whose it is. */
export function cutTail(tail: Tail): boolean {
  const x = tail.toX - tail.fromX
  const y = tail.toY - tail.fromY
  const long = Math.sqrt(x * x + y * y)
  const most = longestPixels + rootPixels
  if (long <= most) return false
  tail.toX = tail.fromX + (x * most) / long
  tail.toY = tail.fromY + (y * most) / long
  return long > most + markedPixels
}

/** Just under the face. */
export function chinOf(spot: Head): number {
  return spot.y + shortOf.top + spot.head * chinHeads
}

/** Does the tail run through this rectangle? */
export function runsThrough(tail: Tail, { left, top, right, bottom }: Paper): boolean {
  const { fromX, fromY, toX, toY } = tail
  if ((fromX < left && toX < left) || (fromX > right && toX > right)) return false
  if ((fromY < top && toY < top) || (fromY > bottom && toY > bottom)) return false
  const x = toX - fromX
  const y = toY - fromY
  const a = x * (top - fromY) - y * (left - fromX)
  const b = x * (top - fromY) - y * (right - fromX)
  const c = x * (bottom - fromY) - y * (left - fromX)
  const d = x * (bottom - fromY) - y * (right - fromX)
  return !((a > 0 && b > 0 && c > 0 && d > 0) || (a < 0 && b < 0 && c < 0 && d < 0))
}

function between(value: number, least: number, most: number): number {
  if (least > most) return (least + most) / 2
  return value < least ? least : value > most ? most : value
}
