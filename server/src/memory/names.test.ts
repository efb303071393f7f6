import { describe, expect, test } from 'vitest'
import { askedOfOneself, mentions, without } from './names.ts'
import { SearchIndex } from './search-index.ts'

const index = new SearchIndex(0)
for (const [speakerName, ...audience] of [
  ['Bo', 'ada', 'bo'],
  ['Mary Ann', 'ada'],
  ['Ann', 'ada'],
  ['小鹿', 'ada'],
  ['Cai', 'bo'],
] as const)
  index.add({ id: speakerName, kind: 'episode', sessionId: 's', speakerName, text: 'tea', atMs: 0, audience, importance: 0 })

describe('[EM6] a question as whoever it names would put it', () => {
  test.each([
    ["What is Bo's dog called, and where does Bo walk it?", 'What is my dog called, and where does I walk it?'],
    ['what does bo’s sister drink', 'what does my sister drink'],
    ['Who taught Mary Ann?', 'Who taught I?'],
    ['Bold colours, Bobby, (Bo)!', 'Bold colours, Bobby, (I)!'],
    ['小鹿喜欢喝什么', '我喜欢喝什么'],
    ['Bo喜欢喝什么', '我喜欢喝什么'],
    ['Where does Ann swim? And mary?', 'Where does I swim? And mary?'],
    ['What did Una say?', 'What did Una say?'],
  ])('%s', (asked, expected) => {
    expect(askedOfOneself(index, asked, ['ada'])).toBe(expected)
  })
  test('[A3] a name is known by what every listener may know, and by nothing else', () => {
    expect(askedOfOneself(index, 'What does Cai drink?', ['ada'])).toBe('What does Cai drink?')
    expect(askedOfOneself(index, 'What does Cai drink?', ['bo'])).toBe('What does I drink?')
    expect(askedOfOneself(index, 'What does Mary Ann drink?', ['ada', 'bo'])).toBe('What does Mary Ann drink?')
    expect(askedOfOneself(index, 'What does Bo drink?', ['ada', 'bo'])).toBe('What does I drink?')
  })
})

test('[K5] Latin names stand between Chinese characters, never within a word', () => {
  expect(mentions('Bo养了什么', 'bo')).toBe(true)
  expect(mentions('a bold boy', 'bo')).toBe(false)
  expect(mentions('', '')).toBe(false)
  expect(mentions('What does Keeper sell', 'Old Keeper')).toBe(true)
  expect(mentions('what does a keeper keep', 'Old Keeper')).toBe(false)
  expect(mentions('What does the cat eat', 'happy cat')).toBe(false)
  expect(without("what about Bo's dog", 'bo')).toBe('what about   dog')
})
