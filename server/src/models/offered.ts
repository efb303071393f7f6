import type { ModelOffer, TokenPrice } from '@kith/shared/protocol'
import type { ChatModel, OfferedModels } from './port.ts'

/** A model with the line of words people read about it. */
export interface Speaker {
  chat: ChatModel
  label: string
}

/** The list hosts choose from: each name once, in this order, with its price where one is known. */
export function offeredModels(
  speakers: readonly Speaker[],
  prices: ReadonlyMap<string, TokenPrice> | undefined,
  currency: string | undefined,
): OfferedModels {
  const byName = new Map<string, Speaker>()
  for (const speaker of speakers) if (!byName.has(speaker.chat.name)) byName.set(speaker.chat.name, speaker)
  const list = [...byName.values()].map(({ chat: { name, kind } }): ModelOffer => ({
    name,
    kind,
    price: kind === 'script' ? null : (prices?.get(name) ?? null),
  }))
  return { list, currency: currency ?? 'USD', find: (name) => byName.get(name) ?? null, priceOf: (name) => prices?.get(name) ?? null }
}
