import type { Store } from '#store/types.ts'
import type { FactChanges } from './facts.ts'
import type { ResidentMemory } from './resident-memory.ts'

/** What the parts of a memory share. */
export interface MemoryWorkshop {
  store: Store
  newId: () => string
  now: () => number
  utcOffsetMinutes: number
  /** The embedding model in use, or null. */
  embeddingName: string | null
  isResident: (id: string) => boolean
  isErased: (personId: string) => boolean
  /** Runs work on one resident's memories, loaded, after whatever is changing them. */
  inTurn<T>(residentId: string, work: (memory: ResidentMemory) => Promise<T>): Promise<T>
  applyChanges(memory: ResidentMemory, changes: FactChanges): Promise<void>
}
