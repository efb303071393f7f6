import { lazy, Suspense } from 'react'
import { useDoorWords } from '#i18n/door-words.ts'
import type { Boot } from '../boot.ts'
import { useApp } from '../use-app.ts'
import { EntryCard } from './EntryCard.tsx'
import './door.css'

const DoorCard = lazy(async () => {
  const [{ DoorCard }] = await Promise.all([import('./DoorCard.tsx'), import('#i18n/i18n.ts').then(({ startWords }) => startWords())])
  return { default: DoorCard }
})

/** What one sees while not inside: the entry card, a door that asks or refuses, or nothing but the gate opening. */
export function Door({ boot }: { boot: Boot }) {
  const say = useDoorWords()
  const step = useApp((state) => state.door.step)
  const entering = useApp((state) => state.connection === 'entering')
  const known = useApp((state) => state.known)
  // A known visitor never sees the card on the way in.
  if (entering && known && step === 'card') {
    return (
      <p className="gate" role="status">
        {say('entering')}
      </p>
    )
  }
  if (step === 'card' || step === 'unreachable') return <EntryCard boot={boot} />
  return (
    <Suspense>
      <DoorCard boot={boot} />
    </Suspense>
  )
}
