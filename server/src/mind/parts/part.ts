import type { PromptView } from '../view.ts'
import type { SectionTag } from '../quote.ts'

/** A line of a part, and the memory it shows when it shows one. */
export interface PartLine {
  text: string
  sourceId?: string
}

/** One thing a resident perceives. Each is small, bounded, and the first to go when it matters least. */
export interface PromptPart {
  /** The tag its lines stand between; null for the rules and the digest, which are ours and speak directly. */
  tag: SectionTag | null
  /** In the system message: the same for every turn of this resident in this place. */
  stable: boolean
  /** When a prompt is too long, the lowest goes first. */
  priority: number
  /** Lines beyond it are left out. */
  tokenBudget: number
  /** Which lines stay when not all fit. */
  keep: 'first' | 'last'
  render(view: PromptView): PartLine[]
}

export const lines = (...texts: string[]): PartLine[] => texts.map((text) => ({ text }))
