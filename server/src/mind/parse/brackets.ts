import { feelOf } from './gestures.ts'
import { takeJson } from './json-blob.ts'
import { dropped, type Parsed, type Take } from './parsed.ts'

const mostTag = 60
const mostAside = 80
const callWords = /^(walk_to|walk to|follow|sit|look_at|look at|end_talk|end talk|emote)\b[\s:=(]*(.*?)\)?$/i
const asideVerbs =
  /^(?:she |he |they )?(?:softly |quietly |gently )?(?:smil|laugh|nod|wav|sigh|grin|chuckl|giggl|paus|wink|shrug|look|turn|lean|point|clap|danc)/i
const asideChinese = /^[轻微大]?(?:笑|点头|点了点头|挥手|挥了挥手|叹|沉默|停顿|想了想|看|摇头|耸肩|低头|抬头|眨)/
const startsSentence = /(?:^|[.!?。！？…"”」]\s*)$/u

/** At `[` or `【`: the tag of feeling and gesture, an action written as text, a link, or a stage direction. */
export function takeBracket(buffer: string, ended: boolean, lineStart: boolean): Take {
  if (lineStart && /^\[\s*\{/.test(buffer)) return takeJson(buffer, ended)
  if (lineStart && /^\[\s*$/.test(buffer) && !ended) return 'wait'
  const wide = buffer.startsWith('【')
  const close = buffer.slice(0, mostTag + 2).search(wide ? /[】\n]/ : /[\]\n]/)
  if (close === -1) return buffer.length <= mostTag && !ended ? 'wait' : dropped(1)
  if (buffer.charAt(close) === '\n') return dropped(1)
  const inside = buffer.slice(1, close).trim()
  const link = wide ? null : afterTag(buffer, close, ended)
  if (link === 'wait') return 'wait'
  if (link !== null) return { length: link, parts: [{ type: 'text', text: inside }] }
  const feel = feelOf(inside)
  if (feel !== null) return { length: close + 1, parts: [feel] }
  const call = callWords.exec(inside)
  if (call !== null) return { length: close + 1, parts: [textCall(call[1] ?? '', call[2] ?? '')] }
  if (wide && !lineStart) return { length: close + 1, parts: [{ type: 'text', text: inside }] }
  return dropped(close + 1)
}

/** Where a markdown link that begins here ends, or null. */
function afterTag(buffer: string, close: number, ended: boolean): number | null | 'wait' {
  const next = buffer.charAt(close + 1)
  if (next === '') return ended ? null : 'wait'
  if (next !== '(') return null
  const end = buffer.indexOf(')', close)
  if (end !== -1) return end + 1
  return ended || buffer.length > 400 ? buffer.length : 'wait'
}

function textCall(word: string, rest: string): Parsed {
  const name = word.toLowerCase().replace(' ', '_')
  const target = rest
    .trim()
    .replace(/^(?:person|spot|emote)\s*[:=]\s*/i, '')
    .replace(/^["']|["']$/g, '')
  if (name === 'emote') return { type: 'call', name, args: { emote: target } }
  return { type: 'call', name, args: target === '' ? {} : name === 'walk_to' ? { to: target } : { person: target } }
}

/** At `(` or `（`: a stage direction is dropped, an aside that is speech stays. */
export function takeParenthesis(buffer: string, ended: boolean, before: string): Take {
  const close = buffer.slice(0, mostAside + 2).search(/[)）\n]/)
  if (close === -1) return buffer.length <= mostAside && !ended ? 'wait' : null
  if (buffer.charAt(close) === '\n') return null
  const inside = buffer.slice(1, close).trim()
  const directed = asideVerbs.test(inside) || asideChinese.test(inside)
  if (!directed && !startsSentence.test(before)) return null
  const feel = directed ? feelOf(inside) : null
  return { length: close + 1, parts: feel === null ? [] : [feel] }
}

/** At `*`: bold and stress stay as words, anything else between stars is a stage direction. */
export function takeStars(buffer: string, ended: boolean, before: string): Take {
  const stars = /^\*+/.exec(buffer)?.[0].length ?? 1
  if (stars === buffer.length) return ended ? dropped(stars) : 'wait'
  const close = buffer.slice(0, 260).slice(stars).search(/[*\n]/)
  if (close === -1) return buffer.length < 250 && !ended ? 'wait' : dropped(stars)
  const inside = buffer.slice(stars, stars + close)
  if (buffer.charAt(stars + close) === '\n' || inside.startsWith(' ')) return dropped(stars)
  const closing = Math.min(stars, /^\*+/.exec(buffer.slice(stars + close))?.[0].length ?? 1)
  const length = stars + close + closing
  if (closing < stars && length === buffer.length && !ended) return 'wait'
  const after = buffer.slice(length).trimStart().charAt(0)
  if (after === '' && !ended && stars === 1) return 'wait'
  if (stars > 1 || isStress(inside, before, after)) return { length, parts: [], again: inside }
  const feel = feelOf(inside)
  return { length, parts: feel === null ? [] : [feel] }
}

/** One word starred inside a sentence is stress. */
function isStress(inside: string, before: string, after: string): boolean {
  if (/\s/.test(inside.trim()) || /s$/i.test(inside) || asideChinese.test(inside)) return false
  return /[\p{L}\p{N},，]\s*$/u.test(before) && after !== ''
}
