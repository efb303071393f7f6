import { createScriptModel } from '@kith/server/src/models/script/script-model.ts'
import { plotWith } from '@kith/server/src/models/script/games/plot.ts'
import { filledIn } from '@kith/server/src/models/script/understand/ellipsis.ts'
import { describe, expect, test } from 'vitest'
import { episode, residentCard, residentIds, talk } from './script-talk.ts'

const peers = residentIds.map((id) => residentCard(id))
const model = createScriptModel({ paceMs: 0, peers: () => peers })
const answers = async (who: string, lang: 'en' | 'zh', lines: readonly string[], over: Parameters<typeof talk>[4] = {}) =>
  talk(model, residentCard(who), lang, lines, over)
const lastOf = async (who: string, lang: 'en' | 'zh', lines: readonly string[], over: Parameters<typeof talk>[4] = {}) => {
  const [last] = (await answers(who, lang, lines, over)).slice(-1)
  if (last === undefined) throw new Error('nothing was said')
  return last
}

describe('what a line leaves out is taken from what went before', () => {
  test.each([
    ['and my wife?', ['do you remember what the parrot was called'], 'do you remember what my wife was called'],
    ['how about dogs?', ['do you like cats?'], 'do you like dogs?'],
    ['and the tree?', ['is it far to the pond?'], 'is it far to the tree?'],
    ["what's her name again?", ['my sister lives in York'], "what's my sister's name again?"],
    ['where does she live?', ['hm', 'my sister has a test on Thursday'], 'where does my sister live?'],
    ['我媳妇呢？', ['你还记得那鹦鹉叫什么吗'], '你还记得我媳妇叫什么吗'],
    ['狗呢', ['你喜欢猫吗'], '你喜欢狗吗'],
    ['她叫什么来着', ['我姐姐周四考驾照'], '我姐姐叫什么来着'],
  ])('“%s” after %j', (line, theirs, whole) => {
    expect(filledIn(line, /\p{Script=Han}/u.test(line) ? 'zh' : 'en', { theirs, tellingMine: false })?.replace(/\?$/, '')).toBe(
      whole.replace(/\?$/, ''),
    )
  })
  test.each([
    ['and then?', ['do you like cats?']],
    ['and you?', ['do you like cats?']],
    ['and my wife?', []],
    ['your tea is good', ['do you like cats?']],
    ['and good night', ['do you like cats?']],
    ['how about a walk?', ['do you like cats?']],
    ['what about a story?', ['do you like cats?']],
    ['and the weather?', ['do you like cats?']],
    ['my turn?', ['do you like cats?']],
    ['or maybe later', ['do you like cats?']],
    ['我在听呢', ['你喜欢猫吗']],
    ['灯亮着呢', ['你喜欢猫吗']],
    ['怎么办呢', ['你喜欢猫吗']],
    ['然后呢', ['你喜欢猫吗']],
    ['那你呢', ['你喜欢猫吗']],
  ])('“%s” after %j stands by itself', (line, theirs) => {
    expect(filledIn(line, 'en', { theirs, tellingMine: false })).toBe(null)
  })
  test('while the resident tells of its own, “she” is in that', () => {
    expect(filledIn('what was her name?', 'en', { theirs: ['my sister lives in York'], tellingMine: true })).toBe(null)
  })
})

describe.each(residentIds)('%s', (who) => {
  test.each([
    ['en', ['the parrot was called Admiral', "she's called Pauline, my wife", 'do you remember what the parrot was called'], 'Admiral'],
    [
      'en',
      ['the parrot was called Admiral', "she's called Pauline, my wife", 'do you remember what the parrot was called', 'and my wife?'],
      'Pauline',
    ],
    ['en', ['I have an interview on Tuesday at the museum', "I'm worried about it", 'what was I worried about?'], 'interview on Tuesday'],
    ['en', ['I have an interview on Tuesday at the museum', 'which day do they want me?'], 'Tuesday'],
    ['zh', ['我媳妇叫秀兰，鹦鹉叫将军', '我媳妇叫什么来着'], '秀兰'],
    ['zh', ['我下周二要去上海面试', '我在担心什么来着'], '上海面试'],
    ['zh', ['我下周二要去上海面试', '他们让我哪天去'], '下周二'],
  ] as const)('%s: %j is answered with what was told', async (lang, lines, told) => {
    expect((await lastOf(who, lang, lines)).text).toContain(told)
  })

  test('what was never told is not made up out of what was', async () => {
    const { lineIds } = await lastOf(who, 'en', ['my sister has a driving test on Thursday', 'do you remember her name?'])
    expect(lineIds.join()).toMatch(/noMemory/)
  })

  test.each([
    ['en', ['I work as a nurse', 'what about you?'], /^slot\.work/],
    ['en', ['I live in York. you?'], /slot\.home/],
    ['zh', ['我是护士', '你呢？'], /^slot\.work/],
  ] as const)('%s: asked back, it tells the same of itself: %j', async (lang, lines, id) => {
    expect((await lastOf(who, lang, lines)).lineIds.join(' ')).toMatch(id)
  })

  test.each([
    ['en', "I'm exhausted. is it always evening here?", [/^reaction\.tired/, /^stock\.evening/]],
    ['en', "what's your name and how long have you been here?", [/^slot\.name/, /^slot\.past/]],
    ['zh', '我累坏了。这儿一直是晚上吗', [/^reaction\.tired/, /^stock\.evening/]],
    ['zh', '你叫什么，来这儿多久了', [/^slot\.name/, /^slot\.past/]],
  ] as const)('%s: of several things in a line, another is met too: %s', async (lang, line, ids) => {
    const { lineIds } = await lastOf(who, lang, [line])
    for (const [at, id] of ids.entries()) expect(lineIds[at]).toMatch(id)
  })

  test.each(['en', 'zh'] as const)('%s: it recommends of its own trade, and a present for somebody else', async (lang) => {
    const asked =
      lang === 'en'
        ? ['what do you recommend?', 'and what should I get my mum for her birthday?']
        : ['你有什么推荐的', '送我妈妈什么生日礼物好']
    const ids = (await answers(who, lang, asked)).map(({ lineIds }) => lineIds[0])
    expect(ids[0]).toMatch(/^stock\.recommend\./)
    expect(ids[1]).toMatch(/^stock\.recommendGift\./)
  })

  test.each(['en', 'zh'] as const)('%s: a memory of another day answers “what was I worried about” too', async (lang) => {
    const told = episode('m1', lang === 'en' ? "I've got a driving test on Thursday" : '我周四要考驾照')
    const { sourceIds } = await lastOf(
      who,
      lang,
      [lang === 'en' ? 'do you remember what I was worried about' : '你还记得我上次担心什么吗'],
      {
        memories: [episode('m0', lang === 'en' ? 'I like ginger biscuits' : '我喜欢吃姜饼'), told],
      },
    )
    expect(sourceIds).toEqual(['m1'])
  })
})

test('an order is taken up by whoever serves, and added to; the others say whose trade it is', async () => {
  const [order, more] = await answers('xiaoman', 'zh', ['那来一杯热的吧', '要大杯的'])
  expect(order?.calls).toEqual([{ name: 'bring', args: { person: 'p-mira' } }])
  expect(more?.lineIds.join()).toMatch(/orderMore/)
  const other = await lastOf('adeng', 'en', ['a cup of something hot, please'])
  expect([other.calls.length, other.text.includes('Xiaoman')]).toEqual([0, true])
})

test.each([
  [
    'en',
    ['a small girl called Nell found a blue umbrella', 'inside there was a map', 'she took it to the lighthouse'],
    { hero: 'Nell', thing: 'the map' },
  ],
  ['en', ['The fox at the gate had on a very good coat.'], { hero: 'the fox', thing: 'the good coat' }],
  ['zh', ['一只狐狸推门进来，手里拿着一把旧伞', '伞里掉出一张地图'], { hero: '那只狐狸', thing: '那张地图' }],
] as const)('%s: the plot of %j', (lang, sentences, plot) => {
  let found = { hero: '', thing: '' }
  for (const sentence of sentences) found = plotWith(found, sentence, lang)
  expect(found).toEqual(plot)
})
