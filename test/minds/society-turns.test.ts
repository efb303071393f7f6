import { afterEach, describe, expect, test } from 'vitest'
import {
  brothers,
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
  tell,
  tellAndWait,
  village,
  voice,
} from './society-kit.ts'

afterEach(closeVillages)
const both = ['xiaoman', 'zhou'] as const

describe('turns', () => {
  test('TU1 a model that does not stop when told says nothing more', async () => {
    const model = heldVoice({ obeysAborts: false })
    const at = await gathered(['ada'], ['zhou'], { chat: model })
    await tell(at, 'ada', 'Tell me about the bridge')
    await at.runUntil(() => model.requests.length === 1, 5_000)
    await tell(at, 'ada', 'No, wait, tell me about the moon')
    await at.runUntil(() => model.requests.length === 2, 5_000)
    model.speak(brothers)
    await at.runUntil(() => presenceOf(at, 'zhou') === 'speaking', 2_000)
    model.end()
    await quiet(at)
    expect(linesBy(at, 'zhou')).toHaveLength(1)
    expect(at.events.filter((event) => event.type === 'speech-opened')).toHaveLength(1)
  })

  test('TU2, TU3 who comes by in mid-sentence gets none of it, and the next prompt neither', async () => {
    const model = heldVoice()
    const at = await gathered(['ada'], ['zhou'], { chat: model })
    await tell(at, 'ada', 'My locker code is Quimbleford')
    await at.runUntil(() => model.requests.length === 1, 5_000)
    model.speak('[calm] I shall keep Quimbleford to myself, as one keeps a key for a neighbour who travels a lot. ')
    await at.runUntil(() => presenceOf(at, 'zhou') === 'speaking', 2_000)
    join(at, 'bo', circle['bo'] ?? { x: 0, z: 7 })
    await at.run(100)
    model.speak('Quimbleford it is, then, and nobody else needs to hear of it tonight. ')
    await at.run(300)
    model.end()
    await quiet(at)
    const heard = at.events.flatMap((event) => (event.type === 'speech-chunk' && event.hearers.includes('bo') ? [event.text] : []))
    expect(heard).toEqual([])
    await tell(at, 'bo', 'Zhou, what were you two talking about?')
    await at.runUntil(() => model.requests.length === 2, 5_000)
    expect(JSON.stringify([model.requests[1]?.messages, model.requests[1]?.scene.turns])).not.toContain('Quimbleford')
  })

  test('TU3 a whisper is answered in a whisper', async () => {
    const model = voice()
    const at = await gathered(['ada'], ['zhou'], { chat: model })
    join(at, 'bo', { x: 3.6, z: 7.2 })
    at.place('ada', 0.3, 6.2)
    await at.run(1_500)
    await callTogether(at, ['zhou'])
    const { x = 0, z = 0 } = at.world.bodies.get('zhou') ?? {}
    at.place('ada', x - 0.4, z + 0.9)
    await at.run(800)
    const line = await tell(at, 'ada', 'Zhou, is Bo always so loud?', { volume: 'whisper' })
    expect(line.heardBy).toEqual(['ada', 'zhou'])
    await quiet(at)
    expect(model.requests[0]?.scene.turns.at(-1)?.text).toBe(line.text)
    const answer = residentLines(at).at(-1)
    expect(answer).toMatchObject({ volume: 'whisper', heardBy: ['zhou', 'ada'] })
  })

  test('TU4 hello costs nothing', async () => {
    const model = voice()
    const at = await gathered(['ada'], both, { chat: model })
    await at.runUntil(() => residentLines(at).length > 0, 15_000)
    expect(at.decisions.filter(({ taken }) => taken).map(({ reason }) => reason)).toContain('came near')
    expect(model.requests).toEqual([])
  })

  test('FL14 one hello where one stands, the next after walking on, and none twice', async () => {
    const at = await gathered(['ada'], both)
    const hellos = () => at.decisions.filter(({ taken, reason }) => taken && reason === 'came near').map(({ residentId }) => residentId)
    const stayAMinute = async () => {
      for (let half = 0; half < 2; half += 1) {
        await callTogether(at, both)
        await at.run(30_000)
      }
    }
    await stayAMinute()
    expect(hellos()).toHaveLength(1)
    at.place('ada', 0.4, 3.4)
    await stayAMinute()
    expect(hellos().toSorted()).toEqual([...both])
    at.place('ada', -1.2, 6.6)
    await stayAMinute()
    expect(hellos()).toHaveLength(2)
  })

  test('TU5 an hour of nobody calls no model', async () => {
    const model = voice()
    const at = await village({ chat: model })
    await at.run(3_600_000)
    expect([model.requests, at.lines]).toEqual([[], []])
    expect(at.decisions.filter(({ taken }) => taken)).toEqual([])
  })

  test('TU5 who asks and leaves at once is not answered into the air', async () => {
    const model = heldVoice()
    const at = await gathered(['ada'], ['zhou'], { chat: model })
    await tell(at, 'ada', 'Tell me about the bridge')
    await at.runUntil(() => model.requests.length === 1, 5_000)
    at.world.push({ type: 'leave', id: 'ada' })
    await at.run(300)
    expect(model.signals[0]?.aborted).toBe(true)
    expect(presenceOf(at, 'zhou')).toBe('listening')
    await at.run(30_000)
    expect(presenceOf(at, 'zhou')).toBe('idle')
  })

  test('TU7 off the record leaves nothing, and does not come back when the record is on again', async () => {
    const model = voice()
    const at = await gathered(['ada'], ['zhou'], { chat: model })
    at.world.push({ type: 'off-record', id: 'ada', on: true })
    await at.run(50)
    await tellAndWait(at, 'ada', 'I live in Quimbleford and I like quince jam')
    expect(JSON.stringify(model.requests[0]?.scene.turns)).toContain('Quimbleford')
    expect(await at.store.episodes.ofResident('zhou')).toEqual([])
    expect(await at.store.facts.ofResident('zhou')).toEqual([])
    expect(await at.store.bonds.ofPerson('ada')).toEqual([])
    at.world.push({ type: 'off-record', id: 'ada', on: false })
    await at.run(50)
    await tellAndWait(at, 'ada', 'Zhou, what did I tell you just now?')
    expect(JSON.stringify(model.requests[1]?.scene)).not.toContain('Quimbleford')
    expect(await at.store.episodes.ofResident('zhou')).toHaveLength(2)
  })

  test('TU7 nor does what others are told while somebody near is off the record', async () => {
    const at = await gathered(['ada', 'bo'], ['zhou'], { chat: voice() })
    at.world.push({ type: 'off-record', id: 'ada', on: true })
    await at.run(50)
    await tellAndWait(at, 'bo', 'Zhou, is the moon up?')
    expect(linesBy(at, 'zhou')).toHaveLength(1)
    expect((await at.store.episodes.ofResident('zhou')).map(({ speakerId }) => speakerId)).toEqual(['bo'])
  })

  test('TU9 what was forgotten is gone from the running talk, and an answer under way leaves nothing', async () => {
    const model = heldVoice()
    const at = await gathered(['ada'], ['zhou'], { chat: model })
    await tell(at, 'ada', 'My cat is called Quimbleford')
    await at.runUntil(() => model.requests.length === 1, 5_000)
    await at.memory.forget('ada', 'zhou', { kind: 'all' })
    model.speak('[calm] Quimbleford is a very good name for a cat, if you ask an old man who never had one of his own. ')
    await at.runUntil(() => presenceOf(at, 'zhou') === 'speaking', 2_000)
    model.end()
    await quiet(at)
    expect(JSON.stringify(await at.store.episodes.ofResident('zhou'))).not.toContain('Quimbleford')
    await tell(at, 'ada', 'Zhou, how are you?')
    await at.runUntil(() => model.requests.length === 2, 5_000)
    expect(JSON.stringify(model.requests[1]?.scene.turns)).not.toContain('Quimbleford')
    expect(JSON.stringify([model.requests[1]?.scene.memories, model.requests[1]?.scene.facts])).not.toContain('Quimbleford')
  })

  test('TU10 how often two have talked is told while nobody else listens', async () => {
    const model = voice()
    const at = await gathered(['ada'], ['zhou'], { chat: model })
    await at.memory.meet('zhou', 'ada', at.nowMs() - 86_400_000)
    await tellAndWait(at, 'ada', 'Zhou, is it late?')
    join(at, 'bo', circle['bo'] ?? { x: 0, z: 7 })
    await at.run(300)
    await tellAndWait(at, 'ada', 'Zhou, and is it cold?')
    const shown = model.requests.map(({ scene, messages }) => {
      const ada = scene.present.find(({ id }) => id === 'ada')
      return [ada?.talks, ada?.lastMetMs === null, /talked \d+ times/.test(JSON.stringify(messages))]
    })
    expect(shown).toEqual([
      [1, false, true],
      [null, true, false],
    ])
  })

  test('TU8 every resident who hears a line has one reason for what it does', async () => {
    const at = await gathered(['ada', 'bo'], ['xiaoman', 'zhou', 'adeng'], { chat: voice() })
    at.society.silence('adeng', true)
    for (const [who, text] of [
      ['ada', 'Xiaoman, one tea please'],
      ['ada', 'Bo, are you cold?'],
      ['bo', 'hello everyone'],
      ['bo', 'I want to kill myself'],
      ['ada', 'The parking was a nightmare'],
    ] as const) {
      const line = await tellAndWait(at, who, text)
      const hearing = line.heardBy.filter((id) => both.some((other) => other === id) || id === 'adeng')
      const decided = decisionsOn(at, line)
      expect(decided.map(({ residentId }) => residentId).toSorted()).toEqual(hearing.toSorted())
      for (const { reason } of decided) expect(reason).toMatch(/^(FL|TU)\d+ /)
    }
  })
})

describe('comings and goings', () => {
  test('who is let in and sent out at once ends as asked last', async () => {
    const at = await village({ residents: [] })
    await Promise.all([at.society.setPresent(['zhou']), at.society.setPresent(['zhou']), at.society.setPresent([])])
    await at.run(200)
    expect([...at.world.bodies.keys()]).toEqual([])
    await Promise.all([at.society.setPresent([]), at.society.setPresent(['zhou', 'xiaoman']), at.society.setPresent(['zhou'])])
    await at.run(200)
    expect([...at.world.bodies.keys()]).toEqual(['zhou'])
  })

  test('a resident sent out in mid-sentence is cut, and comes back whole', async () => {
    const model = heldVoice()
    const at = await gathered(['ada'], ['zhou'], { chat: model })
    await tell(at, 'ada', 'Tell me about the bridge')
    await at.runUntil(() => model.requests.length === 1, 5_000)
    model.speak(brothers)
    await at.runUntil(() => presenceOf(at, 'zhou') === 'speaking', 2_000)
    await at.society.setPresent([])
    await at.run(300)
    expect(presenceOf(at, 'zhou')).toBeUndefined()
    expect(at.events.some((event) => event.type === 'speech-closed' && event.interrupted)).toBe(true)
    await at.society.setPresent(['zhou'])
    await at.run(100)
    expect(presenceOf(at, 'zhou')).toBe('idle')
  })

  test('a resident in a talk stays for it, and stops a stroll to listen', async () => {
    const at = await gathered(['ada'], ['xiaoman'], { chat: voice() })
    await tellAndWait(at, 'ada', 'It rained all day.')
    const spot = { ...at.world.bodies.get('xiaoman') }
    await at.run(35_000)
    const body = at.world.bodies.get('xiaoman')
    expect([body?.x, body?.z]).toEqual([spot.x, spot.z])
    await at.runUntil(() => at.world.bodies.get('xiaoman')?.walking === true, 60_000)
    at.say('ada', 'Xiaoman, wait')
    await at.run(150)
    expect(at.world.bodies.get('xiaoman')?.walking).toBe(false)
  })
})
