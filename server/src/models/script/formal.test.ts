import { expect, test } from 'vitest'
import { writesOut, writtenOut } from './formal.ts'
import { englishStock } from './stock-en.ts'
import { englishGames } from './stock-games-en.ts'

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

test('no line any resident shares is left with a contraction, or turned into "do not you?"', () => {
  const lines = Object.values({ ...englishStock, ...englishGames })
    .flat()
    .map(writtenOut)
  const possessives = /\b(?:Kith|arm|horse|letter|hand|reach)['’]s\b/gi
  expect(lines.filter((line) => /[\w}]['’][a-z]/i.test(line.replace(possessives, '')))).toEqual([])
  expect(lines.filter((line) => /\b(?:is|are|do|does|did|have|would) not (?:I|you|it|they|we)\b/i.test(line))).toEqual([])
})
