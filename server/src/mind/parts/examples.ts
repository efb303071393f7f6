import type { ReactionName } from '@kith/shared/card'
import { detectLanguage } from '@kith/shared/text'
import { asProse } from '../quote.ts'
import { fillMacros } from './card.ts'
import { lines, type PromptPart } from './part.ts'

const shown: readonly ReactionName[] = ['wellbeing', 'tease', 'sad', 'praise', 'farewell']

/** How the resident sounds: the card's sample talk in this language, then a few of its own lines. Example beats adjective. */
export const examplesPart: PromptPart = {
  tag: 'examples',
  stable: true,
  priority: 60,
  tokenBudget: 700,
  keep: 'first',
  render: (view) => {
    const { data } = view.input.card
    const talks = data.mes_example
      .split(/<START>/i)
      .map((talk) => asProse(fillMacros(talk, view)))
      .filter((talk) => talk !== '')
    const spoken = talks.filter((talk) => detectLanguage(talk) === view.lang)
    const { reactions } = data.extensions.kith
    const own = shown.flatMap((name) => reactions[name][view.lang].slice(0, 1)).filter((line) => !line.includes('{'))
    return lines(
      ...(spoken.length > 0 ? spoken : talks).flatMap((talk) => talk.split(/\n+/)),
      ...own.map((line) => `${view.ownName}: ${asProse(line)}`),
    )
  },
}
