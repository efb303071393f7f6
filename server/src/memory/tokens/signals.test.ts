import { describe, expect, test } from 'vitest'
import { signalsAsked, signalsIn } from './signals.ts'
import { contentWords, queryTokens } from './tokens.ts'

const asked = (question: string) => signalsAsked(queryTokens(question, 0, 0))

describe('[T11] the way things are told', () => {
  test.each([
    ["I'm hoping to sail round the island next year", '~plan'],
    ['打算明年开春去学吉他', '~plan'],
    ['We were back from Norway on Sunday', '~trip'],
    ['Took the train to Bergen', '~trip'],
    ['上个月坐火车去了敦煌', '~trip'],
    ['I played at an open mic on Thursday', '~event'],
    ['Second prize at the flower show', '~event'],
    ['周末参加了一场义卖', '~event'],
    ['Kneading dough clears my head', '~calm'],
    ['在水边坐一会儿，心里就平静了', '~calm'],
    ['we adopted a greyhound', '~pet'],
    ['去年养了只小狗', '~pet'],
  ])('%s: %s', (line, signal) => expect(signalsIn(line)).toContain(signal))
  test.each(['The soup is hot', 'He said no', 'On Monday it rained', '汤有点咸', 'I read on Monday'])('“%s” signals nothing', (line) =>
    expect(signalsIn(line)).toEqual([]),
  )
  test.each([
    ['What does Ada do to relax?', ['~calm']],
    ['Which places has Ada been to?', ['~trip']],
    ['What events has Ada taken part in?', ['~event']],
    ['What pets does Ada have?', ['~pet']],
    ['小满有什么打算？', ['~plan']],
    ['What did Ada eat?', []],
  ])('%s asks for %j', (question, signals) => expect(asked(question)).toEqual(signals))
  test('signs are no words of the line', () =>
    expect([...contentWords("I'm hoping to sail")].some((word) => word.startsWith('~'))).toBe(false))
})
