/** Where a body's top is on screen, CSS pixels; written each frame for tags and bubbles. */
export interface ScreenPlace {
  x: number
  y: number
  /** Metres from the camera along its view; negative behind it. */
  depth: number
  /** Some of the head lies within the view, whatever stands before it. */
  inView: boolean
  /** A wall stands before the head. `Sight` writes both; `clearMs` is when it last saw the head (performance.now()). */
  covered: boolean
  clearMs: number
  /** The head is seen from behind. */
  turned: boolean
  /** How much of the head others stand before: 0 little, 1 about half, 2 nearly all. `hideHeads` writes it. */
  hidden: 0 | 1 | 2
}

export function createScreenPlace(): ScreenPlace {
  return { x: 0, y: 0, depth: -1, inView: false, covered: false, clearMs: Number.NEGATIVE_INFINITY, turned: false, hidden: 0 }
}

/** Labels belong to heads that can be seen. */
export function isSeen(screen: ScreenPlace): boolean {
  return screen.inView && !screen.covered
}
