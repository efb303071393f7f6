import type { RankQuery } from '../rank.ts'
import { SearchIndex, type MemoryDocument } from '../search-index.ts'

export const start = Date.UTC(2026, 4, 5, 12)
let counter = 0
/** Something Ada said, a second after what was made before it; she and Xiaoman heard it. */
export function episode(text: string, more: Partial<MemoryDocument> = {}): MemoryDocument {
  counter += 1
  return {
    id: `e${counter}`,
    kind: 'episode',
    sessionId: 's',
    speakerName: 'Ada',
    text,
    atMs: start + counter * 1000,
    audience: ['ada', 'xiaoman'],
    importance: 0.2,
    ...more,
  }
}
export function indexOf(...documents: MemoryDocument[]): SearchIndex {
  const index = new SearchIndex(0)
  for (const document of documents) index.add(document)
  return index
}
/** Asked by Ada, a day after it all began. */
export const query = (text: string, more: Partial<RankQuery> = {}): RankQuery => ({
  text,
  listeners: ['ada'],
  namesPresent: [],
  nowMs: start + 86_400_000,
  limit: 10,
  exclude: new Set(),
  ...more,
})
