import type { ChatRequest, SceneMemory, TurnScene } from '#models/port.ts'
import { asksWhatItIs } from './checks/claims.ts'
import { saysGoodbye } from './checks/clinging.ts'
import type { CheckContext } from './checks/context.ts'
import type { LineNames } from './parse/line-start.ts'
import { rulesPart } from './parts/rules.ts'
import { actionsPart } from './parts/actions.ts'
import type { Prompt } from './prompt.ts'
import type { TurnInput } from './types.ts'
import { toolsFor } from './tools.ts'
import { causingText, type PromptView } from './view.ts'

const maxTokens = 600
const temperature = 0.8

function toScene(input: TurnInput): TurnScene {
  const scene: TurnScene & { reason?: string } = { ...input }
  delete scene.reason
  return scene
}

export function toRequest(input: TurnInput, prompt: Prompt | null): ChatRequest {
  return {
    purpose: 'turn',
    messages: prompt?.messages ?? [],
    scene: toScene(input),
    tools: [...toolsFor(input.card)],
    maxTokens,
    temperature,
    reason: input.reason,
  }
}

/** All memories and facts of a turn, each once. */
export function allMemories(input: TurnInput): SceneMemory[] {
  const byId = new Map([...input.facts, ...input.memories].map((memory) => [memory.id, memory]))
  return [...byId.values()]
}

function ownNames(view: PromptView): string[] {
  const { data } = view.input.card
  const { kith } = data.extensions
  return [data.name, kith.names.zh, kith.names.en, ...kith.aliases.zh, ...kith.aliases.en].filter((name) => name !== '')
}

export function toLineNames(view: PromptView): LineNames {
  const own = new Set(ownNames(view).map((name) => name.toLowerCase()))
  const others = view.people.map(({ person }) => person.name.toLowerCase()).filter((name) => name !== '' && !own.has(name))
  return { own, others: new Set(others) }
}

/** Names that stand in an answer of either language, longest first so that none is cut in two. */
export function allNames(view: PromptView): string[] {
  const { input } = view
  const places = input.spots.flatMap(({ title }) => [title.zh, title.en])
  const people = view.people.map(({ person }) => person.name)
  const spoken = [...input.turns.map((turn) => turn.speakerName), ...allMemories(input).map((memory) => memory.subjectName)]
  const names = [...ownNames(view), ...people, ...spoken, ...places, input.place.zh, input.place.en, 'Kith', '知交']
  return [...new Set(names)].filter((name) => name.trim() !== '').sort((a, b) => b.length - a.length)
}

export function toCheckContext(view: PromptView): CheckContext {
  const { input, lang } = view
  const cause = causingText(input)
  const { data } = input.card
  return {
    lang,
    card: input.card,
    cause,
    askedWhatItIs: asksWhatItIs(cause),
    saidGoodbye: saysGoodbye(cause),
    ownLines: input.turns.filter((turn) => turn.self).map((turn) => turn.text),
    names: allNames(view),
    rulesText: [rulesPart, actionsPart].flatMap((part) => part.render(view).map((line) => line.text)).join('\n'),
    mannerText: [data.personality, data.system_prompt, data.post_history_instructions].join('\n'),
    lifeText: [data.description, data.scenario].join('\n'),
  }
}

export function handleNames(view: PromptView): ReadonlyMap<string, string> {
  return new Map(view.people.map(({ handle, person }) => [handle, person.name]))
}
