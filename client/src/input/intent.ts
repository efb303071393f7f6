import type { Emote } from '@kith/shared/actions'

/**
 * What a person wants right now, whatever device says it. `right`/`forward` are relative to the camera, together at most 1
 * long. Orbit and zoom gather until the scene takes them.
 */
export interface Intent {
  right: number
  forward: number
  run: boolean
  orbitX: number
  orbitY: number
  /** Product of zoom factors; 1 is none. */
  zoom: number
}

/** Things that happen once; coordinates are CSS pixels in the canvas. */
export interface InputHandlers {
  tap(x: number, y: number): void
  hover(x: number, y: number): void
  use(): void
  emote(emote: Emote): void
}

export function createIntent(): Intent {
  return { right: 0, forward: 0, run: false, orbitX: 0, orbitY: 0, zoom: 1 }
}

/** True while typing belongs to a text field, a dialog or a menu rather than to the body. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable ||
    target.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="menu"], [role="listbox"]') !== null
  )
}

/** True where arrow keys belong to the body: on the world itself or on nothing, not on lists, logs and choices. */
export function isOverWorld(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return true
  return target === document.body || target === document.documentElement || target.closest('[role="application"], .kith-world') !== null
}
