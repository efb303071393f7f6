import type { DownMessages, DownMessageType, upMessages, UpMessageType } from '@kith/shared/protocol'
import type { AvatarState, RoomState } from '@kith/shared/state'
import type { z } from 'zod'

/** Any message of the server, with its type. */
export type Down = { [T in DownMessageType]: { type: T; message: DownMessages[T] } }[DownMessageType]
/** What may be sent under a type, before defaults are filled in. */
export type Up<T extends UpMessageType> = z.input<(typeof upMessages)[T]>

/** One body as the synchronised state has it. */
export type BodyState = Pick<
  AvatarState,
  | 'pid'
  | 'kind'
  | 'name'
  | 'look'
  | 'lang'
  | 'seat'
  | 'emote'
  | 'emoteSeq'
  | 'presence'
  | 'emotion'
  | 'lookAtPid'
  | 'role'
  | 'muted'
  | 'offRecord'
  | 'residentId'
  | 'activityZh'
  | 'activityEn'
  | 'model'
  | 'figure'
  | 'modelSinceMs'
  | 'held'
>
export type RoomFacts = Pick<RoomState, 'spaceId' | 'title' | 'kind' | 'locked' | 'shout' | 'light'>

/** What comes over a wire. `closed` comes once, and nothing after it. */
export interface WireEvents {
  message(down: Down): void
  /** Packed transforms (shared/space/frames.ts). */
  frame(bytes: Uint8Array): void
  body(body: BodyState): void
  bodyGone(pid: number): void
  room(facts: RoomFacts): void
  closed(code: number): void
}

/** A standing connection to one room. Sending on a closed wire does nothing. */
export interface Wire {
  /** A secret with which this seat can be taken up again for a while. */
  readonly seatToken: string
  send<T extends UpMessageType>(type: T, message: Up<T>): void
  sendBytes(type: string, bytes: Uint8Array): void
  /** Calls back when the server answers; not at all when it does not. */
  ping(onPong: () => void): void
  /** Says goodbye: the seat is given up. */
  leave(): void
  /** Lets go without a word, as a lost network would: the seat is held. No event follows. */
  drop(): void
}

/** Opens wires. Throws `Refused` or `Unreachable`. */
export interface Connector {
  join(roomId: string, pass: string, token: string, events: WireEvents): Promise<Wire>
  /** Takes up a held seat again. */
  resume(seatToken: string, token: string, events: WireEvents): Promise<Wire>
}
