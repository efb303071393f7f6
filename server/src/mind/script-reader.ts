import { sanitizeAction, type ActionContext } from '@kith/shared/actions'
import { parseTaggedLine } from '@kith/shared/card'
import type { StreamPart } from '#models/port.ts'
import { claimsHuman } from '#safety/claims-human.ts'
import { toMindAction, type SpokenAction } from './mind-actions.ts'

const longestTag = 64

/** The script's words are written by people and come in pieces ready to be heard: only their tag is taken off. */
export class ScriptReader {
  spoken = ''
  /** A card written elsewhere claimed to be human: the rest is not said. */
  silenced = false
  private head: string | null = ''
  private readonly context: ActionContext

  constructor(context: ActionContext) {
    this.context = context
  }

  take(part: StreamPart): SpokenAction[] {
    if (part.type === 'text-delta') return this.text(part.text)
    if (part.type !== 'tool-call') return []
    const result = sanitizeAction(part.name, part.args, this.context)
    const made = result.ok ? toMindAction(result.action) : null
    return made === null ? [] : [made]
  }

  end(): SpokenAction[] {
    return this.head === null || this.head === '' ? [] : this.open()
  }

  private text(delta: string): SpokenAction[] {
    if (this.head === null) return this.speak(delta)
    this.head += delta
    const open = /^\s*[[【][^\]】]*$/.test(this.head) && this.head.length < longestTag
    return open || this.head.trim() === '' ? [] : this.open()
  }

  private open(): SpokenAction[] {
    const head = this.head ?? ''
    const { emotion, emote, text } = parseTaggedLine(head)
    this.head = null
    const space = /\s$/.test(head) && text !== '' ? ' ' : ''
    const feel: SpokenAction = { type: 'feel', emotion: emotion ?? 'calm', emote }
    return text === '' ? [feel] : [feel, ...this.speak(text + space)]
  }

  private speak(text: string): SpokenAction[] {
    if (this.silenced || claimsHuman(this.spoken + text)) {
      this.silenced = true
      return []
    }
    this.spoken += text
    return [{ type: 'speak', text }]
  }
}
