import { describe, expect, test } from 'vitest'
import { rankMemories } from './rank.ts'
import { episode, indexOf, query } from './testing/rank-kit.ts'

describe('questions of a kind, and what leads on', () => {
  test('[K21] all of a kind: what is told as such things are told comes before what only repeats the question', () => {
    const index = indexOf(
      episode('plans, plans, everybody has plans', { speakerName: 'Bo', sessionId: 'a' }),
      episode('a good part of the day was grey', { sessionId: 'a' }),
      episode('we are thinking of walking the ridge this summer', { id: 'ridge', sessionId: 'b' }),
      episode('the kettle is on', { sessionId: 'b' }),
      episode("I'd like to learn the oboe some day", { id: 'oboe', sessionId: 'c' }),
      episode('the bread came out flat', { sessionId: 'c' }),
    )
    const found = rankMemories(index, query('What are Ada’s plans?', { limit: 2 })).map(({ id }) => id)
    expect(found.toSorted()).toEqual(['oboe', 'ridge'])
  })
  test('[K21] where the question says more than the kind, its words decide', () => {
    const index = indexOf(
      episode('we are thinking of walking the ridge this summer', { sessionId: 'b' }),
      episode('the oboe plans fell through', { id: 'oboe', sessionId: 'c' }),
    )
    expect(rankMemories(index, query('What are Ada’s plans for the oboe?'))[0]?.id).toBe('oboe')
  })
  test('[K22] a rare word beside the first answer leads to the second, of the same person and of nobody else', () => {
    const chatter = Array.from({ length: 30 }, (_, at) => episode(`the kettle sang for a while, ${at}`, { sessionId: `k${at}` }))
    const index = indexOf(
      episode('my conductor is Hannah Petrova', { sessionId: 'a' }),
      ...chatter,
      episode('Petrova came by with a cake', { id: 'second', sessionId: 'b' }),
      episode('Petrova lives by the mill', { id: 'other', sessionId: 'c', speakerName: 'Bo' }),
    )
    const found = rankMemories(index, query('what is the conductor like')).map(({ id }) => id)
    expect(found).toContain('second')
    expect(found).not.toContain('other')
  })
})
