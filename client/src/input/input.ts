import { listenGamepads } from './gamepad.ts'
import { createIntent, type InputHandlers, type Intent } from './intent.ts'
import { listenKeyboard } from './keyboard.ts'
import { listenPointer, type PointerInput } from './pointer.ts'

/** All devices together. Call `poll` once a frame, read `intent`, then `take` the gathered orbit and zoom. */
export interface Input {
  readonly intent: Intent
  readonly pointer: PointerInput
  poll(deltaSeconds: number): void
  take(): void
  dispose(): void
}

/** Listens to keyboard, pointer (on `surface`), touch stick and gamepad until disposed. */
export function listenInput(surface: HTMLElement, handlers: InputHandlers): Input {
  const intent = createIntent()
  const keyboard = listenKeyboard(handlers)
  const pointer = listenPointer(surface, intent, handlers)
  const gamepads = listenGamepads()
  return {
    intent,
    pointer,
    poll(deltaSeconds) {
      gamepads.poll(intent, deltaSeconds)
      const right = keyboard.right + pointer.stick.right + gamepads.right
      const forward = keyboard.forward + pointer.stick.forward + gamepads.forward
      const length = Math.max(1, Math.hypot(right, forward))
      intent.right = right / length
      intent.forward = forward / length
      intent.run = keyboard.run || pointer.stick.run || gamepads.run
    },
    take() {
      intent.orbitX = 0
      intent.orbitY = 0
      intent.zoom = 1
    },
    dispose() {
      keyboard.dispose()
      pointer.dispose()
      gamepads.dispose()
    },
  }
}
