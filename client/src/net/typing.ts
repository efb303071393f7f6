/** Thins the composer's "in use" to one message when it starts, one a few seconds while it goes on, and one when it ends. */
export interface Typing {
  /** Call on every keystroke (`true`) and when the composer is emptied, sent or left (`false`). */
  set(on: boolean): void
}

const repeatMs = 4000
const idleMs = 5000

export function createTyping(send: (on: boolean) => void, now: () => number): Typing {
  let on = false
  let sentMs = Number.NEGATIVE_INFINITY
  let idle: ReturnType<typeof setTimeout> | null = null
  const tell = (value: boolean): void => {
    on = value
    sentMs = now()
    send(value)
  }
  return {
    set(value) {
      if (idle !== null) clearTimeout(idle)
      idle = null
      if (!value) {
        if (on) tell(false)
        return
      }
      idle = setTimeout(() => on && tell(false), idleMs)
      if (!on || now() - sentMs > repeatMs) tell(true)
    },
  }
}
