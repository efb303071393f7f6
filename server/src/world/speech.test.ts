import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hears } from '@kith/shared/space'
import { volumes } from '@kith/shared/protocol'
import { createScene, eventsOf, line, type Scene } from './testing/scene.ts'
import { flatSpace } from './testing/flat-space.ts'
import type { WorldCommand } from './types.ts'

const said = (scene: Scene) => eventsOf(scene.step(), 'said').map(({ utterance }) => utterance)
const openSpeech = (id: string, onlyFor: string[] | null = null): WorldCommand => ({
  type: 'speech-open',
  id,
  utteranceId: 'r1',
  volume: 'say',
  lang: 'en',
  hop: 1,
  onlyFor,
})
const chunk = (id: string, text: string): WorldCommand => ({ type: 'speech-chunk', id, utteranceId: 'r1', text })
const close = (id: string, interrupted = false): WorldCommand => ({
  type: 'speech-close',
  id,
  utteranceId: 'r1',
  interrupted,
  sources: ['e1'],
  model: 'script',
  promptVersion: '1',
})
const place = (scene: Scene, id: string, x: number, z: number) => {
  scene.push({ type: 'leave', id })
  scene.step()
  scene.join(id, x, z)
}

describe('hearing', () => {
  it('[HE1] three metres hear, ten get a murmur, twenty nothing', () => {
    const scene = createScene()
    for (const [name, x] of [
      ['ada', 0],
      ['bo', 3],
      ['chen', 10],
      ['dee', 20],
    ] as const)
      scene.join(name, x, 0)
    scene.push(line('ada', 'hello'))
    expect(said(scene)).toMatchObject([{ heardBy: ['ada', 'bo'], murmurTo: ['chen'], speakerPid: 1, kind: 'person', hop: 0 }])
  })

  it('[HE1] property: hearers are exactly those `hears` names', () => {
    const spot = fc.tuple(fc.double({ min: -40, max: 40, noNaN: true }), fc.double({ min: -40, max: 40, noNaN: true }))
    fc.assert(
      fc.property(fc.array(spot, { minLength: 2, maxLength: 6 }), fc.constantFrom(...volumes), (spots, volume) => {
        const scene = createScene()
        spots.forEach(([x, z], index) => scene.join(`p${index}`, x, z))
        scene.push(line('p0', 'hello', { volume }))
        const [utterance] = said(scene)
        const speaker = scene.world.bodies.get('p0')
        if (speaker === undefined) throw new Error('p0 is missing')
        const heard = [...scene.world.bodies.values()].filter(
          (body) => body === speaker || hears(speaker, body, volume, flatSpace().zones) === 'heard',
        )
        expect(utterance?.heardBy.toSorted()).toEqual(heard.map(({ id }) => id).toSorted())
      }),
      { numRuns: 150 },
    )
  })

  it('[HE2] blocked pairs hear nothing of each other, either way', () => {
    const scene = createScene()
    scene.join('ada', 0, 0)
    scene.join('bo', 1, 0)
    scene.push({ type: 'block', id: 'bo', blockedIds: ['ada'] }, line('ada', 'one'), line('bo', 'two'))
    expect(said(scene).map(({ heardBy, murmurTo }) => [heardBy, murmurTo])).toEqual([
      [['ada'], []],
      [['bo'], []],
    ])
  })

  it('[HE3][JL4] an away body is owed what is said around it', () => {
    const scene = createScene()
    scene.join('ada', 0, 0)
    scene.join('bo', 1, 0)
    scene.push({ type: 'away', id: 'bo', away: true }, line('ada', 'psst', { volume: 'whisper' }))
    const events = scene.step()
    expect(eventsOf(events, 'presence')).toEqual([{ type: 'presence', id: 'bo', presence: 'away' }])
    expect(eventsOf(events, 'said')[0]?.utterance.heardBy).toEqual(['ada', 'bo'])
  })

  it('[HE4] muted and shouting where it is forbidden are refused', () => {
    const scene = createScene()
    scene.join('ada', 0, 0)
    scene.push(
      { type: 'set-shout', on: false },
      line('ada', 'HEY', { volume: 'shout', clientId: 'c1' }),
      { type: 'mute', id: 'ada', on: true },
      line('ada', 'hey', { clientId: 'c2' }),
    )
    const events = scene.step()
    expect(eventsOf(events, 'said')).toEqual([])
    // Muting is applied with the inputs, before anything is said: both lines meet a muted body.
    expect(eventsOf(events, 'refused').map(({ code, clientId }) => [code, clientId])).toEqual([
      ['muted', 'c1'],
      ['muted', 'c2'],
    ])
    scene.push({ type: 'mute', id: 'ada', on: false }, line('ada', 'HEY', { volume: 'shout', clientId: 'c3' }))
    expect(eventsOf(scene.step(), 'refused').map(({ code }) => code)).toEqual(['shout-forbidden'])
  })

  it('[HE10] what the session knows goes with it', () => {
    const scene = createScene()
    scene.join('ada', 0, 0)
    scene.push({ type: 'off-record', id: 'ada', on: true }, line('ada', 'I am resident zhou', { hop: 2, lang: 'zh' }))
    expect(said(scene)[0]).toMatchObject({ offRecord: true, kind: 'person', speakerId: 'ada', hop: 2, lang: 'zh' })
  })

  it('[JL3] a line said just before leaving is heard', () => {
    const scene = createScene()
    scene.join('ada', 0, 0)
    scene.join('bo', 1, 0)
    scene.push(line('ada', 'bye'), { type: 'leave', id: 'ada' }, line('bo', 'wait'))
    const events = scene.step()
    expect(events.map(({ type }) => type)).toEqual(['said', 'said', 'left'])
    expect(eventsOf(events, 'said').map(({ utterance }) => utterance.heardBy)).toEqual([['ada', 'bo'], ['bo']])
  })
})

describe('streamed speech', () => {
  it('[HE6][HE7] a latecomer hears from there on and is not listed', () => {
    const scene = createScene()
    scene.join('zhou', 0, 0, 'resident')
    scene.join('ada', 2, 0)
    scene.join('bo', 40, 0)
    scene.push(openSpeech('zhou'), chunk('zhou', 'My secret is '))
    const opened = scene.step()
    expect(eventsOf(opened, 'speech-opened')[0]?.utterance.heardBy).toEqual(['zhou', 'ada'])
    expect(eventsOf(opened, 'speech-chunk')[0]?.hearers).toEqual(['ada'])
    place(scene, 'bo', 3, 0)
    scene.push(chunk('zhou', 'safe.'), close('zhou'))
    const events = scene.step()
    expect(eventsOf(events, 'speech-chunk')[0]?.hearers).toEqual(['ada', 'bo'])
    expect(eventsOf(events, 'speech-closed')[0]).toMatchObject({
      utterance: { text: 'My secret is safe.', heardBy: ['zhou', 'ada'] },
      sources: ['e1'],
      interrupted: false,
    })
  })

  it('[HE7] who walks away before the end is not listed either', () => {
    const scene = createScene()
    scene.join('zhou', 0, 0, 'resident')
    scene.join('ada', 2, 0)
    scene.push(openSpeech('zhou'), chunk('zhou', 'one '))
    scene.step()
    place(scene, 'ada', 40, 0)
    scene.push(chunk('zhou', 'two'), close('zhou'))
    expect(eventsOf(scene.step(), 'speech-closed')[0]?.utterance.heardBy).toEqual(['zhou'])
  })

  it('[HE5] onlyFor narrows the words; others get a murmur', () => {
    const scene = createScene()
    scene.join('zhou', 0, 0, 'resident')
    scene.join('ada', 2, 0)
    scene.join('bo', 3, 0)
    scene.push(openSpeech('zhou', ['ada']), chunk('zhou', 'your cat'), close('zhou'))
    const events = scene.step()
    expect(eventsOf(events, 'speech-opened')[0]?.utterance).toMatchObject({ heardBy: ['zhou', 'ada'], murmurTo: ['bo'] })
    expect(eventsOf(events, 'speech-chunk')[0]).toMatchObject({ hearers: ['ada'], murmurTo: ['bo'] })
    expect(eventsOf(events, 'speech-closed')[0]?.utterance).toMatchObject({ heardBy: ['zhou', 'ada'], murmurTo: ['bo'] })
  })

  it('[HE8] stale chunks and closes are dropped, and nobody closes for another', () => {
    const scene = createScene()
    scene.join('zhou', 0, 0, 'resident')
    scene.join('adeng', 1, 0, 'resident')
    scene.push(openSpeech('zhou'), chunk('adeng', 'mine'), close('adeng'))
    const events = scene.step()
    expect(eventsOf(events, 'speech-chunk')).toEqual([])
    expect(eventsOf(events, 'speech-closed')).toEqual([])
    scene.push({ ...openSpeech('zhou'), utteranceId: 'r2' } as WorldCommand)
    expect(eventsOf(scene.step(), 'speech-closed')).toMatchObject([{ utterance: { id: 'r1' }, interrupted: true }])
    scene.push(chunk('zhou', 'late'), close('zhou'))
    expect(scene.step()).toEqual([])
  })

  it('[HE9] hushing stops the words at once and closes them within half a second', () => {
    const scene = createScene()
    scene.join('zhou', 0, 0, 'resident')
    scene.join('ada', 2, 0)
    scene.join('far', 40, 0)
    scene.push(openSpeech('zhou'), chunk('zhou', 'so'), { type: 'hush', id: 'far' })
    expect(eventsOf(scene.step(), 'hushed')).toEqual([])
    scene.push({ type: 'hush', id: 'ada' }, chunk('zhou', ' then'))
    const events = scene.step()
    expect(eventsOf(events, 'hushed')).toEqual([{ type: 'hushed', id: 'ada', speakerIds: ['zhou'] }])
    expect(eventsOf(events, 'speech-chunk')).toEqual([])
    expect(eventsOf(scene.run(600), 'speech-closed')).toMatchObject([{ interrupted: true, utterance: { text: 'so' } }])
  })

  it('[JL3] leaving closes what was being said', () => {
    const scene = createScene()
    scene.join('zhou', 0, 0, 'resident')
    scene.push(openSpeech('zhou'), chunk('zhou', 'and'), { type: 'leave', id: 'zhou' })
    expect(scene.step().map(({ type }) => type)).toEqual(['presence', 'speech-opened', 'speech-chunk', 'speech-closed', 'presence', 'left'])
  })
})

describe('conversations', () => {
  it('[CV1] those in earshot who talk within a minute share one', () => {
    const scene = createScene()
    scene.join('ada', 0, 0)
    scene.join('bo', 3, 0)
    scene.push(line('ada', 'one'))
    const [first] = said(scene)
    scene.run(50_000)
    scene.push(line('bo', 'two'))
    expect(said(scene)[0]?.conversationId).toBe(first?.conversationId)
    scene.run(61_000)
    scene.push(line('ada', 'three'))
    expect(said(scene)[0]?.conversationId).not.toBe(first?.conversationId)
  })

  it('[CV2] groups out of earshot talk apart, and merge into the older one', () => {
    const scene = createScene()
    for (const [name, x] of [
      ['ada', 0],
      ['bo', 2],
      ['chen', 30],
      ['dee', 32],
    ] as const)
      scene.join(name, x, 0)
    scene.push(line('ada', '1'), line('bo', '2'), line('chen', '3'), line('dee', '4'))
    const ids = said(scene).map(({ conversationId }) => conversationId)
    expect(ids).toEqual(['c1', 'c1', 'c2', 'c2'])
    place(scene, 'ada', 30, 2)
    place(scene, 'bo', 30, 4)
    scene.push(line('ada', '5'), line('chen', '6'), line('dee', '7'))
    expect(said(scene).map(({ conversationId }) => conversationId)).toEqual(['c1', 'c1', 'c1'])
  })
})
