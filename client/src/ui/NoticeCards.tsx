import { lazy, Suspense } from 'react'
import { useNotices } from './kith.tsx'

const NoticeCard = lazy(async () => ({ default: (await import('./NoticeCard.tsx')).NoticeCard }))

/** The card that waits to be read, if there is one; its code is fetched then. */
export function NoticeCards() {
  const card = useNotices((state) => state.card)
  if (card === null) return null
  return (
    <Suspense>
      <NoticeCard card={card} />
    </Suspense>
  )
}
