import { lazy, Suspense, useEffect, useState } from 'react'
import { noticeStore } from '#state/notice-store.ts'
import { useTalk } from '#ui/kith.tsx'

const CareQuestion = lazy(async () => ({ default: (await import('./CareQuestion.tsx')).CareQuestion }))
/** Fewer lines than this are no talk to ask about: until then nothing of it is fetched. */
const linesFirst = 5

/** The place of the one question after a talk. */
export function CareSlot() {
  const [sinceMs] = useState(() => performance.now())
  const talked = useTalk(({ lines }) => lines.filter((line) => line.mine && line.grewAtMs >= sinceMs).length >= linesFirst)
  const troubled = useTroubled()
  if (!talked || troubled) return null
  return (
    <Suspense>
      <CareQuestion sinceMs={sinceMs} />
    </Suspense>
  )
}

/** Help lines were shown on this visit: then nobody is asked anything. */
function useTroubled(): boolean {
  const [troubled, setTroubled] = useState(false)
  useEffect(() => noticeStore.subscribe(({ card }) => card?.kind === 'crisis' && setTroubled(true)), [])
  return troubled
}
