import type { Card } from '@kith/shared/card'
import type { Language } from '@kith/shared/text'
import type { ChatMessage, ChatModel, ChatRequest, TurnScene } from '#models/port.ts'

/** A question to a model that nobody waits for and nobody hears. */
export interface QuietQuestion {
  card: Card
  residentId: string
  lang: Language
  messages: ChatMessage[]
  maxTokens: number
  reason: string
  nowMs: number
}
export interface QuietAnswer {
  text: string
  model: string
}

const mostCharacters = 12_000

/**
 * The model's answer, or null when it could not be had: then nothing is kept, for the script that stands in at the table has
 * no business here. Nothing is sent where the script is what speaks.
 */
export async function askQuietly(chat: ChatModel, question: QuietQuestion, signal: AbortSignal): Promise<QuietAnswer | null> {
  if (chat.kind === 'script') return null
  let text = ''
  for await (const part of chat.stream(requestOf(question), signal)) {
    if (part.type === 'text-start' && part.fallback !== undefined) return null
    if (part.type === 'text-delta') text += part.text
    if (text.length > mostCharacters || part.type === 'error') return null
    if (part.type === 'finish') return part.fallback === undefined ? { text, model: part.model ?? chat.name } : null
  }
  return null
}

function requestOf({ card, residentId, lang, messages, maxTokens, reason, nowMs }: QuietQuestion): ChatRequest {
  return {
    purpose: 'extract',
    messages,
    scene: nobodyThere(card, residentId, lang, nowMs),
    tools: [],
    maxTokens,
    temperature: 0.2,
    reason,
  }
}

/** The request wants a scene; there is none. */
export function nobodyThere(card: Card, residentId: string, lang: Language, nowMs: number): TurnScene {
  const nowhere = { zh: '', en: '' }
  return {
    card,
    residentId,
    lang,
    cause: { type: 'routine', activity: nowhere },
    addresseeId: null,
    present: [],
    turns: [],
    memories: [],
    facts: [],
    nowMs,
    hour: 0,
    place: nowhere,
    activity: nowhere,
    offRecord: false,
    usedLines: [],
    seed: 0,
    spots: [],
    doneToday: [],
    mood: null,
    sky: null,
    calledAway: null,
  }
}
