import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { HiddenText } from './hidden-text.ts'

function through(pieces: readonly string[]): { text: string; calls: string[] } {
  const hidden = new HiddenText()
  const seen = [...pieces.map((piece) => hidden.push(piece)), hidden.end()]
  return { text: seen.map(({ text }) => text).join(''), calls: seen.flatMap(({ calls }) => calls) }
}

test.each([
  ['<think>plan</think>Hello', 'Hello'],
  ['plan</think>Hello', 'planHello'],
  ['<think>never closed', ''],
  ['1 < 2 and <b> stays', '1 < 2 and <b> stays'],
  ['ends with <', 'ends with <'],
  ['<thinking>a</thinking>b<think>c</think>d', 'bd'],
])('%s', (raw, text) => {
  expect(through([raw]).text).toBe(text)
})

test('a written call is taken out whole', () => {
  expect(through(['Coming. <tool_call>{"name":"fol', 'low","arguments":{}}</tool_call>'])).toEqual({
    text: 'Coming. ',
    calls: ['{"name":"follow","arguments":{}}'],
  })
})

test('wherever it is cut, the same is seen', () => {
  const raw = '<think>a < b</think>Good <i>evening</i>, <tool_call>{}</tool_call>neighbour <'
  fc.assert(
    fc.property(fc.array(fc.nat(raw.length), { maxLength: 10 }), (cuts) => {
      const edges = [0, ...cuts.toSorted((a, b) => a - b), raw.length]
      const pieces = edges.slice(1).map((edge, index) => raw.slice(edges[index], edge))
      expect(through(pieces)).toEqual(through([raw]))
    }),
  )
})
