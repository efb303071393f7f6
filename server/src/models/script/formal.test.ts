import { expect, test } from 'vitest'
import { writesOut, writtenOut } from './formal.ts'

test.each([
  ["I'd say it's late.", 'I would say it is late.'],
  ['You’ve emptied that drawer. Try another.', 'You have emptied that drawer. Try another.'],
  ['Nothing’s been added since.', 'Nothing has been added since.'],
  ["Can't say I have, and I'd only be making it up.", 'I cannot say I have, and I would only be making it up.'],
  ['It hasn’t changed.', 'It has not changed.'],
])('%s', (line, written) => {
  expect(writtenOut(line)).toBe(written)
})

test('tells who writes every word out', () => {
  expect(writesOut(["I'm here."])).toBe(false)
  expect(writesOut(["Xiaoman's cake is on the tree's bench."])).toBe(true)
  expect(writesOut([])).toBe(false)
})
