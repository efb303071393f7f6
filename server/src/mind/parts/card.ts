import type { Card } from '@kith/shared/card'
import { asProse } from '../quote.ts'
import type { PromptView } from '../view.ts'
import { lines, type PromptPart } from './part.ts'

/** Cards of elsewhere speak of `{{char}}` and `{{user}}`; a stable prefix names no person. */
export function fillMacros(text: string, view: Pick<PromptView, 'lang' | 'ownName'>): string {
  return text
    .replace(/\{\{original\}\}/gi, '')
    .replace(/\{\{char\}\}|<BOT>/gi, view.ownName)
    .replace(/\{\{user\}\}|<USER>/gi, view.lang === 'zh' ? '对方' : 'the other')
    .replace(/\{\{[^{}]{0,80}\}\}/g, '')
}

/** The prose fields a model may read, in order. Notes to makers are never among them. */
function cardTexts({ data }: Card): string[] {
  return [data.description, data.personality, data.scenario, data.system_prompt]
}

/** Who the resident is. */
export const cardPart: PromptPart = {
  tag: 'card',
  stable: true,
  priority: 95,
  tokenBudget: 2600,
  keep: 'first',
  render: (view) => {
    const texts = cardTexts(view.input.card).map((text) => asProse(fillMacros(text, view)))
    return lines(...texts.filter((text) => text !== '').flatMap((text) => text.split(/\n+/)))
  },
}
