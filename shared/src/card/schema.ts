import { z } from 'zod'
import { emotes } from '../actions/emotes.ts'
import { heldProps } from '../actions/held-props.ts'
import { bothLinesSchema, bothSchema } from '../text/both.ts'

/**
 * A resident's card: Character Card V3 (`spec: chara_card_v3`) whose `data.extensions.kith`
 * carries what a body in Kith needs. Every authored line may begin with a tag in square
 * brackets naming one emotion and/or one emote, e.g. `[glad wave] You came!`; the tag is
 * acted, never spoken. Lines may hold the slots `{name}` (the person), `{memory}` (a quoted
 * memory), `{when}` (its date in words), `{hour}`, `{other}` (another person or resident),
 * `{activity}` (what it does now), `{earlier}` (what its day had before that) and `{did}` (an errand it has done).
 */
const hour = z.number().min(0).max(24)
const keys = bothLinesSchema

/** A stretch of the resident's day. Hours are local to the world, 0–24; `toHour` may wrap past midnight. */
export const routineEntrySchema = z.object({
  fromHour: hour,
  toHour: hour,
  spot: z.string().min(1).max(40),
  activity: bothSchema,
  clip: z.enum(['idle', 'sit', 'think', 'talk', 'listen', 'dance']).optional(),
  says: bothLinesSchema.optional(),
})

/** Where a part of an errand is done: the first of these spots that the room has. */
export const errandStopSchema = z.object({
  spots: z.array(z.string().min(1).max(40)).min(1).max(8),
  emote: z.enum(emotes).optional(),
  forSeconds: z.number().min(1).max(60).default(10),
  /** In the hand from here to the next stop; at the last one while it is busy there. */
  holds: z.enum(heldProps).optional(),
  /** Where somebody sits quietly close by, it is done before them. */
  serves: z.boolean().optional(),
})

/** Something small the resident does between two entries of its day, where somebody can see it. Hours as in the routine. */
export const errandSchema = z.object({
  id: z.string().min(1).max(40),
  fromHour: hour.default(0),
  toHour: hour.default(24),
  stops: z.array(errandStopSchema).min(1).max(3),
  activity: bothSchema,
  /** Said of it afterwards, after "I" in English, with nobody named in Chinese: "swept under the tree" / 扫了树下. */
  did: bothSchema,
  everyMinutes: z.number().min(1).max(1440).default(40),
})

/** Something the resident can talk about at length: each telling goes deeper than the one before. */
export const topicSchema = z.object({
  id: z.string().min(1).max(40),
  keys,
  tellings: bothLinesSchema,
  asks: bothLinesSchema,
  mood: z.string().max(20).optional(),
  unlockedBy: z.string().max(40).optional(),
})

/** An answer to a recognisable subject (a taste, an opinion, a bound). */
export const answerSchema = z.object({ id: z.string().min(1).max(40), keys, say: bothLinesSchema })

export const greetingsSchema = z.object({
  first: bothLinesSchema,
  return: bothLinesSchema,
  morning: bothLinesSchema,
  evening: bothLinesSchema,
  night: bothLinesSchema,
  longAbsence: bothLinesSchema,
  fromMemory: bothLinesSchema,
})

export const reactionsSchema = z.object({
  praise: bothLinesSchema,
  insult: bothLinesSchema,
  tease: bothLinesSchema,
  thanks: bothLinesSchema,
  apology: bothLinesSchema,
  laugh: bothLinesSchema,
  yes: bothLinesSchema,
  no: bothLinesSchema,
  wellbeing: bothLinesSchema,
  mood: bothLinesSchema,
  today: bothLinesSchema,
  farewell: bothLinesSchema,
  sad: bothLinesSchema,
  tired: bothLinesSchema,
  anxious: bothLinesSchema,
  lonely: bothLinesSchema,
  angry: bothLinesSchema,
  glad: bothLinesSchema,
  learned: bothLinesSchema,
  noMemory: bothLinesSchema,
  recall: bothLinesSchema,
  unknown: bothLinesSchema,
  askAi: bothLinesSchema,
  outOfWords: bothLinesSchema,
  interrupted: bothLinesSchema,
  newcomer: bothLinesSchema,
  offRecord: bothLinesSchema,
  handOver: bothLinesSchema,
  obey: bothLinesSchema,
  decline: bothLinesSchema,
})

export const slotsSchema = z.object({
  name: bothLinesSchema,
  age: bothLinesSchema,
  work: bothLinesSchema,
  home: bothLinesSchema,
  family: bothLinesSchema,
  past: bothLinesSchema,
  tastes: z.array(answerSchema),
  opinions: z.array(answerSchema),
  /** What must never change about the resident and the place: asked again, it is said again. */
  facts: z.array(answerSchema).max(200).optional(),
})

/**
 * How the resident writes of a talk in its diary, for the one it talked with to read. Slots: `{name}` the person, `{memory}`
 * their own words, `{other}` who else was there. Only what happened is ever put in; a card without it writes plainly.
 */
export const diarySchema = z.object({
  /** The first meeting. */
  met: bothLinesSchema,
  came: bothLinesSchema,
  told: bothLinesSchema,
  company: bothLinesSchema,
  /** Nothing was said that is worth a quote. */
  quiet: bothLinesSchema,
})
export type DiaryVoice = z.infer<typeof diarySchema>

export const kithExtensionSchema = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/),
  names: bothSchema,
  aliases: bothLinesSchema,
  look: z.string().max(60),
  home: z.string().min(1).max(40),
  talkativeness: z.number().min(0).max(1),
  interests: bothLinesSchema,
  tagline: bothSchema,
  digest: bothSchema,
  routine: z.array(routineEntrySchema).min(1).max(24),
  errands: z.array(errandSchema).max(24).default([]),
  slots: slotsSchema,
  greetings: greetingsSchema,
  reactions: reactionsSchema,
  topics: z.array(topicSchema).max(200),
  games: z
    .array(
      z.object({
        id: z.string(),
        keys,
        intro: bothLinesSchema,
        rounds: z.array(z.object({ ask: bothSchema, answers: bothLinesSchema, reveal: bothSchema })),
      }),
    )
    .max(20),
  bounds: z.array(answerSchema).max(60),
  /** The resident's own wording of what anyone may have to say (`listen`, `ack`, `gameRight`…), said before the plain one. */
  lines: z.record(z.string().max(40), bothLinesSchema).optional(),
  diary: diarySchema.optional(),
  /** What this resident may say to another resident while people listen, about things here. */
  banter: z.array(z.object({ to: z.string(), say: bothLinesSchema, reply: bothLinesSchema })).max(60),
})
export type KithExtension = z.infer<typeof kithExtensionSchema>
export type Topic = z.infer<typeof topicSchema>
export type Answer = z.infer<typeof answerSchema>
export type RoutineEntry = z.infer<typeof routineEntrySchema>
export type Errand = z.infer<typeof errandSchema>
export type ReactionName = keyof z.infer<typeof reactionsSchema>
export type GreetingName = keyof z.infer<typeof greetingsSchema>

/** Character Card V3, the fields Kith reads; unknown fields and extensions are kept. */
export const cardSchema = z.looseObject({
  spec: z.literal('chara_card_v3'),
  spec_version: z.string().max(10),
  data: z.looseObject({
    name: z.string().min(1).max(60),
    description: z.string().max(8000),
    personality: z.string().max(4000),
    scenario: z.string().max(4000),
    first_mes: z.string().max(2000),
    mes_example: z.string().max(8000),
    creator_notes: z.string().max(4000),
    system_prompt: z.string().max(4000),
    post_history_instructions: z.string().max(4000),
    alternate_greetings: z.array(z.string().max(2000)).max(20),
    group_only_greetings: z.array(z.string().max(2000)).max(20),
    tags: z.array(z.string().max(40)).max(40),
    creator: z.string().max(100),
    character_version: z.string().max(40),
    extensions: z.looseObject({ kith: kithExtensionSchema }),
  }),
})
export type Card = z.infer<typeof cardSchema>

/** The first errand of a card that brings somebody something; null where that is not its trade. */
export function servingErrand(card: Card): Errand | null {
  return card.data.extensions.kith.errands.find(({ stops }) => stops.some(({ serves }) => serves === true)) ?? null
}
