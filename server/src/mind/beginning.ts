import type { Card } from '@kith/shared/card'
import type { Both, Language } from '@kith/shared/text'
import { nobodyThere } from './afterthought/ask.ts'
import { buildPrompt } from './prompt.ts'
import { createView } from './view.ts'

/** What every prompt of a resident in one place begins with, whoever is there: for a model that can read it beforehand. */
export function beginningOf(card: Card, lang: Language, spots: readonly { id: string; title: Both }[]): string {
  const scene = nobodyThere(card, card.data.extensions.kith.id, lang, 0)
  const view = createView({ ...scene, spots: spots.map(({ id, title }) => ({ id, title })), reason: 'read ahead' })
  return buildPrompt(view).messages[0]?.content ?? ''
}
