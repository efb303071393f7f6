import { dataLine } from '../quote.ts'
import type { PersonView, PromptView } from '../view.ts'
import type { PromptPart } from './part.ts'

function acquaintance({ person }: PersonView, view: PromptView): string | null {
  const zh = view.lang === 'zh'
  if (person.kind === 'resident' || person.talks === null) return null
  if (person.talks === 0) return zh ? '第一次见' : 'never met before'
  const last = person.lastMetMs === null ? '' : view.when(person.lastMetMs)
  return zh
    ? `聊过 ${person.talks} 次${last === '' ? '' : `，上次 ${last}`}`
    : `talked ${person.talks} times${last === '' ? '' : `, last ${last}`}`
}

/** Who is within earshot of the answer, how near, and how well known. */
export const presentPart: PromptPart = {
  tag: 'present',
  stable: false,
  priority: 80,
  tokenBudget: 600,
  keep: 'first',
  render: (view) =>
    [...view.people]
      .sort((a, b) => a.person.distanceMetres - b.person.distanceMetres)
      .map((one) => ({
        text: dataLine({
          id: one.handle,
          name: one.person.name,
          kind: one.person.kind === 'resident' ? 'AI resident' : 'person',
          metres: Math.round(one.person.distanceMetres * 10) / 10,
          known: acquaintance(one, view),
          greeted_today: one.person.greeted ? true : null,
        }),
      })),
}
