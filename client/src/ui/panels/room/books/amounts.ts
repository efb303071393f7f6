import type { Cap, ModelOffer, Tally } from '@kith/shared/protocol'
import type { Language } from '@kith/shared/text'

const localeOf = (language: Language) => (language === 'zh' ? 'zh-CN' : 'en-GB')
const microsPerUnit = 1e6

/** Money as people write it; below a tenth with enough places to see that it is not nothing. */
export function money(micros: number, currency: string, language: Language): string {
  const units = micros / microsPerUnit
  const places = units === 0 || units >= 0.1 ? 2 : 4
  return new Intl.NumberFormat(localeOf(language), {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  }).format(units)
}

/** A price or a limit, with no more places than it has. */
export function price(units: number, currency: string, language: Language): string {
  return new Intl.NumberFormat(localeOf(language), {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: Number.isInteger(units) ? 0 : 2,
    maximumFractionDigits: 4,
  }).format(units)
}

export function count(tokens: number, language: Language): string {
  return new Intl.NumberFormat(localeOf(language)).format(tokens)
}

export function share(part: number, language: Language): string {
  return new Intl.NumberFormat(localeOf(language), { style: 'percent', maximumFractionDigits: 0 }).format(part)
}

export function currencySymbol(currency: string, language: Language): string {
  const parts = new Intl.NumberFormat(localeOf(language), { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).formatToParts(0)
  return parts.find(({ type }) => type === 'currency')?.value ?? currency
}

/** Money only where every call of the sum had a price: a part would pass for the whole. */
export function isPriced({ calls, unpricedCalls, micros }: Tally): boolean {
  return unpricedCalls === 0 && (calls > 0 || micros > 0)
}

/** In what a limit can be kept: money where every model that costs has a price. */
export function capUnit(offers: readonly ModelOffer[]): Cap['unit'] {
  return offers.every(({ kind, price }) => kind === 'script' || price !== null) ? 'money' : 'tokens'
}

/** What was typed as a limit, or null when it is none. */
export function readCap(typed: string, unit: Cap['unit']): Cap | null {
  const value = Number(typed.trim().replaceAll(/[,，\s]/g, ''))
  const amount = Math.round(unit === 'money' ? value * microsPerUnit : value)
  return typed.trim() !== '' && Number.isSafeInteger(amount) && amount >= 1 && amount <= 1e13 ? { unit, amount } : null
}
