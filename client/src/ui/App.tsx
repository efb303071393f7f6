import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react'
import type { NetClient } from '#net/client.ts'
import { appStore } from '#state/app-store.ts'
import type { Boot } from './boot.ts'
import { drawsChinese } from './chinese-font.ts'
import { Door } from './door/Door.tsx'
import { Guard } from './Guard.tsx'
import { makeRoomForKeyboard } from './keyboard-room.ts'
import { useApp } from './use-app.ts'
import './app.css'

const Stage = lazy(async () => {
  const [{ Stage }] = await Promise.all([import('./Stage.tsx'), import('#i18n/i18n.ts').then(({ startWords }) => startWords())])
  return { default: Stage }
})

/** The dusk behind everything, the world once it is there, and either the door or the inside. */
export function App({ boot }: { boot: Boot }) {
  const connection = useApp((state) => state.connection)
  const worldReady = useApp((state) => state.worldReady)
  const client = useNet(boot)
  const [newcomer] = useState(() => !appStore.getState().known)
  useEffect(makeRoomForKeyboard, [])
  const atDoor = connection === 'idle' || connection === 'entering'
  return (
    <>
      <div className="dusk" data-gone={worldReady} aria-hidden="true" />
      <Guard>
        {client !== null && (
          <Suspense>
            <Stage client={client} api={boot.api} newcomer={newcomer} />
          </Suspense>
        )}
        {atDoor && <Door boot={boot} />}
      </Guard>
    </>
  )
}

/** Fetches what comes after the card once the card has been painted. Whoever enters earlier fetches it earlier. */
function useNet(boot: Boot): NetClient | null {
  useEffect(() => {
    const frame = requestAnimationFrame(() => void fetchRest(boot))
    return () => cancelAnimationFrame(frame)
  }, [boot])
  return useSyncExternalStore(boot.subscribe, boot.current)
}

async function fetchRest(boot: Boot): Promise<void> {
  try {
    await Promise.all([boot.net(), import('./fonts.ts')])
    if (!drawsChinese()) await import('./fonts-chinese.ts')
  } catch {
    // Nothing is lost yet: entering fetches it again, and says so when it cannot be had.
  }
}
