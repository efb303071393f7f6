import { afterEach, describe, expect, test } from 'vitest'
import {
  brothers,
  brothersSaid,
  callTogether,
  circle,
  closeVillages,
  decisionsOn,
  gathered,
  heldVoice,
  join,
  linesBy,
  presenceOf,
  quiet,
  residentLines,
  silences,
  takers,
  tell,
  tellAndWait,
  village,
  voice,
} from './society-kit.ts'

afterEach(closeVillages)
const both = ['xiaoman', 'zhou'] as const

describe('who answers', () => {
  test.each([
    ['Xiaoman, what is that smell?', 'xiaoman'],
    ['hi Zhou, anything up there tonight?', 'zhou'],
    ['What did you put in it, Xiaoman?', 'xiaoman'],
    ['小满，今天有什么好喝的？', 'xiaoman'],
    ['今晚看得见月亮吗，老周？', 'zhou'],
  ])('FL1 whoever is called by name: %s', async (text, resident) => {
    const at = await gathered(['ada', 'bo'], both, { chat: voice() })
    const line = await tellAndWait(at, 'ada', text)
    expect(takers(at, line)[0]).toBe(`${resident} FL1`)
    expect(linesBy(at, resident)).toHaveLength(1)
  })

  test('FL2 the one resident a person is alone with, whatever is said', async () => {
    const at = await gathered(['ada'], ['zhou'], { chat: voice() })
    for (const text of ['It rained all day.', 'hm', '嗯，有点累。'])
      expect(takers(at, await tellAndWait(at, 'ada', text))).toEqual(['zhou FL2'])
    expect(linesBy(at, 'zhou')).toHaveLength(3)
  })

  test('FL3 the resident who has just spoken to them', async () => {
    const at = await gathered(['ada', 'bo'], both, { chat: voice() })
    await tellAndWait(at, 'ada', 'Zhou, were you here before?')
    const line = await tellAndWait(at, 'ada', 'For how long was that?')
    expect(takers(at, line)).toEqual(['zhou FL3'])
  })

  test.each(['Bo, did you eat?', 'did you eat, Bo?'])('FL4 nobody when a person is called: %s', async (text) => {
    const model = voice()
    const at = await gathered(['ada', 'bo'], both, { chat: model })
    const line = await tellAndWait(at, 'ada', text)
    expect(takers(at, line)).toEqual([])
    expect(silences(at, line)).toEqual(['FL4'])
    expect(model.requests).toEqual([])
  })

  test('FL4 a person of two names is called by the first', async () => {
    const at = await gathered(['ada'], both, { chat: voice() })
    at.join('bo', 'Bo Lindqvist', 1.2, 6.6)
    await at.run(100)
    expect(takers(at, await tellAndWait(at, 'ada', 'Bo, are you hungry?'))).toEqual([])
  })

  test('FL5 nobody while two people talk to each other', async () => {
    const model = voice()
    const at = await gathered(['ada', 'bo'], both, { chat: model })
    await tellAndWait(at, 'ada', 'Bo, did the meeting run late?')
    const talk = [
      ['bo', 'It did, by two hours.'],
      ['ada', 'I would have fallen asleep.'],
      ['bo', 'I was so tired, I thought of tea and cake the whole time'],
      ['ada', 'What did your manager say?'],
    ] as const
    for (const [who, text] of talk) {
      const line = await tellAndWait(at, who, text)
      expect(takers(at, line)).toEqual([])
      expect(silences(at, line)).toEqual(['FL5'])
    }
    expect(model.requests).toEqual([])
    expect(takers(at, await tellAndWait(at, 'bo', 'Xiaoman, one tea please'))).toContain('xiaoman FL1')
  })

  test.each([
    ['hello everyone', ['ada', 'bo']],
    ['大家好', ['ada', 'bo']],
    ['Does anybody know when it closes?', ['ada', 'bo']],
    ['I had a long day', ['ada']],
  ])('FL6 exactly one: %s', async (text, people) => {
    const at = await gathered(people, both, { chat: voice() })
    const line = await tell(at, 'ada', text)
    await quiet(at)
    expect(takers(at, line)).toHaveLength(1)
    expect(takers(at, line)[0]).toMatch(/FL6$/)
  })

  test('FL7 a second voice speaks once, after the first has finished, and not when a person spoke first', async () => {
    const at = await gathered(['ada', 'bo'], both, { chat: voice() })
    const line = await tellAndWait(at, 'ada', 'Xiaoman, does Zhou still stay up with the stars?')
    expect(takers(at, line)).toEqual(['xiaoman FL1', 'zhou FL7'])
    const order = at.events.flatMap((event) =>
      event.type === 'speech-opened' || event.type === 'speech-closed' ? [`${event.utterance.speakerId} ${event.type}`] : [],
    )
    expect(order).toEqual(['xiaoman speech-opened', 'xiaoman speech-closed', 'zhou speech-opened', 'zhou speech-closed'])
    expect(residentLines(at).map(({ hop }) => hop)).toEqual([1, 2])
    await at.run(60_000)

    await callTogether(at, both)
    const again = await tell(at, 'ada', 'Xiaoman, did Zhou have his tea?')
    await quiet(at)
    await tell(at, 'bo', 'Ada, look over there')
    await at.run(3_000)
    expect(takers(at, again)).toEqual(['xiaoman FL1'])
    expect(decisionsOn(at, again).find(({ residentId, taken }) => residentId === 'zhou' && !taken)?.reason).toMatch(/^FL7/)
  })

  test('FL8 one joins in where the matter is its own, and keeps out where it is not', async () => {
    const at = await gathered(['ada', 'bo'], both, { chat: voice() })
    const dull = await tellAndWait(at, 'ada', 'The parking in Leeds was a nightmare')
    expect([takers(at, dull), silences(at, dull)]).toEqual([[], ['FL8']])
    const other = await gathered(['ada', 'bo'], both, { chat: voice() })
    const own = await tellAndWait(other, 'ada', 'I could live on tea, coffee and cake')
    expect(takers(other, own)).toEqual(['xiaoman FL8'])
  })
})

describe('the floor', () => {
  const type = async (at: Awaited<ReturnType<typeof gathered>>, id: string, on: boolean) => {
    at.world.push({ type: 'presence', id, presence: on ? 'typing' : 'idle' })
    await at.run(50)
  }

  test('FL20 whoever takes leave of others is waved to by those who talked with them, without a word', async () => {
    const at = await gathered(['ada', 'bo'], ['xiaoman', 'zhou'])
    await tellAndWait(at, 'ada', 'Xiaoman, good evening.')
    await tellAndWait(at, 'ada', 'Bo, shall we walk?')
    await tellAndWait(at, 'bo', 'Not tonight, I am tired.')
    const [lines, before] = [linesBy(at, 'xiaoman').length, at.events.length]
    await tellAndWait(at, 'ada', 'I am off then, good night.')
    const waved = at.events.slice(before).flatMap((event) => (event.type === 'emoted' && event.emote === 'wave' ? [event.id] : []))
    expect(waved).toEqual(['xiaoman'])
    expect(linesBy(at, 'xiaoman')).toHaveLength(lines)
  })

  test('FL9 a turn waits while somebody types, and no longer', async () => {
    const model = voice()
    const at = await gathered(['ada', 'bo'], both, { chat: model })
    await type(at, 'bo', true)
    await tell(at, 'ada', 'Xiaoman, what is there to eat?')
    await at.run(2_000)
    expect([model.requests.length, presenceOf(at, 'xiaoman')]).toEqual([0, 'thinking'])
    await type(at, 'bo', false)
    expect(await at.runUntil(() => model.requests.length === 1, 2_000)).toBe(true)
  })

  test('FL9 at most four seconds', async () => {
    const model = voice()
    const at = await gathered(['ada', 'bo'], both, { chat: model })
    await type(at, 'bo', true)
    await tell(at, 'ada', 'Xiaoman, what is there to eat?')
    await at.run(3_700)
    expect(model.requests).toHaveLength(0)
    expect(await at.runUntil(() => model.requests.length === 1, 2_000)).toBe(true)
  })

  test('FL9 who waited and was overtaken is not left thinking', async () => {
    const at = await gathered(['ada', 'bo'], both, { chat: voice() })
    await type(at, 'bo', true)
    await tell(at, 'ada', 'Xiaoman, what is there to eat?')
    await at.run(500)
    await tell(at, 'bo', 'I want to kill myself')
    await at.run(500)
    expect(presenceOf(at, 'xiaoman')).toBe('listening')
  })

  test('FL10 a person’s line stops the stream; what was said up to there is heard and remembered', async () => {
    const model = heldVoice()
    const at = await gathered(['ada'], ['zhou'], { chat: model })
    await tell(at, 'ada', 'Tell me about the bridge')
    await at.runUntil(() => model.requests.length === 1, 5_000)
    model.speak(brothers)
    await at.runUntil(() => presenceOf(at, 'zhou') === 'speaking', 2_000)
    expect(presenceOf(at, 'zhou')).toBe('speaking')
    await tell(at, 'ada', 'wait')
    await at.run(50)
    expect(model.signals[0]?.aborted).toBe(true)
    await at.run(300)
    const closed = at.events.find((event) => event.type === 'speech-closed')
    expect(closed).toMatchObject({ interrupted: true })
    const text = linesBy(at, 'zhou')[0]?.trim()
    expect(text).toBe(brothersSaid)
    model.end()
    await quiet(at)
    const kept = await at.store.episodes.ofResident('zhou')
    expect(kept.map((episode) => episode.text.trim())).toContain(text)
  })

  test('FL10 what the resident did not hear stops nothing, nor does who does not hear it', async () => {
    const model = heldVoice()
    const at = await gathered(['ada', 'bo', 'cy'], ['zhou'], { chat: model })
    join(at, 'dee', { x: -9, z: -1.5 })
    at.place('bo', 1.6, 8.2)
    at.place('cy', 0.9, 8.2)
    await at.run(2_000)
    await tell(at, 'ada', 'Zhou, tell me about the bridge')
    await at.runUntil(() => model.requests.length === 1, 5_000)
    model.speak(brothers)
    await at.runUntil(() => presenceOf(at, 'zhou') === 'speaking', 2_000)
    const whisper = await tell(at, 'bo', 'I have to leave in a minute', { volume: 'whisper' })
    expect(whisper.heardBy).toEqual(['bo', 'cy'])
    const shout = await tell(at, 'dee', 'Has someone seen my hat', { volume: 'shout' })
    expect(shout.heardBy).toContain('zhou')
    await at.run(100)
    expect(model.signals[0]?.aborted).toBe(false)
    model.speak('It still stands. ')
    await at.run(100)
    model.end()
    await quiet(at)
    expect(linesBy(at, 'zhou')[0]?.trim()).toBe(`${brothersSaid} Nobody helped them with it. It still stands.`)
  })

  test('FL10 an answer owed and not yet begun outlives what others say', async () => {
    const model = heldVoice()
    const at = await gathered(['ada', 'bo'], both, { chat: model })
    const question = await tell(at, 'ada', 'Xiaoman, what is that smell?')
    await at.runUntil(() => model.requests.length === 1, 5_000)
    await tell(at, 'bo', 'Ada, look at the pond')
    await at.runUntil(() => model.requests.length === 2, 5_000)
    expect(model.signals.map(({ aborted }) => aborted)).toEqual([true, false])
    expect(model.requests[1]?.scene.turns.map(({ text }) => text)).toEqual(['Xiaoman, what is that smell?', 'Ada, look at the pond'])
    model.speak('[calm] Osmanthus, from this morning. ')
    await at.run(100)
    model.end()
    await quiet(at)
    expect(linesBy(at, 'xiaoman')).toHaveLength(1)
    expect(takers(at, question)).toContain('xiaoman FL1')
  })

  test('FL11 residents talk among themselves only before a person, and stop by themselves', async () => {
    const lonely = await village({ residents: ['xiaoman', 'zhou', 'adeng'] })
    for (let round = 0; round < 10; round += 1) {
      await callTogether(lonely, both)
      await lonely.run(30_000)
    }
    expect(lonely.lines).toEqual([])

    const at = await gathered(['ada'], ['xiaoman', 'zhou', 'adeng'])
    for (let round = 0; round < 24; round += 1) {
      await callTogether(at, ['xiaoman', 'zhou', 'adeng'])
      await at.run(30_000)
    }
    const banter = at.decisions.filter(({ taken, reason }) => taken && /word/.test(reason))
    expect(banter.length).toBeGreaterThanOrEqual(2)
    expect(banter.length).toBeLessThanOrEqual(3)
    await tellAndWait(at, 'ada', 'I like it here')
    for (let round = 0; round < 14; round += 1) {
      await callTogether(at, ['xiaoman', 'zhou', 'adeng'])
      await at.run(20_000)
    }
    expect(at.decisions.filter(({ taken, reason }) => taken && /word/.test(reason)).length).toBeGreaterThan(banter.length)
  })

  test('FL12 the silenced say nothing, not even hello', async () => {
    const model = voice()
    const at = await gathered([], ['zhou'], { chat: model })
    at.society.silence('zhou', true)
    join(at, 'ada', circle['ada'] ?? { x: 0, z: 7 })
    await at.run(10_000)
    const line = await tellAndWait(at, 'ada', 'Zhou, are you there?')
    expect(silences(at, line)).toEqual(['FL12'])
    expect([residentLines(at), model.requests]).toEqual([[], []])
    at.society.silence('zhou', false)
    expect(takers(at, await tellAndWait(at, 'ada', 'And now?'))).toEqual(['zhou FL2'])
  })

  test('FL12 silencing stops what is being said', async () => {
    const model = heldVoice()
    const at = await gathered(['ada'], ['zhou'], { chat: model })
    await tell(at, 'ada', 'Tell me about the bridge')
    await at.runUntil(() => model.requests.length === 1, 5_000)
    model.speak(brothers)
    await at.runUntil(() => presenceOf(at, 'zhou') === 'speaking', 2_000)
    at.society.silence('zhou', true)
    await at.run(300)
    expect(presenceOf(at, 'zhou')).not.toBe('speaking')
    expect(at.events.some((event) => event.type === 'speech-closed' && event.interrupted)).toBe(true)
  })

  test.each(['I want to kill myself', 'Zhou, 我不想活了'])('FL12 crisis words wake no one: %s', async (text) => {
    const model = voice()
    const at = await gathered(['ada'], ['zhou'], { chat: model })
    const line = await tellAndWait(at, 'ada', text)
    expect(takers(at, line)).toEqual([])
    expect(silences(at, line)).toEqual(['FL12'])
    expect([residentLines(at), model.requests]).toEqual([[], []])
  })

  test('FL13 after a goodbye nothing more comes unasked', async () => {
    const at = await gathered(['ada', 'bo'], ['xiaoman'], { chat: voice() })
    await tellAndWait(at, 'ada', 'Xiaoman, I have to go now, bye!')
    expect(linesBy(at, 'xiaoman')).toHaveLength(1)
    await at.run(31_000)
    await callTogether(at, ['xiaoman'])
    const aside = await tellAndWait(at, 'ada', 'I could live on tea, coffee and cake')
    expect(takers(at, aside)).toEqual([])
    const before = at.decisions.length
    for (let minute = 0; minute < 10; minute += 1) {
      await at.run(60_000)
      await callTogether(at, ['xiaoman'])
    }
    const later = at.decisions.slice(before).filter(({ taken }) => taken)
    expect(later.filter(({ reason }) => reason !== 'came near')).toEqual([])
    expect(linesBy(at, 'xiaoman').length).toBeLessThanOrEqual(2)
    expect(takers(at, await tellAndWait(at, 'ada', 'Xiaoman, me again'))).toEqual(['xiaoman FL1'])
  })
})
