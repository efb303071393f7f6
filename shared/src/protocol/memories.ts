import { z } from 'zod'
import { bothSchema, languageSchema } from '../text/both.ts'
import { plainId } from './plain-id.ts'

/**
 * What the memory panel asks for, all of it about the one who asks and nobody else. Days are those of the place the world
 * stands in, written YYYY-MM-DD. Refusals as everywhere: `{ error: RefusalCode }`.
 *
 * GET /api/memory/search?q=&resident=           → MemorySearchAnswer   (best first; without `resident`, of all of them)
 * GET /api/memory/timeline?resident=&before=    → MemoryTimelineAnswer (newest day first; `before` is the `before` of the last answer)
 * GET /api/memory/sources/:residentId/:id       → MemorySourcesAnswer  (of a fact, an insight, a diary entry; not-found when not theirs)
 * GET /api/diary?resident=                      → DiaryDaysAnswer      (days that have something for me, newest first)
 * GET /api/diary/:residentId/:day               → DiaryPageAnswer      (not-found when that day holds nothing for me)
 * GET /api/bonds                                → BondsAnswer          (one for each resident I have met)
 * POST /api/memory/forget ForgetRequest takes two more kinds: `reflection` (the id of an insight or of a diary entry with
 * `by: 'model'`) and `bond-event`. Diary entries with `by: 'script'` are written anew from what is remembered each time they
 * are read: forgetting the lines they quote is forgetting them.
 */
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const residentId = plainId(40).min(1)

export const memorySearchQuerySchema = z.object({ q: z.string().trim().min(1).max(200), resident: residentId.optional() })
export const memoryTimelineQuerySchema = z.object({ resident: residentId.optional(), before: day.optional() })
export const diaryDaysQuerySchema = z.object({ resident: residentId.optional() })
export const diaryPageParamsSchema = z.object({ residentId, day })
export const memorySourcesParamsSchema = z.object({ residentId, id: plainId(160).min(1) })

/** One thing a resident remembers of the person who asks. */
export const memoryItemSchema = z.object({
  id: z.string(),
  residentId: z.string(),
  kind: z.enum(['fact', 'episode', 'insight']),
  /** Verbatim for an episode; a clause without its subject for a fact (`aboutYou` of shared/text says it to the person); a sentence for an insight. */
  text: z.string(),
  lang: languageSchema,
  said: z.enum(['by-me', 'to-me', 'about-me']),
  atMs: z.number(),
  /** When a fact stopped being so. */
  untilMs: z.number().nullable(),
  place: z.string(),
  /** Names of the others who may know it, people and residents; nobody else may. */
  heardBy: z.array(z.string()),
  /** Where it comes from: said in these words, drawn by rule, drawn by a model, put right by the person. */
  origin: z.enum(['words', 'rule', 'model', 'you']),
})
export type MemoryItem = z.infer<typeof memoryItemSchema>

export const memorySearchAnswerSchema = z.object({ hits: z.array(memoryItemSchema) })
export type MemorySearchAnswer = z.infer<typeof memorySearchAnswerSchema>

export const memoryTimelineAnswerSchema = z.object({
  days: z.array(z.object({ day, items: z.array(memoryItemSchema) })),
  /** Ask with it for what is older; null when there is nothing. */
  before: day.nullable(),
})
export type MemoryTimelineAnswer = z.infer<typeof memoryTimelineAnswerSchema>

export const memorySourcesAnswerSchema = z.object({
  /** Null for a diary entry and a bond event: their text is where they were read. */
  item: memoryItemSchema.nullable(),
  /** The lines it was drawn from that the person may know, oldest first. */
  sources: z.array(memoryItemSchema),
  /** Everybody who may know it besides the resident and the person. */
  knownTo: z.array(z.object({ name: z.string(), kind: z.enum(['person', 'resident']) })),
})
export type MemorySourcesAnswer = z.infer<typeof memorySourcesAnswerSchema>

export const diaryDaysAnswerSchema = z.object({
  days: z.array(z.object({ day, residentId: z.string(), name: bothSchema, talks: z.number() })),
})
export type DiaryDaysAnswer = z.infer<typeof diaryDaysAnswerSchema>

export const diaryEntrySchema = z.object({
  id: z.string(),
  text: z.string(),
  lang: languageSchema,
  atMs: z.number(),
  place: z.string(),
  by: z.enum(['model', 'script']),
  /** Which model wrote it; '' for the script. */
  model: z.string(),
  /** Names of the others who may read this very entry. */
  readBy: z.array(z.string()),
  sources: z.array(memoryItemSchema),
})
export type DiaryEntry = z.infer<typeof diaryEntrySchema>

export const diaryPageAnswerSchema = z.object({ day, residentId: z.string(), name: bothSchema, entries: z.array(diaryEntrySchema) })
export type DiaryPageAnswer = z.infer<typeof diaryPageAnswerSchema>

/** `met`, `talks`, `told` are noted by rule; `reflected` is a model's own reason. Nothing here is ever taken away by time. */
export const bondEventSchema = z.object({
  id: z.string(),
  kind: z.enum(['met', 'talks', 'told', 'reflected', 'introduction']),
  /** A sentence to the person, in their language unless a model wrote it. */
  text: z.string(),
  atMs: z.number(),
  sources: z.array(memoryItemSchema),
})
export type BondEvent = z.infer<typeof bondEventSchema>

export const bondsAnswerSchema = z.object({
  bonds: z.array(
    z.object({
      residentId: z.string(),
      name: bothSchema,
      firstMetMs: z.number(),
      lastMetMs: z.number(),
      talks: z.number(),
      /** One or two sentences that say where the two stand, from what is counted and kept. */
      summary: z.string(),
      /** Newest first. */
      events: z.array(bondEventSchema),
    }),
  ),
})
export type BondsAnswer = z.infer<typeof bondsAnswerSchema>
