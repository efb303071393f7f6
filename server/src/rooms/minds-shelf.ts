import type { RoomMinds } from './host-minds.ts'

/**
 * The minds of rooms that run, and of rooms that have closed while a talk held there is still thought over. A room has one of
 * them at a time, whoever uses it: two books side by side could each spend the whole limit.
 */
export interface MindsShelf {
  /** `letGo` once nobody uses it on this behalf any more; more than once does no harm. */
  take(roomId: string): Promise<{ minds: RoomMinds; letGo(): void }>
}

export function createMindsShelf(open: (roomId: string) => Promise<RoomMinds>): MindsShelf {
  const inUse = new Map<string, { minds: Promise<RoomMinds>; holders: Set<symbol> }>()
  return {
    async take(roomId) {
      const entry = inUse.get(roomId) ?? { minds: open(roomId), holders: new Set() }
      inUse.set(roomId, entry)
      const holder = Symbol(roomId)
      entry.holders.add(holder)
      const letGo = () => {
        entry.holders.delete(holder)
        if (entry.holders.size === 0 && inUse.get(roomId) === entry) inUse.delete(roomId)
      }
      try {
        return { minds: await entry.minds, letGo }
      } catch (error) {
        letGo()
        throw error
      }
    },
  }
}
