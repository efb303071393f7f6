import type { TurnPlan } from './turn-builder.ts'
import type { SocietyState, Turns } from './turns.ts'

/** A turn that has to wait. */
export interface LaterTurn {
  plan: TurnPlan
  atMs: number
  /** Dropped when a person has said anything since this line. */
  unlessSpokenSince?: string
  /** While the resident is busy it waits on until then; without, it is dropped. */
  patientUntilMs?: number
}
export interface Later {
  add(turn: LaterTurn): void
  /** Drops what this resident (null: any) meant to say, to this person when one is named. */
  drop(residentId: string | null, personId?: string): void
  tick(nowMs: number, lastHumanLineId: string | null): void
  clear(): void
}

/** Turns that come a little after what caused them: a second voice, a reply among residents, an answer still owed. */
export function createLater(state: SocietyState, turns: Turns): Later {
  let waiting: LaterTurn[] = []
  const whyNot = ({ plan, unlessSpokenSince }: LaterTurn, lastHumanLineId: string | null): string | null => {
    const inhabitant = state.inhabitants.get(plan.residentId)
    if (inhabitant === undefined) return 'not here any more'
    if (inhabitant.silenced) return 'FL12 silenced'
    if (unlessSpokenSince !== undefined && unlessSpokenSince !== lastHumanLineId) return 'FL7 somebody spoke first'
    return turns.current(plan.residentId) === null ? null : 'busy'
  }
  return {
    add: (turn) => void waiting.push(turn),
    drop(residentId, personId) {
      waiting = waiting.filter(
        ({ plan }) => (residentId !== null && plan.residentId !== residentId) || (personId !== undefined && plan.addresseeId !== personId),
      )
    },
    tick(nowMs, lastHumanLineId) {
      for (const turn of waiting.filter(({ atMs }) => nowMs >= atMs)) {
        const reason = whyNot(turn, lastHumanLineId)
        if (reason === 'busy' && nowMs < (turn.patientUntilMs ?? 0)) continue
        waiting = waiting.filter((other) => other !== turn)
        if (reason === null) turns.begin(turn.plan, nowMs)
        else state.record(turn.plan, false, reason, nowMs)
      }
    },
    clear() {
      waiting = []
    },
  }
}
