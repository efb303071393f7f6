import fc from 'fast-check'
import { expect, test } from 'vitest'
import { audienceOf, includesAll, mayHear } from './audience.ts'

test('[A1] all listeners must belong; nobody listening is no obstacle', () => {
  expect(mayHear(['ada', 'bo'], new Set(['ada', 'bo', 'cy']))).toBe(true)
  expect(mayHear(['ada', 'bo'], new Set(['ada']))).toBe(false)
  expect(mayHear([], new Set())).toBe(true)
})
test('[A2] who heard it may know it', () => expect(audienceOf(['ada', 'xiaoman'], null, 'ada', 'xiaoman')).toEqual(['ada', 'xiaoman']))
test('[A2] what was drawn from memories keeps their audience, with who said it and who keeps it', () =>
  expect(audienceOf(['ada', 'bo', 'xiaoman', 'zhou'], ['ada', 'xiaoman'], 'xiaoman', 'zhou')).toEqual(['ada', 'xiaoman', 'zhou']))
test('[A2] retelling never widens an audience to another person', () => {
  const ids = fc.subarray(['ada', 'bo', 'cy', 'xiaoman', 'zhou'])
  fc.assert(
    fc.property(ids, ids, (heardBy, source) => {
      const audience = audienceOf(heardBy, source, 'xiaoman', 'zhou')
      for (const person of ['ada', 'bo', 'cy']) expect(audience.includes(person)).toBe(heardBy.includes(person) && source.includes(person))
    }),
    { seed: 7 },
  )
})
test('part of an audience', () => {
  expect(includesAll(['a', 'b'], ['b'])).toBe(true)
  expect(includesAll(['a'], ['a', 'b'])).toBe(false)
})
