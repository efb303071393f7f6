import { createInhabitant, displayName } from './inhabitants.ts'
import type { SocietyState, Turns } from './turns.ts'

/** Who of the residents lives in this room, and who may speak there. */
export interface Residency {
  /** One call after the other; the last one holds. */
  setPresent(residentIds: readonly string[]): Promise<void>
  silence(residentId: string, on: boolean): void
  /** Nobody comes in any more. */
  close(): void
}

export function createResidency(state: SocietyState, turns: Turns): Residency {
  const { deps, room, inhabitants } = state
  const silenced = new Set<string>()
  let latest = 0
  let closed = false
  let change: Promise<void> = Promise.resolve()

  const sendAway = (wanted: readonly string[]) => {
    for (const id of inhabitants.keys()) {
      if (wanted.includes(id)) continue
      turns.interrupt(id, 'not here any more')
      inhabitants.delete(id)
      room.world.push({ type: 'leave', id })
    }
  }
  const bringIn = async (id: string, isLatest: () => boolean) => {
    const card = deps.cards.get(id)
    if (card === undefined || inhabitants.has(id)) return
    await deps.memory.load(id)
    if (closed || !isLatest()) return
    const inhabitant = createInhabitant(card)
    inhabitant.silenced = silenced.has(id)
    inhabitants.set(id, inhabitant)
    const { spots } = room.space
    // Away from home each stands at a spot of its own.
    const home = spots.find((spot) => spot.id === card.data.extensions.kith.home) ?? spots[(inhabitants.size - 1) % spots.length]
    const at = home === undefined ? null : { x: home.x, z: home.z, yawRadians: home.yawRadians }
    room.world.push({ type: 'join', body: { id, kind: 'resident', name: displayName(card), lang: 'zh' }, pid: room.nextPid(), at })
  }

  return {
    setPresent(residentIds) {
      const wanted = [...residentIds]
      const turn = (latest += 1)
      const isLatest = () => turn === latest
      sendAway(wanted)
      const work = change.then(async () => {
        for (const id of wanted) if (isLatest()) await bringIn(id, isLatest)
      })
      // Who asks next starts anew even when this one failed; the failure is the caller's.
      change = work.catch(() => undefined)
      return work
    },
    silence(residentId, on) {
      if (on) silenced.add(residentId)
      else silenced.delete(residentId)
      const inhabitant = inhabitants.get(residentId)
      if (inhabitant === undefined) return
      inhabitant.silenced = on
      if (on) turns.interrupt(residentId, 'FL12 silenced')
    },
    close() {
      closed = true
    },
  }
}
