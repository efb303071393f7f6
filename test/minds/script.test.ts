import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createScriptModel } from '@kith/server/src/models/script/script-model.ts'
import { lineGroups } from '@kith/server/src/models/script/line-groups.ts'
import type { StreamPart, TurnScene } from '@kith/server/src/models/port.ts'
import { aboutYou, detectLanguage, type Language } from '@kith/shared/text'
import { longTalks } from './script-long-talks.ts'
import {
  answerOf,
  chatRequest,
  episode,
  fact,
  nowMs,
  personId,
  residentCard,
  residentIds,
  scene,
  scenePerson,
  talk,
  turn,
  type Exchange,
} from './script-talk.ts'

const cards = new Map(residentIds.map((id) => [id, residentCard(id)]))
const card = (id: (typeof residentIds)[number]) => cards.get(id) ?? residentCard(id)
const model = createScriptModel({ paceMs: 0, peers: () => [...cards.values()] })
const day = 86_400_000
const languages: Language[] = ['en', 'zh']
const remembered: Record<Language, Pick<TurnScene, 'memories' | 'facts'>> = {
  en: {
    memories: [
      episode('m1', "I'm going to Lisbon next week to see my sister", { atMs: nowMs - 3 * day }),
      episode('m2', 'I really like jasmine tea when it rains', { atMs: nowMs - 9 * day }),
    ],
    facts: [fact('f1', 'likes', 'likes jasmine tea'), fact('f2', 'plan', 'is going to Lisbon to see her sister')],
  },
  zh: {
    memories: [
      episode('m1', '我下周要去里斯本看我姐姐', { atMs: nowMs - 3 * day }),
      episode('m2', '我特别喜欢下雨天喝茉莉花茶', { atMs: nowMs - 9 * day }),
    ],
    facts: [fact('f1', 'likes', '喜欢茉莉花茶'), fact('f2', 'plan', '下周去里斯本看姐姐')],
  },
}
const oneLine = (id: (typeof residentIds)[number], line: string, lang: Language, over: Partial<TurnScene> = {}) =>
  answerOf(
    model,
    chatRequest(scene(card(id), lang, { cause: { type: 'addressed', utteranceId: 'u' }, turns: [turn('u', line, { lang })], ...over })),
  )
const quotes = (text: string) => Array.from(text.matchAll(/“([^”]+)”/g), (match) => match[1] ?? '')

for (const id of residentIds) {
  for (const lang of languages) {
    describe(`${id} in ${lang}, sixty lines and more`, async () => {
      const lines = [...(longTalks[lang][0] ?? []), ...(longTalks[lang][1] ?? [])].slice(0, 62)
      const present = [scenePerson({ lang, talks: 2, lastMetMs: nowMs - 3 * day })]
      const exchanges = await talk(model, card(id), lang, lines, { ...remembered[lang], present })
      const again = await talk(model, card(id), lang, lines, { ...remembered[lang], present })

      test('answers every line, with one ending each', () => {
        for (const { parts, text, calls } of exchanges) {
          expect(parts.filter((part) => part.type === 'finish' || part.type === 'error')).toHaveLength(1)
          expect(text !== '' || calls.length > 0).toBe(true)
        }
      })
      test('never says a line twice', () => {
        const used = exchanges.flatMap((exchange) => exchange.lineIds)
        expect(used).toEqual([...new Set(used)])
      })
      test('speaks the language of the turn', () => {
        const own = exchanges.map(({ text }) =>
          text
            .replace(/^\[[^\]]*\]/, '')
            .replace(/“[^”]*”/g, '')
            .trim(),
        )
        expect(own.filter((text) => text.length > 6 && detectLanguage(text) !== lang)).toEqual([])
      })
      test('quotes only what was really said or is really held, and says from where', () => {
        expect(exchanges.flatMap((exchange) => dishonestQuotes(exchange, lang))).toEqual([])
      })
      test('does not ask twice in a row, games apart', () => {
        const asking = exchanges.map(
          ({ text, lineIds }) => /[?？]["”’」]?\s*$/.test(text) && !lineIds.some((lineId) => lineId.startsWith('game.')),
        )
        expect(asking.filter((asks, index) => asks && asking[index + 1] === true)).toEqual([])
      })
      test('is the same for the same seed', () => {
        expect(again.map((exchange) => exchange.text)).toEqual(exchanges.map((exchange) => exchange.text))
      })
    })
  }
}

/** Quotes that are neither authored nor verbatim a memory, a fact or one of the last turns; and those whose source was not named. */
function dishonestQuotes({ text, scene: asked, sourceIds }: Exchange, lang: Language): string[] {
  const authored = [...lineGroups(asked.card, lang).values()].flat().map((line) => line.body)
  const known = [...asked.memories, ...asked.facts]
  const unknownSources = sourceIds.filter((id) => !known.some((memory) => memory.id === id))
  const wrong = quotes(text).filter((quote) => {
    if (authored.some((body) => body.includes(quote))) return false
    const source = known.find((memory) => memory.text.replace(/[.。]$/, '') === quote)
    return source === undefined ? !asked.turns.some((one) => one.text.includes(quote)) : !sourceIds.includes(source.id)
  })
  return [...wrong, ...unknownSources]
}

describe('memory', () => {
  const [zh, en] = [remembered.zh, remembered.en]
  test.each([
    ['en', 'what did I tell you about Lisbon?', 'm1', en],
    ['zh', '你还记得我说的里斯本吗', 'm1', zh],
    ['en', 'do you remember what I said about jasmine', 'm2', en],
    ['zh', '我跟你说过茉莉花茶吗', 'm2', zh],
  ] as const)('%s: %s → quotes it with its source', async (lang, line, id, known) => {
    const answer = await oneLine('zhou', line, lang, known)
    expect(answer.sourceIds).toEqual([id])
    expect(quotes(answer.text)).toEqual([known.memories.find((memory) => memory.id === id)?.text])
  })
  test.each([
    ['en', 'what do I like?'],
    ['zh', '我喜欢什么？'],
  ] as const)('%s: likes come from what is held', async (lang, line) => {
    const answer = await oneLine('adeng', line, lang, { facts: remembered[lang].facts })
    expect(answer.sourceIds).toEqual(['f1'])
    const [fact] = remembered[lang].facts
    expect(answer.text).toContain(aboutYou(fact?.text ?? '', lang).replace(/^You/, 'you'))
  })
  test.each([
    ['en', 'what did I tell you about Lisbon?'],
    ['en', 'what is my favourite colour?'],
    ['en', 'when is my birthday?'],
    ['zh', '我喜欢什么'],
    ['zh', '你还记得我说的那本书吗'],
    ['zh', '我的猫叫什么'],
  ] as const)('%s: %s → says plainly that it has none', async (lang, line) => {
    const answer = await oneLine('xiaoman', line, lang)
    expect(answer.lineIds[0]).toMatch(/^(?:reaction|stock)\.noMemory/)
    expect(answer.sourceIds).toEqual([])
  })
  test('a favourite that was never told is not made up from another', async () => {
    const answer = await oneLine('xiaoman', "what's my favourite colour?", 'en', remembered.en)
    expect(answer.lineIds[0]).toMatch(/noMemory/)
  })
  const held = {
    en: [
      fact('f1', 'likes', 'likes folk songs', { object: 'folk songs' }),
      fact('f2', 'dislikes', 'does not like coriander', { object: 'coriander' }),
      fact('f3', 'home', 'lives in York', { object: 'York' }),
    ],
    zh: [fact('f1', 'likes', '喜欢吃折耳根', { object: '折耳根' }), fact('f2', 'dislikes', '不喜欢吃香菜', { object: '香菜' })],
  }
  test.each([
    ['en', "what don't I like?", /coriander/, /folk/],
    ['en', 'what do I like?', /folk/, /coriander/],
    ['zh', '我不喜欢吃什么？', /香菜/, /折耳根/],
    ['zh', '我喜欢吃什么？', /折耳根/, /香菜/],
  ] as const)('%s: %s → what is liked is not confused with what is not', async (lang, line, right, wrong) => {
    const { text } = await oneLine('zhou', line, lang, { facts: held[lang] })
    expect(text).toMatch(right)
    expect(text).not.toMatch(wrong)
  })
  test('where somebody lives now, not the words about where they lived', async () => {
    const memories = [episode('m1', 'I live in Leeds, near the canal')]
    expect((await oneLine('zhou', 'where do I live?', 'en', { facts: held.en, memories })).text).toMatch(/you live in York/i)
  })
  test('what is kept is said to the face, not about somebody', async () => {
    const facts = [fact('f1', 'family', 'their sister is called Ines'), fact('f2', 'work', 'works as a nurse')]
    const { text } = await oneLine('zhou', 'what do you know about me?', 'en', { facts })
    expect(text).toContain('your sister is called Ines')
    expect(text).toContain('you work as a nurse')
  })
  test.each([
    ['en', 'What happened to Tomas?', 'My brother Tomas broke his wrist on Tuesday'],
    ['en', 'What instrument do I play?', 'I play the oboe in an orchestra'],
    ['zh', '我的猫叫什么名字？', '我养了一只猫，叫豆包'],
    ['zh', '我妹妹什么时候结婚？', '我妹妹十月结婚'],
  ] as const)('%s: %s → what was said of it', async (lang, line, told) => {
    const answer = await oneLine('adeng', line, lang, { memories: [episode('m1', told, { lang })] })
    expect(quotes(answer.text)).toEqual([told])
  })
  test.each([
    ['en', 'where do I live?'],
    ['zh', '我住哪儿？'],
  ] as const)('%s: %s in company → not denied, only not told here', async (lang, line) => {
    const present = [scenePerson({ lang }), scenePerson({ id: 'p-bela', name: 'Bela', lang })]
    expect((await oneLine('zhou', line, lang, { present })).lineIds[0]).toMatch(/^stock\.noMemoryHere/)
    expect((await oneLine('zhou', line, lang)).lineIds[0]).toMatch(/noMemory(?!Here)/)
  })
  test('nothing is not answered with whatever was said last', async () => {
    const answer = await oneLine('zhou', 'what do I love?', 'en', { memories: [episode('m1', 'I work as a nurse')] })
    expect(answer.text).not.toContain('nurse')
  })
  test.each([
    ['en', 'My secret: I am pregnant'],
    ['zh', '我的秘密是我怀孕了'],
  ] as const)('%s: a secret told is kept, not taken for a question', async (lang, line) => {
    for (const id of residentIds) expect((await oneLine(id, line, lang)).lineIds[0]).toMatch(/^stock\.secretTold/)
  })
  test("another person's words are never given as theirs", async () => {
    const others = [episode('o1', 'I am going to Lisbon too', { subjectId: 'p-other', subjectName: 'Bo' })]
    const answer = await oneLine('zhou', 'what did I tell you about Lisbon?', 'en', { memories: others })
    expect(answer.sourceIds).toEqual([])
    expect(answer.text).not.toContain('Lisbon too')
  })
  test.each(['Could you show me the way to the bridge?', 'I want to end my life tonight'])(
    'of the day, "%s" is nothing to pass on',
    async (line) => {
      const others = [episode('o1', line, { subjectId: 'p-other', subjectName: 'Bo', atMs: nowMs - 3_600_000 })]
      for (const id of residentIds)
        expect((await oneLine(id, 'what did you do today?', 'en', { memories: others })).text).not.toContain(line)
    },
  )
  test('the name is known, and quoted when it was told', async () => {
    expect((await oneLine('xiaoman', 'do you remember my name?', 'en')).text).toContain('Mira')
    expect((await oneLine('xiaoman', '你还记得我叫什么吗', 'zh')).text).toContain('Mira')
  })
  test('a returner is greeted by what they said', async () => {
    for (const lang of languages) {
      const seeds = Array.from({ length: 20 }, (_, seed) => seed)
      const answers = await Promise.all(
        seeds.map((seed) =>
          answerOf(
            model,
            chatRequest(
              scene(card('xiaoman'), lang, {
                ...remembered[lang],
                seed,
                cause: { type: 'greet', personId },
                present: [scenePerson({ talks: 1, lastMetMs: nowMs - day })],
              }),
            ),
          ),
        ),
      )
      expect(answers.filter((answer) => answer.lineIds[0]?.startsWith('greeting.fromMemory') === true).length).toBeGreaterThan(12)
    }
  })
  test('off the record, nothing is said to be kept', async () => {
    for (const line of ['I like jasmine tea', 'I work as a nurse', 'My sister is getting married']) {
      const answer = await oneLine('xiaoman', line, 'en', { offRecord: true })
      expect(answer.lineIds.filter((lineId) => lineId.startsWith('reaction.learned'))).toEqual([])
    }
  })
})

describe('requests become tool calls with a word', () => {
  test.each([
    ['come here', 'en', { name: 'walk_to', args: { person: personId } }],
    ['follow me', 'en', { name: 'follow', args: { person: personId } }],
    ['please sit down', 'en', { name: 'sit', args: {} }],
    ['can you dance?', 'en', { name: 'emote', args: { emote: 'dance' } }],
    ['leave me alone', 'en', { name: 'end_talk', args: {} }],
    ['bye', 'en', { name: 'end_talk', args: {} }],
    ['过来一下', 'zh', { name: 'walk_to', args: { person: personId } }],
    ['跟我来', 'zh', { name: 'follow', args: { person: personId } }],
    ['给我挥挥手', 'zh', { name: 'emote', args: { emote: 'wave' } }],
    ['我先走了，再见', 'zh', { name: 'end_talk', args: {} }],
  ] as const)('%s', async (line, lang, call) => {
    const answer = await oneLine('xiaoman', line, lang)
    expect(answer.calls).toContainEqual(call)
    expect(answer.text).not.toBe('')
  })
  test('what the body may not do now is declined, not promised', async () => {
    const tools = [{ name: 'emote', description: '', parameters: {} }]
    const request = chatRequest(
      scene(card('xiaoman'), 'en', { cause: { type: 'addressed', utteranceId: 'u' }, turns: [turn('u', 'follow me')] }),
      { tools },
    )
    const answer = await answerOf(model, request)
    expect(answer.calls).toEqual([])
    expect(answer.lineIds[0]).toMatch(/^reaction\.decline/)
  })
  test('a place by its name, when the scene knows places', async () => {
    const spots = [{ id: 'pond-bench', title: { en: 'the pond', zh: '池塘' } }]
    expect((await oneLine('adeng', 'take me to the pond', 'en', { spots })).calls).toContainEqual({
      name: 'walk_to',
      args: { spot: 'pond-bench' },
    })
    expect((await oneLine('adeng', '带我去池塘', 'zh', { spots })).calls).toContainEqual({ name: 'walk_to', args: { spot: 'pond-bench' } })
  })
})

describe('other causes', () => {
  const because = (cause: TurnScene['cause'], over: Partial<TurnScene> = {}, id: (typeof residentIds)[number] = 'xiaoman') =>
    answerOf(model, chatRequest(scene(card(id), 'en', { cause, ...over })))
  test('a wave is waved back', async () => {
    expect((await because({ type: 'emote', personId, emote: 'wave' })).calls).toEqual([{ name: 'emote', args: { emote: 'wave' } }])
  })
  test('a stranger gets a first greeting', async () => {
    expect((await because({ type: 'greet', personId })).lineIds[0]).toMatch(/^greeting\.first/)
  })
  test('what is overheard and none of its business is left alone', async () => {
    const answer = await because({ type: 'overheard', utteranceId: 'u' }, { turns: [turn('u', 'see you on Monday then')] })
    expect(answer.text).toBe('')
    expect(answer.parts.map((part) => part.type)).toEqual(['finish'])
  })
  test('the hour has its line', async () => {
    const [entry] = card('xiaoman').data.extensions.kith.routine
    const answer = await because({ type: 'routine', activity: entry?.activity ?? { zh: '', en: '' } })
    expect(answer.lineIds[0]).toBe('routine.1.says.1')
  })
  test('banter is answered with what the other card wrote for it', async () => {
    const opening = await because({ type: 'banter', residentId: 'zhou', opening: true })
    const said = opening.text.replace(/^\[[^\]]*\]\s*/, '')
    const spoken = turn('b', said, { speakerId: 'xiaoman', speakerName: 'Xiaoman', kind: 'resident' })
    const answer = await because(
      { type: 'banter', residentId: 'xiaoman', opening: false },
      { turns: [spoken], addresseeId: 'xiaoman' },
      'zhou',
    )
    const index = Number(opening.lineIds[0]?.split('.')[1]) - 1
    expect(card('xiaoman').data.extensions.kith.banter[index]?.reply.en).toContain(answer.text.replace(/^\[[^\]]*\]\s*/, ''))
  })
})

describe('what the day held', () => {
  test.each([
    ['en', 'what did you do today?', 'looking at the sky', 'at the telescope'],
    ['zh', '你今天做什么了？', '在水里看天', '在望远镜跟前'],
  ] as const)('%s: %s → the hours of the routine, and nothing else', async (lang, line, before, now) => {
    const [plan] = card('zhou').data.extensions.kith.routine.filter((entry) => entry.fromHour === 17)
    const answer = await oneLine('zhou', line, lang, { hour: 18, activity: { en: 'At the telescope', zh: '在望远镜跟前' } })
    expect(plan).toBeDefined()
    expect(answer.text).toContain(before)
    expect(answer.text).toContain(now)
    expect(answer.lineIds).toHaveLength(1)
  })
  test.each(languages)('asked twice, told again in %s', async (lang) => {
    const line = lang === 'en' ? 'how old are you?' : '你多大了？'
    const asked = await talk(model, card('zhou'), lang, [line, line, line, line])
    for (const { text } of asked) expect(text).toMatch(/seventy-one|七十一/i)
  })
})

test('a game is played over several turns', async () => {
  const rounds = card('xiaoman').data.extensions.kith.games[0]?.rounds ?? []
  const right = rounds[0]?.answers.en[0] ?? ''
  const exchanges = await talk(model, card('xiaoman'), 'en', ["let's play a game", 'black coffee', right, 'stop playing'])
  expect(exchanges[0]?.lineIds.some((lineId) => lineId.endsWith('.round.1'))).toBe(true)
  expect(exchanges[1]?.lineIds[0]).toMatch(/^stock\.gameWrong/)
  expect(exchanges[2]?.lineIds[0]).toMatch(/^stock\.gameRight/)
  expect(exchanges[2]?.lineIds.some((lineId) => lineId.endsWith('.round.2'))).toBe(true)
  expect(exchanges[3]?.lineIds[0]).toMatch(/^stock\.gameStop/)
})

test('words of despair are met plainly, and sent to people', async () => {
  for (const [lang, line] of [
    ['en', "I don't want to live anymore"],
    ['zh', '我不想活了'],
  ] as const) {
    expect((await oneLine('zhou', line, lang)).lineIds[0]).toMatch(/^stock\.crisis/)
  }
})

test('the first piece leaves at once, the rest at a human pace, and an abort ends it', async () => {
  const slow = createScriptModel({ paceMs: 60_000 })
  const abort = new AbortController()
  const request = chatRequest(
    scene(card('zhou'), 'en', { cause: { type: 'addressed', utteranceId: 'u' }, turns: [turn('u', 'tell me a story')] }),
  )
  const seen: StreamPart[] = []
  for await (const part of slow.stream(request, abort.signal)) {
    seen.push(part)
    if (part.type === 'text-delta') abort.abort()
  }
  expect(seen.map((part) => part.type)).toEqual(['text-start', 'text-delta', 'error'])
  expect(seen.at(-1)).toEqual({ type: 'error', code: 'aborted', retryable: false })
})

test('extraction requests are answered with nothing', async () => {
  const answer = await answerOf(model, chatRequest(scene(card('zhou'), 'en'), { purpose: 'extract' }))
  expect(answer.parts.map((part) => part.type)).toEqual(['finish'])
})

test('whatever is typed, one ending and no throw', async () => {
  const words = fc.constantFrom(...longTalks.en.flat(), ...longTalks.zh.flat())
  const line = fc.oneof(
    words,
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.tuple(words, fc.string({ maxLength: 20 })).map(([a, b]) => `${a} ${b}`),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { minLength: 1, maxLength: 6 }),
      fc.constantFrom(...residentIds),
      fc.constantFrom(...languages),
      fc.nat(),
      async (lines, id, lang, seed) => {
        const exchanges = await talk(model, card(id), lang, lines, { ...remembered[lang], seed })
        for (const exchange of exchanges) {
          expect(exchange.parts.at(-1)?.type).toBe('finish')
          expect(dishonestQuotes(exchange, lang)).toEqual([])
        }
      },
    ),
    { numRuns: 60 },
  )
})
