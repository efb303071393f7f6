import { SearchIndex } from '@kith/server/src/memory/search-index.ts'
import type { Turn } from './recall-data.ts'

export const everyone = 'everyone'

/** The turns as one resident remembers them who heard all of them; `copy` tells one round of the same lines from another. */
export function indexOf(turns: readonly Turn[], index = new SearchIndex(0), copy = ''): SearchIndex {
  for (const { id, session, speaker, text, atMs } of turns) {
    index.add({
      id: `${id}${copy}`,
      kind: 'episode',
      sessionId: `${session}${copy}`,
      speakerName: speaker,
      text,
      atMs,
      audience: [everyone],
      importance: 0.2,
    })
  }
  return index
}
