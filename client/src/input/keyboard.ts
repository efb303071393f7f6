import { emoteOfCode } from './emote-keys.ts'
import { type InputHandlers, isOverWorld, isTyping } from './intent.ts'

const steps: Record<string, readonly [right: number, forward: number]> = {
  KeyW: [0, 1],
  ArrowUp: [0, 1],
  KeyS: [0, -1],
  ArrowDown: [0, -1],
  KeyA: [-1, 0],
  ArrowLeft: [-1, 0],
  KeyD: [1, 0],
  ArrowRight: [1, 0],
}

/** Keys held for walking, by physical place so that any layout works. */
export interface Keyboard {
  right: number
  forward: number
  run: boolean
  dispose(): void
}

/** Listens on the window; keys typed into fields are left alone, and held keys are let go when the window or focus goes. */
export function listenKeyboard(handlers: InputHandlers): Keyboard {
  const held = new Set<string>()
  const keyboard: Keyboard = { right: 0, forward: 0, run: false, dispose }
  const sum = (): void => {
    let right = 0
    let forward = 0
    for (const code of held) {
      right += steps[code]?.[0] ?? 0
      forward += steps[code]?.[1] ?? 0
    }
    const length = Math.max(1, Math.hypot(Math.sign(right), Math.sign(forward)))
    keyboard.right = Math.sign(right) / length
    keyboard.forward = Math.sign(forward) / length
    keyboard.run = held.has('ShiftLeft') || held.has('ShiftRight')
  }
  const letGo = (): void => {
    held.clear()
    sum()
  }
  const down = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    const arrow = event.code.startsWith('Arrow')
    if (arrow && !isOverWorld(event.target)) return
    if (event.code in steps || event.code.startsWith('Shift')) {
      if (arrow) event.preventDefault()
      held.add(event.code)
      sum()
      return
    }
    if (event.repeat) return
    if (event.code === 'KeyE') handlers.use()
    const emote = emoteOfCode(event.code)
    if (emote) handlers.emote(emote)
  }
  const up = (event: KeyboardEvent): void => {
    if (held.delete(event.code)) sum()
  }
  const focus = (event: FocusEvent): void => {
    if (isTyping(event.target)) letGo()
  }
  window.addEventListener('keydown', down)
  window.addEventListener('keyup', up)
  window.addEventListener('blur', letGo)
  window.addEventListener('focusin', focus)
  function dispose(): void {
    window.removeEventListener('keydown', down)
    window.removeEventListener('keyup', up)
    window.removeEventListener('blur', letGo)
    window.removeEventListener('focusin', focus)
    letGo()
  }
  return keyboard
}
