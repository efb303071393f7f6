import type { ConsentBook } from './consents.ts'
import type { Logger } from '#telemetry/types.ts'
import type { Memory } from '#memory/types.ts'
import type { Mind } from '#mind/types.ts'
import type { ChatModel, Models } from '#models/port.ts'
import type { Body, WorldCommand, WorldEvent } from '#world/types.ts'
import type { Card } from '@kith/shared/card'
import type { SpaceDocument } from '@kith/shared/space'
import type { Volume } from '@kith/shared/protocol'

/** What the residents of a room may see of the world and the one way they act on it. */
export interface SocietyWorld {
  readonly bodies: ReadonlyMap<string, Body>
  /** Who would hear this body now at this volume; the body itself not included. */
  hearersOf(id: string, volume: Volume): { heard: Body[]; murmur: Body[] }
  /** Who holds a seat, or null. */
  seatHolder(seatId: string): string | null
  /** Queues a command: the same queue people's messages go through. */
  push(command: WorldCommand): void
}

/** The room a society lives in. */
export interface RoomContext {
  kithRoomId: string
  space: SpaceDocument
  world: SocietyWorld
  /** A fresh id, unique and ordered, for an utterance. */
  nextUtteranceId(): string
  /** A number free in this room for a new body. */
  nextPid(): number
  /** What a resident thinks with here at its next turn; undefined or left out: the server's usual model. */
  modelFor?(residentId: string): ChatModel | undefined
  /** NO6: what residents may know of the board; left out where there is none. */
  notes?: {
    /** Whether something hangs there for this person alone that they do not know of. */
    waitFor(personId: string, nowMs: number): boolean
    told(personId: string): void
  }
  /** The light chosen for everybody here, by its id in the space; '' or left out: none. */
  lightId?(): string
  /** TU8, for those who keep the room. */
  onDecision?(decision: DecisionRecord): void
}

/** The residents of one room: they notice what happens, decide who speaks, and act. Made by `createSociety`. */
export interface Society {
  /** Called once per tick with what just happened, in order. Never awaits, never throws. */
  onEvents(events: readonly WorldEvent[], nowMs: number): void
  /** Called once per tick after `onEvents`: routines, pending turns, greetings. */
  tick(nowMs: number): void
  /** Which residents are in the room; others leave. Loads their memories first. */
  setPresent(residentIds: readonly string[]): Promise<void>
  /** A silenced resident stays but takes no turn. */
  silence(residentId: string, on: boolean): void
  /**
   * Nothing of an erased person stays in the running talk; turns that were for them end. `underWay`: lines still being
   * spoken of which they heard a part; nobody remembers those.
   */
  forget(personId: string, underWay?: readonly string[]): void
  /** Resolves when no turn is running and every memory is written (graceful stop, tests). */
  settle(): Promise<void>
  dispose(): void
}

/** What residents ask of their memories. */
export type SocietyMemory = Pick<
  Memory,
  'load' | 'remember' | 'recall' | 'foresee' | 'today' | 'factsAbout' | 'lastShared' | 'bond' | 'meet' | 'hasForgotten'
>

export interface SocietyDeps {
  cards: ReadonlyMap<string, Card>
  mind: Mind
  models: Models
  memory: SocietyMemory
  logger: Logger
  now: () => number
  /** Hour of the world's day, 0–24, at a moment. */
  hourAt: (nowMs: number) => number
  onDecision?: (decision: DecisionRecord) => void
  /** Where it is kept who would be introduced and who would not; for this process only when left out. */
  consents?: ConsentBook
}
export type SocietyFactory = (room: RoomContext) => Society

/** Every decision to think or not, with its reason: logged, counted, and shown to hosts later. */
export interface DecisionRecord {
  atMs: number
  roomId: string
  residentId: string
  taken: boolean
  reason: string
  utteranceId: string | null
  /** It concerns somebody who is off the record: when, to the minute, is nobody's to read. */
  offRecord: boolean
}
