import { describe, expect, test } from 'vitest'
import { idiomFollows, idiomIn, idioms } from '@kith/server/src/models/script/games/idioms.ts'
import { syllableOf } from '@kith/server/src/models/script/games/syllables.ts'
import { normalise } from '@kith/server/src/models/script/understand/normalise.ts'
import { things } from '@kith/server/src/models/script/games/things.ts'
import { stopsPlaying } from '@kith/server/src/models/script/games/playing.ts'
import { chainWords, wordIn } from '@kith/server/src/models/script/games/words.ts'
import { createScriptModel } from '@kith/server/src/models/script/script-model.ts'
import { residentCard, residentIds, talk, fact, type Exchange } from './script-talk.ts'

const cards = new Map(residentIds.map((id) => [id, residentCard(id)]))
const card = (id: (typeof residentIds)[number]) => cards.get(id) ?? residentCard(id)
const model = createScriptModel({ paceMs: 0, peers: () => [...cards.values()] })
const first = (exchange: Exchange | undefined) => exchange?.lineIds[0] ?? ''
const markOf = (exchange: Exchange | undefined) => exchange?.lineIds.find((id) => id.startsWith('play:')) ?? ''

describe('idioms', () => {
  test('are several hundred, of four characters, each once, and their ends can be sounded', () => {
    expect(idioms.length).toBeGreaterThan(500)
    expect(idioms.filter((idiom) => !/^\p{Script=Han}{4}$/u.test(idiom))).toEqual([])
    expect(idioms.filter((idiom) => syllableOf(idiom.slice(-1)) === null || syllableOf(idiom.slice(0, 1)) === null)).toEqual([])
  })
  test('follow by the character or by its sound', () => {
    expect(idiomFollows('海阔天空', '空前绝后')).toBe(true)
    expect(idiomFollows('一心一意', '义不容辞')).toBe(true)
    expect(idiomFollows('一心一意', '马到成功')).toBe(false)
    expect(idiomIn('那我接马到成功！')).toEqual({ word: '马到成功', known: true })
    expect(idiomIn('今天天气真好啊')).toBeNull()
  })
})

describe('the chain', () => {
  test.each(residentIds)('%s links on, by character or sound, and outlives a line about something else', async (id) => {
    const [opening] = await talk(model, card(id), 'zh', ['来玩成语接龙吧'])
    const word = markOf(opening).split(':').at(-1) ?? ''
    const link = idioms.find((one) => one !== word && idiomFollows(word, one)) ?? ''
    const exchanges = await talk(model, card(id), 'zh', ['来玩成语接龙吧', '你今天累不累？', link, '不玩了'])
    expect(exchanges[0]?.text).toContain(word)
    expect(first(exchanges[1])).not.toMatch(/chain/)
    expect(exchanges[2]?.text).toMatch(/\p{Script=Han}{4}/u)
    const said = markOf(exchanges[2]).split(':').at(-1)?.split(',') ?? []
    expect(said.slice(0, 2)).toEqual([word, link])
    expect(said[2] === undefined || idiomFollows(link, said[2])).toBe(true)
    expect(first(exchanges[3])).toMatch(/^stock\.gameStop/)
  })
  test('one that does not follow is turned back, kindly', async () => {
    const [opening] = await talk(model, card('zhou'), 'zh', ['成语接龙'])
    const word = markOf(opening).split(':').at(-1) ?? ''
    const wrong = idioms.find((one) => one !== word && !idiomFollows(word, one)) ?? ''
    expect(first((await talk(model, card('zhou'), 'zh', ['成语接龙', wrong]))[1])).toMatch(/^stock\.chainWrong/)
  })
  test.each(['yes', 'nice', 'Wow!', 'haha', 'okay', 'what?', 'Exactly.', 'yesss'])('“%s” is no word for it', (line) => {
    expect(wordIn(line)).toBeNull()
  })
  test.each(['yeast', 'well', 'an echo', 'how about nettle', 'norwegian'])('“%s” is one', (line) => {
    expect(wordIn(line)).not.toBeNull()
  })
  test('a yes to it neither moves it on nor ends it', async () => {
    const begin = 'shall we do a word chain?'
    const [opening] = await talk(model, card('adeng'), 'en', [begin])
    const word = markOf(opening).split(':').at(-1) ?? ''
    const link = chainWords.find((one) => one !== word && one.startsWith(word.slice(-1))) ?? ''
    for (const line of ['yes', 'nice', 'noted'].filter((one) => one.startsWith(word.slice(-1))).concat('nice', 'the rain stopped')) {
      const [, , answered] = await talk(model, card('adeng'), 'en', [begin, line, link])
      expect([line, first(answered)]).toEqual([line, expect.stringMatching(/^stock\.chain(?:Mine|Lost)/)])
    }
  })
  test('in English goes by the last letter', async () => {
    const [opening] = await talk(model, card('adeng'), 'en', ['shall we do a word chain?'])
    const word = markOf(opening).split(':').at(-1) ?? ''
    const link = chainWords.find((one) => one !== word && one.startsWith(word.slice(-1))) ?? ''
    const [, answered] = await talk(model, card('adeng'), 'en', ['shall we do a word chain?', link])
    expect(first(answered)).toMatch(/^stock\.chain(?:Mine|Lost)/)
  })
})

describe('what ends a game', () => {
  test.each([
    "let's stop here",
    'stop',
    'ok, enough for today',
    'enough games',
    'no more riddles please',
    "i'm bored",
    "i'm done with this game",
    "i don't want to play any more",
    'can we do something else?',
    'never mind',
    '不玩了',
    '算了',
    '算了吧，换个话题',
    '停',
    '停一下',
    '我不想猜了',
    '今天先到这儿吧',
    '够了够了',
    '还是别玩这个了',
  ])('“%s” does', (line) => expect(stopsPlaying(normalise(line))).toBe(true))
  test.each([
    'the rain stopped',
    'where is the bus stop?',
    "i'm done with work for the year",
    'one cup is not enough for me',
    'there are no more trains after midnight',
    'he quit his job at the bakery',
    '雨停了',
    '昨晚停电了',
    '船停在桥边',
    '我算了一下账',
    '一杯不够了吧',
    '我想换个灯泡',
    '她把车停好了',
  ])('“%s” is about something else', (line) => expect(stopsPlaying(normalise(line))).toBe(false))
})

describe('twenty questions', () => {
  test.each([
    ['en', 'twenty questions!', (name: string) => `is it a ${name}?`, 'is it alive?'],
    ['zh', '来玩二十问', (name: string) => `是${name}吗？`, '是活的吗？'],
  ] as const)('%s: yes and no are true, and the thing is found', async (lang, begin, guess, alive) => {
    const [opening] = await talk(model, card('adeng'), lang, [begin])
    const thing = things[Number(markOf(opening).split(':').at(-1)?.split('.')[0])]
    const exchanges = await talk(model, card('adeng'), lang, [begin, alive, guess(thing?.names[lang][0] ?? '')])
    expect(first(exchanges[1])).toMatch(thing?.has.includes('alive') === true ? /^stock\.hiddenYes/ : /^stock\.hiddenNo/)
    expect(first(exchanges[2])).toMatch(/^stock\.hiddenRight/)
  })
  test.each(['cat', 'moon', 'kettle', 'bridge', 'strawberry'])('the other way round, %s is found by asking', async (name) => {
    const thing = things.find((one) => one.names.en[0] === name)
    const lines = ['you guess']
    for (let round = 0; round < 16; round += 1) {
      const exchanges = await talk(model, card('xiaoman'), 'en', lines)
      const state = markOf(exchanges.at(-1)).split(':').at(-1) ?? ''
      const asked = state.split(' ').at(-1) ?? ''
      if (state === 'over') break
      if (asked.startsWith('=')) lines.push(things[Number(asked.slice(1))] === thing ? 'yes' : 'no')
      else lines.push(thing?.has.some((trait) => trait === asked) === true ? 'yes' : 'no')
    }
    const exchanges = await talk(model, card('xiaoman'), 'en', lines)
    expect(first(exchanges.at(-1))).toMatch(/^stock\.guessWon/)
  })
})

test.each(['en', 'zh'] as const)('a story in turns begins, goes on with each line of theirs and ends, in %s', async (lang) => {
  const own =
    lang === 'en'
      ? ['the fox knocked on the old door', 'inside there was a very small kitchen', 'the soup was already warm on the stove']
      : ['狐狸敲了敲那扇旧门', '里面有一间很小的厨房', '炉子上的汤已经热了']
  const exchanges = await talk(model, card('zhou'), lang, [
    lang === 'en' ? "let's tell a story together" : '我们一起编个故事',
    ...own,
    lang === 'en' ? 'the end' : '讲完了',
  ])
  const kinds = exchanges.map((exchange) => first(exchange).replace(/\.\d+$/, ''))
  expect([kinds[0], kinds[4]]).toEqual(['stock.storyRules', 'stock.storyEndWith'])
  expect(kinds.slice(1, 4).every((kind) => /^stock\.story(?:On|With)$/.test(kind))).toBe(true)
  // Whom it is about is not forgotten on the way.
  expect(exchanges.slice(1).some(({ text }) => text.includes(lang === 'en' ? 'the fox' : '狐狸'))).toBe(true)
})

test.each([
  ['en', 'two truths and a lie', ['likes jasmine tea', 'works as a nurse']],
  ['zh', '来玩两真一假', ['喜欢茉莉花茶', '是护士']],
] as const)('%s: two truths are theirs with their sources, and the lie is shown', async (lang, begin, told) => {
  const facts = told.map((text, index) => fact(`f${index}`, index === 0 ? 'likes' : 'work', text))
  const [asked] = await talk(model, card('zhou'), lang, [begin], { facts })
  const lie = Number(markOf(asked).split(':').at(-1))
  expect(asked?.sourceIds.toSorted()).toEqual(['f0', 'f1'])
  const [, answered] = await talk(model, card('zhou'), lang, [begin, String(lie)], { facts })
  expect(first(answered)).toMatch(/^stock\.aboutYouRight/)
  const ways =
    lang === 'en'
      ? [
          ['first one', 'number one'],
          ['the second one', 'two'],
          ['third one', 'the last one'],
        ]
      : [
          ['第一个', '我猜是一'],
          ['第二个是假的', '二'],
          ['第三', '三吧'],
        ]
  for (const [index, said] of ways.entries())
    for (const guess of said)
      expect(first((await talk(model, card('zhou'), lang, [begin, guess], { facts }))[1])).toMatch(
        index + 1 === lie ? /^stock\.aboutYouRight/ : /^stock\.aboutYouWrong/,
      )
  const none = lang === 'en' ? ['no one came with me today'] : ['等一下', '我一个人来的', '一个人有点难过']
  for (const other of none)
    expect(first((await talk(model, card('zhou'), lang, [begin, other], { facts }))[1])).not.toMatch(/^stock\.aboutYou/)
  const [few] = await talk(model, card('zhou'), lang, [begin])
  expect(first(few)).toMatch(/^stock\.aboutYouFew/)
})

test('a riddle outlives a line about something else', async () => {
  const answer = card('zhou').data.extensions.kith.games[0]?.rounds[0]?.answers.en[0] ?? ''
  const exchanges = await talk(model, card('zhou'), 'en', ['give me a riddle', 'where do you live?', answer])
  expect(first(exchanges[1])).toMatch(/^slot\.home/)
  expect(first(exchanges[2])).toMatch(/^stock\.gameRight/)
})
