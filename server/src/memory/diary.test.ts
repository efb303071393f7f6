import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openMemoryKit, start, type MemoryKit } from './testing/memory-kit.ts'

let kit: MemoryKit
beforeAll(async () => {
  kit = await openMemoryKit()
})
afterAll(() => kit.close())
beforeEach(() => kit.begin())

const own = { speakerId: 'xiaoman', speakerName: 'Xiaoman', speakerKind: 'resident' as const }
const bo = { speakerId: 'bo', speakerName: 'Bo' }
const dayMs = 86_400_000
const hear = async (text: string, more: Parameters<MemoryKit['heard']>[1] = {}) =>
  (await kit.memory.remember('xiaoman', kit.heard(text, more))).episode?.id ?? ''
const page = async (reader: string, day = '2026-11-22') => (await kit.memory.panel.diaryPage(reader, 'xiaoman', day))?.entries ?? []
const texts = async (reader: string, day?: string) => (await page(reader, day)).map(({ text }) => text)

describe('a diary without a model', () => {
  test('[DI2] who came, in their own words, who else was there, and nothing else', async () => {
    await kit.memory.meet('xiaoman', 'ada', start)
    await hear('I am learning the cello this winter', { heardBy: ['ada', 'bo', 'xiaoman'] })
    await hear('The cello, well', { ...own, heardBy: ['ada', 'bo', 'xiaoman'] })
    await hear('Nice place, this', { ...bo, heardBy: ['ada', 'bo', 'xiaoman'] })
    await hear('Could you play something?', { heardBy: ['ada', 'bo', 'xiaoman'] })
    const [entry] = await page('ada')
    expect(entry).toMatchObject({ by: 'script', model: '', lang: 'en', place: 'Lantern Garden', readBy: [] })
    expect(entry?.text).toMatch(/^Met Ada today, for the first time\. .*“I am learning the cello this winter” Bo was there too\.$/)
    expect(entry?.sources.map(({ text }) => text)).toEqual(['I am learning the cello this winter'])
    expect(await texts('ada')).toEqual([entry?.text])
  })
  test('[DI2] 中文写中文的一页；没说什么就说没说什么', async () => {
    await hear('嗯，你好呀', { lang: 'zh' })
    expect(await texts('ada')).toEqual([expect.stringMatching(/^Ada.*。聊了些闲话，没什么要特意记下的。$/u)])
  })
  test('[DI2] a talk of a day each: another day, another page; long lines are cut, quotes stay quotes', async () => {
    await hear(`My “old” ferry story: ${'so it went on and on over water '.repeat(20)}`)
    kit.clockMs += dayMs
    await hear('I planted garlic before the frost')
    await hear('And garlic needs frost', { atMs: (kit.clockMs += 3 * 3_600_000) })
    expect((await kit.memory.panel.diaryDays('ada', null)).days.map(({ day, talks }) => [day, talks])).toEqual([
      ['2026-11-23', 2],
      ['2026-11-22', 1],
    ])
    expect(await texts('ada', '2026-11-23')).toHaveLength(2)
    const [long] = await texts('ada')
    expect(long).toMatch(/My ’old’ ferry story.*…”/)
    expect(long?.length).toBeLessThan(200)
  })
  test('[DI3] each reads their own: what another said alone is nobody else’s, not even that they came', async () => {
    await hear('I keep bees on a roof', { heardBy: ['ada', 'xiaoman'] })
    await hear('I forge letters at night', { ...bo, heardBy: ['bo', 'xiaoman'], conversationId: 'other' })
    expect(JSON.stringify(await page('ada'))).not.toMatch(/forge|Bo/)
    expect(JSON.stringify(await page('bo'))).not.toMatch(/bees|Ada/)
    expect(await page('cai')).toEqual([])
  })
  test('[DI4] neither what was off the record nor crisis words stand in it', async () => {
    await hear('Zq1x stays between us', { offRecord: true })
    await hear('I want to kill myself, Zq2x')
    expect(await page('ada')).toEqual([])
    await hear('Zq3x is my favourite street')
    expect((await texts('ada')).join('')).toMatch(/Zq3x/)
    expect((await texts('ada')).join('')).not.toMatch(/Zq[12]x/)
  })
  test('[DI3] a line forgotten is gone from the page', async () => {
    await hear('I planted garlic before the frost')
    const line = await hear('I forge letters at night')
    await kit.memory.forget('ada', 'xiaoman', { kind: 'episode', id: line })
    expect((await texts('ada')).join('')).toContain('garlic')
    expect((await texts('ada')).join('')).not.toContain('forge')
    await kit.memory.forget('ada', 'xiaoman', { kind: 'all' })
    expect(await page('ada')).toEqual([])
  })
  test('[DI5] what people told today, as far as all who listen may know it', async () => {
    await hear('I planted garlic before the frost', { atMs: start - dayMs })
    await hear('I am learning the cello this winter', { heardBy: ['ada', 'bo', 'xiaoman'] })
    await hear('I forge letters at night', { heardBy: ['ada', 'xiaoman'] })
    await hear('I want to kill myself tonight, said the cello', { heardBy: ['ada', 'bo', 'xiaoman'] })
    await hear('Cellos are heavy instruments indeed', { ...own, heardBy: ['ada', 'bo', 'xiaoman'] })
    const today = (listeners: string[]) => kit.memory.today('xiaoman', listeners, kit.clockMs).map(({ text }) => text)
    expect(today(['ada'])).toEqual(['I am learning the cello this winter', 'I forge letters at night'])
    expect(today(['ada', 'bo'])).toEqual(['I am learning the cello this winter'])
    expect(today(['cai'])).toEqual([])
    expect(kit.memory.today('zhou', ['ada'], kit.clockMs)).toEqual([])
  })
})

describe('a bond', () => {
  const bonds = async (reader = 'ada') => (await kit.memory.panel.bonds(reader)).bonds

  test('[BO1] steps are noted once, by counting talks, and time takes nothing away', async () => {
    for (let talk = 0; talk < 5; talk += 1) await kit.memory.meet('xiaoman', 'ada', start + talk * dayMs)
    await kit.memory.meet('xiaoman', 'ada', start + 4 * dayMs + 60_000)
    kit.clockMs = start + 4000 * dayMs
    const [bond] = await bonds()
    expect(bond?.events.map(({ kind, text }) => [kind, text])).toEqual([
      ['talks', 'You and Xiaoman talked for the 5th time.'],
      ['talks', 'You and Xiaoman talked for the 2nd time.'],
      ['met', 'You met Xiaoman.'],
    ])
    expect(bond?.summary).toBe('You and Xiaoman have talked 5 times since 22 November 2026.')
    expect(await bonds('bo')).toEqual([])
  })
  test('[BO2] what the person told is a step, with the lines; it goes with them', async () => {
    await kit.memory.meet('xiaoman', 'ada', start)
    const line = await hear('I like osmanthus cake')
    await hear('I like osmanthus cake')
    const [bond] = await bonds()
    expect(bond?.events.map(({ kind, text, sources }) => [kind, text, sources.map(({ id }) => id)])).toEqual([
      ['told', 'You told Xiaoman: you like osmanthus cake.', [line]],
      ['met', 'You met Xiaoman.', []],
    ])
    expect(bond?.summary).toMatch(/talked once, on 22 November 2026\. Xiaoman keeps one thing you said about yourself\.$/)
    await kit.memory.forget('ada', 'xiaoman', { kind: 'fact', id: `${line}~0` })
    expect((await bonds())[0]?.events.map(({ kind }) => kind)).toEqual(['met'])
    await kit.memory.forget('ada', 'xiaoman', { kind: 'all' })
    expect(await bonds()).toEqual([])
    expect(await kit.store.bondEvents.ofPerson('ada')).toEqual([])
  })
  test('[BO2] 用对方的语言', async () => {
    await kit.store.people.update('bo', { lang: 'zh' })
    for (let talk = 0; talk < 2; talk += 1) await kit.memory.meet('xiaoman', 'bo', start + talk * dayMs)
    await hear('我喜欢桂花糕', { ...bo, heardBy: ['bo', 'xiaoman'] })
    const [bond] = await bonds('bo')
    expect(bond?.summary).toBe('从2026年11月22日起，你和小满聊过2次。小满记着你说过的1件关于自己的事。')
    expect(bond?.events.map(({ text }) => text)).toContain('你告诉过小满：你喜欢桂花糕。')
    await kit.store.people.update('bo', { lang: 'en' })
  })
})
