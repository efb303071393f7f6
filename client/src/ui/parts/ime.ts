import type { KeyboardEvent } from 'react'

/** True while an input method composes: its Enter chooses a word and must not send anything. 229 is how some browsers say so. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229
}
