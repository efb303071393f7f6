import type { SpaceDocument } from '@kith/shared/space'
import { useEffect, useState } from 'react'
import { loadSpaceDocument } from '#net/space-files.ts'

/** The documents of these spaces, in their order, as far as they could be had. `ids` must be the same list from draw to draw. */
export function useSpaceDocuments(ids: readonly string[]): readonly SpaceDocument[] {
  const [documents, setDocuments] = useState<readonly SpaceDocument[]>([])
  useEffect(() => {
    let wanted = true
    void Promise.allSettled(ids.map(loadSpaceDocument)).then((answers) => {
      if (wanted) setDocuments(answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : [])))
    })
    return () => {
      wanted = false
    }
  }, [ids])
  return documents
}
