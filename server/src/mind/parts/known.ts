import type { SceneMemory } from '#models/port.ts'
import { dataLine } from '../quote.ts'
import type { PromptView } from '../view.ts'
import type { PartLine, PromptPart } from './part.ts'

function line(memory: SceneMemory, view: PromptView): PartLine {
  const own = memory.subjectId === view.input.residentId
  const name = view.nameOf(memory.subjectId, memory.subjectName)
  const when = view.when(memory.atMs)
  const text =
    memory.kind === 'fact'
      ? dataLine({ about: name, told: when, fact: memory.text, no_longer_true: memory.past ? true : null })
      : own
        ? dataLine({ when, you_said: memory.text })
        : dataLine({ when, said_by: name, text: memory.text })
  return { text, sourceId: memory.id }
}

/** Facts about the one spoken to, then what recall brought: whose words, and when. The best come first and stay. */
export const knownPart: PromptPart = {
  tag: 'known',
  stable: false,
  priority: 70,
  tokenBudget: 900,
  keep: 'first',
  render: (view) => {
    const { facts, memories } = view.input
    const shown = new Set(facts.map((fact) => fact.id))
    return [...facts, ...memories.filter((memory) => !shown.has(memory.id))].map((memory) => line(memory, view))
  },
}
