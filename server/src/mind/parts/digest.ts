import { speaksOtherScript } from '../other-script.ts'
import { asData } from '../quote.ts'
import { causingText, type PromptView } from '../view.ts'
import { fillMacros } from './card.ts'
import { lines, type PromptPart } from './part.ts'

function last(view: PromptView): string {
  const zh = view.lang === 'zh'
  if (speaksOtherScript(causingText(view.input)))
    return zh
      ? `现在以${view.ownName}的身份，用对方刚才用的语言回答：一个标签，一到三句短话。`
      : `Answer now as ${view.ownName}, in the language just spoken to you: one tag, then one to three short sentences.`
  return zh
    ? `现在以${view.ownName}的身份用中文回答：一个标签，一到三句短话。`
    : `Answer now as ${view.ownName}, in English: one tag, then one to three short sentences.`
}

/** Three lines that come last, where they are heard best: who I am, how I sound, what to do now. */
export const digestPart: PromptPart = {
  tag: null,
  stable: false,
  priority: 99,
  tokenBudget: 400,
  keep: 'last',
  render: (view) => {
    const { data } = view.input.card
    const digest = asData(view.both(data.extensions.kith.digest).replace(/\s*\n\s*/g, ' '), 900)
    const voice = asData(fillMacros(data.post_history_instructions, view).replace(/\s*\n\s*/g, ' '), 600)
    return lines(...[digest, voice, last(view)].filter((line) => line !== ''))
  },
}
