import { z } from 'zod'
import { emotes } from '../actions/emotes.ts'
import { languageSchema } from '../text/both.ts'

/** Client → server, as raw bytes under this type 12 times a second while moving: see `packMove` in space/frames.ts. */
export const moveBytesType = 'm'
/** Server → client, raw bytes: packed transforms of bodies (see `unpackFrame`). */
export const frameBytesType = 1

export const emoteMessageSchema = z.object({ emote: z.enum(emotes) })
export const sitMessageSchema = z.object({ seatId: z.string().max(40) })
export const standMessageSchema = z.object({})
export const profileMessageSchema = z.object({
  name: z.string().max(200).optional(),
  look: z.string().max(60).optional(),
  lang: languageSchema.optional(),
})
export const offRecordMessageSchema = z.object({ on: z.boolean() })
/** Client → server: stop the residents who are talking to me now (Esc, or the stop mark on a bubble). */
export const hushMessageSchema = z.object({})

/** Server → one client: you are not where you think; stand here. */
export interface CorrectMessage {
  x: number
  z: number
  yawRadians: number
}
