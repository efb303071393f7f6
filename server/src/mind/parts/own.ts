import { asData } from '../quote.ts'
import { causingText, type PromptView } from '../view.ts'
import { lines, type PromptPart } from './part.ts'

const mostEntries = 3

/** Card entries one of whose keys occurs in the line: the resident's own past and views, so that it tells them alike twice. */
function entriesFor(view: PromptView): string[] {
  const said = causingText(view.input).toLowerCase()
  if (said === '') return []
  const { kith } = view.input.card.data.extensions
  const holds = (keys: readonly string[]) => keys.some((key) => key.length > 1 && said.includes(key.toLowerCase()))
  const answers = [...kith.bounds, ...kith.slots.tastes, ...kith.slots.opinions].filter((answer) => holds(answer.keys[view.lang]))
  const topics = kith.topics.filter((topic) => holds(topic.keys[view.lang]))
  return [
    ...answers.flatMap((answer) => answer.say[view.lang].slice(0, 1)),
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
    lines(
      ...entriesFor(view)
        .slice(0, mostEntries)
        .map((text) => asData(text.replace(/^\[[^\]]*\]\s*/, ''))),
    ),
}
