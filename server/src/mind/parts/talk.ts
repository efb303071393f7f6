import { dataLine } from '../quote.ts'
import type { PromptPart } from './part.ts'

const mostTurns = 12

/** The last turns this audience heard. Own lines have a key of their own: no display name can pass for it. */
export const talkPart: PromptPart = {
  tag: 'talk',
  stable: false,
  priority: 85,
  tokenBudget: 1200,
  keep: 'last',
  render: (view) =>
    view.input.turns.slice(-mostTurns).map((turn) => ({
      text: turn.self
        ? dataLine({ you_said: turn.text })
        : dataLine({ from: view.nameOf(turn.speakerId, turn.speakerName), ai: turn.kind === 'resident' ? true : null, said: turn.text }),
    })),
}
