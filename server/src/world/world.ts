import type { Volume } from '@kith/shared/protocol'
import type { Navmesh, SpaceDocument } from '@kith/shared/space'
import { createConversations } from './conversations.ts'
import { departures } from './departures.ts'
import { earsFor } from './hearing.ts'
import { inputs } from './inputs.ts'
import { locomotion } from './locomotion.ts'
import { nearness } from './nearness.ts'
import { seats } from './seats.ts'
import { speech } from './speech.ts'
import type { Actor, System, WorldState } from './state.ts'
import type { Body, WorldCommand, WorldEvent } from './types.ts'

/** The simulation of one room: commands in, events out (SPEC.md). Bodies are live objects; only the world changes them. */
export interface World {
  readonly bodies: ReadonlyMap<string, Body>
  /** Who holds a seat, or null. */
  seatHolder(seatId: string): string | null
  /** Who would hear this body now at this volume, itself not included; nobody for an unknown id. */
  hearersOf(id: string, volume: Volume): { heard: Body[]; murmur: Body[] }
  push(command: WorldCommand): void
  /** Moves the world on to `nowMs` and tells what happened since the last step, in order. */
  step(nowMs: number): WorldEvent[]
}

export interface WorldOptions {
  space: SpaceDocument
  navmesh: Navmesh
  /** Ids for conversations. */
  nextId: () => string
  /** Whether shouting is allowed at the start. */
  shout: boolean
}

/** The order of a step (SPEC.md WS1). */
const systems: readonly System[] = [inputs, locomotion, seats, speech, nearness, departures]
const longestStepMs = 250

export function createWorld(options: WorldOptions): World {
  const state: WorldState = {
    space: options.space,
    navmesh: options.navmesh,
    actors: new Map<string, Actor>(),
    seatHolders: new Map(),
    speeches: new Map(),
    conversations: createConversations(options.nextId),
    nearPairs: new Map(),
    stepsToNearness: 0,
    shout: options.shout,
    commands: [],
    speechCommands: [],
    sitRequests: [],
    events: [],
  }
  let steppedMs: number | null = null
  return {
    bodies: state.actors,
    seatHolder: (seatId) => state.seatHolders.get(seatId) ?? null,
    hearersOf(id, volume) {
      const actor = state.actors.get(id)
      return actor === undefined ? { heard: [], murmur: [] } : earsFor(state, actor, volume, null)
    },
    push: (command) => void state.commands.push(command),
    step(nowMs) {
      const dtMs = steppedMs === null ? 0 : Math.min(longestStepMs, Math.max(0, nowMs - steppedMs))
      steppedMs = nowMs
      for (const system of systems) system(state, dtMs, nowMs)
      const events = state.events
      state.events = []
      return events
    },
  }
}
