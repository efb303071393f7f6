import { reachable } from '@kith/shared/space'
import { arrive, headFor } from './locomotion.ts'
import { findSeat, standUp } from './seats.ts'
import { choosePlace } from './spawns.ts'
import { setPresence, standAt, type Actor, type System, type WorldState } from './state.ts'
import type { WorldCommand } from './types.ts'

/** Walking time a client may save up while it sends nothing (SPEC.md MV1). */
const longestBudgetMs = 1000
const firstBudgetMs = 250
/** Rounding on the wire. */
const quantumMetres = 0.02
/** `reachable` allows this speed; accepted moves are charged at it. */
const chargedMetresPerSecond = 7.5
const stayingOnSeatMetres = 0.35
const offSeatMetres = 1.6
const sightMetres = 20

/** Applies what was asked since the last step, in order; speech waits for its own system. */
export const inputs: System = (state, _dtMs, nowMs) => {
  const commands = state.commands
  state.commands = []
  for (const command of commands) {
    if (command.type === 'join') join(state, command, nowMs)
    else if (command.type === 'set-shout') state.shout = command.on
    else {
      const actor = state.actors.get(command.id)
      if (actor !== undefined) apply(state, actor, command, nowMs)
    }
  }
}

type BodyCommand = Exclude<WorldCommand, { type: 'join' } | { type: 'set-shout' }>
type Of<T extends BodyCommand['type']> = Extract<BodyCommand, { type: T }>
type Handlers = { [T in BodyCommand['type']]: (state: WorldState, actor: Actor, command: Of<T>, nowMs: number) => void }

const laterInSpeech = (state: WorldState, _actor: Actor, command: Of<'say' | 'speech-open' | 'speech-chunk' | 'speech-close' | 'hush'>) => {
  state.speechCommands.push(command)
}

const handlers: Handlers = {
  leave: (_state, actor) => {
    actor.leaving = true
  },
  move: (state, actor, command) => move(state, actor, command),
  walk: (state, actor, { x, z, stopWithinMetres, run }) => {
    standUp(state, actor)
    headFor(state, actor, { kind: 'walk', x, z, stopWithinMetres: Number.isFinite(stopWithinMetres) ? stopWithinMetres : 0, run })
  },
  follow: (state, actor, { targetId }) => {
    if (targetId === null || targetId === actor.id || !state.actors.has(targetId)) return stop(actor)
    standUp(state, actor)
    headFor(state, actor, { kind: 'follow', targetId, resting: false })
  },
  stop: (_state, actor) => stop(actor),
  turn: (_state, actor, { yawRadians }) => {
    if (Number.isFinite(yawRadians)) actor.standingYawRadians = yawRadians
  },
  sit: (state, actor, { seatId }) => sit(state, actor, seatId),
  stand: (state, actor) => {
    state.sitRequests = state.sitRequests.filter(({ id }) => id !== actor.id)
    if (standUp(state, actor) && actor.kind === 'person') correct(state, actor)
  },
  emote: (state, actor, { emote }) => {
    const seenBy = [...state.actors.values()].filter(
      (other) => other !== actor && Math.hypot(other.x - actor.x, other.z - actor.z) <= sightMetres,
    )
    state.events.push({ type: 'emoted', id: actor.id, emote, seenBy: seenBy.map(({ id }) => id) })
  },
  look: (state, actor, { targetId }) => {
    change(state, actor, 'lookAtId', targetId !== null && state.actors.has(targetId) ? targetId : null)
  },
  presence: (state, actor, { presence }) => {
    if (!actor.away) setPresence(state, actor, presence)
  },
  feel: (state, actor, { emotion }) => change(state, actor, 'emotion', emotion),
  activity: (state, actor, { activity }) => change(state, actor, 'activity', activity),
  hold: (state, actor, { prop }) => change(state, actor, 'held', prop),
  rename: (state, actor, { name, lang }) => {
    actor.name = name
    actor.lang = lang
    state.events.push({ type: 'changed', id: actor.id })
  },
  away: (state, actor, { away }) => {
    actor.away = away
    setPresence(state, actor, away ? 'away' : 'idle')
  },
  mute: (state, actor, { on }) => change(state, actor, 'muted', on),
  'off-record': (state, actor, { on }) => change(state, actor, 'offRecord', on),
  block: (_state, actor, { blockedIds }) => {
    actor.blockedIds = new Set(blockedIds)
    actor.nearX = Number.NaN
  },
  say: laterInSpeech,
  'speech-open': laterInSpeech,
  'speech-chunk': laterInSpeech,
  'speech-close': laterInSpeech,
  hush: laterInSpeech,
}

function apply<T extends BodyCommand['type']>(state: WorldState, actor: Actor, command: Of<T>, nowMs: number): void {
  const handler: Handlers[T] = handlers[command.type]
  handler(state, actor, command, nowMs)
}

function change<K extends 'lookAtId' | 'emotion' | 'activity' | 'held' | 'muted' | 'offRecord'>(
  state: WorldState,
  actor: Actor,
  key: K,
  value: Actor[K],
): void {
  if (actor[key] === value) return
  actor[key] = value
  state.events.push({ type: 'changed', id: actor.id })
}

function join(state: WorldState, command: Extract<WorldCommand, { type: 'join' }>, nowMs: number): void {
  const { id, kind, name, lang } = command.body
  const here = state.actors.get(id)
  if (here !== undefined) {
    if (!here.leaving) return
    Object.assign(here, { leaving: false, name, lang })
    state.events.push({ type: 'joined', id })
    return
  }
  const { point, yawRadians } = choosePlace(state, id, command.at)
  state.actors.set(id, {
    id,
    pid: command.pid,
    kind,
    name,
    lang,
    x: point.x,
    y: point.y,
    z: point.z,
    yawRadians,
    seatId: null,
    presence: 'idle',
    emotion: 0,
    lookAtId: null,
    activity: null,
    held: 'none',
    walking: false,
    offRecord: false,
    away: false,
    muted: false,
    conversationLock: null,
    blockedIds: new Set(),
    ground: point,
    movedAtMs: nowMs,
    moveBudgetMs: firstBudgetMs,
    goal: null,
    route: null,
    standingYawRadians: null,
    leaving: false,
    nearX: Number.NaN,
    nearZ: Number.NaN,
  })
  state.events.push({ type: 'joined', id })
}

function correct(state: WorldState, actor: Actor): void {
  const { id, x, z, yawRadians } = actor
  state.events.push({ type: 'corrected', id, x, z, yawRadians })
}

function move(state: WorldState, actor: Actor, { x, z, yawRadians, atMs }: Of<'move'>): void {
  if (!Number.isFinite(yawRadians) || !Number.isFinite(atMs)) return correct(state, actor)
  if (actor.seatId !== null && !leaveSeatFor(state, actor, x, z)) return
  const budgetMs = Math.min(longestBudgetMs, actor.moveBudgetMs + Math.max(0, atMs - actor.movedAtMs))
  actor.movedAtMs = Math.max(actor.movedAtMs, atMs)
  const point = reachable(state.navmesh, actor.ground, x, z, budgetMs, quantumMetres)
  if (point === null) {
    actor.moveBudgetMs = budgetMs
    return correct(state, actor)
  }
  const metres = Math.hypot(point.x - actor.ground.x, point.z - actor.ground.z)
  actor.moveBudgetMs = budgetMs - (metres / chargedMetresPerSecond) * 1000
  actor.goal = null
  actor.walking = false
  standAt(actor, point)
  actor.yawRadians = yawRadians
}

/** A seated person reports a place: still the seat (false), or somewhere beside it, which stands them up there (MV3). */
function leaveSeatFor(state: WorldState, actor: Actor, x: number, z: number): boolean {
  const metres = Math.hypot(x - actor.x, z - actor.z)
  if (metres <= stayingOnSeatMetres) return false
  const beside = metres <= offSeatMetres ? reachable(state.navmesh, { ...actor.ground, x, z }, x, z, 0, offSeatMetres) : null
  standUp(state, actor)
  if (beside !== null) standAt(actor, beside)
  return true
}

function stop(actor: Actor): void {
  actor.goal = null
  actor.route = null
  actor.walking = false
}

function sit(state: WorldState, actor: Actor, seatId: string): void {
  const seat = findSeat(state, seatId)
  const holder = state.seatHolders.get(seatId)
  if (actor.kind === 'person' || seat === null || (holder !== undefined && holder !== actor.id)) {
    state.sitRequests.push({ id: actor.id, seatId })
    if (actor.goal !== null) arrive(state, actor)
    return
  }
  if (holder === actor.id) return
  standUp(state, actor)
  headFor(state, actor, { kind: 'seat', seatId, x: seat.x, z: seat.z })
}
