import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { declinesLast, isEverydayWord, naming, readCalls } from './calls.ts'

const xiaoman = ['小满', 'Xiaoman', 'Man']

describe('FL4 a person named by an ordinary word', () => {
  const rain = (faced: boolean) => [{ id: 'p', names: ['Rain', '小雨'], isPerson: true, faced }]
  it.each([
    ['Rain, are you cold?', 'vocative'],
    ['rain, are you cold?', 'vocative'],
    ['What do you think, rain?', 'vocative'],
    ['hey rain', 'vocative'],
    ['@rain look', 'vocative'],
    ['Come over here, Rain!', 'vocative'],
    ['Rain, look at this lamp', 'vocative'],
    ['小雨，你冷不冷？', 'vocative'],
    ['小雨，来看这个', 'vocative'],
    ['你好小雨', 'vocative'],
    ['小雨，老周的茶你喝过没有', 'vocative'],
    ['Rain你见过小满吗', 'vocative'],
    ['你觉得呢，小雨？', 'vocative'],
    ['Look, rain!', 'mention'],
    ['Rain, again.', 'mention'],
    ['Rain!', 'mention'],
    ['any rain?', 'mention'],
    ['is that snow or rain?', 'mention'],
    ['It is snow, not rain', 'mention'],
    ['小雨，最舒服了。', 'mention'],
    ['今天小雨你带伞了吗', 'mention'],
    ['雪，小雨，都好听', 'mention'],
    ['小雨', 'mention'],
  ])('%s: %s', (text, expected) => expect(readCalls(text, rain(false)).get('p')).toBe(expected))
  it.each(['Rain!', '小雨', '小雨，最舒服了。', 'any thoughts, rain?'])('%s calls whom one looks at', (text) =>
    expect(readCalls(text, rain(true)).get('p')).toBe('vocative'),
  )
  it('a resident so named is called as ever', () => {
    expect(readCalls('Rain!', [{ id: 'r', names: ['Rain'] }]).get('r')).toBe('vocative')
  })
})

describe('FL1 one name', () => {
  it.each([
    ['Xiaoman, what tea is good tonight?', 'vocative'],
    ['hey xiaoman!', 'vocative'],
    ['what do you think, Xiaoman?', 'vocative'],
    ['Thanks, Xiaoman.', 'vocative'],
    ['bye Xiaoman, see you tomorrow', 'vocative'],
    ['再见小满，明天见', 'vocative'],
    ['小满，今天有什么茶？', 'vocative'],
    ['小满你在忙什么', 'vocative'],
    ['你好小满', 'vocative'],
    ['你觉得呢，小满？', 'vocative'],
    ['Xiaoman', 'vocative'],
    ['@xiaoman is it late', 'vocative'],
    ['any thoughts Xiaoman?', 'vocative'],
    ['Morning Xiaoman', 'vocative'],
    ['Xiaoman I have a question', 'vocative'],
    ['小满我想问你个事', 'vocative'],
    ['小满小满', 'vocative'],
    ['小满来一杯茶', 'vocative'],
    ['麻烦小满给我一杯水', 'vocative'],
    ['小满晚安', 'vocative'],
    ['小满说说看', 'vocative'],
    ['小满今天没做蛋糕', 'mention'],
    ['我听小满说的', 'mention'],
    ['那是小满吗', 'mention'],
    ['where is Xiaoman?', 'mention'],
    ['Is that Xiaoman?', 'mention'],
    ['Everybody likes Xiaoman', 'mention'],
    ['Xiaoman and I went home', 'mention'],
    ['what do you think xiaoman', 'vocative'],
    ['Sorry Xiaoman, could you say that again?', 'vocative'],
    ['And you, Xiaoman, what would you do?', 'vocative'],
    ['are you cold Xiaoman or is it just me', 'vocative'],
    ['那小满你怎么看', 'vocative'],
    ['小满老师，这个怎么念', 'vocative'],
    ['谢谢你小满', 'vocative'],
    ['帮我个忙吧小满', 'vocative'],
    ['Xioaman, which way is the gate?', 'slip'],
    ['hey xiaomn, are you busy?', 'slip'],
    ['小曼，你在干嘛', 'slip'],
    ['Not you, Xiaoman.', 'declined'],
    ['I wasn’t asking you, Xiaoman', 'declined'],
    ['没叫你小满', 'declined'],
    ['小满你先别说', 'declined'],
    ['do you like Xiaoman', 'mention'],
    ['Xiaoman was so funny last night', 'mention'],
    ['then Xiaoman, of all people, laughed', 'mention'],
    ['Before I met Xiaoman I never slept', 'mention'],
    ['你喜欢小满吗', 'mention'],
    ['小满说今晚会下雨', 'mention'],
    ['我跟小满聊了一下午', 'mention'],
    ['你猜小满怎么说的', 'mention'],
    ['小满帮我修过灯', 'mention'],
    ['I asked Xiaoman about the cake yesterday', 'mention'],
    ['我昨天问过小满那个蛋糕', 'mention'],
    ['The manor is old', 'none'],
    ['Hello there', 'none'],
    ['many lamps', 'none'],
  ] as const)('%s → %s', (text, expected) => {
    expect(naming(text, xiaoman)).toBe(expected)
  })
})

describe('several names', () => {
  const parties = [
    { id: 'xiaoman', names: ['小满', 'Xiaoman'] },
    { id: 'zhou', names: ['老周', 'Zhou'] },
    { id: 'bo', names: ['Bo Lindqvist', 'Bo'] },
  ]
  it.each([
    ['FL1', 'Xiaoman and Zhou, are you friends?', { xiaoman: 'vocative', zhou: 'vocative' }],
    ['FL1', '小满、老周，你们谁先来的？', { xiaoman: 'vocative', zhou: 'vocative' }],
    ['FL4', 'Bo, Zhou was here yesterday', { bo: 'vocative', zhou: 'mention' }],
    ['FL4', 'Bo，老周的茶你喝过没有', { bo: 'vocative', zhou: 'mention' }],
    ['FL4', 'what did you ask Zhou about, Bo?', { zhou: 'mention', bo: 'vocative' }],
    ['FL17', 'Not you, Xiaoman. Zhou, is the kettle on?', { xiaoman: 'declined', zhou: 'vocative' }],
    ['FL17', 'Zhou, not you Xiaoman, can you lift this?', { zhou: 'vocative', xiaoman: 'declined' }],
    ['FL17', 'One moment, Xiaoman, I meant the other one.', { xiaoman: 'vocative' }],
    ['FL17', 'Sorry Xiaoman, I meant Zhou. Zhou, where were you born?', { xiaoman: 'declined', zhou: 'vocative' }],
    ['FL17', '没叫你小满，老周，你在吗', { xiaoman: 'declined', zhou: 'vocative' }],
    ['FL17', '小满等一下，我问的是老周。', { xiaoman: 'declined', zhou: 'vocative' }],
  ])('%s: %s', (_rule, text, expected) => expect(Object.fromEntries(readCalls(text, parties))).toEqual(expected))

  it('FL1: whatever is written, nobody is named twice, and nobody who is not there', () => {
    const pieces = fc.constantFrom(
      'Xiaoman',
      'zhou',
      '小满',
      '老周',
      'Bo',
      ', ',
      '. ',
      ' and ',
      '和',
      'not you',
      '你',
      '@',
      '?',
      'ß',
      'İ',
      '👩‍👩‍👧',
      'told ',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), fc.string({ maxLength: 20 }), (words, tail) => {
        const ids = [...readCalls(`${words.join('')}${tail}`, parties).keys()]
        expect(new Set(ids).size).toBe(ids.length)
        for (const id of ids) expect(parties.some((party) => party.id === id)).toBe(true)
      }),
      { seed: 1, numRuns: 500 },
    )
  })
})

it.each(['not you, her', 'No, not you.', '不是你，是她', '没问你', 'I did not mean you'])('FL17: %s', (text) =>
  expect(declinesLast(text)).toBe(true),
)
it.each(['not bad', 'why not', '不是很懂', '没事', 'I know you'])('FL17 not: %s', (text) => expect(declinesLast(text)).toBe(false))

it.each(['Hello', 'hi', '你好', 'Well', '大家', 'You', 'sorry'])('FL4: %s is nobody’s name', (name) =>
  expect(isEverydayWord(name)).toBe(true),
)
it.each(['Ada', 'Hana', '王小明', 'Wells', 'Hope'])('FL4: %s is a name', (name) => expect(isEverydayWord(name)).toBe(false))
