import type { Card } from '@kith/shared/card'
import { findFacts } from '#models/script/find.ts'
import { normalise } from '#models/script/understand/normalise.ts'
import { wordSegments } from '#models/script/words.ts'
import { asData } from '../quote.ts'
import { causingText, type PromptView } from '../view.ts'
import { lines, type PromptPart } from './part.ts'

const mostEntries = 3
const mostFacts = 2

type Kith = Card['data']['extensions']['kith']

/** What must never change about it, as far as the line asks for it: found as the script finds it, so that both say the same. */
function factsFor(kith: Kith, said: string): Kith['bounds'] {
  return findFacts({ text: normalise(said), segments: wordSegments(said) }, kith.slots.facts ?? []).slice(0, mostFacts)
}

/** Card entries one of whose keys occurs in the line: the resident's own past and views, so that it tells them alike twice. */
function entriesFor(view: PromptView): string[] {
  const said = causingText(view.input)
  if (said === '') return []
  const { kith } = view.input.card.data.extensions
  const lower = said.toLowerCase()
  const holds = (keys: readonly string[]) => keys.some((key) => key.length > 1 && lower.includes(key.toLowerCase()))
  const answers = [...kith.bounds, ...kith.slots.tastes, ...kith.slots.opinions].filter((answer) => holds(answer.keys[view.lang]))
  const topics = kith.topics.filter((topic) => holds(topic.keys[view.lang]))
  return [
    ...[...factsFor(kith, said), ...answers].flatMap((answer) => answer.say[view.lang].slice(0, 1)),
    ...topics.flatMap((topic) => topic.tellings[view.lang].slice(0, 2)),
  ]
}

export const ownPart: PromptPart = {
  tag: 'own',
  stable: false,
  priority: 50,
  tokenBudget: 350,
  keep: 'first',
  render: (view) =>
    lines(...[...new Set(entriesFor(view))].slice(0, mostEntries).map((text) => asData(text.replace(/^\[[^\]]*\]\s*/, '')))),
}
