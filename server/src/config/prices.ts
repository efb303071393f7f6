import type { TokenPrice } from '@kith/shared/protocol'
import { z } from 'zod'

const number = String.raw`\d{1,6}(?:\.\d{1,6})?`
const row = new RegExp(String.raw`^(.{1,200}?)\s*=\s*(${number})/(${number})(?:/(${number}))?$`)

/** Reads "name=in/out" or "name=in/out/cached", comma-separated, in money per million tokens. */
export const pricesSchema = z.string().transform((text, context): ReadonlyMap<string, TokenPrice> => {
  const prices = new Map<string, TokenPrice>()
  for (const part of listOf(text)) {
    const [, name, input, output, cached] = row.exec(part) ?? []
    if (name === undefined) {
      context.addIssue({ code: 'custom', message: 'not a price' })
      return z.NEVER
    }
    prices.set(name, { input: Number(input), output: Number(output), cached: cached === undefined ? null : Number(cached) })
  }
  return prices
})

const mostModels = 20
/** Model names, comma-separated, each once. */
export const modelNamesSchema = z
  .string()
  .transform((text) => [...new Set(listOf(text))])
  .pipe(z.array(z.string().max(200)).min(1).max(mostModels))

export const currencySchema = z.string().refine((code) => Intl.supportedValuesOf('currency').includes(code))

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
