import { describe, expect, test } from 'vitest'
import type { Line } from '#state/talk-store.ts'
import { answersForgetWish, asksToForget } from './forget-wish.ts'

const line = (kind: Line['kind'], text: string, mine = false): Line => ({ kind, text, mine }) as Line

describe('a wish to be forgotten', () => {
  test.each([
    'Xiaoman, please forget that.',
    'Forget what I said about my sister',
    'can you delete everything you know about me?',
    'Please don’t remember this, Zhou.',
    'erase my name',
    '小满，忘了我刚才说的话吧',
    '请把那件事忘掉吧',
    '老周，别记住这个',
    '能不能删掉关于我的事',
  ])('%s', (text) => expect(asksToForget(text)).toBe(true))

  test.each([
    'I forget my keys every day',
    'did you forget me?',
    'Don’t forget it!',
    'I will never forget this evening',
    'What a lovely evening',
    '别忘了我',
    '我不会忘记这里的',
    '你还记得我吗？',
  ])('not: %s', (text) => expect(asksToForget(text)).toBe(false))

  test('the resident’s next line answers it, later ones do not', () => {
    const lines = [
      line('person', 'forget that', true),
      line('person', 'forget what?'),
      line('resident', 'In my panel you can.'),
      line('resident', 'It is a fine night.'),
    ]
    expect(lines.map((_, at) => answersForgetWish(lines, at))).toEqual([false, false, true, false])
  })
})
