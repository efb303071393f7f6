import { emotes, emotions, type Emote, type Emotion } from '../actions/emotes.ts'

/** A line as it is performed: what the face and the body do, and what is said. */
export interface TaggedLine {
  emotion: Emotion | null
  emote: Emote | null
  text: string
}

/** Square brackets, or the full-width 【】 a Chinese model likes to write, holding up to 60 characters. */
const tagAtStart = /^\s*(?:\[([^[\]\n]{0,60})\]|【([^【】\n]{0,60})】)\s*/u
const spaceOrComma = /[\s,，、|/+&]+/u
const mostTags = 3

const emotionNames: ReadonlyMap<string, Emotion> = new Map(emotions.map((name) => [name, name]))
const emoteNames: ReadonlyMap<string, Emote> = new Map(emotes.map((name) => [name, name]))

/**
 * Takes the tags off the front of a line, whoever wrote it (a card, the script, a model). The first
 * known emotion and the first known emote count; words that are neither are dropped, never spoken.
 */
export function parseTaggedLine(line: string): TaggedLine {
  let emotion: Emotion | null = null
  let emote: Emote | null = null
  let text = line
  for (let taken = 0; taken < mostTags; taken += 1) {
    const match = tagAtStart.exec(text)
    if (match === null) break
    for (const word of (match[1] ?? match[2] ?? '').toLowerCase().split(spaceOrComma)) {
      emotion ??= emotionNames.get(word) ?? null
      emote ??= emoteNames.get(word) ?? null
    }
    text = text.slice(match[0].length)
  }
  return { emotion, emote, text: text.trim() }
}
