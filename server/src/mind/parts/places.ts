import { dataLine } from '../quote.ts'
import type { PromptPart } from './part.ts'

/** Where one can walk to. The same for everybody in this space, so it belongs to the stable prefix. */
export const placesPart: PromptPart = {
  tag: 'places',
  stable: true,
  priority: 40,
  tokenBudget: 400,
  keep: 'first',
  render: (view) => view.input.spots.map(({ id, title }) => ({ text: dataLine({ spot: id, name: view.both(title) }) })),
}
