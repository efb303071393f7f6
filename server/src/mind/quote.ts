import { firstGraphemes, neutraliseTemplates, stripUnseen } from '@kith/shared/text'

/** The tags that part a prompt. Nothing that people wrote can open or close one: `<` and `>` never pass `asData`. */
export const sectionTags = ['card', 'examples', 'actions', 'places', 'present', 'known', 'own', 'talk', 'situation'] as const
export type SectionTag = (typeof sectionTags)[number]

/** Keys of the data lines that no one says aloud: a line with one of them is the prompt read back. */
export const dataKeys = [
  'you_said',
  'said_by',
  'no_longer_true',
  'just_happened',
  'answer_first',
  'you_are_busy_with',
  'off_the_record',
  'you_did_today',
  'your_mood',
] as const

/** Someone else's words made harmless: one clean line, no chat-template marks, no angle brackets, at most so many graphemes. */
export function asData(text: string, mostGraphemes = 500): string {
  const plain = neutraliseTemplates(stripUnseen(text)).replace(/</g, '‹').replace(/>/g, '›').replace(/`{2,}/g, "'").replace(/#{2,}/g, '＃')
  return firstGraphemes(plain, mostGraphemes)
}

type Field = string | number | boolean | null | undefined

/** One line of JSON whose strings went through `asData`; fields without a value are left out. */
export function dataLine(fields: Readonly<Record<string, Field>>): string {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null && value !== '')
  return JSON.stringify(Object.fromEntries(kept.map(([key, value]) => [key, typeof value === 'string' ? asData(value) : value])))
}

/** A card's prose: its paragraphs kept, everything else as `asData` does. */
export function asProse(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => asData(line, 1600))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
