import type { TokenPrice } from '@kith/shared/protocol'
import type { Usage } from './port.ts'

/** What usage costs in millionths of the currency, rounded up: a price per million tokens is a price per token in millionths. */
export function costMicros(price: TokenPrice, { promptTokens, completionTokens, cachedTokens = 0 }: Usage): number {
  const cached = price.cached ?? price.input
  const exact = (promptTokens - cachedTokens) * price.input + cachedTokens * cached + completionTokens * price.output
  return Math.ceil(Number(exact.toFixed(6)))
}

/** The most usage within these bounds can cost, whatever share of it is cached. */
export function mostMicros(price: TokenPrice, most: Pick<Usage, 'promptTokens' | 'completionTokens'>): number {
  return costMicros({ ...price, input: Math.max(price.input, price.cached ?? 0), cached: null }, most)
}
