import { speechChunks } from '@kith/shared/text'
import type { Card } from '@kith/shared/card'
import type { Mind } from '#mind/types.ts'
import type { Models } from '#models/port.ts'
import { createScriptModel } from '#models/script/script-model.ts'

export function scriptOnly(cards: ReadonlyMap<string, Card>): Models {
  const script = createScriptModel({ paceMs: 350, peers: () => [...cards.values()] })
  return {
    chat: script,
    script,
    embedding: null,
    description: script.name,
    health: () => ({ name: script.name, breakerOpen: false, tokensToday: 0, budget: null, lastError: null }),
  }
}

export function plainMind(): Mind {
  return {
    async *think(input, model, signal) {
      const scene = { ...input, worldHelp: true }
      const sources: string[] = []
      const used: string[] = []
      const request = { purpose: 'turn' as const, messages: [], scene, tools: [], maxTokens: 300, temperature: 0.8, reason: input.reason }
      for await (const part of model.stream(request, signal)) {
        if (part.type === 'text-delta')
          for (const text of speechChunks(part.text.replace(/^\s*\[[a-z ]+\]\s*/, ''))) yield { type: 'speak', text }
        if (part.type === 'finish') {
          sources.push(...(part.sourceIds ?? []))
          used.push(...(part.usedLineIds ?? []))
        }
      }
      yield {
        type: 'done',
        model: model.name,
        promptVersion: '0',
        sourceIds: sources,
        promptSourceIds: sources,
        usedLineIds: used,
        outOfWords: false,
        promptTokens: 0,
        stablePrefixTokens: 0,
      }
    },
  }
}
