import { graphemes } from './graphemes.ts'

const words = new Intl.Segmenter('zh', { granularity: 'word' })
/** The first chunks leave at any punctuation; the others want a few words first. */
const quickChunks = 2
const quickMostWords = 8
const leastWords = 4
const mostWords = 12
const windowCharacters = 400

/** Ends a clause wherever it stands. */
const fullWidthMark = /[。！？；，、：…—～]/u
const fullWidthStop = /[。！？…]/u
/** Ends a clause only before a space or at the end: not in 3.14, 10:30 or kith.example. */
const narrowMark = /[.!?;,:]/
const narrowStop = /[.!?]/
const closing = /["'”’」』）)\]》〉】*~]/u
const dashWord = /^[–—]+$/
const abbreviation = /(?:^|[^\p{L}])(?:mr|mrs|ms|dr|st|vs|e\.g|i\.e|prof|no)\.$/iu

/**
 * Cuts streamed speech into pieces worth showing. Two quick ones at any punctuation, then four to twelve words or a
 * clause; Chinese by its own words. Never inside a grapheme, a number or a word. The pieces put together are the text.
 */
export class SpeechChunker {
  private buffer = ''
  private sent = 0

  /** The pieces that have become ready. */
  push(delta: string): string[] {
    this.buffer += delta
    return this.drain(false)
  }

  /** Whatever is left. The chunker can then be used for another text. */
  end(): string[] {
    const pieces = this.drain(true)
    if (this.buffer !== '') pieces.push(this.buffer)
    this.buffer = ''
    this.sent = 0
    return pieces
  }

  private drain(ended: boolean): string[] {
    const pieces: string[] = []
    for (let cut = this.nextCut(ended); cut > 0; cut = this.nextCut(ended)) {
      pieces.push(this.buffer.slice(0, cut))
      this.buffer = this.buffer.slice(cut)
      this.sent += 1
    }
    return pieces
  }

  /** Where the next piece ends, 0 when that cannot be known yet. */
  private nextCut(ended: boolean): number {
    const window = wholePairs(this.buffer.slice(0, windowCharacters))
    const quick = this.sent < quickChunks
    const cut = findCut(window, quick)
    if (cut > 0 && (cut < window.length || ended)) return cut === this.buffer.length ? 0 : cut
    return window.length >= windowCharacters - 1 ? forcedCut(window) : 0
  }
}

/** A whole text in pieces, as `SpeechChunker` would stream it. */
export function speechChunks(text: string): string[] {
  const chunker = new SpeechChunker()
  return [...chunker.push(text), ...chunker.end()]
}

/** End (in code units) of the first piece, spaces after it included; 0 when there is none. Needs a character beyond to be sure. */
function findCut(text: string, quick: boolean): number {
  const parts = Array.from(words.segment(text))
  const enough = quick ? 1 : leastWords
  const most = quick ? quickMostWords : mostWords
  let count = 0
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index]
    if (part === undefined) break
    if (part.isWordLike === true) count += 1
    const end = part.index + part.segment.length
    const mark = count === 0 ? 'none' : markAt(text, part.segment, end)
    if (mark === 'stop' || (mark === 'soft' && count >= enough)) return extend(text, end)
    if (count >= most && part.isWordLike === true && parts[index + 1] !== undefined && !glued(text, end)) return extend(text, end)
  }
  return 0
}

function markAt(text: string, segment: string, end: number): 'none' | 'soft' | 'stop' {
  const last = segment.at(-1) ?? ''
  if (last === '\n' || fullWidthStop.test(last)) return 'stop'
  if (fullWidthMark.test(last) || dashWord.test(segment)) return 'soft'
  if (!narrowMark.test(last)) return 'none'
  if (glued(text, end) || (last === '.' && abbreviation.test(text.slice(0, end)))) return 'none'
  return narrowStop.test(last) ? 'stop' : 'soft'
}

/** Whether what follows belongs to the same word: the next character is neither space nor full width. */
function glued(text: string, end: number): boolean {
  const rest = text.slice(end)
  const next = rest.replace(/^["'”’)\]*]+/u, '').at(0)
  if (next === undefined) return false
  return !/[\s\p{Script=Han}。！？；，、：…—～「『（《“]/u.test(next)
}

/** Closing marks and further marks go with the piece they follow, then the spaces. */
function extend(text: string, end: number): number {
  let to = end
  while (to < text.length && isTail(text.charAt(to))) to += 1
  while (to < text.length && /\s/.test(text.charAt(to))) to += 1
  return to
}

function isTail(character: string): boolean {
  return closing.test(character) || fullWidthMark.test(character) || narrowMark.test(character) || /[\p{M}\u200D]/u.test(character)
}

/** For a run without any boundary: the last whole grapheme that surely ended. */
function forcedCut(window: string): number {
  const parts = graphemes(window)
  return parts.length < 2 ? window.length : window.length - (parts.at(-1)?.length ?? 0)
}

/** Drops a high surrogate whose other half has not come yet. */
function wholePairs(text: string): string {
  const last = text.charCodeAt(text.length - 1)
  return last >= 0xd800 && last <= 0xdbff ? text.slice(0, -1) : text
}
