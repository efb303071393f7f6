import type { Card } from '@kith/shared/card'
import type { Language } from '@kith/shared/text'

/** What a piece of speech is checked against. */
export interface CheckContext {
  lang: Language
  card: Card
  /** The line answered, or ''. */
  cause: string
  /** That line asks whether the resident is a person or a machine. */
  askedWhatItIs: boolean
  /** That line is a goodbye. */
  saidGoodbye: boolean
  /** The resident's own last lines. */
  ownLines: readonly string[]
  /** Names that may stand in an answer of any language. */
  names: readonly string[]
  /** What must not be recited: the rules, how the resident is to be played, and the card's account of it. */
  rulesText: string
  mannerText: string
  lifeText: string
}
/** The speech so far, the new piece included. */
export interface Heard {
  text: string
  piece: string
  /** Something of it has been delivered: what is wrong now can only be cut. */
  delivered: boolean
  /** Nothing more will come. */
  ended: boolean
}
export type RejectReason = 'claims-human' | 'leak' | 'wrong-language' | 'repetition' | 'address' | 'clinging' | 'empty'
export type Verdict = 'pass' | 'hold' | RejectReason
export type Check = (heard: Heard, context: CheckContext) => Verdict

/** Letters and digits only, lower case: what is compared. */
export function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Words of a text; each Chinese character is one. */
export function bareWords(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{Script=Han}|[[\p{L}\p{N}]--[\p{Script=Han}]]+(?:['’][[\p{L}\p{N}]--[\p{Script=Han}]]+)*/gv) ?? []
  )
}

/** Whole sentences, without what has not ended yet. */
export function sentences(text: string, ended: boolean): string[] {
  const parts = text.split(/(?<=[。！？…]|[.!?](?=["'”’)\s]|$))/u).map((part) => part.trim())
  const whole = ended || /[.!?。！？…]["'”’」)\s]*$/u.test(text) ? parts : parts.slice(0, -1)
  return whole.filter((part) => part !== '')
}
