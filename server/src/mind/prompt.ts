import type { Card } from '@kith/shared/card'
import { toolsFor } from './tools.ts'
import type { ChatMessage } from '#models/port.ts'
import { actionsPart } from './parts/actions.ts'
import { cardPart } from './parts/card.ts'
import { digestPart } from './parts/digest.ts'
import { examplesPart } from './parts/examples.ts'
import { knownPart } from './parts/known.ts'
import { ownPart } from './parts/own.ts'
import type { PartLine, PromptPart } from './parts/part.ts'
import { placesPart } from './parts/places.ts'
import { presentPart } from './parts/present.ts'
import { rulesPart } from './parts/rules.ts'
import { situationPart } from './parts/situation.ts'
import { talkPart } from './parts/talk.ts'
import { estimateTokens } from '#models/tokens.ts'
import type { PromptView } from './view.ts'

/** Changes whenever the wording or the order of a prompt does; stored with each turn. */
export const promptVersion = '2'

/** In the order they are read: what never changes first, so that providers can cache it; who I am last. */
const parts: readonly PromptPart[] = [
  rulesPart,
  cardPart,
  examplesPart,
  actionsPart,
  placesPart,
  presentPart,
  ownPart,
  knownPart,
  talkPart,
  situationPart,
  digestPart,
]
const stable = parts.filter((part) => part.stable)
const changing = parts.filter((part) => !part.stable)
const mostTokens = 7000

export interface Prompt {
  messages: ChatMessage[]
  /** Estimates, tools included. */
  tokens: number
  stableTokens: number
  /** Memories and facts that really went in. */
  shownIds: string[]
}

interface Rendered {
  part: PromptPart
  text: string
  tokens: number
  sourceIds: string[]
}

const toolTokens = (card: Card) => estimateTokens(JSON.stringify(toolsFor(card)))

/** Builds what a model reads: one system message that stays the same, one user message with everything of this turn. */
export function buildPrompt(view: PromptView): Prompt {
  let rendered = [...stablePrefix(view), ...changing.map((part) => render(part, view))].filter((one) => one.text !== '')
  while (sum(rendered) > mostTokens && rendered.length > 1) {
    const least = rendered.reduce((low, one) => (one.part.priority < low.part.priority ? one : low))
    rendered = rendered.filter((one) => one !== least)
  }
  const join = (stable: boolean) =>
    rendered
      .filter((one) => one.part.stable === stable)
      .map((one) => one.text)
      .join('\n\n')
  const stableTokens = sum(rendered.filter((one) => one.part.stable)) + toolTokens(view.input.card)
  return {
    messages: [
      { role: 'system', content: join(true) },
      { role: 'user', content: join(false) },
    ],
    tokens: sum(rendered) + toolTokens(view.input.card),
    stableTokens,
    shownIds: rendered.flatMap((one) => one.sourceIds),
  }
}

const prefixes = new WeakMap<Card, Map<string, Rendered[]>>()
const mostPrefixes = 16

/** Rendered once for a card, a language and a place: the same bytes every time, and no work. */
function stablePrefix(view: PromptView): Rendered[] {
  const { card, lang, spots } = view.input
  const ofCard = prefixes.get(card) ?? new Map<string, Rendered[]>()
  prefixes.set(card, ofCard)
  const key = JSON.stringify([lang, spots])
  const known = ofCard.get(key)
  if (known !== undefined) return known
  const made = stable.map((part) => render(part, view))
  if (ofCard.size >= mostPrefixes) ofCard.clear()
  ofCard.set(key, made)
  return made
}

function sum(rendered: readonly Rendered[]): number {
  return rendered.reduce((total, one) => total + one.tokens, 0)
}

function render(part: PromptPart, view: PromptView): Rendered {
  const kept = withinBudget(part, part.render(view))
  const body = kept.map((line) => line.text).join('\n')
  const text = body === '' || part.tag === null ? body : `<${part.tag}>\n${body}\n</${part.tag}>`
  return { part, text, tokens: estimateTokens(text), sourceIds: kept.flatMap((line) => line.sourceId ?? []) }
}

function withinBudget(part: PromptPart, all: readonly PartLine[]): PartLine[] {
  const kept: PartLine[] = []
  let tokens = 0
  for (const line of part.keep === 'first' ? all : all.toReversed()) {
    tokens += estimateTokens(line.text) + 1
    if (tokens > part.tokenBudget) break
    kept.push(line)
  }
  return part.keep === 'first' ? kept : kept.toReversed()
}
