import type { Deeds } from './deeds.ts'
import type { TalkGuards } from './guards.ts'
import type { Inhabitant } from './inhabitants.ts'
import type { Lease, Leases } from './lease.ts'
import type { MoodEvent, Moods } from './moods.ts'
import type { OpenGames } from './open-games.ts'
import type { Recorder } from './recorder.ts'
import type { TalkLog } from './talk-log.ts'
import type { Threads } from './threads.ts'
import { createStage } from './stage.ts'
import { buildTurn, drawnOnly, listenersTo, type TurnPlan } from './turn-builder.ts'
import { runTurn, type RunningTurn, type TurnOutcome } from './turn-runner.ts'
import type { RoomContext, SocietyDeps } from './types.ts'
import type { UsedLines } from './used-lines.ts'
import type { Visits } from './visits.ts'

/** Everything the parts of one society share. */
export interface SocietyState {
  deps: SocietyDeps
  room: RoomContext
  inhabitants: Map<string, Inhabitant>
  log: TalkLog
  leases: Leases
  guards: TalkGuards
  visits: Visits
  threads: Threads
  used: UsedLines
  recorder: Recorder
  deeds: Deeds
  moods: Moods
  games: OpenGames
  /** TU8. */
  record(
    about: Pick<TurnPlan, 'residentId' | 'utteranceId'> & { addresseeId?: string | null },
    taken: boolean,
    reason: string,
    nowMs: number,
  ): void
}
export interface Turns {
  /** FL9: begins at once, or when nobody in earshot types any more. */
  begin(plan: TurnPlan, nowMs: number): void
  /** FL10: ends what a resident thinks or says. Returns the plan when not a word of it had been said yet. */
  interrupt(residentId: string, reason: string): TurnPlan | null
  /** The plan a resident is busy with, or null. */
  current(residentId: string): TurnPlan | null
  /** What stands behind a line that has just been closed; forgets it. */
  takeSpoken(utteranceId: string, speakerId: string): { plan: TurnPlan | null; outcome: TurnOutcome | null }
  tick(nowMs: number): void
  settle(): Promise<void>
  dispose(): void
}

const typingHoldMs = 4_000
const turnLimitMs = 40_000
const outOfWordsShownMs = 8_000
const mostSpoken = 50
/** Causes answered by the script alone (TU4): nothing here is worth a model call. */
const scripted = new Set(['greet', 'newcomer', 'routine', 'banter', 'introduction'])

interface Waiting {
  plan: TurnPlan
  untilMs: number
}
interface Running {
  plan: TurnPlan
  startedMs: number
  /** The first word is out. */
  spoke: boolean
  /** The decision to take it or not is recorded. */
  decided: boolean
}

/** DA7. */
function feltOf({ cause }: TurnPlan, { interrupted, endsTalk }: TurnOutcome): MoodEvent {
  if (interrupted) return 'interrupted'
  if (endsTalk) return 'parted'
  return cause.type === 'greet' || cause.type === 'newcomer' ? 'greeted' : 'talked'
}

export function createTurns(state: SocietyState, finished: (plan: TurnPlan, outcome: TurnOutcome, nowMs: number) => void): Turns {
  const { deps, room, leases } = state
  const waiting = new Map<string, Waiting>()
  const running = new Map<string, Running>()
  const spoken = new Map<string, { plan: TurnPlan; outcome: TurnOutcome }>()
  const operations = new Set<Promise<void>>()
  const stage = createStage((residentId) =>
    room.world.hearersOf(residentId, 'say').heard.flatMap(({ id, kind }) => (kind === 'person' ? [id] : [])),
  )

  const work = async (plan: TurnPlan, turn: Running, lease: Lease) => {
    await state.recorder.written(plan.residentId)
    await deps.memory.foresee({ residentId: plan.residentId, text: plan.text, listeners: listenersTo(state, plan) })
    const inhabitant = state.inhabitants.get(plan.residentId)
    if (!lease.isCurrent() || inhabitant === undefined) return
    const nowMs = deps.now()
    turn.decided = true
    const greeted = state.visits.greeted(plan.residentId)
    const built = drawnOnly(plan, buildTurn(state, inhabitant.card, plan, greeted, nowMs))
    const listeners = built?.input.present.filter((person) => person.kind === 'person').map((person) => person.id) ?? []
    if (built === null || listeners.length === 0) {
      state.record(plan, false, 'TU5 nobody in earshot', nowMs)
      return
    }
    state.record(plan, true, plan.reason, nowMs)
    const model = scripted.has(plan.cause.type) ? deps.models.script : (room.modelFor?.(plan.residentId) ?? deps.models.chat)
    const think: RunningTurn['think'] = (input, chat, signal) => deps.mind.think(input, chat, signal)
    const onFirstWord = () => {
      turn.spoke = true
    }
    const mayBegin = () => stage.enter(lease)
    const outcome = await runTurn({ room, think, model, lease, plan, built, mayBegin, onFirstWord })
    settleTurn(plan, outcome, listeners, inhabitant)
  }

  const settleTurn = (plan: TurnPlan, outcome: TurnOutcome, listeners: readonly string[], inhabitant: Inhabitant) => {
    const nowMs = deps.now()
    if (outcome.utteranceId !== null) {
      spoken.set(outcome.utteranceId, { plan, outcome })
      // What the world closed by itself is never asked for.
      for (const oldest of spoken.keys()) if (spoken.size > mostSpoken) spoken.delete(oldest)
      inhabitant.spokeMs = nowMs
      state.used.add(plan.residentId, listeners, outcome.usedLineIds, nowMs)
      if (plan.addresseeId !== null && outcome.toldOfNote) room.notes?.told(plan.addresseeId)
    }
    inhabitant.activeMs = nowMs
    if (outcome.follows !== undefined)
      inhabitant.following = outcome.follows === null ? null : { personId: outcome.follows, untilMs: nowMs + 120_000 }
    if (!outcome.interrupted) inhabitant.outOfWordsUntilMs = outcome.outOfWords ? nowMs + outOfWordsShownMs : 0
    if (!outcome.offRecord && outcome.utteranceId !== null) state.moods.feel(plan.residentId, feltOf(plan, outcome), nowMs)
    const addressee = plan.addresseeId === null ? undefined : state.room.world.bodies.get(plan.addresseeId)
    if (plan.addresseeId !== null && addressee?.kind === 'person') {
      state.visits.greet(plan.residentId, plan.addresseeId, addressee)
      const { residentId, addresseeId } = plan
      const { card } = inhabitant
      if (outcome.utteranceId !== null) state.games.said({ residentId, card, addresseeId, listeners, lineIds: outcome.usedLineIds }, nowMs)
      if (!outcome.offRecord) state.recorder.met(plan.residentId, plan.addresseeId, nowMs)
      if (outcome.endsTalk && !outcome.interrupted) state.visits.rest(plan.residentId, plan.addresseeId)
      if (state.visits.resting(plan.residentId, plan.addresseeId)) state.threads.cut(plan.residentId, plan.addresseeId)
      else if (plan.aside !== true) state.threads.touch(plan.residentId, plan.addresseeId, nowMs)
    }
    finished(plan, outcome, nowMs)
  }

  const start = (plan: TurnPlan) => {
    waiting.delete(plan.residentId)
    const lease = leases.take(plan.residentId)
    const before = running.get(plan.residentId)
    if (before !== undefined && !before.decided) state.record(before.plan, false, 'TU1 another turn came first', deps.now())
    const turn: Running = { plan, startedMs: deps.now(), spoke: false, decided: false }
    running.set(plan.residentId, turn)
    const operation = work(plan, turn, lease)
      .catch((error: unknown) =>
        deps.logger.error({ residentId: plan.residentId, error: error instanceof Error ? error.message : 'unknown' }, 'a turn failed'),
      )
      .finally(() => {
        operations.delete(operation)
        stage.leave(lease)
        if (!lease.isCurrent()) return
        leases.release(lease)
        running.delete(plan.residentId)
        const shown = (state.inhabitants.get(plan.residentId)?.outOfWordsUntilMs ?? 0) > deps.now()
        room.world.push({ type: 'presence', id: plan.residentId, presence: shown ? 'out-of-words' : 'idle' })
      })
    operations.add(operation)
  }

  /** TU6: shows for a while that a resident is out of words, whatever its body did meanwhile. */
  const showWords = (inhabitant: Inhabitant, nowMs: number) => {
    const presence = room.world.bodies.get(inhabitant.id)?.presence
    const out = nowMs < inhabitant.outOfWordsUntilMs
    if (out && (presence === 'idle' || presence === 'listening'))
      room.world.push({ type: 'presence', id: inhabitant.id, presence: 'out-of-words' })
    if (!out && presence === 'out-of-words') room.world.push({ type: 'presence', id: inhabitant.id, presence: 'idle' })
  }
  const current = (residentId: string) => running.get(residentId)?.plan ?? waiting.get(residentId)?.plan ?? null

  const someoneTypes = (residentId: string) =>
    room.world.hearersOf(residentId, 'say').heard.some((body) => body.kind === 'person' && body.presence === 'typing' && !body.away)

  return {
    begin(plan, nowMs) {
      const inhabitant = state.inhabitants.get(plan.residentId)
      if (inhabitant?.strolling === true) {
        inhabitant.strolling = false
        if (plan.cause.type !== 'greet') room.world.push({ type: 'stop', id: plan.residentId })
      }
      if (plan.addresseeId !== null) room.world.push({ type: 'look', id: plan.residentId, targetId: plan.addresseeId })
      room.world.push({ type: 'presence', id: plan.residentId, presence: 'thinking' })
      if (someoneTypes(plan.residentId)) waiting.set(plan.residentId, { plan, untilMs: nowMs + typingHoldMs })
      else start(plan)
    },
    interrupt(residentId, reason) {
      const waited = waiting.get(residentId)
      const turn = running.get(residentId)
      const plan = turn?.plan ?? waited?.plan ?? null
      if (plan === null) return null
      waiting.delete(residentId)
      running.delete(residentId)
      leases.revoke(residentId)
      room.world.push({ type: 'presence', id: residentId, presence: 'listening' })
      if (turn?.decided !== true) state.record(plan, false, reason, deps.now())
      return turn?.spoke === true ? null : plan
    },
    current,
    takeSpoken(utteranceId, speakerId) {
      const known = spoken.get(utteranceId)
      spoken.delete(utteranceId)
      return { plan: known?.plan ?? running.get(speakerId)?.plan ?? null, outcome: known?.outcome ?? null }
    },
    tick(nowMs) {
      stage.tick()
      for (const { plan, untilMs } of Array.from(waiting.values())) if (nowMs >= untilMs || !someoneTypes(plan.residentId)) start(plan)
      for (const [residentId, turn] of running) {
        if (nowMs - turn.startedMs <= turnLimitMs) continue
        deps.logger.warn({ residentId }, 'a turn took too long and was ended')
        leases.revoke(residentId)
        running.delete(residentId)
        room.world.push({ type: 'presence', id: residentId, presence: 'idle' })
      }
      for (const inhabitant of state.inhabitants.values()) if (current(inhabitant.id) === null) showWords(inhabitant, nowMs)
    },
    async settle() {
      while (operations.size > 0) await Promise.all(operations)
      await state.recorder.settle()
    },
    dispose() {
      waiting.clear()
      running.clear()
      for (const id of state.inhabitants.keys()) leases.revoke(id)
    },
  }
}
