import { closeSpeechesOf } from './speech.ts'
import { releaseSeat } from './seats.ts'
import type { System } from './state.ts'

/** Takes those who leave out of the world, after what they said this step was heard (SPEC.md JL3). */
export const departures: System = (state, _dtMs, nowMs) => {
  for (const actor of state.actors.values()) {
    if (!actor.leaving) continue
    closeSpeechesOf(state, actor, nowMs)
    releaseSeat(state, actor)
    state.actors.delete(actor.id)
    for (const [key, pair] of state.nearPairs) if (pair.includes(actor)) state.nearPairs.delete(key)
    for (const other of state.actors.values()) {
      if (other.lookAtId !== actor.id) continue
      other.lookAtId = null
      state.events.push({ type: 'changed', id: other.id })
    }
    state.events.push({ type: 'left', id: actor.id, name: actor.name })
  }
}
