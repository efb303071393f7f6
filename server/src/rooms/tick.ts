import type { WorldEvent } from '#world/types.ts'
import { tellBooks } from './host-books.ts'
import { keepUpWithNotes } from './notes.ts'
import { freeSeats, welcome } from './people.ts'
import { tellRelations } from './relations.ts'
import { stopWaiting } from './resume.ts'
import type { RoomCore } from './room-core.ts'
import { wireOf } from './sessions.ts'
import { commit, refusedByWorld, toStored, typing } from './talk.ts'

const restsAfterMs = 10_000
const restingTurnMs = 1000

/** One turn of a room, twenty times a second: the world steps, everybody is told, the residents notice. Never awaits. */
export function tick(core: RoomCore): void {
  const nowMs = core.deps.now()
  if (rests(core, nowMs)) return
  const startedMs = performance.now()
  endTyping(core, nowMs)
  stopWaiting(core, nowMs)
  noteStays(core, nowMs)
  freeSeats(core, nowMs)
  const events = core.world.step(nowMs)
  for (const event of events) guarded(core, 'event', () => tell(core, event))
  guarded(core, 'frames', () => core.deps.metrics.frameBytes.inc(core.frames.tick(core.world.bodies, core.sessions.values())))
  guarded(core, 'society', () => {
    if (events.length > 0) core.society.onEvents(events, nowMs)
    core.society.tick(nowMs)
  })
  guarded(core, 'books', () => tellBooks(core, nowMs))
  guarded(core, 'notes', () => keepUpWithNotes(core, nowMs))
  core.deps.metrics.tickSeconds.observe((performance.now() - startedMs) / 1000)
}

/** A private room that has stood empty for a while takes a turn a second: thousands can be opened and left. */
function rests({ record, rest, sessions }: RoomCore, nowMs: number): boolean {
  rest.emptySinceMs = sessions.size > 0 || record.kind === 'garden' ? null : (rest.emptySinceMs ?? nowMs)
  const isEmpty = rest.emptySinceMs !== null && nowMs - rest.emptySinceMs >= restsAfterMs
  if (isEmpty && Math.abs(nowMs - rest.turnedMs) < restingTurnMs) return true
  rest.turnedMs = nowMs
  return false
}

/** A fault in one part of a turn must not cost the others theirs. */
function guarded(core: RoomCore, where: string, work: () => void): void {
  try {
    work()
  } catch (error) {
    core.deps.metrics.roomErrors.inc({ where })
    core.deps.logger.error(
      { roomId: core.record.id, where, error: error instanceof Error ? (error.stack ?? error.message) : 'unknown' },
      'a room stumbled in its turn',
    )
  }
}

function endTyping(core: RoomCore, nowMs: number): void {
  for (const session of core.sessions.values())
    if (session.typingUntilMs !== 0 && nowMs >= session.typingUntilMs) typing(core, session, { on: false })
}

/** Says once per stay that residents are AI, and now and then that a break would be good. */
function noteStays(core: RoomCore, nowMs: number): void {
  for (const session of core.sessions.values()) {
    const wire = wireOf(session)
    if (wire === null || !core.world.bodies.has(session.personId)) continue
    if (core.stays.seen(session.personId, nowMs)) wire.send('notice', { code: 'ai-notice' })
    else if (core.stays.reminderDue(session.personId, nowMs)) wire.send('notice', { code: 'break-reminder' })
  }
}

/**
 * A resident whose model failed says so at once, to all who could hear it. That a limit is reached is no failure: each person
 * is told once what speaks instead.
 */
function tellOutOfWords(core: RoomCore, id: string): void {
  const name = core.world.bodies.get(id)?.name ?? ''
  const code = core.minds.sparesWords(id) ? 'resident-spares-words' : 'resident-out-of-words'
  for (const body of core.world.hearersOf(id, 'say').heard) {
    const session = core.sessions.get(body.id)
    const wire = session === undefined ? null : wireOf(session)
    if (session === undefined || wire === null || (code === 'resident-spares-words' && session.toldSparing.has(id))) continue
    if (code === 'resident-spares-words') session.toldSparing.add(id)
    wire.send('notice', { code, name })
  }
}

type EventOf<T extends WorldEvent['type']> = Extract<WorldEvent, { type: T }>
type Tellers = { readonly [T in WorldEvent['type']]?: (core: RoomCore, event: EventOf<T>) => void }

/** Events that people learn of by a message; the rest they see in the state. */
const tellers: Tellers = {
  joined: (core, { id }) => joined(core, id),
  said(core, { utterance }) {
    const stored = toStored(core.record.id, utterance, { model: null, promptVersion: null, sources: [] })
    core.delivery.said(utterance, stored)
    commit(core, stored)
  },
  'speech-opened': (core, { utterance }) => core.delivery.opened(utterance),
  'speech-chunk': (core, event) => core.delivery.chunk(event),
  'speech-closed'(core, event) {
    const { utterance, model, promptVersion, sources } = event
    const stored = toStored(core.record.id, utterance, { model, promptVersion, sources })
    core.delivery.closed(event, stored)
    if (stored.text !== '' && !core.history.hasForgotten(stored.id)) commit(core, stored)
  },
  presence(core, { id, presence }) {
    if (presence !== 'out-of-words') return
    core.minds.outOfWords(id)
    tellOutOfWords(core, id)
  },
  corrected(core, { id, x, z, yawRadians }) {
    const session = core.sessions.get(id)
    if (session !== undefined) wireOf(session)?.send('correct', { x, z, yawRadians })
  },
  refused(core, { id, about, code, clientId }) {
    const session = core.sessions.get(id)
    if (session !== undefined) refusedByWorld(core, session, about, code, clientId)
  },
}

function tell<T extends WorldEvent['type']>(core: RoomCore, event: EventOf<T>): void {
  core.sync.apply(event)
  const teller: Tellers[T] = tellers[event.type]
  teller?.(core, event)
}

function joined(core: RoomCore, id: string): void {
  const body = core.world.bodies.get(id)
  if (body === undefined) return
  core.pids.claim(id, body.pid)
  const session = core.sessions.get(id)
  if (session !== undefined) welcome(core, session)
  tellRelations(core, id)
}
