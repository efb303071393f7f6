import { z } from 'zod'
import { capSchema } from './books.ts'
import { limits } from './limits.ts'

const pid = z.number().int().min(0).max(65535)
export const muteMessageSchema = z.object({ pid, on: z.boolean() })
export const blockMessageSchema = z.object({ pid, on: z.boolean() })
/** Server → one client when these change while it is here: who it muted, and who is blocked either way (not drawn, not heard). */
export interface RelationsMessage {
  mutedPids: number[]
  blockedPids: number[]
}
export const reportReasons = ['harassment', 'hate', 'sexual', 'spam', 'other'] as const
export const reportMessageSchema = z.object({
  pid,
  reason: z.enum(reportReasons),
  note: z.string().max(limits.reportCharacters).default(''),
})

export const roles = ['guest', 'host', 'owner'] as const
export type Role = (typeof roles)[number]

/** Host → server. `ban` outlives rename, reload and a new tab. */
export const hostMessageSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('mute'), pid, on: z.boolean() }),
  z.object({ act: z.literal('kick'), pid }),
  z.object({ act: z.literal('ban'), pid }),
  z.object({ act: z.literal('unban'), banId: z.string().max(60) }),
  z.object({ act: z.literal('make-host'), pid, on: z.boolean() }),
  z.object({ act: z.literal('lock'), on: z.boolean() }),
  z.object({ act: z.literal('knock'), on: z.boolean() }),
  z.object({ act: z.literal('passcode'), passcode: z.string().max(64).nullable() }),
  z.object({ act: z.literal('shout'), on: z.boolean() }),
  /** A light of the room's space by id, or '' to follow each visitor's clock. */
  z.object({ act: z.literal('light'), light: z.string().max(40) }),
  z.object({ act: z.literal('title'), title: z.string().max(200) }),
  z.object({ act: z.literal('invite'), renew: z.boolean() }),
  z.object({ act: z.literal('resident'), residentId: z.string().max(40), present: z.boolean() }),
  z.object({ act: z.literal('silence'), residentId: z.string().max(40), on: z.boolean() }),
  /** Which of the offered models speaks: for one resident, or for the room (`residentId` null); `model` null follows the room, or the server. */
  z.object({ act: z.literal('model'), residentId: z.string().max(40).nullable(), model: z.string().max(200).nullable() }),
  z.object({ act: z.literal('cap'), cap: capSchema.nullable() }),
  z.object({ act: z.literal('answer-knock'), knockId: z.string().max(60), accept: z.boolean() }),
])
export type HostMessage = z.infer<typeof hostMessageSchema>

/** Server → the room's hosts, at join and after every change. */
export interface HostViewMessage {
  /** Path of the link to send (`/r/<token>`); null when revoked. */
  invitePath: string | null
  passcodeSet: boolean
  knock: boolean
  locked: boolean
  shout: boolean
  light: string
  title: string
  bans: { banId: string; name: string; atMs: number }[]
  residents: { residentId: string; name: string; present: boolean; silenced: boolean }[]
  knocks: { knockId: string; name: string; line: string }[]
}
