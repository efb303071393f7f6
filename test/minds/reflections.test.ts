import type { DiaryPageAnswer } from '@kith/shared/protocol'
import { openMemoryKit, type MemoryKit } from '@kith/server/src/memory/testing/memory-kit.ts'
import { createAfterthoughts, type Afterthoughts } from '@kith/server/src/mind/afterthought/afterthoughts.ts'
import { createModels } from '@kith/server/src/models/models.ts'
import { createLogger } from '@kith/server/src/telemetry/log.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OpenAiServer } from '../helpers/openai-server.ts'
import { closeEndpoints, endpoint } from './models-kit.ts'
import { residentCard } from './script-talk.ts'

let kit: MemoryKit
let server: OpenAiServer
let thoughts: Afterthoughts
const own = { speakerId: 'xiaoman', speakerName: 'Xiaoman', speakerKind: 'resident' as const }
const day = '2026-11-22'

beforeAll(async () => {
  kit = await openMemoryKit()
})
afterAll(() => kit.close())
beforeEach(async () => {
  await kit.begin()
  server = await endpoint({ reply: () => '{"facts":[]}' })
  const choice = { apiKey: null, baseUrl: server.url, name: 'kith-test', fastName: 'kith-fast', embeddingName: null, dailyTokens: null }
  const models = await createModels({ ...choice, probeLocal: false }, { counters: kit.store.counters, now: () => kit.clockMs })
  thoughts = createAfterthoughts({
    store: kit.store,
    memory: kit.memory,
    models,
    cards: new Map([['xiaoman', residentCard('xiaoman')]]),
    logger: createLogger({ level: 'silent' }),
    now: () => kit.clockMs,
    utcOffsetMinutes: 0,
  })
  kit.onKept = (residentId) => thoughts.heard(residentId)
})
afterEach(async () => {
  await thoughts.stop()
  await closeEndpoints()
})

const hear = async (text: string, more: Parameters<MemoryKit['heard']>[1] = {}) =>
  (await kit.memory.remember('xiaoman', kit.heard(text, more))).episode?.id ?? ''
const talkEnds = async () => {
  kit.clockMs += 120_000
  await thoughts.runDue()
}
const thinks = (answer: object) =>
  server.setReply((body) => (JSON.stringify(body).includes('<talk>') ? '{"facts":[]}' : JSON.stringify(answer)))
const prompts = () =>
  server
    .chats()
    .map(({ raw }) => raw)
    .filter((raw) => raw.includes('<day '))
const kept = () => kit.store.reflections.ofResident('xiaoman')
const page = (reader = 'ada'): Promise<DiaryPageAnswer | null> => kit.memory.panel.diaryPage(reader, 'xiaoman', day)
async function evening(more: Parameters<MemoryKit['heard']>[1] = {}): Promise<string[]> {
  return [
    await hear('I have an exam in Leeds and I am scared of it', more),
    await hear('My grandmother taught me to bake osmanthus cake', more),
    await hear('I like to bake when I am scared of something', more),
    await hear('Bake, then', { ...own, ...more }),
  ]
}
const thought = {
  insights: [{ text: 'Ada bakes when an exam frightens her.', lines: [1, 3] }],
  diary: 'Ada came with an exam on her mind and talked about her grandmother’s osmanthus cake instead.',
  bond: { text: 'Ada told me what she does when she is scared.', lines: [3] },
}

describe('thinking a day over', () => {
  test('[RE1] [RE2] when enough has happened, by one call about one person, with its reasons', async () => {
    thinks(thought)
    const lines = await evening()
    await talkEnds()
    expect(prompts()).toHaveLength(1)
    expect(
      (await kept()).map(({ kind, text, evidence, drawnFrom, audience, aboutId, model }) => ({
        kind,
        text,
        evidence,
        drawnFrom,
        audience,
        aboutId,
        model,
      })),
    ).toEqual([
      {
        kind: 'insight',
        text: thought.insights[0]?.text,
        evidence: [lines[0], lines[2]],
        drawnFrom: lines,
        audience: ['ada', 'xiaoman'],
        aboutId: 'ada',
        model: 'kith-fast',
      },
      {
        kind: 'diary',
        text: thought.diary,
        evidence: [],
        drawnFrom: lines,
        audience: ['ada', 'xiaoman'],
        aboutId: 'ada',
        model: 'kith-fast',
      },
    ])
    expect((await kit.store.bondEvents.ofPerson('ada')).map(({ kind, reason, evidence }) => [kind, reason, evidence])).toEqual([
      ['reflected', thought.bond.text, [lines[2]]],
    ])
    await hear('One more small thing')
    await talkEnds()
    expect(prompts()).toHaveLength(1)
  })
  test('[RE1] [RE5] the same lines are not asked about twice, whatever came of them, also when it was forgotten', async () => {
    thinks({ insights: [], diary: '', bond: null })
    await evening()
    await talkEnds()
    await hear('Lovely lamps', { speakerId: 'bo', speakerName: 'Bo', heardBy: ['bo', 'xiaoman'] })
    await talkEnds()
    expect(prompts()).toHaveLength(1)
    thinks(thought)
    await evening()
    await talkEnds()
    for (const { id } of await kept()) await kit.memory.forget('ada', 'xiaoman', { kind: 'reflection', id })
    await hear('Good night', { speakerId: 'bo', speakerName: 'Bo', heardBy: ['bo', 'xiaoman'] })
    await talkEnds()
    expect([prompts().length, await kept()]).toEqual([2, []])
  })
  test('[RE1] a nod and a greeting are no day', async () => {
    await hear('Good evening')
    await hear('Lovely lamps')
    await hear('Bye now')
    await talkEnds()
    expect(prompts()).toEqual([])
  })
  test('[RE2] only lines of the two of them are shown, and only who may know all of them may know the thought', async () => {
    thinks(thought)
    await evening({ heardBy: ['ada', 'bo', 'xiaoman'] })
    await hear('Zq1x is between us', { heardBy: ['ada', 'xiaoman'] })
    await hear('Zq2x is what I say', { speakerId: 'bo', speakerName: 'Bo', heardBy: ['ada', 'bo', 'xiaoman'] })
    await hear('Zq3x for Bo alone', { ...own, heardBy: ['bo', 'xiaoman'] })
    await talkEnds()
    expect(prompts().join('')).toContain('Zq1x')
    expect(prompts().join('')).not.toMatch(/Zq[23]x/)
    expect((await kept()).map(({ audience }) => audience)).toEqual([
      ['ada', 'xiaoman'],
      ['ada', 'xiaoman'],
    ])
    expect(JSON.stringify(await page('bo'))).not.toContain('osmanthus')
    expect(kit.recall('what frightens Ada', ['ada', 'bo']).map(({ text }) => text)).not.toContain(thought.insights[0]?.text)
    expect(kit.recall('what frightens Ada', ['ada']).map(({ text }) => text)).toContain(thought.insights[0]?.text)
  })
  test('[RE3] numbers and quotes that nobody said, another language, claims to be human: not kept', async () => {
    await evening()
    thinks({
      insights: [
        { text: 'Ada has 3 exams coming.', lines: [1] },
        { text: 'Ada said “I hate baking”.', lines: [1] },
        { text: '艾达害怕考试。', lines: [1] },
        { text: 'Ada and I are both human, and I am a real person.', lines: [1] },
        { text: 'Ada rests on nothing.', lines: [99] },
        { text: 'x'.repeat(2000), lines: [1] },
        'no object',
      ],
      diary: null,
      bond: { text: 'Ada owes me nothing.', lines: [77] },
    })
    await talkEnds()
    expect(prompts()).toHaveLength(1)
    expect(await kept()).toEqual([])
    expect(await kit.store.bondEvents.ofPerson('ada')).toEqual([])
  })
  test('[RE4] what is said twice is kept once; at most three insights come of one thought', async () => {
    const insights = ['Ada bakes when scared.', 'Ada loves her grandmother.', 'Ada dreads Leeds.', 'Ada is brave.'].map((text) => ({
      text,
      lines: [1],
    }))
    thinks({ insights, diary: 'Ada talked about Leeds.', bond: null })
    await evening()
    await talkEnds()
    expect((await kept()).filter(({ kind }) => kind === 'insight')).toHaveLength(3)
    await evening()
    await talkEnds()
    expect(prompts()).toHaveLength(2)
    const all = await kept()
    expect(all.filter(({ kind }) => kind === 'diary')).toHaveLength(1)
    expect(all.filter(({ kind }) => kind === 'insight').map(({ text }) => text)).toEqual(insights.map(({ text }) => text))
  })
  test('[RE5] a thought goes with any line its writer was shown, cited or not, and with all; the day is told plainly again', async () => {
    thinks(thought)
    const [, cake] = await evening()
    await talkEnds()
    expect(await kit.memory.forget('bo', 'xiaoman', { kind: 'reflection', id: (await kept())[0]?.id ?? '' })).toBe(0)
    await kit.memory.forget('ada', 'xiaoman', { kind: 'episode', id: cake ?? '' })
    expect(await kept()).toEqual([])
    expect(await kit.store.bondEvents.ofPerson('ada')).toEqual([])
    expect(kit.recall('exam frightens').map(({ text }) => text)).not.toContain(thought.insights[0]?.text)
    const plain = await page()
    expect(plain?.entries.map(({ by }) => by)).toEqual(['script'])
    expect(JSON.stringify(plain)).not.toContain('grandmother')
  })
  test('[RE5] one thought, one step of a bond, forgotten by whom they are about', async () => {
    thinks(thought)
    await evening()
    await talkEnds()
    const [insight] = await kept()
    const [step] = await kit.store.bondEvents.ofPerson('ada')
    expect(await kit.memory.forget('ada', 'xiaoman', { kind: 'reflection', id: insight?.id ?? '' })).toBe(1)
    expect(await kit.memory.forget('bo', 'xiaoman', { kind: 'bond-event', id: step?.id ?? '' })).toBe(0)
    expect(await kit.memory.forget('ada', 'xiaoman', { kind: 'bond-event', id: step?.id ?? '' })).toBe(1)
    expect((await kept()).map(({ kind }) => kind)).toEqual(['diary'])
  })
  test('[RE5] what a resident said out of a thought goes with it, and what was thought of that', async () => {
    thinks(thought)
    const lines = await evening()
    await talkEnds()
    const [insight] = await kept()
    const said = kit.heard('You bake when exams scare you, do you not', own)
    await kit.uttered('xiaoman', said, [insight?.id ?? ''])
    const later = { day: '2026-11-23', drawnFrom: [`${said.id}~xiaoman`], insights: [], diary: 'I spoke of baking.', bond: null }
    await kit.memory.studies.noteReflection('xiaoman', { ...later, personId: 'ada', lang: 'en', model: 'm' }, kit.clockMs)
    expect(await kept()).toHaveLength(3)
    await kit.memory.forget('ada', 'xiaoman', { kind: 'reflection', id: insight?.id ?? '' })
    expect((await kept()).map(({ kind, day: on }) => [kind, on])).toEqual([['diary', day]])
    expect((await kit.store.episodes.ofResident('xiaoman')).map(({ id }) => id)).toEqual(lines)
  })
  test('[RE5] forgotten while the model thought: nothing comes of it', async () => {
    const lines = await evening()
    server.setReply(() => JSON.stringify(thought))
    const { studies } = kit.memory
    const { noteReflection } = studies
    studies.noteReflection = async (...asked) => {
      await kit.memory.forget('ada', 'xiaoman', { kind: 'episode', id: lines[0] ?? '' })
      return noteReflection(...asked)
    }
    await talkEnds()
    expect(prompts()).toHaveLength(1)
    expect(await kept()).toEqual([])
  })
})

describe('the diary', () => {
  test('[DI1] one page a day, only of what the reader may know, with a model’s page in place of the plain one', async () => {
    thinks(thought)
    await evening()
    expect((await page())?.entries.map(({ by }) => by)).toEqual(['script'])
    await talkEnds()
    const answer = await page()
    expect(answer?.entries.map(({ by, text, model, readBy }) => ({ by, text, model, readBy }))).toEqual([
      { by: 'model', text: thought.diary, model: 'kith-fast', readBy: [] },
    ])
    expect(answer?.entries[0]?.sources.map(({ said }) => said)).toEqual(['by-me', 'by-me', 'by-me'])
    expect(await page('bo')).toBeNull()
    expect((await kit.memory.panel.diaryDays('ada', null)).days).toEqual([
      { day, residentId: 'xiaoman', name: { zh: '小满', en: 'Xiaoman' }, talks: 1 },
    ])
    expect((await kit.memory.panel.diaryDays('bo', 'xiaoman')).days).toEqual([])
  })
})
