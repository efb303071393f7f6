import { useEffect, useState } from 'react'
import { useWords } from '#i18n/i18n.ts'
import { heightOf } from './height-of.ts'
import { useApp, useKith } from './kith.tsx'
import './veil.css'

const longMs = 8000
/** The toasts hang from the same edge: they begin below the pill, however many lines it takes. */
const makeRoom = heightOf('--veil-height')

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
