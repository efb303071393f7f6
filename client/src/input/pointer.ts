import type { InputHandlers, Intent } from './intent.ts'
import { beginStick, createStick, endStick, moveStick, type StickState } from './stick.ts'

/** A press that moves less than this and ends within `tapMs` is a tap, never a drag. */
const tapPixels = { mouse: 6, touch: 14 } as const
const tapMs = 450
const wheelPerPixel = 0.0011
/** A finger that rests is no walker yet: the stick shows from here on. */
const stickShowsPixels = 10
/** Two fingers that land so close in time pinch, wherever they land. */
const pinchWithinMs = 300

interface Press {
  x: number
  y: number
  startX: number
  startY: number
  atMs: number
  moved: boolean
  use: 'orbit' | 'stick'
}

/** Drags, taps, wheel, pinch and the touch stick on the canvas. */
export interface PointerInput {
  readonly stick: StickState
  /** True while a finger pulls the stick. */
  stickHeld: boolean
  /** False while every finger turns the camera (photo mode). */
  sticks: boolean
  dispose(): void
}

export function listenPointer(surface: HTMLElement, intent: Intent, handlers: InputHandlers): PointerInput {
  const presses = new Map<number, Press>()
  const stick = createStick()
  let stickId: number | null = null
  const coarse = window.matchMedia('(pointer: coarse)')
  const input: PointerInput = { stick, stickHeld: false, sticks: true, dispose }

  const place = (event: PointerEvent): { x: number; y: number; width: number } => {
    const box = surface.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top, width: box.width }
  }
  const down = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse' && event.button === 1) return
    const at = place(event)
    const finger = event.pointerType === 'touch'
    const pinched = finger && pinches(event)
    const onStick = finger && !pinched && coarse.matches && at.x < at.width / 2 && stickId === null && input.sticks
    presses.set(event.pointerId, {
      x: at.x,
      y: at.y,
      startX: at.x,
      startY: at.y,
      atMs: event.timeStamp,
      moved: false,
      use: onStick ? 'stick' : 'orbit',
    })
    surface.setPointerCapture(event.pointerId)
    if (onStick) {
      stickId = event.pointerId
      beginStick(stick, at.x, at.y)
    }
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  }
  const move = (event: PointerEvent): void => {
    const press = presses.get(event.pointerId)
    const at = place(event)
    if (!press) {
      if (event.pointerType === 'mouse') handlers.hover(at.x, at.y)
      return
    }
    const dx = at.x - press.x
    const dy = at.y - press.y
    const slack = event.pointerType === 'mouse' ? tapPixels.mouse : tapPixels.touch
    const before = press.moved
    press.moved ||= Math.hypot(at.x - press.startX, at.y - press.startY) > slack
    const spread = orbitSpread()
    press.x = at.x
    press.y = at.y
    if (press.use === 'stick') {
      moveStick(stick, at.x, at.y)
      input.stickHeld ||= Math.hypot(at.x - press.startX, at.y - press.startY) > stickShowsPixels
    } else if (orbiting() > 1) pinch(spread)
    else if (press.moved && before) {
      intent.orbitX += dx
      intent.orbitY += dy
    }
  }
  /** The second of two fingers that land together: the first lets go of the stick then. */
  const pinches = (event: PointerEvent): boolean => {
    for (const press of presses.values()) {
      if (press.moved || event.timeStamp - press.atMs > pinchWithinMs) continue
      if (press.use === 'stick') letGo()
      press.use = 'orbit'
      return true
    }
    return false
  }
  const letGo = (): void => {
    stickId = null
    input.stickHeld = false
    endStick(stick)
  }
  const orbiting = (): number => {
    let count = 0
    for (const press of presses.values()) if (press.use === 'orbit') count += 1
    return count
  }
  const orbitSpread = (): number => {
    const two = [...presses.values()].filter((press) => press.use === 'orbit')
    const [first, second] = two
    return first && second ? Math.hypot(first.x - second.x, first.y - second.y) : 0
  }
  const pinch = (before: number): void => {
    const after = orbitSpread()
    if (before > 1 && after > 1) intent.zoom *= before / after
  }
  const end = (event: PointerEvent): void => {
    const press = presses.get(event.pointerId)
    if (!press) return
    presses.delete(event.pointerId)
    if (press.use === 'stick') letGo()
    const tapped = event.type === 'pointerup' && !press.moved && event.timeStamp - press.atMs < tapMs && event.button !== 2
    if (tapped) handlers.tap(press.startX, press.startY)
  }
  const wheel = (event: WheelEvent): void => {
    event.preventDefault()
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 32 : event.deltaY
    intent.zoom *= Math.exp(Math.max(-300, Math.min(300, pixels)) * wheelPerPixel)
  }
  const noMenu = (event: Event): void => event.preventDefault()
  surface.addEventListener('pointerdown', down)
  surface.addEventListener('pointermove', move)
  surface.addEventListener('pointerup', end)
  surface.addEventListener('pointercancel', end)
  surface.addEventListener('wheel', wheel, { passive: false })
  surface.addEventListener('contextmenu', noMenu)
  function dispose(): void {
    surface.removeEventListener('pointerdown', down)
    surface.removeEventListener('pointermove', move)
    surface.removeEventListener('pointerup', end)
    surface.removeEventListener('pointercancel', end)
    surface.removeEventListener('wheel', wheel)
    surface.removeEventListener('contextmenu', noMenu)
    presses.clear()
    endStick(stick)
  }
  return input
}
