import { expect, test } from 'vitest'
import { upMessages } from './messages.ts'
import { plainId } from './plain-id.ts'

test.each([
  ['', true],
  ['u-7~zhou', true],
  ['小满', true],
  ['a'.repeat(8), true],
  ['a'.repeat(9), false],
  ['\0', false],
  ['a\nb', false],
  ['a\u007f', false],
])('%j is an id of up to eight characters: %j', (id, fits) => expect(plainId(8).safeParse(id).success).toBe(fits))

test('what people say and pin up has a plain id', () => {
  expect(upMessages.say.safeParse({ id: 'a\0', text: 'x', volume: 'say' }).success).toBe(false)
  expect(upMessages.note.safeParse({ id: 'a\0', text: 'x', to: null }).success).toBe(false)
  expect(upMessages.resume.safeParse({ lastUtteranceId: 'a\0' }).success).toBe(false)
})
