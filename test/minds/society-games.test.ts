import { afterEach, expect, test } from 'vitest'
import { closeVillages, gathered, linesBy, takers, tellAndWait, voice } from './society-kit.ts'

afterEach(closeVillages)

test.each([
  [
    'Zhou, give us a riddle',
    'Ada, did you bring the bread?',
    'It is in my bag',
    'a bicycle?',
    'we give up',
    'shall we meet at eight then?',
  ],
  ['老周，出个谜语吧', 'Ada，面包带了吗？', '在我包里呢', '是自行车吗？', '我认输', '那我们八点见？'],
])(
  'FL21: “%s”: a guess and giving up are heard in company, and the talk beside it is left alone',
  async (asks, aside, answer, guess, end, after) => {
    const at = await gathered(['ada', 'bo'], ['zhou', 'adeng'])
    expect(takers(at, await tellAndWait(at, 'ada', asks))).toEqual(['zhou FL1'])
    expect(takers(at, await tellAndWait(at, 'bo', aside))).toEqual([])
    expect(takers(at, await tellAndWait(at, 'ada', answer))).toEqual([])
    const before = linesBy(at, 'zhou').length
    expect(takers(at, await tellAndWait(at, 'ada', guess))).toEqual(['zhou FL21'])
    expect(takers(at, await tellAndWait(at, 'bo', aside))).toEqual([])
    expect(takers(at, await tellAndWait(at, 'ada', answer))).toEqual([])
    expect(takers(at, await tellAndWait(at, 'bo', end))).toEqual(['zhou FL21'])
    expect(linesBy(at, 'zhou').length).toBe(before + 2)
    expect(takers(at, await tellAndWait(at, 'bo', aside))).toEqual([])
    expect(takers(at, await tellAndWait(at, 'ada', after))).toEqual([])
  },
)

test('FL21: of a game a model leads it is known that it was asked for, for three minutes', async () => {
  const at = await gathered(['ada', 'bo'], ['zhou', 'adeng'], { chat: voice() })
  await tellAndWait(at, 'ada', 'Zhou, let us play twenty questions')
  const aside = async () => {
    await tellAndWait(at, 'bo', 'Ada, hold my coat')
    await tellAndWait(at, 'ada', 'Your coat is on the bench')
  }
  await aside()
  expect(takers(at, await tellAndWait(at, 'ada', 'is it an animal?'))).toEqual(['zhou FL21'])
  await at.run(3 * 60_000, 500)
  await aside()
  expect(takers(at, await tellAndWait(at, 'ada', 'is it an animal?'))).toEqual([])
})
