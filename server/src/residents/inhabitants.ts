import type { Card } from '@kith/shared/card'
import { namesOf } from './address.ts'
import { createRelevance, type Relevance } from './relevance.ts'

/** A resident of this room and what it is in the middle of. */
export interface Inhabitant {
  readonly id: string
  readonly card: Card
  readonly names: readonly string[]
  readonly relevance: Relevance
  silenced: boolean
  /** Last moment it spoke, listened or was busy with someone. */
  activeMs: number
  spokeMs: number
  /** Whom it follows, and until when. */
  following: { personId: string; untilMs: number } | null
  /** On a walk of its own day, which a word to it ends. */
  strolling: boolean
  /** Shows `out-of-words` until then. */
  outOfWordsUntilMs: number
}

export function createInhabitant(card: Card): Inhabitant {
  return {
    id: card.data.extensions.kith.id,
    card,
    names: namesOf(card),
    relevance: createRelevance(card),
    silenced: false,
    activeMs: Number.NEGATIVE_INFINITY,
    spokeMs: Number.NEGATIVE_INFINITY,
    following: null,
    strolling: false,
    outOfWordsUntilMs: 0,
  }
}

/** The name on the tag: both, when the languages differ. */
export function displayName(card: Card): string {
  const { zh, en } = card.data.extensions.kith.names
  return zh === en ? en : `${zh} ${en}`
}
