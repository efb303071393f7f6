import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultWeights, rankMemories } from './rank.ts'
import { SearchIndex, type MemoryDocument } from './search-index.ts'
import { episode, indexOf, query, start } from './testing/rank-kit.ts'

const texts = (index: SearchIndex, ranked: { id: string }[]): string[] =>
  ranked.map(({ id }) => index.memories.find((memory) => memory?.document.id === id)?.document.text ?? '')

describe('what is found', () => {
  test('[K1] the words that answer come first, and the parts add up to the score', () => {
    const index = indexOf(
      episode('my cat is called Momo'),
      episode('it rained all day'),
      episode('I like osmanthus cake', { sessionId: 'other' }),
    )
    const ranked = rankMemories(index, query('what cake does she like'))
    expect(texts(index, ranked)[0]).toBe('I like osmanthus cake')
    for (const { score, parts } of ranked) {
      const sum = Object.entries(parts).reduce((total, [name, part]) => (name === 'coverage' ? total : total + part), 0)
      expect(sum).toBeCloseTo(score, 6)
    }
  })
  test('[K2] Chinese without spaces', () => {
    const index = indexOf(episode('我养了一只猫叫咪咪'), episode('后天我要考试'), episode('我最爱吃桂花糕'))
    expect(texts(index, rankMemories(index, query('考试准备得怎么样')))[0]).toBe('后天我要考试')
    expect(texts(index, rankMemories(index, query('你记得我的猫吗')))[0]).toBe('我养了一只猫叫咪咪')
  })
  test('[K3] an answer is found by the question that came before it', () => {
    const index = indexOf(
      episode('where did you grow up', { speakerName: 'Xiaoman', sessionId: 'a' }),
      episode('By the sea, in a small town near Bergen', { sessionId: 'a' }),
      episode('nice lanterns', { sessionId: 'b' }),
    )
    const ranked = texts(index, rankMemories(index, query('where did Ada grow up')))
    expect(ranked).toContain('By the sea, in a small town near Bergen')
    expect(ranked).not.toContain('nice lanterns')
  })
  test('[K4] a month in the question finds what was said then', () => {
    const index = indexOf(
      episode('the tulips are out'),
      episode('the tulips again', { id: 'june', atMs: Date.UTC(2026, 5, 3), sessionId: 'b' }),
    )
    expect(rankMemories(index, query('what about tulips in june'))[0]?.id).toBe('june')
  })
  test('[K4] a day in the question prefers what was told soon after it', () => {
    const index = indexOf(
      episode('we sailed to the island', { id: 'before', atMs: Date.UTC(2026, 4, 1), sessionId: 'a' }),
      episode('we sailed to the island', { id: 'after', atMs: Date.UTC(2026, 4, 9), sessionId: 'b' }),
      episode('we sailed to the island', { id: 'late', atMs: Date.UTC(2026, 8, 9), sessionId: 'c' }),
    )
    expect(rankMemories(index, query('who sailed on 7 May 2026'))[0]?.id).toBe('after')
  })
  test('[K5] who is named in the question is preferred', () => {
    const index = indexOf(
      episode('I play chess', { speakerName: 'Bo', sessionId: 'a' }),
      episode('I play chess', { speakerName: 'Ada', sessionId: 'b' }),
    )
    expect(texts(index, rankMemories(index, query('does Bo play chess')))).toHaveLength(2)
    expect(rankMemories(index, query('does Bo play chess'))[0]?.parts['named']).toBeGreaterThan(0)
  })
})

describe('edges', () => {
  test('[K6] nothing kept, nothing asked, nothing matching', () => {
    expect(rankMemories(indexOf(), query('cake'))).toEqual([])
    expect(rankMemories(indexOf(episode('a cat')), query('submarine'))).toEqual([])
    expect(rankMemories(indexOf(episode('a cat')), query('cat', { limit: 0 }))).toEqual([])
  })
  test('[K6] one, and all equal: finite scores, newest first, then by id', () => {
    expect(rankMemories(indexOf(episode('a cat')), query('cat'))[0]?.score).toBeGreaterThan(0)
    const same = { atMs: start, sessionId: 'x' }
    const index = indexOf(
      episode('cat', { ...same, id: 'b', sessionId: '1' }),
      episode('cat', { ...same, id: 'a', sessionId: '2' }),
      episode('cat', { id: 'new', atMs: start + 5000, sessionId: '3' }),
    )
    const ranked = rankMemories(index, query('cat'))
    expect(ranked.map(({ id }) => id)).toEqual(['new', 'a', 'b'])
    expect(ranked.every(({ score }) => Number.isFinite(score))).toBe(true)
  })
  test('[K7] time only breaks ties: an old answer beats new talk', () => {
    const index = indexOf(
      episode('my sister plays the cello', { sessionId: 'old' }),
      ...Array.from({ length: 200 }, (_, i) => episode(`nice weather number ${i}`, { sessionId: 'new' })),
    )
    expect(texts(index, rankMemories(index, query('which instrument, a cello?')))[0]).toBe('my sister plays the cello')
  })
  test('[K8] a question without matter of its own gets the latest that matters', () => {
    const index = indexOf(
      episode('hello', { importance: 0 }),
      episode('my exam is on Friday', { importance: 1 }),
      episode('bye', { importance: 0 }),
    )
    expect(texts(index, rankMemories(index, query('do you remember me?')))[0]).toBe('my exam is on Friday')
  })
  test('[K8] a question of nothing but a name gets what they told, and where they were spoken of', () => {
    const index = indexOf(
      episode('good morning Bo', { id: 'greeting', sessionId: 'a' }),
      episode('I moved here from Bergen to build boats', { id: 'told', speakerName: 'Bo', sessionId: 'b' }),
      episode('it rained all day', { id: 'rain', sessionId: 'c' }),
    )
    expect(rankMemories(index, query('what do you know about Bo?'))[0]?.id).toBe('told')
    expect(rankMemories(index, query('what do you know about Bo?', { limit: 2 })).map(({ id }) => id)).toContain('greeting')
  })
  test('[K9] what is excluded is not returned but still stands beside others', () => {
    const index = indexOf(episode('where is your hometown', { id: 'q' }), episode('Bergen', { id: 'a' }))
    expect(rankMemories(index, query('hometown', { exclude: new Set(['q']) })).map(({ id }) => id)).toEqual(['a'])
  })
  test.each([
    ['what does she do for a living', 'I work nights at the docks'],
    ['你养了什么宠物', 'I have a grey cat'],
    ['does she have any pets', '我家有只橘猫'],
    ['她是做什么工作的', 'I am a nurse and my boss is kind, at the office'],
  ])('[K10] "%s" finds "%s"', (question, line) => {
    const index = indexOf(
      episode(line, { sessionId: 'a' }),
      episode('lovely lanterns', { sessionId: 'b' }),
      episode('灯真好看', { sessionId: 'c' }),
    )
    expect(texts(index, rankMemories(index, query(question)))).toEqual([line])
  })
  test('[K10] but shared words come first', () => {
    const index = indexOf(episode('I work nights', { sessionId: 'a' }), episode('what a living room', { sessionId: 'b' }))
    expect(texts(index, rankMemories(index, query('do you earn a living')))[0]).toBe('what a living room')
  })
  test('[K11] what is alike in meaning is found though it shares no word; a part of the score like the others', () => {
    const index = indexOf(
      episode('we were married on the pier', { id: 'pier', sessionId: 'a' }),
      episode('lovely lanterns', { id: 'lanterns', sessionId: 'b' }),
      episode('the ceremony of tea', { id: 'tea', sessionId: 'c' }),
    )
    const likeness = new Map([
      ['pier', 0.82],
      ['lanterns', 0.71],
      ['tea', 0.74],
    ])
    const ranked = rankMemories(index, query('how was the ceremony'), { similarity: (id) => likeness.get(id) ?? null })
    expect(ranked.map(({ id }) => id)).toContain('pier')
    expect(ranked.find(({ id }) => id === 'pier')?.parts['similar']).toBeGreaterThan(0)
    expect(ranked.map(({ id }) => id)).not.toContain('lanterns')
    expect(rankMemories(index, query('how was the ceremony'), { similarity: () => null })).toEqual(
      rankMemories(index, query('how was the ceremony')),
    )
  })
  test('[A3][K11] likeness is never asked of what a listener may not know', () => {
    const asked: string[] = []
    const index = indexOf(episode('a secret', { id: 'secret', audience: ['bo'] }), episode('a cat', { id: 'cat' }))
    rankMemories(index, query('cat'), { similarity: (id) => asked.push(id) })
    expect(asked).toEqual(['cat'])
  })
  test('[K12] a line that holds what is asked for is preferred, and one that states to one that asks', () => {
    const index = indexOf(
      episode('did you see the comet', { id: 'no-time', sessionId: 'a' }),
      episode('I saw the comet last Thursday', { id: 'time', sessionId: 'b' }),
      episode('Who saw the comet on the hill yesterday evening?', { id: 'asking', sessionId: 'c' }),
    )
    const ranked = rankMemories(index, query('when was the comet seen'))
    expect(ranked[0]?.id).toBe('time')
    expect(ranked.find(({ id }) => id === 'time')?.parts['cue']).toBeGreaterThan(0)
    expect(ranked.find(({ id }) => id === 'no-time')?.parts['cue']).toBe(0)
    expect(ranked.find(({ id }) => id === 'asking')?.parts['stated']).toBe(0)
  })
  test('[K13] a name says who is meant and hardly counts as a word', () => {
    const index = indexOf(
      episode('Bo, Bo, come and see, Bo', { id: 'calling', speakerName: 'Ada', sessionId: 'a' }),
      episode('I finished the quilt', { id: 'quilt', speakerName: 'Bo', sessionId: 'b' }),
    )
    expect(rankMemories(index, query("what about Bo's quilt")).map(({ id }) => id)).toEqual(['quilt', 'calling'])
    const zh = indexOf(
      episode('沈青禾，快来看', { id: 'calling', speakerName: 'Ada', sessionId: 'a' }),
      episode('被子做好了', { id: 'quilt', speakerName: '沈青禾', sessionId: 'b' }),
    )
    expect(rankMemories(zh, query('沈青禾的被子怎么样'))[0]?.id).toBe('quilt')
  })
  test('[K14] "my" is whoever asks', () => {
    const index = indexOf(
      episode('my cat is called Momo', { id: 'adas', speakerName: 'Ada', sessionId: 'a' }),
      episode('my cat is called Tofu', { id: 'bos', speakerName: 'Bo', sessionId: 'b' }),
    )
    for (const [askerName, first] of [
      ['Ada', 'adas'],
      ['Bo', 'bos'],
    ] as const)
      expect(rankMemories(index, query("what is my cat's name", { askerName }))[0]?.id).toBe(first)
    expect(rankMemories(index, query('what is her cat called', { askerName: 'Ada' })).map(({ parts }) => parts['named'])).toEqual([0, 0])
  })
  test('[K15] what says the same word for word comes after what says something else', () => {
    const again = Array.from({ length: 5 }, (_, at) => episode('Lovely weather for a kite', { sessionId: `talk ${at}` }))
    const index = indexOf(...again, episode('My kite is stuck in the poplar again', { sessionId: 'other' }))
    const ranked = texts(index, rankMemories(index, query('kite', { limit: 2 })))
    expect(new Set(ranked).size).toBe(2)
  })
  test('[K15] one talk does not fill the answer when the question wants several', () => {
    const index = indexOf(
      ...Array.from({ length: 8 }, (_, at) => episode(`the trip to the lake, part ${at}`, { sessionId: 'lake' })),
      episode('then a trip to the volcano', { id: 'volcano', sessionId: 'volcano' }),
      episode('and a trip to the glacier', { id: 'glacier', sessionId: 'glacier' }),
    )
    const ranked = rankMemories(index, query('which trips have they been on', { limit: 4 }))
    expect(ranked.map(({ id }) => id)).toEqual(expect.arrayContaining(['volcano', 'glacier']))
    for (const { score, parts } of ranked) {
      const sum = Object.entries(parts).reduce((total, [name, part]) => (name === 'coverage' ? total : total + part), 0)
      expect(sum).toBeCloseTo(score, 6)
    }
  })
  test('[K15] when two are named, both are heard', () => {
    const index = indexOf(
      ...Array.from({ length: 8 }, (_, at) => episode(`painting a lake again, number ${at}`, { sessionId: `a${at}` })),
      episode('my painting is of a barn, a fence and a very old horse', { id: 'bos', speakerName: 'Bo', sessionId: 'b' }),
    )
    const first = (text: string) => rankMemories(index, query(text, { limit: 4 })).map(({ id }) => id)
    expect(first('which painting of a lake did Ada and Bo make')).toContain('bos')
    expect(first('which painting of a lake did Ada make')).not.toContain('bos')
  })
  test('[K16] standing in a talk counts as far as the talk answers the question', () => {
    const index = indexOf(
      episode('a violin', { sessionId: 'a' }),
      episode('good evening', { id: 'beside', sessionId: 'a' }),
      episode('nothing here', { sessionId: 'b' }),
    )
    const beside = (text: string) => rankMemories(index, query(text)).find(({ id }) => id === 'beside')?.parts['session'] ?? 0
    expect(beside('the violin')).toBeGreaterThan(beside('the violin, the tangerine and the submarine'))
  })
  test('[K17] a question leaves nothing behind: asked again after others and after more was said, it is answered as by a new index', () => {
    const lines = ['my cat is called Momo', 'the exam is on Friday', 'osmanthus cake', 'a trip to the lake', 'the cat and the exam']
    const documents = lines.map((line, at) => episode(line, { id: `d${at}`, sessionId: `s${at % 2}` }))
    const grown = new SearchIndex(0)
    const asked = ['which cat', 'the exam and the cake', 'trips', 'nothing of the kind']
    documents.forEach((document, at) => {
      grown.add(document)
      for (const text of asked)
        expect(rankMemories(grown, query(text))).toEqual(rankMemories(indexOf(...documents.slice(0, at + 1)), query(text)))
    })
    grown.remove('d1')
    for (const text of asked)
      expect(rankMemories(grown, query(text))).toEqual(rankMemories(indexOf(...documents.filter(({ id }) => id !== 'd1')), query(text)))
  })
  test('[K18] a stray word in common does not outweigh who is asked about', () => {
    const index = indexOf(
      episode('你认识水管工吗', { id: 'stray', speakerName: 'Bo', sessionId: 'a' }),
      episode('我在一家面包店上班，每天四点起床揉面', { id: 'job', speakerName: '美琳', sessionId: 'b' }),
    )
    expect(rankMemories(index, query('美琳做什么工作最辛苦的部分是哪个时段'))[0]?.id).toBe('job')
    const turn = (text: string) => rankMemories(index, query(text)).find(({ id }) => id === 'stray')?.parts['turn'] ?? 0
    expect(turn('水管工')).toBeGreaterThan(turn('水管工最喜欢的乐队和颜色'))
  })
  test.each([
    ['which instruments can she play', 'I bought an old accordion'],
    ['她会什么乐器', '我买了一架手风琴'],
    ['is she going through an adoption', 'we adopted last year'],
  ])('[K10] "%s" finds "%s" among other talk', (question, line) => {
    const index = indexOf(
      episode('lovely lanterns', { sessionId: 'b' }),
      episode(line, { sessionId: 'a' }),
      episode('灯真好看', { sessionId: 'c' }),
    )
    expect(texts(index, rankMemories(index, query(question)))[0]).toBe(line)
  })
  test('[D1] what is removed leaves no posting and no id', () => {
    const index = indexOf(episode('zanzibar', { id: 'gone' }), episode('zanzibar and cloves', { id: 'kept' }))
    expect(index.remove('gone')).toBe(true)
    expect(rankMemories(index, query('zanzibar')).map(({ id }) => id)).toEqual(['kept'])
    index.remove('kept')
    expect(index.posting('zanzibar')).toBeUndefined()
    expect(index.size).toBe(0)
    expect(index.remove('kept')).toBe(false)
  })
})

const people = ['ada', 'bo', 'cy']
const words = ['cat', 'cake', 'exam', '桂花', '考试', 'Bergen', 'rain', 'cello']
const anyDocument = fc.record({
  text: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(' ')),
  sessionId: fc.constantFrom('s1', 's2', 's3'),
  speakerName: fc.constantFrom('Ada', 'Bo'),
  kind: fc.constantFrom('episode' as const, 'fact' as const),
  audience: fc.subarray(people),
  importance: fc.double({ min: 0, max: 1, noNaN: true }),
})
const anyQuery = fc.record({
  text: fc.array(fc.constantFrom(...words, 'Bo', 'what'), { maxLength: 4 }).map((parts) => parts.join(' ')),
  listeners: fc.subarray(people),
})

describe('the audience rule in ranking', () => {
  test('[A3] what a listener may not know changes neither hits nor scores', () => {
    fc.assert(
      fc.property(fc.array(anyDocument, { maxLength: 40 }), anyQuery, (drafts, asked) => {
        const documents = drafts.map((draft, at): MemoryDocument => ({ ...draft, id: `m${at}`, atMs: start + at * 1000 }))
        const open = documents.filter(({ audience }) => asked.listeners.every((listener) => audience.includes(listener)))
        const full = rankMemories(indexOf(...documents), query(asked.text, { listeners: asked.listeners }))
        const alone = rankMemories(indexOf(...open), query(asked.text, { listeners: asked.listeners }))
        expect(full).toEqual(alone)
        expect(full.every(({ id }) => open.some((document) => document.id === id))).toBe(true)
      }),
      { seed: 20261122, numRuns: 300 },
    )
  })
  test('[K6] scores are finite, in order and without repeats, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(anyDocument, { maxLength: 30 }), fc.string(), (drafts, text) => {
        const ranked = rankMemories(
          indexOf(...drafts.map((draft, at): MemoryDocument => ({ ...draft, id: `m${at}`, atMs: start }))),
          query(text, { listeners: [] }),
        )
        expect(new Set(ranked.map(({ id }) => id)).size).toBe(ranked.length)
        ranked.forEach(({ score }, at) => {
          expect(Number.isFinite(score)).toBe(true)
          if (at > 0) expect(score).toBeLessThanOrEqual(ranked[at - 1]?.score ?? 0)
        })
      }),
      { seed: 20261122, numRuns: 200 },
    )
  })
})

describe('a question that says hardly what it is about', () => {
  const chatter = [
    'I want a cup of tea',
    'we want the radio on',
    'they sang all evening',
    'I like ginger biscuits',
    'the tram was late and I want a refund',
  ]
  test.each([
    ['Which day do they want me?', 'I have an interview at the museum on Tuesday'],
    ['When do they want me?', 'I have an interview at the museum on Tuesday'],
    ['What was I worried about?', 'I have got a driving test, third try'],
  ])('[K19] “%s” is answered by the asker’s own line that holds it', (question, told) => {
    const index = indexOf(...chatter.map((text, at) => episode(text, { sessionId: `s${at}` })), episode(told, { sessionId: 'told' }))
    const ranked = texts(index, rankMemories(index, query(question, { askerName: 'Ada', limit: 3 })))
    expect(ranked).toContain(told)
  })
  test.each([
    ['他们让我哪天去？', '我下周二去上海面试'],
    ['我在担心什么来着？', '我要考驾照，第三回了'],
  ])('[K19] “%s”', (question, told) => {
    const others = ['我想喝杯茶', '我们要听广播', '我喜欢吃姜饼', '电车晚点了，他们让大家等着']
    const index = indexOf(...others.map((text, at) => episode(text, { sessionId: `s${at}` })), episode(told, { sessionId: 'told' }))
    expect(texts(index, rankMemories(index, query(question, { askerName: 'Ada', limit: 3 })))).toContain(told)
  })
  test('[K20] what the same person went on to say comes with what was found', () => {
    const index = indexOf(
      episode('the twins, at last', { sessionId: 'a' }),
      episode('nice', { speakerName: 'Bo', sessionId: 'a' }),
      episode('hm', { speakerName: 'Bo', sessionId: 'a' }),
      episode('really', { speakerName: 'Bo', sessionId: 'a' }),
      episode('they came on Sunday, five weeks early, each the size of a loaf', { sessionId: 'a' }),
      episode('the kettle sang all through a grey and windy afternoon', { sessionId: 'b' }),
    )
    const found = (weights = defaultWeights) => texts(index, rankMemories(index, query('when were the twins born'), { weights }))
    expect(found()).toContain('they came on Sunday, five weeks early, each the size of a loaf')
    expect(found({ ...defaultWeights, thread: 0 })).not.toContain('they came on Sunday, five weeks early, each the size of a loaf')
  })
})
