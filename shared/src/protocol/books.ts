import { z } from 'zod'

/** How somebody feels after a talk, compared with before. Asked at most once a day, answered only by those who like. */
export const careAnswers = ['better', 'same', 'worse'] as const
export type CareAnswer = (typeof careAnswers)[number]
/** Client → server: one more answer for this room's sum. Kept as a count, without who gave it. */
export const careMessageSchema = z.object({ answer: z.enum(careAnswers) })

/** Host → server: tell me what the residents here cost and why they speak, for as long as I look (`on`). */
export const watchBooksMessageSchema = z.object({ on: z.boolean() })

/** What a million tokens cost, in the operator's currency. `cached`: for tokens read from the endpoint's cache, null where that is no price of its own. */
export interface TokenPrice {
  input: number
  output: number
  cached: number | null
}
/** One model hosts may choose. No price: its spending is shown in tokens alone. */
export interface ModelOffer {
  name: string
  kind: 'endpoint' | 'script'
  price: TokenPrice | null
}

export const capUnits = ['tokens', 'money'] as const
/** The most a room's residents may use in a day (UTC): tokens, or money in millionths of the operator's currency. */
export const capSchema = z.object({ unit: z.enum(capUnits), amount: z.number().int().min(1).max(1e13) })
export type Cap = z.infer<typeof capSchema>

/** What calls took together. Money is in millionths of the currency and covers priced calls alone. */
export interface Tally {
  calls: number
  promptTokens: number
  completionTokens: number
  /** Share of the prompt the endpoint read from its cache, 0–1; null where it never said. */
  cachedShare: number | null
  micros: number
  unpricedCalls: number
}

/** Why a resident took a turn or let one pass; i18n key `books.why.<code>`. */
export const decisionCodes = [
  'called',
  'alone',
  'goes-on',
  'asked-all',
  'faced',
  'joins-in',
  'adds',
  'greets',
  'banter',
  'own-reason',
  'meant-for-person',
  'people-talking',
  'another-answers',
  'nothing-to-add',
  'not-mine',
  'interrupted',
  'paused',
  'nobody-near',
  'stays-out',
  'cap-spent',
  'server-spent',
  'model-failed',
  'answer-dropped',
  'thought-given-up',
] as const
export type DecisionCode = (typeof decisionCodes)[number]
/** `times`: the same in a row counts as one. */
export interface Decision {
  atMs: number
  taken: boolean
  code: DecisionCode
  times: number
}

/** Server → a host who watches: everything about models and spending in this room, whole each time, at most once a second. */
export interface BooksMessage {
  /** What the server offers, the usual one first. */
  offers: ModelOffer[]
  /** ISO 4217. */
  currency: string
  /** The room's choice; '' for the usual one. */
  model: string
  cap: Cap | null
  /** Counted against the cap today, what is under way included, in the cap's unit; 0 without one. */
  capUsed: number
  today: Tally
  ever: Tally
  residents: {
    residentId: string
    name: string
    present: boolean
    paused: boolean
    /** Chosen for this resident; '' when it goes with the room. */
    model: string
    /** Speaks with this at its next turn. */
    thinksWith: string
    today: Tally
    ever: Tally
    /** Newest first. */
    decisions: Decision[]
  }[]
  /** Answers after talks here, in lots of five; null until five are together. */
  care: Record<CareAnswer, number> | null
}
