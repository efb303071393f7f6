import { emotes, type Emote } from '@kith/shared/actions'

/** The key for each emote, in the order of `emotes`: what it types, and its physical place. */
const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '-', '='] as const

/** What the key for an emote types; '' when it has none. */
export function keyOfEmote(emote: Emote): string {
  return keys[emotes.indexOf(emote)] ?? ''
}

/** The emote for a typed character. */
export function emoteOfKey(key: string): Emote | undefined {
  return emotes[keys.findIndex((known) => known === key)]
}

/** The emote for a physical key, so that layouts with digits behind Shift work too. */
export function emoteOfCode(code: string): Emote | undefined {
  if (code === 'Minus') return emoteOfKey('-')
  if (code === 'Equal') return emoteOfKey('=')
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1]
  return digit === undefined ? undefined : emoteOfKey(digit)
}
