import { readFileSync } from 'node:fs'
import { cardSchema, type Card } from '@kith/shared/card'
import { detectLanguage, type Language } from '@kith/shared/text'
import type {
  ChatModel,
  ChatRequest,
  SceneMemory,
  ScenePerson,
  SceneTurn,
  StreamPart,
  TurnCause,
  TurnScene,
} from '@kith/server/src/models/port.ts'

export const residentIds = ['xiaoman', 'zhou', 'adeng'] as const

export function residentCard(id: string): Card {
  return cardSchema.parse(JSON.parse(readFileSync(new URL(`../../assets/residents/${id}.json`, import.meta.url), 'utf8')))
}
/** Wednesday, 14 May 2025, 19:30 at UTC. */
export const nowMs = Date.UTC(2025, 4, 14, 19, 30)
export const personId = 'p-mira'

export function scenePerson(over: Partial<ScenePerson> = {}): ScenePerson {
  return { id: personId, name: 'Mira', kind: 'person', lang: 'en', distanceMetres: 2, talks: 0, lastMetMs: null, greeted: false, ...over }
}

export function scene(card: Card, lang: Language, over: Partial<TurnScene> = {}): TurnScene {
  return {
    card,
    residentId: card.data.extensions.kith.id,
    lang,
    cause: { type: 'addressed', utteranceId: '' },
    addresseeId: personId,
    present: [scenePerson({ lang })],
    turns: [],
    memories: [],
    facts: [],
    nowMs,
    hour: 19.5,
    place: { zh: '灯园', en: 'the Lantern Garden' },
    activity: { zh: '擦杯子', en: 'Wiping cups' },
    offRecord: false,
    usedLines: [],
    seed: 7,
    spots: [],
    doneToday: [],
    mood: null,
    sky: null,
    calledAway: null,
    ...over,
  }
}

export function turn(id: string, text: string, over: Partial<SceneTurn> = {}): SceneTurn {
  return {
    id,
    speakerId: personId,
    speakerName: 'Mira',
    self: false,
    kind: 'person',
    text,
    lang: detectLanguage(text) ?? 'en',
    atMs: nowMs,
    ...over,
  }
}

export function episode(id: string, text: string, over: Partial<SceneMemory> = {}): SceneMemory {
  return {
    id,
    kind: 'episode',
    subjectId: personId,
    subjectName: 'Mira',
    predicate: null,
    text,
    lang: detectLanguage(text) ?? 'en',
    atMs: nowMs - 86_400_000,
    score: 1,
    past: false,
    ...over,
  }
}

export function fact(id: string, predicate: string, text: string, over: Partial<SceneMemory> = {}): SceneMemory {
  return { ...episode(id, text), kind: 'fact', predicate, ...over }
}

export function chatRequest(sceneOfTurn: TurnScene, over: Partial<ChatRequest> = {}): ChatRequest {
  return { purpose: 'turn', messages: [], scene: sceneOfTurn, tools: [], maxTokens: 300, temperature: 0.8, reason: 'test', ...over }
}

export interface Answer {
  text: string
  parts: StreamPart[]
  lineIds: string[]
  sourceIds: string[]
  calls: { name: string; args: unknown }[]
}

export async function answerOf(
  model: ChatModel,
  request: ChatRequest,
  signal: AbortSignal = new AbortController().signal,
): Promise<Answer> {
  const parts: StreamPart[] = []
  for await (const part of model.stream(request, signal)) parts.push(part)
  const last = parts.at(-1)
  const finish = last?.type === 'finish' ? last : null
  return {
    text: parts.map((part) => (part.type === 'text-delta' ? part.text : '')).join(''),
    parts,
    lineIds: finish?.usedLineIds ?? [],
    sourceIds: finish?.sourceIds ?? [],
    calls: parts.flatMap((part) => (part.type === 'tool-call' ? [{ name: part.name, args: part.args }] : [])),
  }
}

export interface Exchange extends Answer {
  line: string
  scene: TurnScene
}

/** A whole talk: each line is answered knowing the last twelve turns and every line used so far. */
export async function talk(
  model: ChatModel,
  card: Card,
  lang: Language,
  lines: readonly string[],
  over: Partial<TurnScene> = {},
): Promise<Exchange[]> {
  const turns: SceneTurn[] = []
  const used: string[] = [...(over.usedLines ?? [])]
  const exchanges: Exchange[] = []
  for (const [index, line] of lines.entries()) {
    const atMs = nowMs + index * 15_000
    const said = turn(`u${index}`, line, { atMs, lang })
    turns.push(said)
    const cause: TurnCause = { type: 'addressed', utteranceId: said.id }
    const asked = scene(card, lang, {
      ...over,
      cause,
      turns: turns.slice(-12),
      usedLines: [...used],
      nowMs: atMs,
      seed: index + (over.seed ?? 0),
    })
    const answer = await answerOf(model, chatRequest(asked))
    exchanges.push({ line, scene: asked, ...answer })
    used.push(...answer.lineIds)
    const text = answer.text.replace(/^\[[^\]]*\]\s*/, '')
    if (text !== '')
      turns.push(
        turn(`r${index}`, text, {
          speakerId: card.data.extensions.kith.id,
          speakerName: card.data.extensions.kith.names[lang],
          self: true,
          kind: 'resident',
          lang,
          atMs: atMs + 5_000,
        }),
      )
  }
  return exchanges
}
