import { emotes, emotions, type Emote, type Emotion } from '@kith/shared/actions'
import type { Parsed } from './parsed.ts'

const byWord: ReadonlyMap<string, Emote | Emotion> = new Map<string, Emote | Emotion>([
  ...emotes.map((name) => [name, name] as const),
  ...emotions.map((name) => [name, name] as const),
  ['smile', 'glad'],
  ['grin', 'playful'],
  ['wink', 'playful'],
  ['chuckle', 'laugh'],
  ['giggle', 'laugh'],
  ['happy', 'glad'],
  ['blush', 'shy'],
  ['sigh', 'sad'],
  ['angry', 'cross'],
  ['frown', 'cross'],
  ['twirl', 'spin'],
])
const chinese: readonly (readonly [RegExp, Emote | Emotion])[] = [
  [/挥(?:了挥|挥)?手/, 'wave'],
  [/点(?:了点|点)?头/, 'nod'],
  [/鼓(?:了鼓)?掌|拍手/, 'clap'],
  [/摇(?:了摇|摇)?头/, 'shake'],
  [/生气|皱眉/, 'cross'],
  [/大笑|笑出声/, 'laugh'],
  [/微笑|笑/, 'glad'],
  [/叹/, 'sad'],
  [/好奇/, 'curious'],
  [/害羞|脸红/, 'shy'],
]
const isEmote = (name: Emote | Emotion): name is Emote => emotes.some((one) => one === name)

/** The feeling and gesture that a tag or a stage direction names; null when it names neither. */
export function feelOf(words: string): Extract<Parsed, { type: 'feel' }> | null {
  let emotion: Emotion | null = null
  let emote: Emote | null = null
  const note = (found: Emote | Emotion | undefined) => {
    if (found === undefined) return
    if (isEmote(found)) emote ??= found
    else emotion ??= found
  }
  for (const word of words.toLowerCase().split(/[^a-z]+/))
    note(
      byWord.get(word) ?? byWord.get(word.replace(/(?:e?s|ing|ed)$/, '')) ?? byWord.get(word.replace(/(?:ing|ed)$/, 'e').replace(/s$/, '')),
    )
  for (const [pattern, found] of chinese) if (pattern.test(words)) note(found)
  return emotion === null && emote === null ? null : { type: 'feel', emotion, emote }
}
