import { emotes } from '@kith/shared/actions'
import { expect, test } from 'vitest'
import { emoteOfCode, emoteOfKey, keyOfEmote } from './emote-keys.ts'

test('every emote has a key of its own', () => {
  const keys = emotes.map(keyOfEmote)
  expect(new Set(keys).size).toBe(emotes.length)
  for (const emote of emotes) expect(emoteOfKey(keyOfEmote(emote))).toBe(emote)
})

test.each([
  ['Digit1', 'wave'],
  ['Digit6', 'clap'],
  ['Digit0', 'spin'],
  ['Numpad7', 'shake'],
  ['Minus', 'pick'],
  ['Equal', 'give'],
  ['KeyA', undefined],
  ['Digit', undefined],
])('%s makes %s', (code, emote) => expect(emoteOfCode(code)).toBe(emote))
