import type { Emote, HeldProp } from '@kith/shared/actions'
import type { Presence } from '@kith/shared/state'

/**
 * One body as the scene draws it. Written by `net` (slow fields on schema changes, fast ones by `sample`),
 * read in `useFrame`. Never put into React state.
 */
export interface AvatarView {
  pid: number
  kind: 'person' | 'resident'
  name: string
  /** Encoded look; `lookVersion` grows when it changes, or what is held. */
  look: string
  lookVersion: number
  /** Hash of a figure of one's own (VRM), '' for none: drawn instead of the look once it is loaded. */
  figure: string
  self: boolean
  x: number
  y: number
  z: number
  yawRadians: number
  speedMetresPerSecond: number
  /** Seat id or ''. */
  seatId: string
  emote: Emote | null
  /** performance.now() at which the current emote began. */
  emoteAtMs: number
  presence: Presence
  emotion: number
  lookAtPid: number
  /** What it has in its hand: a resident's errand, or what it was given. */
  held: HeldProp
  muted: boolean
  offRecord: boolean
  /** Speaking now (text arriving or just arrived): drives the mouth until then (performance.now()). */
  speakingUntilMs: number
  /** What it says, as far as it is known, since `wordsAtMs`: shapes the mouth. '' while it is silent or not understood. */
  words: string
  /** performance.now() at which `words` began. */
  wordsAtMs: number
  /** A murmur: someone speaks too far to be understood, until then. */
  murmurUntilMs: number
  /** Blocked by or blocking me: not drawn. */
  hidden: boolean
}

/** A body at rest at the origin, seen, with nothing worn yet. */
export function restingAvatar(change: Partial<AvatarView> & Pick<AvatarView, 'pid'>): AvatarView {
  return {
    kind: 'person',
    name: '',
    look: '',
    lookVersion: 1,
    figure: '',
    self: false,
    x: 0,
    y: 0,
    z: 0,
    yawRadians: 0,
    speedMetresPerSecond: 0,
    seatId: '',
    emote: null,
    emoteAtMs: 0,
    presence: 'idle',
    emotion: 0,
    lookAtPid: 0,
    held: 'none',
    muted: false,
    offRecord: false,
    speakingUntilMs: 0,
    words: '',
    wordsAtMs: 0,
    murmurUntilMs: 0,
    hidden: false,
    ...change,
  }
}

/** The fast truth the scene reads each frame. One instance lives as long as the page. */
export interface WorldView {
  selfPid: number
  /** Changes when a body joins or leaves, so that the scene re-lists. */
  version: number
  readonly avatars: Map<number, AvatarView>
  /** Interpolates everybody but self to `nowMs` (performance.now()), 150–200 ms behind. No allocation. */
  sample(nowMs: number): void
}

/** What the scene and the input ask of the network. Implemented by `net`. */
export interface WorldActions {
  /** Called each frame with where my own body is; net thins it to 12 a second. */
  moved(x: number, z: number, yawRadians: number): void
  sit(seatId: string): void
  stand(): void
  emote(emote: Emote): void
  /** A body was clicked or chosen. */
  selectPerson(pid: number): void
  /** The board of the room is to be read. */
  openBoard(): void
}

/** What others ask of my own body: the people panel ("walk to"), the server (corrections, welcome). Implemented by `scene`/`input`. */
export interface SelfBody {
  /** Stand exactly here (join, correction, reconnect). */
  place(x: number, z: number, yawRadians: number): void
  /** Walk by path to a point, stopping `stopWithinMetres` before it. */
  walkTo(x: number, z: number, stopWithinMetres: number): void
  /** Keep walking to a person until near. */
  walkToPid(pid: number): void
  position(): { x: number; y: number; z: number; yawRadians: number }
}
