import { useSyncExternalStore } from 'react'

const fingers = '(pointer: coarse)'

/** True while the device in hand is used with fingers: told anew when a mouse comes or goes. */
export function useTouch(): boolean {
  return useSyncExternalStore(watch, () => matchMedia(fingers).matches)
}

function watch(changed: () => void): () => void {
  const query = matchMedia(fingers)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}
