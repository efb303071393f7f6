/** What models wrap in tags inside their text: thoughts, and calls of those that know no tool field. */
const tags = ['think', 'thinking', 'reasoning', 'tool_call'] as const
type Tag = (typeof tags)[number]
const longestMark = Math.max(...tags.map((tag) => tag.length)) + 3

export interface VisibleText {
  text: string
  /** Whole `<tool_call>` contents that were completed. */
  calls: string[]
}

/** Takes hidden passages out of streamed text, wherever the chunks are cut. What may still become a tag is held back. */
export class HiddenText {
  private buffer = ''
  private inside: Tag | null = null

  push(delta: string): VisibleText {
    this.buffer += delta
    const out: VisibleText = { text: '', calls: [] }
    while (this.step(out, false));
    return out
  }

  /** What was held back at the end; an unclosed hidden passage stays hidden. */
  end(): VisibleText {
    const out: VisibleText = { text: '', calls: [] }
    while (this.step(out, true));
    return out
  }

  private step(out: VisibleText, ended: boolean): boolean {
    return this.inside === null ? this.readOpen(out, ended) : this.readHidden(out, this.inside)
  }

  private readOpen(out: VisibleText, ended: boolean): boolean {
    const found = /<(think|thinking|reasoning|tool_call)>/.exec(this.buffer)
    if (found !== null) {
      out.text += this.buffer.slice(0, found.index)
      this.buffer = this.buffer.slice(found.index + found[0].length)
      this.inside = tags.find((tag) => tag === found[1]) ?? null
      return true
    }
    const keep = ended ? 0 : heldBack(this.buffer)
    const text = this.buffer.slice(0, this.buffer.length - keep)
    // Some servers strip the opening tag and leave the closing one.
    out.text += text.replace(/<\/(?:think|thinking|reasoning)>/g, '')
    this.buffer = this.buffer.slice(this.buffer.length - keep)
    return false
  }

  private readHidden(out: VisibleText, tag: Tag): boolean {
    const close = `</${tag}>`
    const at = this.buffer.indexOf(close)
    if (at === -1) return false
    if (tag === 'tool_call') out.calls.push(this.buffer.slice(0, at))
    this.buffer = this.buffer.slice(at + close.length)
    this.inside = null
    return true
  }
}

/** How many last characters may be the beginning of a tag. */
function heldBack(text: string): number {
  const at = text.lastIndexOf('<')
  if (at === -1 || text.length - at > longestMark) return 0
  const tail = text.slice(at)
  return tags.some((tag) => `<${tag}>`.startsWith(tail) || `</${tag}>`.startsWith(tail)) ? tail.length : 0
}
