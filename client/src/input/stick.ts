/** A touch stick: CSS pixels. */
export const stickPixels = { inner: 30, outer: 60 } as const
const runsAbove = 0.9

export interface StickState {
  baseX: number
  baseY: number
  /** Knob, from the base. */
  dx: number
  dy: number
  /** Wish to walk: right and forward, together 0–1 long. */
  right: number
  forward: number
  run: boolean
}

export function createStick(): StickState {
  return { baseX: 0, baseY: 0, dx: 0, dy: 0, right: 0, forward: 0, run: false }
}

export function beginStick(stick: StickState, x: number, y: number): void {
  stick.baseX = x
  stick.baseY = y
  moveStick(stick, x, y)
}

/** Follows the finger. Inside the inner circle nothing happens; past the outer one the base is dragged along. */
export function moveStick(stick: StickState, x: number, y: number): void {
  let dx = x - stick.baseX
  let dy = y - stick.baseY
  let length = Math.hypot(dx, dy)
  if (length > stickPixels.outer) {
    const drag = (length - stickPixels.outer) / length
    stick.baseX += dx * drag
    stick.baseY += dy * drag
    dx = x - stick.baseX
    dy = y - stick.baseY
    length = stickPixels.outer
  }
  stick.dx = dx
  stick.dy = dy
  const share = Math.min(1, Math.max(0, (length - stickPixels.inner) / (stickPixels.outer - stickPixels.inner)))
  const scale = length > 0 ? share / length : 0
  stick.right = dx * scale
  stick.forward = -dy * scale
  stick.run = share > runsAbove
}

export function endStick(stick: StickState): void {
  stick.dx = 0
  stick.dy = 0
  stick.right = 0
  stick.forward = 0
  stick.run = false
}
