import { blocked, type Actor, type System } from './state.ts'

const nearMetres = 3
const apartMetres = 4
const noticeableMetres = 0.02

const pairKey = (a: Actor, b: Actor) => Math.min(a.pid, b.pid) * 65_536 + Math.max(a.pid, b.pid)

/** Tells who came near whom and who parted (SPEC.md NE1). Looks only at bodies that moved. */
export const nearness: System = (state) => {
  for (const actor of state.actors.values()) {
    if (Math.hypot(actor.x - actor.nearX, actor.z - actor.nearZ) < noticeableMetres) continue
    actor.nearX = actor.x
    actor.nearZ = actor.z
    for (const other of state.actors.values()) {
      if (other === actor) continue
      const key = pairKey(actor, other)
      const metres = Math.hypot(other.x - actor.x, other.z - actor.z)
      const wasNear = state.nearPairs.has(key)
      if (!wasNear && metres <= nearMetres && !blocked(actor, other)) {
        state.nearPairs.add(key)
        state.events.push({ type: 'near', id: actor.id, otherId: other.id }, { type: 'near', id: other.id, otherId: actor.id })
      } else if (wasNear && (metres > apartMetres || blocked(actor, other))) {
        state.nearPairs.delete(key)
        state.events.push({ type: 'apart', id: actor.id, otherId: other.id }, { type: 'apart', id: other.id, otherId: actor.id })
      }
    }
  }
}
