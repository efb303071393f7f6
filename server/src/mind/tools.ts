import { actionTools, offeredActions, type ActionTool } from '@kith/shared/actions'
import { servingErrand, type Card } from '@kith/shared/card'

const toolsOfAll = actionTools(offeredActions)
const toolsOfMost = toolsOfAll.filter(({ name }) => name !== 'bring')

/** What a resident of this card may do; `bring` only where serving is its trade. */
export function toolsFor(card: Card): readonly ActionTool[] {
  return servingErrand(card) === null ? toolsOfMost : toolsOfAll
}
