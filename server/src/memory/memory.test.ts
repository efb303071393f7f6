import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { answeredSource } from '#store/ids.ts'
import { openStore } from '#store/open.ts'
import type { Store } from '#store/types.ts'
import { createLogger } from '#telemetry/log.ts'
import { createMemory } from './memory.ts'
import type { HeardUtterance, Memory } from './types.ts'

const start = Date.UTC(2026, 10, 22, 12)
const dayMs = 86_400_000
const names = new Map([
  ['xiaoman', { zh: '小满', en: 'Xiaoman' }],
  ['zhou', { zh: '老周', en: 'Zhou' }],
])
let dataDir: string
let store: Store
let memory: Memory
let clockMs = start
let count = 0

function open(): Memory {
  return createMemory({
    store,
    now: () => clockMs,
    newId: () => `id${(count += 1)}`,
    spaceTitle: (roomId) => (roomId === 'garden' ? { zh: '灯园', en: 'Lantern Garden' } : 'Den'),
    residentNames: names,
    utcOffsetMinutes: 0,
  })
}
function heard(text: string, more: Partial<HeardUtterance> = {}): HeardUtterance {
  count += 1
  clockMs += 1000
  return {
    id: `u${count}`,
    roomId: 'garden',
    conversationId: 'talk',
    speakerId: 'ada',
    speakerName: 'Ada',
    speakerKind: 'person',
    text,
    lang: /\p{Script=Han}/u.test(text) ? 'zh' : 'en',
    atMs: clockMs,
    heardBy: ['ada', 'xiaoman'],
    offRecord: false,
    sourceAudience: null,
    ...more,
  }
}
/** Stored in the transcript too, as the room does it. */
async function uttered(residentId: string, said: HeardUtterance, sources: string[] = []): Promise<void> {
  const { id, roomId, conversationId, speakerId, speakerKind, speakerName, text, lang, atMs, heardBy, offRecord } = said
  await store.utterances.add({
    id,
    roomId,
    conversationId,
    speakerId,
    speakerKind,
    speakerName,
    text,
    lang,
    atMs,
    heardBy,
    offRecord,
    volume: 'say',
    model: null,
    promptVersion: null,
    sources,
    clientId: null,
  })
  await memory.remember(residentId, said)
}
const recall = (text: string, listeners = ['ada'], residentId = 'xiaoman') =>
  memory.recall({ residentId, listeners, text, lang: 'en', namesPresent: ['Ada'], nowMs: clockMs, limit: 5, exclude: [] })

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kith-memory-'))
  store = await openStore({ dataDir, databaseUrl: null, logger: createLogger({ level: 'silent' }) })
})
afterAll(async () => {
  await store.close()
  await rm(dataDir, { recursive: true, force: true })
})
beforeEach(async () => {
  clockMs = start
  memory = open()
  for (const residentId of names.keys()) {
    await store.facts.remove((await store.facts.ofResident(residentId)).map(({ id }) => id))
    await store.episodes.remove((await store.episodes.ofResident(residentId)).map(({ id }) => id))
    for (const bond of await store.bonds.ofResident(residentId)) await store.bonds.remove(residentId, bond.personId)
  }
  for (const person of [
    { id: 'ada', name: 'Ada', lang: 'en' as const },
    { id: 'bo', name: 'Bo', lang: 'en' as const },
  ]) {
    if ((await store.people.find(person.id)) === null)
      await store.people.create({ ...person, look: 'fern', createdMs: start, lastSeenMs: start })
  }
  await memory.load('xiaoman')
})

describe('remembering', () => {
  test('[R1] what is heard is committed, found, and there after a restart', async () => {
    const { episode, learned } = await memory.remember('xiaoman', heard('My cat is called Momo'))
    expect(episode?.audience).toEqual(['ada', 'xiaoman'])
    expect(learned.map(({ text }) => text)).toEqual(['has a cat called Momo'])
    expect(recall('how is your cat')[0]?.text).toMatch(/Momo/)
    memory = open()
    await memory.load('xiaoman')
    expect(
      recall('how is your cat')
        .map(({ kind }) => kind)
        .toSorted(),
    ).toEqual(['episode', 'fact'])
  })
  test('[R2] Chinese too', async () => {
    await memory.remember('xiaoman', heard('我叫小林，后天要考试'))
    expect(memory.factsAbout('xiaoman', 'ada', ['ada'], clockMs).map(({ text }) => text)).toEqual(['叫小林', '11月24日考试'])
    expect(recall('你还记得我的考试吗').map(({ text }) => text)).toContain('我叫小林，后天要考试')
  })
  test('[R3] off the record leaves nothing, anywhere', async () => {
    expect(await memory.remember('xiaoman', heard('I like secrets', { offRecord: true }))).toEqual({ episode: null, learned: [] })
    expect(await store.episodes.ofResident('xiaoman')).toEqual([])
    expect(recall('secrets')).toEqual([])
  })
  test('[R4] the same utterance twice is remembered once', async () => {
    const said = heard('I like tea')
    await Promise.all([memory.remember('xiaoman', said), memory.remember('xiaoman', said)])
    expect(await store.episodes.ofResident('xiaoman')).toHaveLength(1)
    expect(await store.facts.ofResident('xiaoman')).toHaveLength(1)
  })
  test("[R5] residents' words teach no facts about them", async () => {
    const { learned } = await memory.remember(
      'xiaoman',
      heard('I like osmanthus', { speakerId: 'zhou', speakerName: 'Zhou', speakerKind: 'resident' }),
    )
    expect(learned).toEqual([])
  })
  test('[R6] a plan carries its day and is past afterwards', async () => {
    await memory.remember('xiaoman', heard('I have an exam tomorrow'))
    expect(memory.factsAbout('xiaoman', 'ada', ['ada'], clockMs)[0]).toMatchObject({
      predicate: 'plan',
      object: 'exam',
      dueMs: Date.UTC(2026, 10, 23),
      past: false,
    })
    clockMs += 3 * dayMs
    expect(memory.factsAbout('xiaoman', 'ada', ['ada'], clockMs)).toEqual([])
    expect(recall('the exam').find(({ kind }) => kind === 'fact')).toMatchObject({ past: true, dueMs: Date.UTC(2026, 10, 23) })
  })
  test('[R7] what was said in the running talk can be left out by the id of the utterance', async () => {
    const said = heard('I planted tulips')
    await memory.remember('xiaoman', said)
    expect(
      memory.recall({
        residentId: 'xiaoman',
        listeners: ['ada'],
        text: 'tulips',
        lang: 'en',
        namesPresent: [],
        nowMs: clockMs,
        limit: 5,
        exclude: [said.id],
      }),
    ).toEqual([])
  })
  test('[R8] a resident that is not loaded recalls nothing, and loads to remember', async () => {
    expect(recall('tea', ['ada'], 'zhou')).toEqual([])
    await memory.remember('zhou', heard('I like tea', { heardBy: ['ada', 'zhou'] }))
    expect(recall('tea', ['ada'], 'zhou')).not.toEqual([])
    memory = open()
    expect(recall('tea', ['ada'], 'zhou')).toEqual([])
  })
  test.each(["I'm going to kill myself tomorrow", '我打算明天自杀，我住在上海'])(
    '[R9] crisis words leave no fact and are never come back to: %s',
    async (text) => {
      const { learned, episode } = await memory.remember('xiaoman', heard(text))
      expect([learned, episode?.importance]).toEqual([[], 0])
      expect(memory.factsAbout('xiaoman', 'ada', ['ada'], clockMs)).toEqual([])
      expect(memory.lastShared('xiaoman', 'ada', ['ada'])).toBeNull()
      expect(recall('')).toEqual([])
    },
  )
  test('[R9] what was drawn from such a line before this rule is not used either', async () => {
    const { episode } = await memory.remember('xiaoman', heard('I have an exam on Friday'))
    const [fact] = await store.facts.ofResident('xiaoman')
    const id = episode?.id ?? ''
    await store.episodes.remove([id])
    if (episode !== null) await store.episodes.add([{ ...episode, text: "I'm going to kill myself tomorrow" }])
    if (fact !== undefined) await store.facts.update(fact.id, { evidence: [id], text: 'is going to kill themselves on Friday' })
    memory = open()
    await memory.load('xiaoman')
    expect(memory.lastShared('xiaoman', 'ada', ['ada'])).toBeNull()
    expect(memory.factsAbout('xiaoman', 'ada', ['ada'], clockMs)).toEqual([])
    expect(recall('')).toEqual([])
    expect(recall('what is on Friday').filter(({ kind }) => kind === 'fact')).toEqual([])
  })
})

describe('the audience rule', () => {
  test('[A1] what one person told is not for another, nor for both together', async () => {
    await memory.remember('xiaoman', heard('I like tea'))
    expect(recall('tea', ['bo'])).toEqual([])
    expect(recall('tea', ['ada', 'bo'])).toEqual([])
    expect(memory.factsAbout('xiaoman', 'ada', ['ada', 'bo'], clockMs)).toEqual([])
    expect(memory.lastShared('xiaoman', 'ada', ['ada', 'bo'])).toBeNull()
  })
  test('[A2] gossip carries the audience it came with', async () => {
    await memory.remember(
      'zhou',
      heard('Ada likes tea', {
        speakerId: 'xiaoman',
        speakerName: 'Xiaoman',
        speakerKind: 'resident',
        heardBy: ['ada', 'bo', 'xiaoman', 'zhou'],
        sourceAudience: ['ada', 'xiaoman'],
      }),
    )
    expect(recall('tea', ['ada'], 'zhou')).toHaveLength(1)
    expect(recall('tea', ['bo'], 'zhou')).toEqual([])
  })
})

describe('bonds and greetings', () => {
  test('[B1] a talk is counted again after half an hour', async () => {
    await memory.meet('xiaoman', 'ada', start)
    expect(await memory.meet('xiaoman', 'ada', start + 29 * 60_000)).toMatchObject({ talks: 1 })
    expect(await memory.meet('xiaoman', 'ada', start + 61 * 60_000)).toMatchObject({
      talks: 2,
      firstMetMs: start,
      lastMetMs: start + 61 * 60_000,
    })
    expect(memory.bond('xiaoman', 'ada')?.talks).toBe(2)
    expect(memory.bond('xiaoman', 'bo')).toBeNull()
  })
  test('[B2] a greeting comes back to the last thing of substance', async () => {
    await memory.meet('xiaoman', 'ada', start)
    await memory.remember('xiaoman', heard('I have an exam on Friday'))
    await memory.remember('xiaoman', heard('ok bye'))
    expect(memory.lastShared('xiaoman', 'ada', ['ada'])?.text).toBe('I have an exam on Friday')
    expect(memory.bond('xiaoman', 'ada')?.lastEpisodeId).toBe(memory.lastShared('xiaoman', 'ada', ['ada'])?.id)
  })
})

describe('yours to see', () => {
  test('[V1] facts about me and lines by me or to me, with when, where and who else heard', async () => {
    await memory.meet('xiaoman', 'ada', start)
    await memory.remember('xiaoman', heard('I like tea', { heardBy: ['ada', 'bo', 'xiaoman', 'zhou'] }))
    await memory.remember('xiaoman', heard('So do I', { speakerId: 'xiaoman', speakerName: 'Xiaoman', speakerKind: 'resident' }))
    await memory.remember('xiaoman', heard('I hate tea', { speakerId: 'bo', speakerName: 'Bo', heardBy: ['ada', 'bo', 'xiaoman'] }))
    const [view, ...others] = await memory.view('ada')
    expect(others).toEqual([])
    expect(view).toMatchObject({ residentId: 'xiaoman', name: { en: 'Xiaoman' }, talks: 1, firstMetMs: start })
    expect(view?.facts).toMatchObject([
      { text: 'likes tea', untilMs: null, place: 'Lantern Garden', heardBy: ['Bo', 'Zhou'], corrected: false },
    ])
    expect(view?.episodes.map(({ text, said }) => [text, said])).toEqual([
      ['So do I', 'to-me'],
      ['I like tea', 'by-me'],
    ])
    const unloaded = open()
    expect(await unloaded.view('ada')).toEqual(await memory.view('ada'))
  })
  test('[V2] my correction takes the place of what was thought, for me alone', async () => {
    await memory.remember('xiaoman', heard('I like tea', { heardBy: ['ada', 'bo', 'xiaoman'] }))
    const factId = (await memory.view('ada'))[0]?.facts[0]?.id ?? ''
    expect(await memory.correct('bo', 'xiaoman', factId, 'likes coal', 'en', clockMs)).toBe(false)
    expect(await memory.correct('ada', 'nobody', factId, 'likes coal', 'en', clockMs)).toBe(false)
    expect(await memory.correct('ada', 'xiaoman', factId, '   ', 'en', clockMs)).toBe(false)
    expect(await memory.correct('ada', 'xiaoman', factId, 'likes coffee', 'en', clockMs)).toBe(true)
    expect((await memory.view('ada'))[0]?.facts).toMatchObject([{ text: 'likes coffee', corrected: true }])
    expect(memory.factsAbout('xiaoman', 'ada', ['ada'], clockMs)).toMatchObject([{ predicate: 'likes', object: 'coffee' }])
    expect(memory.factsAbout('xiaoman', 'ada', ['ada', 'bo'], clockMs)).toEqual([])
    expect(await memory.correct('ada', 'xiaoman', factId, 'likes milk', 'en', clockMs)).toBe(false)
  })
  test('[V2] a correction in any words is kept as written', async () => {
    await memory.remember('xiaoman', heard('我喜欢茶'))
    const factId = (await memory.view('ada'))[0]?.facts[0]?.id ?? ''
    await memory.correct('ada', 'xiaoman', factId, '茶只在下雨的日子才对味。', 'zh', clockMs)
    expect((await memory.view('ada'))[0]?.facts[0]?.text).toBe('茶只在下雨的日子才对味')
  })
})

describe('forgetting', () => {
  const everything = async (): Promise<string> =>
    JSON.stringify([
      await store.episodes.ofResident('xiaoman'),
      await store.facts.ofResident('xiaoman'),
      await memory.view('ada'),
      recall('tea momo exam'),
    ])

  test('[D1] one line, with the facts drawn from it', async () => {
    await memory.remember('xiaoman', heard('My cat is called Momo'))
    await memory.remember('xiaoman', heard('I like tea'))
    const line = (await memory.view('ada'))[0]?.episodes.find(({ text }) => text.includes('Momo'))
    expect(await memory.forget('bo', 'xiaoman', { kind: 'episode', id: line?.id ?? '' })).toBe(0)
    expect(await memory.forget('ada', 'xiaoman', { kind: 'episode', id: line?.id ?? '' })).toBe(2)
    expect(await everything()).not.toContain('Momo')
    expect(await everything()).toContain('likes tea')
  })
  test('[D2] one fact, with the lines it came from, while other facts from them stay', async () => {
    await memory.remember('xiaoman', heard('My name is Ada and I like tea'))
    await memory.remember('xiaoman', heard('I really like tea'))
    const fact = (await memory.view('ada'))[0]?.facts.find(({ text }) => text === 'likes tea')
    await memory.forget('ada', 'xiaoman', { kind: 'fact', id: fact?.id ?? '' })
    expect((await memory.view('ada'))[0]?.facts.map(({ text }) => text)).toEqual(['is called Ada'])
    expect(memory.factsAbout('xiaoman', 'ada', ['ada'], clockMs).map(({ text }) => text)).toEqual(['is called Ada'])
  })
  test('[D4] all: nothing is left but what others said of themselves', async () => {
    await memory.meet('xiaoman', 'ada', start)
    await memory.remember('xiaoman', heard('I like tea and my cat is Momo'))
    await memory.remember(
      'xiaoman',
      heard('Tea, Ada? Of course', { speakerId: 'xiaoman', speakerName: 'Xiaoman', speakerKind: 'resident' }),
    )
    await memory.remember('xiaoman', heard('I like rain', { speakerId: 'bo', speakerName: 'Bo', heardBy: ['bo', 'xiaoman'] }))
    expect(await memory.forget('ada', 'xiaoman', { kind: 'all' })).toBeGreaterThanOrEqual(3)
    expect(await memory.view('ada')).toEqual([])
    expect(memory.bond('xiaoman', 'ada')).toBeNull()
    expect(await everything()).not.toMatch(/tea|Tea|Momo|Ada/)
    expect(recall('rain', ['bo'])).not.toEqual([])
  })
  test('[D5] what residents retold of it is forgotten too, at second hand as well', async () => {
    const secret = heard('I like tea', { heardBy: ['ada', 'bo', 'xiaoman'] })
    await uttered('xiaoman', secret)
    const gossip = heard('She likes tea', {
      speakerId: 'xiaoman',
      speakerName: 'Xiaoman',
      speakerKind: 'resident',
      heardBy: ['bo', 'xiaoman', 'zhou'],
      sourceAudience: ['ada', 'bo', 'xiaoman'],
    })
    await uttered('zhou', gossip, [`${secret.id}~xiaoman`])
    const second = heard('Tea, it seems', {
      speakerId: 'zhou',
      speakerName: 'Zhou',
      speakerKind: 'resident',
      heardBy: ['bo', 'zhou'],
      sourceAudience: ['bo', 'xiaoman', 'zhou'],
    })
    await uttered('zhou', second, [`${gossip.id}~zhou`])
    await uttered(
      'zhou',
      heard('Lovely night', { speakerId: 'zhou', speakerName: 'Zhou', speakerKind: 'resident', heardBy: ['bo', 'zhou'] }),
    )
    await memory.forget('ada', 'zhou', { kind: 'all' })
    expect((await store.episodes.ofResident('zhou')).map(({ text }) => text)).toEqual(['Lovely night'])
  })
  test('[D3] forgetting what changed a fact brings the fact back', async () => {
    await memory.remember('xiaoman', heard('I live in Paris'))
    await memory.remember('xiaoman', heard('I live in London'))
    const london = (await memory.view('ada'))[0]?.facts.find(({ text }) => text.includes('London'))
    await memory.forget('ada', 'xiaoman', { kind: 'fact', id: london?.id ?? '' })
    memory = open()
    await memory.load('xiaoman')
    expect(memory.factsAbout('xiaoman', 'ada', ['ada'], clockMs).map(({ text, past }) => [text, past])).toEqual([['lives in Paris', false]])
  })
  test('[D6] unknown ids and residents forget nothing and harm nothing', async () => {
    await memory.remember('xiaoman', heard('I like tea'))
    for (const id of ['', 'nothing', '__proto__', 'a'.repeat(500), '~', '\u0000'])
      expect(await memory.forget('ada', 'xiaoman', { kind: 'fact', id })).toBe(0)
    expect(await memory.forget('ada', 'nobody', { kind: 'all' })).toBe(0)
    expect(recall('tea')).not.toEqual([])
  })
  test('[D8] an echo of what was said goes with it', async () => {
    const told = heard('I am allergic to peanuts')
    await uttered('xiaoman', told)
    const own = { speakerId: 'xiaoman', speakerName: 'Xiaoman', speakerKind: 'resident' as const }
    await uttered('xiaoman', heard('Peanuts, oh dear', own), [answeredSource(told.id)])
    await uttered('xiaoman', heard('Lovely night', own))
    const [fact] = memory.factsAbout('xiaoman', 'ada', ['ada'], clockMs)
    await memory.forget('ada', 'xiaoman', { kind: 'fact', id: fact?.id ?? '' })
    expect((await store.episodes.ofResident('xiaoman')).map(({ text }) => text)).toEqual(['Lovely night'])
    expect(recall('peanuts')).toEqual([])
    expect([memory.hasForgotten('xiaoman', told.id), memory.hasForgotten('zhou', told.id)]).toEqual([true, false])
    const late = await memory.remember('xiaoman', { ...heard('No peanuts, I promise', own), sources: [`${told.id}~xiaoman~0`] })
    expect(late.episode).toBeNull()
  })
  test('[D4] whoever told nothing asks for nothing to be forgotten', async () => {
    const own = { speakerId: 'xiaoman', speakerName: 'Xiaoman', speakerKind: 'resident' as const }
    for (let line = 0; line < 5; line += 1) await uttered('xiaoman', heard(`Line ${line}`, own))
    let asked = 0
    const { find } = store.utterances
    store.utterances.find = async (id) => {
      asked += 1
      return find(id)
    }
    expect(await memory.forget('stranger', 'xiaoman', { kind: 'all' })).toBe(0)
    store.utterances.find = find
    expect(asked).toBe(0)
  })
  test('[D7] a line to an erased person that ends only now is not kept, nor what another resident heard of it', async () => {
    const own = { speakerId: 'xiaoman', speakerName: 'Xiaoman', speakerKind: 'resident' as const }
    await uttered('xiaoman', heard('I like tea', { speakerId: 'eve', heardBy: ['eve', 'bo', 'xiaoman', 'zhou'] }))
    const first = `u${count}`
    await memory.load('zhou')
    await store.people.erase('eve')
    await memory.erased('eve')
    const ends = heard('Tea, then, Ada', { ...own, heardBy: ['eve', 'xiaoman', 'zhou'] })
    const drawn = heard('She takes tea', { ...own, heardBy: ['bo', 'xiaoman', 'zhou'], sources: [`${first}~xiaoman`] })
    for (const line of [ends, drawn]) for (const id of ['xiaoman', 'zhou']) await memory.remember(id, line)
    await memory.remember('zhou', heard('I like rain', { speakerId: 'bo', speakerName: 'Bo', heardBy: ['eve', 'bo', 'zhou'] }))
    expect(await store.episodes.ofResident('xiaoman')).toEqual([])
    expect((await store.episodes.ofResident('zhou')).map(({ text, audience }) => [text, audience])).toEqual([
      ['I like rain', ['bo', 'zhou']],
    ])
    expect(recall('tea', ['bo'], 'zhou')).toEqual([])
  })
  test('[D7] what residents retold elsewhere is gone from loaded memories too', async () => {
    const secret = heard('I like tea', { speakerId: 'fay', heardBy: ['fay', 'bo', 'xiaoman'] })
    await uttered('xiaoman', secret)
    await memory.load('zhou')
    const gossip = heard('Somebody likes tea', {
      speakerId: 'xiaoman',
      speakerName: 'Xiaoman',
      speakerKind: 'resident',
      heardBy: ['bo', 'xiaoman', 'zhou'],
      sourceAudience: ['bo', 'xiaoman'],
    })
    await uttered('zhou', gossip, [`${secret.id}~xiaoman`])
    await store.people.erase('fay')
    await memory.erased('fay')
    expect(recall('tea', [], 'zhou')).toEqual([])
    expect(await store.episodes.ofResident('zhou')).toEqual([])
  })
  test('[D7] after an erase nothing of the person answers, at once and later', async () => {
    await memory.meet('xiaoman', 'ada', start)
    await uttered('xiaoman', heard('I like tea'))
    const late = memory.remember('xiaoman', heard('one more thing about tea'))
    await store.people.erase('ada')
    const dropped = memory.erased('ada')
    expect(recall('tea')).toEqual([])
    expect(memory.bond('xiaoman', 'ada')).toBeNull()
    await Promise.all([late, dropped])
    await memory.load('xiaoman')
    expect(recall('tea', [])).toEqual([])
    await memory.remember('xiaoman', heard('I am back with tea', { speakerId: 'ada' }))
    expect(JSON.stringify(await store.episodes.ofResident('xiaoman'))).not.toContain('tea')
  })
})
