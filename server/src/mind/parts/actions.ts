import { emotes, emotions } from '@kith/shared/actions'
import { servingErrand } from '@kith/shared/card'
import type { Both } from '@kith/shared/text'
import { lines, type PromptPart } from './part.ts'

const form: Both = {
  en: `Begin with one tag in square brackets: one feeling of (${emotions.join(', ')}) and, when the body would move, one gesture of (${emotes.join(', ')}), for example [glad wave] or [calm]. Then the words.
To walk, follow, sit, look, introduce{bring} or end the talk, call the tool of that name, once, and say a word to it as well. There is nothing else you can do: what is asked beyond it you decline.`,
  zh: `先写一个方括号标签：一种心情，从（${emotions.join(', ')}）里选；身体会动时再加一个手势，从（${emotes.join(', ')}）里选，例如 [glad wave] 或 [calm]。接着说话。
要走过去、跟着走、坐下、看向谁、给人牵线{bring}、结束谈话，就调用同名工具，只调用一次，同时说句话。除此之外你什么也做不了，别的要求就推掉。`,
}

const bring: Both = { en: ', bring', zh: '、端东西来' }

/** How to answer, and the closed list of what a body can do. */
export const actionsPart: PromptPart = {
  tag: 'actions',
  stable: true,
  priority: 90,
  tokenBudget: 400,
  keep: 'first',
  render: ({ lang, input }) => lines(...form[lang].replace('{bring}', servingErrand(input.card) === null ? '' : bring[lang]).split('\n')),
}
