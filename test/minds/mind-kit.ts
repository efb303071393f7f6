import { createMind, type MindDeps } from '@kith/server/src/mind/create-mind.ts'
import type { MindAction, TurnInput } from '@kith/server/src/mind/types.ts'
import type { ChatModel, ChatRequest, StreamPart } from '@kith/server/src/models/port.ts'
import { residentCard, scene, turn } from './script-talk.ts'

/** One try of a model: what it streams, or a function of the request. */
export type Draft = readonly StreamPart[] | ((request: ChatRequest, signal: AbortSignal) => AsyncIterable<StreamPart>)

export const usage = { promptTokens: 0, completionTokens: 0 }
export const finish = (over: Partial<Extract<StreamPart, { type: 'finish' }>> = {}): StreamPart => ({
  type: 'finish',
  reason: 'stop',
  usage,
  ...over,
})
export const delta = (text: string): StreamPart => ({ type: 'text-delta', text })
export const call = (name: string, args: unknown = {}): StreamPart => ({ type: 'tool-call', name, args })
/** A whole answer, in pieces of a few characters. */
export function answer(text: string, size = 3): StreamPart[] {
  const pieces = text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'gu')) ?? []
  return [...pieces.map(delta), finish()]
}

export interface Double extends ChatModel {
  readonly requests: ChatRequest[]
}
/** A model whose words are written by the test; each call takes the next draft, the last one over and over. */
export function double(drafts: readonly Draft[], over: Partial<Pick<ChatModel, 'name' | 'kind'>> = {}): Double {
  const requests: ChatRequest[] = []
  return {
    name: 'double',
    kind: 'endpoint',
    ...over,
    requests,
    async *stream(request, signal) {
      requests.push(request)
      const draft = drafts[Math.min(requests.length, drafts.length) - 1] ?? []
      yield* typeof draft === 'function' ? draft(request, signal) : draft
    },
  }
}
export const scriptDouble = (text = '[calm nod] The script speaks.'): Double =>
  double([answer(text, 12)], { name: 'built-in script', kind: 'script' })

const card = residentCard('xiaoman')

export function turnInput(over: Partial<TurnInput> = {}): TurnInput {
  const lang = over.lang ?? 'en'
  const said = turn('u1', lang === 'zh' ? '今天有什么喝的？' : 'What is there to drink today?', { lang })
  return {
    ...scene(card, lang),
    cause: { type: 'addressed', utteranceId: 'u1' },
    reason: 'FL1',
    turns: [said],
    spots: [
      { id: 'fire', title: { zh: '火堆旁', en: 'The fire' } },
      { id: 'pond', title: { zh: '池塘边', en: 'The pond' } },
    ],
    ...over,
  }
}

/** The same turn, caused by this line. */
export function asked(text: string, over: Partial<TurnInput> = {}): TurnInput {
  return turnInput({ ...over, turns: [...(over.turns ?? []), turn('u1', text)] })
}

export interface Thought {
  actions: MindAction[]
  speech: string
  done: Extract<MindAction, { type: 'done' }> | null
  script: Double
}

export async function think(
  model: ChatModel,
  input: TurnInput = turnInput(),
  over: Partial<MindDeps> & { script?: Double; signal?: AbortSignal } = {},
): Promise<Thought> {
  const { signal = new AbortController().signal, script = scriptDouble(), ...deps } = over
  const actions: MindAction[] = []
  for await (const action of createMind({ script, ...deps }).think(input, model, signal)) actions.push(action)
  const endings = actions.filter((action) => action.type === 'done')
  if (endings.length > 1) throw new Error('a turn ended twice')
  const last = actions.at(-1)
  if (endings.length === 1 && last?.type !== 'done') throw new Error('something came after the end')
  return {
    actions,
    speech: actions.map((action) => (action.type === 'speak' ? action.text : '')).join(''),
    done: endings[0] ?? null,
    script,
  }
}
