import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openMemoryKit, start, type MemoryKit } from './testing/memory-kit.ts'

let kit: MemoryKit
beforeAll(async () => {
  kit = await openMemoryKit()
})
afterAll(() => kit.close())
beforeEach(() => kit.begin())

const dayMs = 86_400_000

describe('remembering', () => {
  test('[R1] what is heard is committed, found, and there after a restart', async () => {
    const { episode, learned } = await kit.memory.remember('xiaoman', kit.heard('My cat is called Momo'))
    expect(episode?.audience).toEqual(['ada', 'xiaoman'])
    expect(learned.map(({ text }) => text)).toEqual(['has a cat called Momo'])
    expect(kit.recall('how is your cat')[0]?.text).toMatch(/Momo/)
    kit.memory = kit.open()
    await kit.memory.load('xiaoman')
    expect(
      kit
        .recall('how is your cat')
        .map(({ kind }) => kind)
        .toSorted(),
    ).toEqual(['episode', 'fact'])
  })
  test('[R2] Chinese too', async () => {
    await kit.memory.remember('xiaoman', kit.heard('我叫小林，后天要考试'))
    expect(kit.memory.factsAbout('xiaoman', 'ada', ['ada'], kit.clockMs).map(({ text }) => text)).toEqual(['叫小林', '11月24日考试'])
    expect(kit.recall('你还记得我的考试吗').map(({ text }) => text)).toContain('我叫小林，后天要考试')
  })
  test('[R3] off the record leaves nothing, anywhere', async () => {
    expect(await kit.memory.remember('xiaoman', kit.heard('I like secrets', { offRecord: true }))).toEqual({ episode: null, learned: [] })
    expect(await kit.store.episodes.ofResident('xiaoman')).toEqual([])
    expect(kit.recall('secrets')).toEqual([])
  })
  test('[R4] the same utterance twice is remembered once', async () => {
    const said = kit.heard('I like tea')
    await Promise.all([kit.memory.remember('xiaoman', said), kit.memory.remember('xiaoman', said)])
    expect(await kit.store.episodes.ofResident('xiaoman')).toHaveLength(1)
    expect(await kit.store.facts.ofResident('xiaoman')).toHaveLength(1)
  })
  test("[R5] residents' words teach no facts about them", async () => {
    const { learned } = await kit.memory.remember(
      'xiaoman',
      kit.heard('I like osmanthus', { speakerId: 'zhou', speakerName: 'Zhou', speakerKind: 'resident' }),
    )
    expect(learned).toEqual([])
  })
  test('[R6] a plan carries its day and is past afterwards', async () => {
    await kit.memory.remember('xiaoman', kit.heard('I have an exam tomorrow'))
    expect(kit.memory.factsAbout('xiaoman', 'ada', ['ada'], kit.clockMs)[0]).toMatchObject({
      predicate: 'plan',
      object: 'exam',
      dueMs: Date.UTC(2026, 10, 23),
      past: false,
    })
    kit.clockMs += 3 * dayMs
    expect(kit.memory.factsAbout('xiaoman', 'ada', ['ada'], kit.clockMs)).toEqual([])
    expect(kit.recall('the exam').find(({ kind }) => kind === 'fact')).toMatchObject({ past: true, dueMs: Date.UTC(2026, 10, 23) })
  })
  test('[R7] what was said in the running talk can be left out by the id of the utterance', async () => {
    const said = kit.heard('I planted tulips')
    await kit.memory.remember('xiaoman', said)
    expect(
      kit.memory.recall({
        residentId: 'xiaoman',
        listeners: ['ada'],
        text: 'tulips',
        lang: 'en',
        namesPresent: [],
        nowMs: kit.clockMs,
        limit: 5,
        exclude: [said.id],
      }),
    ).toEqual([])
  })
  test('[R8] a resident that is not loaded recalls nothing, and loads to remember', async () => {
    expect(kit.recall('tea', ['ada'], 'zhou')).toEqual([])
    await kit.memory.remember('zhou', kit.heard('I like tea', { heardBy: ['ada', 'zhou'] }))
    expect(kit.recall('tea', ['ada'], 'zhou')).not.toEqual([])
    kit.memory = kit.open()
    expect(kit.recall('tea', ['ada'], 'zhou')).toEqual([])
  })
  test.each(["I'm going to kill myself tomorrow", '我打算明天自杀，我住在上海'])(
    '[R9] crisis words leave no fact and are never come back to: %s',
    async (text) => {
      const { learned, episode } = await kit.memory.remember('xiaoman', kit.heard(text))
      expect([learned, episode?.importance]).toEqual([[], 0])
      expect(kit.memory.factsAbout('xiaoman', 'ada', ['ada'], kit.clockMs)).toEqual([])
      expect(kit.memory.lastShared('xiaoman', 'ada', ['ada'])).toBeNull()
      expect(kit.recall('')).toEqual([])
    },
  )
  test('[R9] what was drawn from such a line before this rule is not used either', async () => {
    const { episode } = await kit.memory.remember('xiaoman', kit.heard('I have an exam on Friday'))
    const [fact] = await kit.store.facts.ofResident('xiaoman')
    const id = episode?.id ?? ''
    await kit.store.episodes.remove([id])
    if (episode !== null) await kit.store.episodes.add([{ ...episode, text: "I'm going to kill myself tomorrow" }])
    if (fact !== undefined) await kit.store.facts.update(fact.id, { evidence: [id], text: 'is going to kill themselves on Friday' })
    kit.memory = kit.open()
    await kit.memory.load('xiaoman')
    expect(kit.memory.lastShared('xiaoman', 'ada', ['ada'])).toBeNull()
    expect(kit.memory.factsAbout('xiaoman', 'ada', ['ada'], kit.clockMs)).toEqual([])
    expect(kit.recall('')).toEqual([])
    expect(kit.recall('what is on Friday').filter(({ kind }) => kind === 'fact')).toEqual([])
  })
})

describe('the audience rule', () => {
  test('[A1] what one person told is not for another, nor for both together', async () => {
    await kit.memory.remember('xiaoman', kit.heard('I like tea'))
    expect(kit.recall('tea', ['bo'])).toEqual([])
    expect(kit.recall('tea', ['ada', 'bo'])).toEqual([])
    expect(kit.memory.factsAbout('xiaoman', 'ada', ['ada', 'bo'], kit.clockMs)).toEqual([])
    expect(kit.memory.lastShared('xiaoman', 'ada', ['ada', 'bo'])).toBeNull()
  })
  test('[A2] gossip carries the audience it came with', async () => {
    await kit.memory.remember(
      'zhou',
      kit.heard('Ada likes tea', {
        speakerId: 'xiaoman',
        speakerName: 'Xiaoman',
        speakerKind: 'resident',
        heardBy: ['ada', 'bo', 'xiaoman', 'zhou'],
        sourceAudience: ['ada', 'xiaoman'],
      }),
    )
    expect(kit.recall('tea', ['ada'], 'zhou')).toHaveLength(1)
    expect(kit.recall('tea', ['bo'], 'zhou')).toEqual([])
  })
})

describe('bonds and greetings', () => {
  test('[B1] a talk is counted again after half an hour', async () => {
    await kit.memory.meet('xiaoman', 'ada', start)
    expect(await kit.memory.meet('xiaoman', 'ada', start + 29 * 60_000)).toMatchObject({ talks: 1 })
    expect(await kit.memory.meet('xiaoman', 'ada', start + 61 * 60_000)).toMatchObject({
      talks: 2,
      firstMetMs: start,
      lastMetMs: start + 61 * 60_000,
    })
    expect(kit.memory.bond('xiaoman', 'ada')?.talks).toBe(2)
    expect(kit.memory.bond('xiaoman', 'bo')).toBeNull()
  })
  test('[B2] a greeting comes back to the last thing of substance', async () => {
    await kit.memory.meet('xiaoman', 'ada', start)
    await kit.memory.remember('xiaoman', kit.heard('I have an exam on Friday'))
    await kit.memory.remember('xiaoman', kit.heard('ok bye'))
    expect(kit.memory.lastShared('xiaoman', 'ada', ['ada'])?.text).toBe('I have an exam on Friday')
    expect(kit.memory.bond('xiaoman', 'ada')?.lastEpisodeId).toBe(kit.memory.lastShared('xiaoman', 'ada', ['ada'])?.id)
  })
})

test('[B2] and first to a plan of that visit whose day has been since', async () => {
  await kit.memory.meet('xiaoman', 'ada', start)
  const plan = await kit.memory.remember('xiaoman', kit.heard('I have an exam tomorrow'))
  await kit.memory.remember('xiaoman', kit.heard('I like ginger biscuits'))
  const shared = (listeners: string[]) => kit.memory.lastShared('xiaoman', 'ada', listeners)?.text
  expect(shared(['ada'])).toBe('I like ginger biscuits')
  kit.clockMs += 4 * 86_400_000
  expect(plan.learned.map(({ predicate }) => predicate)).toContain('plan')
  expect(shared(['ada'])).toBe('I have an exam tomorrow')
  expect(shared(['ada', 'bo'])).toBeUndefined()
  kit.clockMs += 86_400_000
  await kit.memory.remember('xiaoman', kit.heard('I love the old ferry', { atMs: kit.clockMs }))
  expect(shared(['ada'])).toBe('I love the old ferry')
})

describe('yours to see', () => {
  test('[V1] facts about me and lines by me or to me, with when, where and who else heard', async () => {
    await kit.memory.meet('xiaoman', 'ada', start)
    await kit.memory.remember('xiaoman', kit.heard('I like tea', { heardBy: ['ada', 'bo', 'xiaoman', 'zhou'] }))
    await kit.memory.remember('xiaoman', kit.heard('So do I', { speakerId: 'xiaoman', speakerName: 'Xiaoman', speakerKind: 'resident' }))
    await kit.memory.remember('xiaoman', kit.heard('I hate tea', { speakerId: 'bo', speakerName: 'Bo', heardBy: ['ada', 'bo', 'xiaoman'] }))
    const [view, ...others] = await kit.memory.view('ada')
    expect(others).toEqual([])
    expect(view).toMatchObject({ residentId: 'xiaoman', name: { en: 'Xiaoman' }, talks: 1, firstMetMs: start })
    expect(view?.facts).toMatchObject([
      { text: 'likes tea', untilMs: null, place: 'Lantern Garden', heardBy: ['Bo', 'Zhou'], corrected: false },
    ])
    expect(view?.episodes.map(({ text, said }) => [text, said])).toEqual([
      ['So do I', 'to-me'],
      ['I like tea', 'by-me'],
    ])
    const unloaded = kit.open()
    expect(await unloaded.view('ada')).toEqual(await kit.memory.view('ada'))
  })
  test('[V2] my correction takes the place of what was thought, for me alone', async () => {
    await kit.memory.remember('xiaoman', kit.heard('I like tea', { heardBy: ['ada', 'bo', 'xiaoman'] }))
    const factId = (await kit.memory.view('ada'))[0]?.facts[0]?.id ?? ''
    expect(await kit.memory.correct('bo', 'xiaoman', factId, 'likes coal', 'en', kit.clockMs)).toBe(false)
    expect(await kit.memory.correct('ada', 'nobody', factId, 'likes coal', 'en', kit.clockMs)).toBe(false)
    expect(await kit.memory.correct('ada', 'xiaoman', factId, '   ', 'en', kit.clockMs)).toBe(false)
    expect(await kit.memory.correct('ada', 'xiaoman', factId, 'likes coffee', 'en', kit.clockMs)).toBe(true)
    expect((await kit.memory.view('ada'))[0]?.facts).toMatchObject([{ text: 'likes coffee', corrected: true }])
    expect(kit.memory.factsAbout('xiaoman', 'ada', ['ada'], kit.clockMs)).toMatchObject([{ predicate: 'likes', object: 'coffee' }])
    expect(kit.memory.factsAbout('xiaoman', 'ada', ['ada', 'bo'], kit.clockMs)).toEqual([])
    expect(await kit.memory.correct('ada', 'xiaoman', factId, 'likes milk', 'en', kit.clockMs)).toBe(false)
  })
  test('[V2] a correction in any words is kept as written', async () => {
    await kit.memory.remember('xiaoman', kit.heard('我喜欢茶'))
    const factId = (await kit.memory.view('ada'))[0]?.facts[0]?.id ?? ''
    await kit.memory.correct('ada', 'xiaoman', factId, '茶只在下雨的日子才对味。', 'zh', kit.clockMs)
    expect((await kit.memory.view('ada'))[0]?.facts[0]?.text).toBe('茶只在下雨的日子才对味')
  })
})
