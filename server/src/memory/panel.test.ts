import { memorySourcesAnswerSchema, memoryTimelineAnswerSchema } from '@kith/shared/protocol'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openMemoryKit, type MemoryKit } from './testing/memory-kit.ts'

let kit: MemoryKit
beforeAll(async () => {
  kit = await openMemoryKit()
})
afterAll(() => kit.close())
beforeEach(() => kit.begin())

const own = { speakerId: 'xiaoman', speakerName: 'Xiaoman', speakerKind: 'resident' as const }
const dayMs = 86_400_000
const hear = async (text: string, more: Parameters<MemoryKit['heard']>[1] = {}) =>
  (await kit.memory.remember('xiaoman', kit.heard(text, more))).episode?.id ?? ''

describe('the panel', () => {
  test('[V3] a search finds one’s own lines, the answers to them and the facts from them, in either language, and nobody else’s', async () => {
    await hear('I like osmanthus cake', { heardBy: ['ada', 'bo', 'xiaoman'] })
    await hear('Osmanthus cake it is', { ...own, heardBy: ['ada', 'bo', 'xiaoman'] })
    await hear('I bake osmanthus cake for a living', { speakerId: 'bo', speakerName: 'Bo', heardBy: ['ada', 'bo', 'xiaoman'] })
    await kit.memory.remember('zhou', kit.heard('我也喜欢桂花糕', { heardBy: ['ada', 'zhou'] }))
    const hits = await kit.memory.panel.search('ada', 'osmanthus cake', null)
    expect(hits.map(({ kind, said, residentId, origin }) => [residentId, kind, said, origin])).toEqual(
      expect.arrayContaining([
        ['xiaoman', 'episode', 'by-me', 'words'],
        ['xiaoman', 'episode', 'to-me', 'words'],
        ['xiaoman', 'fact', 'about-me', 'rule'],
        ['zhou', 'episode', 'by-me', 'words'],
      ]),
    )
    expect(JSON.stringify(hits)).not.toContain('for a living')
    expect(hits.find(({ kind, residentId }) => kind === 'fact' && residentId === 'xiaoman')).toMatchObject({
      heardBy: ['Bo'],
      place: 'Lantern Garden',
    })
    expect((await kit.memory.panel.search('ada', '桂花糕', 'zhou')).map(({ residentId }) => residentId)).toEqual(['zhou', 'zhou'])
    expect(await kit.memory.panel.search('ada', 'osmanthus', 'nobody')).toEqual([])
    expect(await kit.memory.panel.search('cai', 'osmanthus', null)).toEqual([])
  })
  test('[V4] the timeline goes back day by day, each once', async () => {
    for (let day = 0; day < 4; day += 1) {
      for (let line = 0; line < 25; line += 1) await hear(`Something about kite number ${line}`)
      kit.clockMs += dayMs
    }
    const first = memoryTimelineAnswerSchema.parse(await kit.memory.panel.timeline('ada', 'xiaoman', null))
    expect(first.days.map(({ day, items }) => [day, items.length])).toEqual([
      ['2026-11-25', 25],
      ['2026-11-24', 25],
      ['2026-11-23', 25],
    ])
    expect(first.before).toBe('2026-11-23')
    const rest = await kit.memory.panel.timeline('ada', null, first.before)
    expect([rest.days.map(({ day }) => day), rest.before]).toEqual([['2026-11-22'], null])
    expect(first.days[0]?.items[0]?.text).toBe('Something about kite number 24')
    expect(await kit.memory.panel.timeline('bo', null, null)).toEqual({ days: [], before: null })
  })
  test('[V5] where a fact comes from, and who else may know it', async () => {
    const line = await hear('I like osmanthus cake', { heardBy: ['ada', 'bo', 'xiaoman', 'zhou'] })
    const answer = memorySourcesAnswerSchema.parse(await kit.memory.panel.sources('ada', 'xiaoman', `${line}~0`))
    expect(answer.item).toMatchObject({ kind: 'fact', text: 'likes osmanthus cake' })
    expect(answer.sources.map(({ id, text }) => [id, text])).toEqual([[line, 'I like osmanthus cake']])
    expect(answer.knownTo).toEqual([
      { name: 'Bo', kind: 'person' },
      { name: 'Zhou', kind: 'resident' },
    ])
    for (const [reader, residentId, id] of [
      ['bo', 'xiaoman', `${line}~0`],
      ['ada', 'zhou', `${line}~0`],
      ['ada', 'xiaoman', 'nothing'],
      ['ada', 'nobody', line],
    ] as const)
      expect(await kit.memory.panel.sources(reader, residentId, id)).toBeNull()
  })
  test('[V2] [V5] what the person put right says so', async () => {
    const line = await hear('I live in Paris')
    await kit.memory.correct('ada', 'xiaoman', `${line}~0`, 'lives in Oslo', 'en', kit.clockMs)
    const facts = (await kit.memory.panel.timeline('ada', null, null)).days[0]?.items.filter(({ kind }) => kind === 'fact')
    expect(facts?.map(({ text, origin }) => [text, origin])).toEqual([['lives in Oslo', 'you']])
  })
})
