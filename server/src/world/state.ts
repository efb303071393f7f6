import type { Navmesh, SpaceDocument, WalkPoint } from '@kith/shared/space'
import type { Presence } from '@kith/shared/state'
import type { Conversations } from './conversations.ts'
import type { Body, Utterance, WorldCommand, WorldEvent } from './types.ts'

export interface Corner {
  x: number
  z: number
}

/** Where a server-driven body is heading. */
export type Goal =
  | { kind: 'walk'; x: number; z: number; stopWithinMetres: number; run: boolean }
  | { kind: 'follow'; targetId: string; resting: boolean }
  | { kind: 'seat'; seatId: string; x: number; z: number }

/** The way to a goal and how it goes. */
export interface Route {
  corners: Corner[]
  plannedTo: Corner
  sincePlannedMs: number
  blockedMs: number
}

/** A body with what only the simulation needs. */
export interface Actor extends Body {
  /** Where it stands on the mesh; while seated, where it stood before. */
  ground: WalkPoint
  movedAtMs: number
  /** Walking time not yet spent by accepted moves; bounds how far the next may go. */
  moveBudgetMs: number
  goal: Goal | null
  route: Route | null
  /** Which way a resident turns while it stands and looks at nobody; null as it came. */
  standingYawRadians: number | null
  leaving: boolean
  /** Position when nearness was last looked at. */
  nearX: number
  nearZ: number
}

export interface OpenSpeech {
  utterance: Utterance
  onlyFor: ReadonlySet<string> | null
  chunks: number
  /** How many chunks each listener heard. */
  heard: Map<string, number>
  murmured: Set<string>
  /** When a hushed speech is closed for its owner; null while it may go on. */
  hushedUntilMs: number | null
}

export type SpeechCommand = Extract<WorldCommand, { type: 'say' | 'speech-open' | 'speech-chunk' | 'speech-close' | 'hush' }>

/** Everything the systems share. */
export interface WorldState {
  readonly space: SpaceDocument
  readonly navmesh: Navmesh
  readonly actors: Map<string, Actor>
  readonly seatHolders: Map<string, string>
  readonly speeches: Map<string, OpenSpeech>
  readonly conversations: Conversations
  readonly nearPairs: Map<number, readonly [Actor, Actor]>
  stepsToNearness: number
  shout: boolean
  commands: WorldCommand[]
  speechCommands: SpeechCommand[]
  sitRequests: { id: string; seatId: string }[]
  events: WorldEvent[]
}

/** One part of a step; the order of systems is in world.ts. */
export type System = (state: WorldState, dtMs: number, nowMs: number) => void

export function blocked(a: Body, b: Body): boolean {
  return a.blockedIds.has(b.id) || b.blockedIds.has(a.id)
}

export function setPresence(state: WorldState, actor: Actor, presence: Presence): void {
  if (actor.presence === presence) return
  actor.presence = presence
  state.events.push({ type: 'presence', id: actor.id, presence })
}

/** Puts a body on a point of the mesh. */
export function standAt(actor: Actor, point: WalkPoint): void {
  actor.ground = point
  actor.x = point.x
  actor.y = point.y
  actor.z = point.z
}

/** Metres to the nearest other body, seated ones included. */
export function roomAround(state: WorldState, x: number, z: number, exceptId: string): number {
  let nearest = Number.POSITIVE_INFINITY
  for (const other of state.actors.values()) {
    if (other.id !== exceptId) nearest = Math.min(nearest, Math.hypot(other.x - x, other.z - z))
  }
  return nearest
}
