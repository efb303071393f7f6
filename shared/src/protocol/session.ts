import type { Role } from './people.ts'
import type { RefusalCode } from './codes.ts'

/** Server → one client, first thing after it joined. */
export interface WelcomeMessage {
  protocol: number
  version: string
  pid: number
  role: Role
  spaceId: string
  roomId: string
  kind: 'garden' | 'private'
  x: number
  z: number
  yawRadians: number
  mutedPids: number[]
  blockedPids: number[]
  /** Line of words about the model in use, e.g. "built-in script". */
  model: string
  nowMs: number
}
/** Server → one client: what it asked was refused. `about` is the message type, `id` its id when it had one. */
export interface RefusedMessage {
  about: string
  code: RefusalCode
  id?: string
}
/** Server → clients: something to tell people (i18n key `notice.<code>`). */
export interface NoticeMessage {
  code:
    | 'restarting'
    | 'room-locked'
    | 'room-unlocked'
    | 'you-are-muted'
    | 'you-are-unmuted'
    | 'you-are-host'
    | 'reported'
    | 'break-reminder'
    | 'invite-renewed'
    | 'invite-revoked'
    | 'saved'
    | 'ai-notice'
    | 'resident-out-of-words'
    | 'resident-spares-words'
  name?: string
}
/** Server → one person: the fixed card of help lines. Never generated. */
export interface CrisisMessage {
  lines: { region: string; number: string; label: { zh: string; en: string } }[]
}
