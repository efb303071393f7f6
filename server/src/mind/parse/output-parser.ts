import { takeAngle } from './angle.ts'
import { takeBracket, takeParenthesis, takeStars } from './brackets.ts'
import { takeJson } from './json-blob.ts'
import { takeLineStart, type LineNames } from './line-start.ts'
import { dropped, type Parsed, type Take } from './parsed.ts'

const special = /[<[【*(（`{}\n"“”「」~_]/u
const openQuotes = new Map([
  ['"', '"'],
  ['“', '”'],
  ['「', '」'],
])
/** A quotation this long around the very first words is a wrapping, not a quoted word. */
const shortQuotation = 24
const keptBefore = 80

/**
 * Reads a model's raw text as it streams and parts speech from everything else: tags, hidden thoughts, stage
 * directions, markdown, role prefixes, JSON. The same text in other pieces gives the same parts.
 */
export class OutputParser {
  private buffer = ''
  /** The end of the speech so far: what decides whether a bracket begins a sentence. */
  private before = ''
  private lineStart = true
  private wrapped: string | null = null
  private stopped = false
  private readonly names: LineNames

  constructor(names: LineNames) {
    this.names = names
  }

  push(delta: string): Parsed[] {
    this.buffer += delta
    return this.drain(false)
  }

  end(): Parsed[] {
    const parts = this.drain(true)
    this.buffer = ''
    return parts
  }

  private drain(ended: boolean): Parsed[] {
    const out: Parsed[] = []
    while (this.buffer !== '' && !this.stopped) {
      const take = this.next(ended)
      if (take === 'wait') break
      if (take === null) this.plain(out)
      else {
        this.apply(take.length, take.parts, out)
        if (take.again !== undefined) this.buffer = take.again + this.buffer
      }
    }
    return merged(out)
  }

  private next(ended: boolean): Take {
    if (this.lineStart) {
      const take = takeLineStart(this.buffer, ended, this.names, this.before === '')
      if (take !== null) return take
    }
    const first = this.buffer.charAt(0)
    switch (first) {
      case '<':
        return takeAngle(this.buffer, ended)
      case '[':
      case '【':
        return takeBracket(this.buffer, ended, this.lineStart)
      case '(':
      case '（':
        return takeParenthesis(this.buffer, ended, this.before)
      case '*':
        return takeStars(this.buffer, ended, this.before)
      case '{':
        return takeBrace(this.buffer, ended)
      case '}':
        return dropped(1)
      case '`':
        return takeFence(this.buffer, ended)
      case '\n':
        return takeNewline(this.buffer)
      case '~':
        return this.buffer.startsWith('~~') ? dropped(2) : this.buffer === '~' && !ended ? 'wait' : null
      case '_':
        return this.takeUnderscore(ended)
      default:
        return this.takeQuote(first, ended)
    }
  }

  /** Plain text up to the next special character; at least one character. */
  private plain(out: Parsed[]): void {
    const at = this.buffer.slice(1).search(special)
    const length = at === -1 ? this.buffer.length : at + 1
    this.apply(length, [{ type: 'text', text: this.buffer.slice(0, length) }], out)
  }

  private apply(length: number, parts: readonly Parsed[], out: Parsed[]): void {
    const taken = this.buffer.slice(0, length)
    this.buffer = this.buffer.slice(length)
    for (const part of parts) {
      out.push(part)
      if (part.type === 'stop') this.stopped = true
      if (part.type === 'restart') this.restart()
      if (part.type !== 'text' || part.text === '') continue
      this.before = (this.before + part.text).slice(-keptBefore)
      this.lineStart = false
    }
    if (taken.startsWith('\n') || taken.startsWith('```')) this.lineStart = true
  }

  private restart(): void {
    this.before = ''
    this.lineStart = true
    this.wrapped = null
  }

  /** Underscores around words are markdown; inside a word they stay. */
  private takeUnderscore(ended: boolean): Take {
    const after = this.buffer.replace(/^_+/, '').charAt(0)
    if (after === '' && !ended) return 'wait'
    const inWord = /[\p{L}\p{N}]$/u.test(this.before) && /[\p{L}\p{N}]/u.test(after)
    return inWord ? null : dropped(/^_+/.exec(this.buffer)?.[0].length ?? 1)
  }

  /** Quotation marks around the whole answer go; a quoted word at its beginning stays. */
  private takeQuote(first: string, ended: boolean): Take {
    if (this.wrapped !== null && first === this.wrapped) {
      this.wrapped = null
      return dropped(1)
    }
    const close = openQuotes.get(first)
    if (close === undefined || this.before !== '') return null
    const end = this.buffer.indexOf(close, 1)
    if (end === -1 && this.buffer.length <= shortQuotation && !ended) return 'wait'
    if (end !== -1 && end <= shortQuotation) {
      const rest = this.buffer.slice(end + 1).trim()
      if (rest === '' && !ended) return 'wait'
      if (rest !== '') return null
    }
    this.wrapped = close
    return dropped(1)
  }
}

/** JSON, or `{name}` left over from a template. */
function takeBrace(buffer: string, ended: boolean): Take {
  if (/^\{\s*$/.test(buffer) && !ended) return 'wait'
  if (/^\{\s*["{}']/.test(buffer)) return takeJson(buffer, ended)
  const slot = /^\{[\w ]{0,30}\}/.exec(buffer)
  if (slot !== null) return dropped(slot[0].length)
  return !ended && /^\{[\w ]{0,30}$/.test(buffer) ? 'wait' : dropped(1)
}

function takeFence(buffer: string, ended: boolean): Take {
  if (!ended && /^`{1,2}$/.test(buffer)) return 'wait'
  const fence = /^```([\w-]{0,20})(\r?\n|\s|$|(?=[^\w-]))/.exec(buffer)
  if (fence === null) return dropped(/^`+/.exec(buffer)?.[0].length ?? 1)
  return fence[2] === '' && fence[0].length === buffer.length && !ended ? 'wait' : dropped(fence[0].length)
}

/** A new line is a space, and the place where list marks and names may stand. */
function takeNewline(buffer: string): Take {
  const length = /^\s+/.exec(buffer)?.[0].length ?? 1
  return { length, parts: [{ type: 'text', text: ' ' }] }
}

function merged(parts: readonly Parsed[]): Parsed[] {
  const out: Parsed[] = []
  for (const part of parts) {
    const last = out.at(-1)
    if (part.type === 'text' && last?.type === 'text') out[out.length - 1] = { type: 'text', text: last.text + part.text }
    else out.push(part)
  }
  return out
}
