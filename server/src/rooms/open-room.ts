import { RoomState } from '@kith/shared/state'
import type { Room } from '#store/types.ts'
import { createWorld } from '#world/world.ts'
import { createDelivery } from './delivery.ts'
import type { RoomDeps } from './deps.ts'
import { createFrameSender } from './frame-sender.ts'
import { createHistory } from './history.ts'
import { createIdSource } from './ids.ts'
import type { Knocks } from './knocks.ts'
import type { Limiters } from './limiters.ts'
import type { MindsShelf } from './minds-shelf.ts'
import { openNotes, notesWaitFor } from './notes-board.ts'
import { noteTold } from './notes.ts'
import { createOperations } from './operations.ts'
import { createPids } from './pids.ts'
import { loadPlaces } from './places.ts'
import type { RoomCore } from './room-core.ts'
import type { Session } from './sessions.ts'
import { createStateSync } from './state-sync.ts'
import type { Stays } from './stays.ts'

/** What the rooms of a server share. */
interface RoomParts {
  deps: RoomDeps
  limiters: Limiters
  knocks: Knocks
  stays: Stays
  minds: MindsShelf
  tellBlocked: RoomCore['tellBlocked']
}

/** Sets up a room from its record: its space, who is banned, who stood where, and its residents on their way in. */
export async function openRoom({ deps, limiters, knocks, stays, minds: shelf, tellBlocked }: RoomParts, record: Room): Promise<RoomCore> {
  const known = deps.spaces.get(record.spaceId)
  if (known === undefined) throw new Error(`the space ${record.spaceId} is not built here`)
  const { space, navmesh } = known
  const [bans, places, notes] = await Promise.all([
    deps.store.bans.ofRoom(record.id),
    loadPlaces(deps.store, record.id),
    openNotes(deps.store, record.id, deps.now()),
  ])
  const { minds, letGo } = await shelf.take(record.id)
  const nextId = createIdSource(deps.now)
  const sessions = new Map<string, Session>()
  const history = createHistory()
  const operations = createOperations(deps.logger)
  const world = createWorld({ space, navmesh, nextId, shout: record.shout })
  const pids = createPids((id) => sessions.has(id) || world.bodies.has(id))
  const state = new RoomState({
    spaceId: record.spaceId,
    title: record.title,
    kind: record.kind,
    locked: record.locked,
    shout: record.shout,
    light: record.light,
  })
  const society = deps.makeSociety({
    kithRoomId: record.id,
    space,
    world,
    nextUtteranceId: nextId,
    nextPid: () => pids.next(),
    modelFor: (residentId) => minds.modelFor(residentId),
    lightId: () => state.light,
    onDecision: (decision) => minds.decided(decision),
    notes: {
      waitFor: (personId, nowMs) => notesWaitFor(notes, sessions.get(personId), nowMs),
      told: (personId) => noteTold({ notes, operations, deps }, personId),
    },
  })
  const residentIds = record.kind === 'garden' ? [...deps.cards.keys()] : record.residentIds
  for (const id of record.silencedResidentIds) society.silence(id, true)
  operations.inOrder('minds', 'note the models', () => minds.note(residentIds))
  operations.inOrder('residents', 'bring the residents in', () => society.setPresent(residentIds))
  return {
    deps,
    record: { ...record, residentIds },
    space,
    world,
    state,
    society,
    sessions,
    pids,
    history,
    delivery: createDelivery(sessions, pids, history, deps.now),
    sync: createStateSync({
      state,
      bodies: world.bodies,
      session: (id) => sessions.get(id) ?? null,
      cards: deps.cards,
      speaksWith: (residentId) => minds.speaksWith(residentId),
    }),
    frames: createFrameSender(),
    operations,
    limiters,
    knocks,
    stays,
    places,
    minds,
    letGoOfMinds: letGo,
    notes,
    watchers: new Map(),
    rest: { emptySinceMs: null, turnedMs: 0 },
    bans,
    hostMuted: new Set(),
    changedRoles: new Map(),
    kickedUntilMs: new Map(),
    pendingUntilMs: new Map(),
    seatsLost: new Set(),
    nextUtteranceId: nextId,
    tellBlocked,
    countMessage: messageCounter(deps),
  }
}

/** Counting by label looks the label up anew each time; moves come thousands a second. */
function messageCounter(deps: RoomDeps): (type: string) => void {
  const counters = new Map<string, { inc(): void }>()
  return (type) => {
    let counter = counters.get(type)
    if (counter === undefined) {
      counter = deps.metrics.messages.labels(type)
      counters.set(type, counter)
    }
    counter.inc()
  }
}
