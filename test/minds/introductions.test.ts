import { createConsentBook } from '@kith/server/src/consent-book.ts'
import { createConsentMemory, type ConsentBook } from '@kith/server/src/residents/consents.ts'
import { afterEach, expect, test } from 'vitest'
import type { Village } from '../helpers/village.ts'
import { delta, finish } from './mind-kit.ts'
import { callTogether, closeVillages, join, presenceOf, quiet, residentLines, tell, tellAndWait, village, voice } from './society-kit.ts'

afterEach(closeVillages)

const near = { x: -0.4, z: 6.9 }
const beside = { x: 1.2, z: 6.4 }
const far = { x: 10, z: 1 }
const yes = 'Yes, sure, go ahead'
const no = 'No, rather not'
const dayMs = 86_400_000

/** Lines of this resident whose turn was of this kind, by the reason it was taken for. */
const introduced = (at: Village, rule: 'IN1' | 'IN4') => at.decisions.filter(({ taken, reason }) => taken && reason.startsWith(rule)).length
const lastLine = (at: Village) => residentLines(at).at(-1)

async function open(options: Parameters<typeof village>[0] = {}): Promise<Village> {
  const at = await village({ chat: voice(), residents: ['zhou'], ...options })
  await callTogether(at, ['zhou'])
  return at
}
/** Comes up, tells Zhou what they like, and waits until a question may have come. */
async function tells(at: Village, id: string, likes: string): Promise<void> {
  join(at, id, near)
  await at.run(300)
  await tellAndWait(at, id, `Zhou, I like ${likes}`)
  await waits(at)
}
async function waits(at: Village): Promise<void> {
  for (let second = 0; second < 6; second += 1) {
    await callTogether(at, ['zhou'])
    await at.run(2_000)
  }
  await quiet(at)
}
async function goes(at: Village, id: string): Promise<void> {
  at.place(id, far.x, far.z)
  await at.run(6_000)
}
/** Bo tells and goes off; Ada tells and may be asked; then Bo comes back, says a word and may be asked. */
async function bothAsked(at: Village, ada: string, bo: string): Promise<void> {
  await tells(at, 'bo', 'climbing')
  await goes(at, 'bo')
  await tells(at, 'ada', 'climbing')
  await tellAndWait(at, 'ada', ada)
  await goes(at, 'ada')
  at.place('bo', near.x, near.z)
  await at.run(6_000)
  await tellAndWait(at, 'bo', 'Zhou, what a night')
  await waits(at)
  await tellAndWait(at, 'bo', bo)
  at.place('ada', beside.x, beside.z)
  await at.run(6_000)
  await waits(at)
}

test('IN1, IN2: whoever is asked hears their own words and nothing of anybody else', async () => {
  const at = await open()
  await tells(at, 'bo', 'climbing')
  expect(introduced(at, 'IN1')).toBe(0)
  await goes(at, 'bo')
  await tells(at, 'ada', 'climbing')
  expect(introduced(at, 'IN1')).toBe(1)
  expect(lastLine(at)?.text).toMatch(/you like climbing/i)
  expect(lastLine(at)?.text).not.toMatch(/\bBo\b|else (here|who)|too/)
  expect(lastLine(at)?.heardBy).toEqual(['zhou', 'ada'])
})

test('IN2: nobody is asked over what others within earshot were not told', async () => {
  const at = await open()
  await tells(at, 'bo', 'climbing')
  await goes(at, 'bo')
  join(at, 'ada', near)
  await at.run(300)
  await tellAndWait(at, 'ada', 'Zhou, I like climbing')
  join(at, 'cy', beside)
  await waits(at)
  expect(introduced(at, 'IN1')).toBe(0)
})

test('IN2: a resident that has just asked something else waits with it', async () => {
  const asking = {
    ...voice(),
    async *stream() {
      yield delta('[curious] And who showed you how, up on those hills of yours, the first time?')
      yield finish()
    },
  }
  const at = await open({ chat: asking })
  await tells(at, 'bo', 'climbing')
  await goes(at, 'bo')
  await tells(at, 'ada', 'climbing')
  expect(introduced(at, 'IN1')).toBe(0)
})

test('IN1, IN4, IN5: when both said yes and stand together, they are introduced, once, and only they hear it', async () => {
  const at = await open()
  await bothAsked(at, yes, yes)
  expect([introduced(at, 'IN1'), introduced(at, 'IN4')]).toEqual([2, 1])
  const line = residentLines(at).find(({ text }) => /you both like climbing/i.test(text))
  expect(line?.text).toMatch(/Ada/)
  expect(line?.text).toMatch(/Bo/)
  expect(line?.heardBy.toSorted()).toEqual(['ada', 'bo', 'zhou'])
  const kept = (await at.store.episodes.ofResident('zhou')).find(({ text }) => text === line?.text)
  expect(kept?.audience.toSorted()).toEqual(['ada', 'bo', 'zhou'])
  join(at, 'cy', { x: 0.2, z: 7.6 })
  await tellAndWait(at, 'ada', 'Well then')
  await waits(at)
  expect(introduced(at, 'IN4')).toBe(1)
})

test.each([
  [no, yes],
  [yes, no],
  [yes, 'Maybe later'],
  [yes, 'The moon is red tonight'],
])('IN3: after "%s" and "%s" nobody is introduced, and nobody hears why', async (ada, bo) => {
  const at = await open()
  await bothAsked(at, ada, bo)
  expect(introduced(at, 'IN4')).toBe(0)
  const toOthers = residentLines(at).filter(({ text }) => /you both|introduc/i.test(text) && !/you told me|You said it/i.test(text))
  expect(toOthers).toEqual([])
  for (const line of residentLines(at).filter(({ text }) => /climbing/.test(text))) expect(line.heardBy).toHaveLength(2)
})

/** Bo's liking is known; Ada told hers with Cy by her side, who then writes, so that Zhou's question has to wait (FL9). */
async function aboutToAsk(at: Village): Promise<void> {
  await tells(at, 'bo', 'climbing')
  await goes(at, 'bo')
  join(at, 'ada', near)
  join(at, 'cy', beside)
  await at.run(300)
  await tellAndWait(at, 'ada', 'Zhou, I like climbing')
  at.world.push({ type: 'presence', id: 'cy', presence: 'typing' })
  expect(await at.runUntil(() => presenceOf(at, 'zhou') === 'thinking', 20_000)).toBe(true)
}

test('IN1: a yes said before the question has been asked allows nothing', async () => {
  const consents = createConsentMemory()
  const at = await open({ consents })
  await aboutToAsk(at)
  await tellAndWait(at, 'ada', yes)
  expect(introduced(at, 'IN1')).toBe(0)
  expect(await consents.ofPerson('ada')).toEqual([])
})

test('IN5: whoever said crisis words is not asked whether they would meet somebody', async () => {
  const at = await open()
  await tells(at, 'bo', 'climbing')
  await goes(at, 'bo')
  join(at, 'ada', near)
  await at.run(300)
  await tellAndWait(at, 'ada', 'Zhou, I like climbing')
  await tell(at, 'ada', 'I want to kill myself')
  await waits(at)
  expect(introduced(at, 'IN1')).toBe(0)
})

test('TU7: what is answered off the record is not kept, and allows nothing', async () => {
  const consents = createConsentMemory()
  const at = await open({ consents })
  await tells(at, 'bo', 'climbing')
  await goes(at, 'bo')
  await tells(at, 'ada', 'climbing')
  expect(introduced(at, 'IN1')).toBe(1)
  at.world.push({ type: 'off-record', id: 'ada', on: true })
  await tellAndWait(at, 'ada', yes)
  expect(await consents.ofPerson('ada')).toEqual([])
})

test('IN3: a no holds for thirty days, for every resident, across a restart', async () => {
  const book = createConsentMemory()
  const ask = async (consents: ConsentBook, startMs: number) => {
    const at = await open({ consents, startMs })
    await tells(at, 'bo', 'climbing')
    await goes(at, 'bo')
    await tells(at, 'ada', 'climbing')
    const asked = introduced(at, 'IN1')
    if (asked > 0) await tellAndWait(at, 'ada', no)
    await closeVillages()
    return asked
  }
  const startMs = Date.UTC(2026, 4, 3, 20, 0)
  expect(await ask(book, startMs)).toBe(1)
  expect(await ask(book, startMs + 29 * dayMs)).toBe(0)
  expect(await ask(book, startMs + 31 * dayMs)).toBe(1)
})

test('IN3: an answer stands with the bond, in words for the person alone, and names neither matter nor anybody', async () => {
  const at = await open()
  const book = createConsentBook(at.store)
  await book.keep({ residentId: 'zhou', personId: 'ada', answer: 'no', matter: 'abc', atMs: at.nowMs() })
  expect(await book.ofPerson('ada')).toMatchObject([{ answer: 'no', matter: 'abc', residentId: 'zhou' }])
  expect(await book.ofPerson('bo')).toEqual([])
  await at.memory.meet('zhou', 'ada', at.nowMs())
  const { bonds } = await at.memory.panel.bonds('ada')
  expect(bonds[0]?.events.find(({ kind }) => kind === 'introduction')?.text).toMatch(/rather not be introduced/)
})

test('IN6: a model that wishes for an introduction brings about a question, never the introduction', async () => {
  const eager = {
    ...voice(),
    async *stream() {
      yield delta('[glad] The two of you should talk one day, the lamps say so. ')
      yield { type: 'tool-call' as const, name: 'introduce', args: { person: 'Ada', other: 'Bo' } }
      yield finish()
    },
  }
  const at = await open({ chat: eager })
  await tells(at, 'bo', 'climbing')
  join(at, 'ada', beside)
  await at.run(300)
  await tellAndWait(at, 'ada', 'Zhou, I like climbing')
  await waits(at)
  expect(introduced(at, 'IN4')).toBe(0)
  expect(residentLines(at).some(({ text }) => /you both/i.test(text))).toBe(false)
})
