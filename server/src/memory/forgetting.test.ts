import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { answeredSource } from '#store/ids.ts'
import { openMemoryKit, start, type MemoryKit } from './testing/memory-kit.ts'

let kit: MemoryKit
beforeAll(async () => {
  kit = await openMemoryKit()
})
afterAll(() => kit.close())
beforeEach(() => kit.begin())

describe('forgetting', () => {
  const everything = async (): Promise<string> =>
    JSON.stringify([
      await kit.store.episodes.ofResident('xiaoman'),
      await kit.store.facts.ofResident('xiaoman'),
      await kit.memory.view('ada'),
      kit.recall('tea momo exam'),
    ])

  test('[D1] one line, with the facts drawn from it', async () => {
    await kit.memory.remember('xiaoman', kit.heard('My cat is called Momo'))
    await kit.memory.remember('xiaoman', kit.heard('I like tea'))
    const line = (await kit.memory.view('ada'))[0]?.episodes.find(({ text }) => text.includes('Momo'))
    expect(await kit.memory.forget('bo', 'xiaoman', { kind: 'episode', id: line?.id ?? '' })).toBe(0)
    expect(await kit.memory.forget('ada', 'xiaoman', { kind: 'episode', id: line?.id ?? '' })).toBe(2)
    expect(await everything()).not.toContain('Momo')
    expect(await everything()).toContain('likes tea')
  })
  test('[D2] one fact, with the lines it came from, while other facts from them stay', async () => {
    await kit.memory.remember('xiaoman', kit.heard('My name is Ada and I like tea'))
    await kit.memory.remember('xiaoman', kit.heard('I really like tea'))
    const fact = (await kit.memory.view('ada'))[0]?.facts.find(({ text }) => text === 'likes tea')
    await kit.memory.forget('ada', 'xiaoman', { kind: 'fact', id: fact?.id ?? '' })
    expect((await kit.memory.view('ada'))[0]?.facts.map(({ text }) => text)).toEqual(['is called Ada'])
    expect(kit.memory.factsAbout('xiaoman', 'ada', ['ada'], kit.clockMs).map(({ text }) => text)).toEqual(['is called Ada'])
  })
  test('[D4] all: nothing is left but what others said of themselves', async () => {
    await kit.memory.meet('xiaoman', 'ada', start)
    await kit.memory.remember('xiaoman', kit.heard('I like tea and my cat is Momo'))
    await kit.memory.remember(
      'xiaoman',
      kit.heard('Tea, Ada? Of course', { speakerId: 'xiaoman', speakerName: 'Xiaoman', speakerKind: 'resident' }),
    )
    await kit.memory.remember('xiaoman', kit.heard('I like rain', { speakerId: 'bo', speakerName: 'Bo', heardBy: ['bo', 'xiaoman'] }))
    expect(await kit.memory.forget('ada', 'xiaoman', { kind: 'all' })).toBeGreaterThanOrEqual(3)
    expect(await kit.memory.view('ada')).toEqual([])
    expect(kit.memory.bond('xiaoman', 'ada')).toBeNull()
    expect(await everything()).not.toMatch(/tea|Tea|Momo|Ada/)
    expect(kit.recall('rain', ['bo'])).not.toEqual([])
  })
  test('[D5] what residents retold of it is forgotten too, at second hand as well', async () => {
    const secret = kit.heard('I like tea', { heardBy: ['ada', 'bo', 'xiaoman'] })
    await kit.uttered('xiaoman', secret)
    const gossip = kit.heard('She likes tea', {
      speakerId: 'xiaoman',
      speakerName: 'Xiaoman',
      speakerKind: 'resident',
      heardBy: ['bo', 'xiaoman', 'zhou'],
      sourceAudience: ['ada', 'bo', 'xiaoman'],
    })
    await kit.uttered('zhou', gossip, [`${secret.id}~xiaoman`])
    const second = kit.heard('Tea, it seems', {
      speakerId: 'zhou',
      speakerName: 'Zhou',
      speakerKind: 'resident',
      heardBy: ['bo', 'zhou'],
      sourceAudience: ['bo', 'xiaoman', 'zhou'],
    })
    await kit.uttered('zhou', second, [`${gossip.id}~zhou`])
    await kit.uttered(
      'zhou',
      kit.heard('Lovely night', { speakerId: 'zhou', speakerName: 'Zhou', speakerKind: 'resident', heardBy: ['bo', 'zhou'] }),
    )
    await kit.memory.forget('ada', 'zhou', { kind: 'all' })
    expect((await kit.store.episodes.ofResident('zhou')).map(({ text }) => text)).toEqual(['Lovely night'])
  })
  test('[D3] forgetting what changed a fact brings the fact back', async () => {
    await kit.memory.remember('xiaoman', kit.heard('I live in Paris'))
    await kit.memory.remember('xiaoman', kit.heard('I live in London'))
    const london = (await kit.memory.view('ada'))[0]?.facts.find(({ text }) => text.includes('London'))
    await kit.memory.forget('ada', 'xiaoman', { kind: 'fact', id: london?.id ?? '' })
    kit.memory = kit.open()
    await kit.memory.load('xiaoman')
    expect(kit.memory.factsAbout('xiaoman', 'ada', ['ada'], kit.clockMs).map(({ text, past }) => [text, past])).toEqual([
      ['lives in Paris', false],
    ])
  })
  test('[D6] unknown ids and residents forget nothing and harm nothing', async () => {
    await kit.memory.remember('xiaoman', kit.heard('I like tea'))
    for (const id of ['', 'nothing', '__proto__', 'a'.repeat(500), '~', '\u0000'])
      expect(await kit.memory.forget('ada', 'xiaoman', { kind: 'fact', id })).toBe(0)
    expect(await kit.memory.forget('ada', 'nobody', { kind: 'all' })).toBe(0)
    expect(kit.recall('tea')).not.toEqual([])
  })
  test('[D8] an echo of what was said goes with it', async () => {
    const told = kit.heard('I am allergic to peanuts')
    await kit.uttered('xiaoman', told)
    const own = { speakerId: 'xiaoman', speakerName: 'Xiaoman', speakerKind: 'resident' as const }
    await kit.uttered('xiaoman', kit.heard('Peanuts, oh dear', own), [answeredSource(told.id)])
    await kit.uttered('xiaoman', kit.heard('Lovely night', own))
    const [fact] = kit.memory.factsAbout('xiaoman', 'ada', ['ada'], kit.clockMs)
    await kit.memory.forget('ada', 'xiaoman', { kind: 'fact', id: fact?.id ?? '' })
    expect((await kit.store.episodes.ofResident('xiaoman')).map(({ text }) => text)).toEqual(['Lovely night'])
    expect(kit.recall('peanuts')).toEqual([])
    expect([kit.memory.hasForgotten('xiaoman', told.id), kit.memory.hasForgotten('zhou', told.id)]).toEqual([true, false])
    const late = await kit.memory.remember('xiaoman', { ...kit.heard('No peanuts, I promise', own), sources: [`${told.id}~xiaoman~0`] })
    expect(late.episode).toBeNull()
  })
  test('[D4] whoever told nothing asks for nothing to be forgotten', async () => {
    const own = { speakerId: 'xiaoman', speakerName: 'Xiaoman', speakerKind: 'resident' as const }
    for (let line = 0; line < 5; line += 1) await kit.uttered('xiaoman', kit.heard(`Line ${line}`, own))
    let asked = 0
    const { find } = kit.store.utterances
    kit.store.utterances.find = async (id) => {
      asked += 1
      return find(id)
    }
    expect(await kit.memory.forget('stranger', 'xiaoman', { kind: 'all' })).toBe(0)
    kit.store.utterances.find = find
    expect(asked).toBe(0)
  })
  test('[D7] a line to an erased person that ends only now is not kept, nor what another resident heard of it', async () => {
    const own = { speakerId: 'xiaoman', speakerName: 'Xiaoman', speakerKind: 'resident' as const }
    await kit.uttered('xiaoman', kit.heard('I like tea', { speakerId: 'eve', heardBy: ['eve', 'bo', 'xiaoman', 'zhou'] }))
    const first = kit.lastId
    await kit.memory.load('zhou')
    await kit.store.people.erase('eve')
    await kit.memory.erased('eve')
    const ends = kit.heard('Tea, then, Ada', { ...own, heardBy: ['eve', 'xiaoman', 'zhou'] })
    const drawn = kit.heard('She takes tea', { ...own, heardBy: ['bo', 'xiaoman', 'zhou'], sources: [`${first}~xiaoman`] })
    for (const line of [ends, drawn]) for (const id of ['xiaoman', 'zhou']) await kit.memory.remember(id, line)
    await kit.memory.remember('zhou', kit.heard('I like rain', { speakerId: 'bo', speakerName: 'Bo', heardBy: ['eve', 'bo', 'zhou'] }))
    expect(await kit.store.episodes.ofResident('xiaoman')).toEqual([])
    expect((await kit.store.episodes.ofResident('zhou')).map(({ text, audience }) => [text, audience])).toEqual([
      ['I like rain', ['bo', 'zhou']],
    ])
    expect(kit.recall('tea', ['bo'], 'zhou')).toEqual([])
  })
  test('[D7] what residents retold elsewhere is gone from loaded memories too', async () => {
    const secret = kit.heard('I like tea', { speakerId: 'fay', heardBy: ['fay', 'bo', 'xiaoman'] })
    await kit.uttered('xiaoman', secret)
    await kit.memory.load('zhou')
    const gossip = kit.heard('Somebody likes tea', {
      speakerId: 'xiaoman',
      speakerName: 'Xiaoman',
      speakerKind: 'resident',
      heardBy: ['bo', 'xiaoman', 'zhou'],
      sourceAudience: ['bo', 'xiaoman'],
    })
    await kit.uttered('zhou', gossip, [`${secret.id}~xiaoman`])
    await kit.store.people.erase('fay')
    await kit.memory.erased('fay')
    expect(kit.recall('tea', [], 'zhou')).toEqual([])
    expect(await kit.store.episodes.ofResident('zhou')).toEqual([])
  })
  test('[D7] after an erase nothing of the person answers, at once and later', async () => {
    await kit.memory.meet('xiaoman', 'ada', start)
    await kit.uttered('xiaoman', kit.heard('I like tea'))
    const late = kit.memory.remember('xiaoman', kit.heard('one more thing about tea'))
    await kit.store.people.erase('ada')
    const dropped = kit.memory.erased('ada')
    expect(kit.recall('tea')).toEqual([])
    expect(kit.memory.bond('xiaoman', 'ada')).toBeNull()
    await Promise.all([late, dropped])
    await kit.memory.load('xiaoman')
    expect(kit.recall('tea', [])).toEqual([])
    await kit.memory.remember('xiaoman', kit.heard('I am back with tea', { speakerId: 'ada' }))
    expect(JSON.stringify(await kit.store.episodes.ofResident('xiaoman'))).not.toContain('tea')
  })
})
