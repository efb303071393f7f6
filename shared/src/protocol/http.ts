import { z } from 'zod'
import { languageSchema } from '../text/both.ts'
import type { RefusalCode } from './codes.ts'
import { plainId } from './plain-id.ts'

/**
 * HTTP contracts. All bodies and answers are JSON; a refusal is `{ error: RefusalCode }` with a 4xx status.
 * Everything but /api/health, /api/guest, /api/residents and /api/door needs `Authorization: Bearer <guest token>`.
 *
 * POST /api/guest                       → GuestAnswer            (no body: makes a person; keep the token)
 * POST /api/enter      EnterRequest     → EnterAnswer            (where to join; then SDK joinById(roomId, { pass }))
 * POST /api/rooms      MakeRoomRequest  → MakeRoomAnswer
 * GET  /api/rooms                       → { rooms: RoomSummary[] } (rooms I own or have been in)
 * GET  /api/door/:invite                → DoorAnswer             (what to show behind the card; needs no token)
 * POST /api/knock      KnockRequest     → { knockId }
 * GET  /api/knock/:id                   → KnockAnswer            (poll each 1.5 s)
 * GET  /api/transcript/:roomId?before=  → TranscriptAnswer       (what I heard in that room; before: id of a line heard there)
 * GET  /api/memory                      → { residents: MemoryView[] }
 * POST /api/memory/correct CorrectMemoryRequest → { ok: true }
 * POST /api/memory/forget  ForgetRequest        → { ok: true, forgotten: number }
 * GET  /api/memory/export               → ExportDocument (download)
 * Search, timeline, sources, diary and bonds: memories.ts.
 * DELETE /api/person                    → { ok: true }           (erase me)
 * GET  /api/why/:utteranceId            → WhyAnswer              (only to those who heard it)
 * GET  /api/residents                   → { residents: ResidentSummary[], model: string }
 * GET  /api/health                      → { status, version, model, rooms, people, residents }
 */
export const enterRequestSchema = z.object({
  protocol: z.number().int(),
  /** Token of a private room's link; absent means the garden. */
  invite: plainId(100).optional(),
  passcode: z.string().max(64).optional(),
  name: z.string().max(200),
  look: z.string().max(60),
  lang: languageSchema,
  /** Leave the other tab and come here. */
  takeover: z.boolean().default(false),
})
export type EnterRequest = z.infer<typeof enterRequestSchema>

export const makeRoomRequestSchema = z.object({
  title: z.string().max(200).default(''),
  passcode: z.string().max(64).nullable().default(null),
  knock: z.boolean().default(false),
  /** What it looks like: the id of a built space. */
  spaceId: z.string().max(40).default('garden'),
  residentIds: z.array(z.string().max(40)).max(20).default([]),
})
export type MakeRoomRequest = z.infer<typeof makeRoomRequestSchema>

export const knockRequestSchema = z.object({
  invite: plainId(100),
  name: z.string().max(200),
  line: z.string().max(800).default(''),
})
export type KnockRequest = z.infer<typeof knockRequestSchema>
export const correctMemoryRequestSchema = z.object({
  residentId: plainId(40),
  factId: plainId(120),
  text: z.string().min(1).max(1000),
})
export const forgetRequestSchema = z.object({
  residentId: plainId(40),
  kind: z.enum(['fact', 'episode', 'reflection', 'bond-event', 'all']),
  id: plainId(160).optional(),
})

export interface GuestAnswer {
  token: string
}
export interface EnterAnswer {
  roomName: 'garden' | 'private'
  roomId: string
  /** Short-lived and signed; goes into the join options. */
  pass: string
  name: string
}
export interface RoomSummary {
  title: string
  invitePath: string | null
  owner: boolean
  lastAtMs: number
}
export interface MakeRoomAnswer {
  invitePath: string
}
export interface DoorAnswer {
  /** What its host called it; '' for no name of its own. */
  title: string
  spaceId: string
  /** The light its host chose, '' for the visitor's own clock. */
  light: string
}
export interface KnockAnswer {
  state: 'waiting' | 'accepted' | 'denied' | 'nobody-home'
}
export interface TranscriptAnswer {
  lines: {
    id: string
    speakerName: string
    speakerKind: 'person' | 'resident'
    mine: boolean
    text: string
    atMs: number
    lang: 'zh' | 'en'
  }[]
  more: boolean
}
/** GET, POST and DELETE /api/figure: the hash of one's own figure, '' for none. A figure is sent as its bytes and fetched from /api/figures/<hash>. */
export interface FigureAnswer {
  figure: string
}
export interface MemoryFactView {
  id: string
  /** A clause about the person without its subject: "likes osmanthus cake", "喜欢桂花糕". `aboutYou` of shared/text makes it "You like …", "你喜欢…". */
  text: string
  atMs: number
  /** Set when a later statement replaced it. */
  untilMs: number | null
  place: string
  heardBy: string[]
  corrected: boolean
}
export interface MemoryEpisodeView {
  id: string
  text: string
  said: 'by-me' | 'to-me'
  atMs: number
  place: string
  heardBy: string[]
}
export interface MemoryView {
  residentId: string
  name: { zh: string; en: string }
  facts: MemoryFactView[]
  episodes: MemoryEpisodeView[]
  firstMetMs: number | null
  lastMetMs: number | null
  talks: number
}
export interface WhyAnswer {
  sources: { id: string; text: string; atMs: number; place: string }[]
  model: string
}
export interface ResidentSummary {
  id: string
  name: { zh: string; en: string }
  tagline: { zh: string; en: string }
  model: string
}
export interface ErrorAnswer {
  error: RefusalCode
}
