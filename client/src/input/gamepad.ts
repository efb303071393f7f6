import type { Intent } from './intent.ts'

const deadZone = 0.18
const orbitPixelsPerSecond = 420

/** The first standard gamepad: left stick walks (pushed far, runs), right stick turns the camera. */
export interface Gamepads {
  right: number
  forward: number
  run: boolean
  /** Reads the pad; call once a frame. */
  poll(intent: Intent, deltaSeconds: number): void
  dispose(): void
}

export function listenGamepads(): Gamepads {
  let connected = 0
  const changed = (event: Event): void => {
    connected = Math.max(0, connected + (event.type === 'gamepadconnected' ? 1 : -1))
  }
  window.addEventListener('gamepadconnected', changed)
  window.addEventListener('gamepaddisconnected', changed)
  const pads: Gamepads = {
    right: 0,
    forward: 0,
    run: false,
    poll(intent, deltaSeconds) {
      pads.right = 0
      pads.forward = 0
      pads.run = false
      if (connected === 0) return
      const pad = navigator.getGamepads().find((candidate) => candidate?.mapping === 'standard')
      if (!pad) return
      pads.right = beyondDeadZone(pad.axes[0] ?? 0)
      pads.forward = -beyondDeadZone(pad.axes[1] ?? 0)
      pads.run = Math.hypot(pads.right, pads.forward) > 0.95 || pad.buttons[10]?.pressed === true
      intent.orbitX += beyondDeadZone(pad.axes[2] ?? 0) * orbitPixelsPerSecond * deltaSeconds
      intent.orbitY += beyondDeadZone(pad.axes[3] ?? 0) * orbitPixelsPerSecond * deltaSeconds
    },
    dispose() {
      window.removeEventListener('gamepadconnected', changed)
      window.removeEventListener('gamepaddisconnected', changed)
    },
  }
  return pads
}

/** 0 inside the dead zone, then from 0 to ±1. */
export function beyondDeadZone(axis: number): number {
  const beyond = Math.max(0, Math.abs(axis) - deadZone) / (1 - deadZone)
  return Math.sign(axis) * beyond
}
