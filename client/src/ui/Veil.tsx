import { useEffect, useState } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { useApp, useKith } from './kith.tsx'
import './veil.css'

const longMs = 8000

/** Over the greyed world while the connection is away: says so, and lets one try at once. */
export function Veil() {
  const lost = useApp((state) => state.connection === 'reconnecting')
  return lost ? <Pill /> : null
}

function Pill() {
  const say = useWords()
  const { door } = useKith()
  const [long, setLong] = useState(false)
  const offline = useOffline()
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), longMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div ref={makeRoom} className="veil on-dusk" role="status" aria-label={say('shell.connection')}>
      <span>{say(offline ? 'shell.offlineBrowser' : long ? 'shell.reconnectingSince' : 'shell.reconnecting')}</span>
      <button type="button" className="veil__button" onClick={() => door.reconnectNow()}>
        {say('shell.reconnectNow')}
      </button>
    </div>
  )
}

/** The toasts hang from the same edge: they begin below the pill, however many lines it takes. */
function makeRoom(pill: HTMLElement | null): (() => void) | undefined {
  if (pill === null) return undefined
  const { style } = document.documentElement
  const watch = new ResizeObserver(() => style.setProperty('--veil-room', `calc(${pill.offsetHeight}px + 0.5rem)`))
  watch.observe(pill)
  return () => {
    watch.disconnect()
    style.removeProperty('--veil-room')
  }
}

function useOffline(): boolean {
  const [offline, setOffline] = useState(() => !navigator.onLine)
  useEffect(() => {
    const look = (): void => setOffline(!navigator.onLine)
    addEventListener('online', look)
    addEventListener('offline', look)
    return () => {
      removeEventListener('online', look)
      removeEventListener('offline', look)
    }
  }, [])
  return offline
}
