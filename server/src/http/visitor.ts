import type { Language } from '@kith/shared/text'
import { peerAddress, type HttpContext } from './context.ts'

/** The address a request came from, as far as it can be believed; for limits and logs, never for rights. */
export function addressOf(context: HttpContext, trustedProxies: number): string {
  return behindProxies(peerAddress(context), context.req.header('x-forwarded-for'), trustedProxies)
}

/** Each proxy appends whom it saw, so the nth from the end is what the outermost trusted one saw; the rest anyone can write. */
export function behindProxies(direct: string, forwarded: string | undefined, trustedProxies: number): string {
  if (trustedProxies === 0 || forwarded === undefined) return direct
  const hops = forwarded.split(',').map((hop) => hop.trim())
  const seen = hops[Math.max(0, hops.length - trustedProxies)]
  return seen === undefined || seen === '' || seen.length > 60 ? direct : seen
}

/** What limits count: one IPv4 address, or the /64 that one IPv6 household gets. */
export function limitKey(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!plain.includes(':')) return plain
  const [head = '', tail] = plain.toLowerCase().split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0')
  return [...front, ...zeros, ...back]
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ''))
    .join(':')
}

/** The one of Kith's languages a browser asks for first. */
export function languageOf(acceptLanguage: string | undefined, fallback: Language | null): Language {
  const wanted = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map((part, index) => {
      const [tag = '', quality] = part.trim().split(/;\s*q=/)
      return { tag: tag.toLowerCase(), index, quality: quality === undefined ? 1 : Number.parseFloat(quality) || 0 }
    })
    .filter(({ tag, quality }) => quality > 0 && /^(?:zh|en)\b/.test(tag))
    .toSorted((a, b) => b.quality - a.quality || a.index - b.index)[0]
  if (wanted === undefined) return fallback ?? 'en'
  return wanted.tag.startsWith('zh') ? 'zh' : 'en'
}
