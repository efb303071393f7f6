import { readFileSync } from 'node:fs'
import { createMind } from '@kith/server/src/mind/create-mind.ts'
import type { ChatRequest } from '@kith/server/src/models/port.ts'
import { createScriptModel } from '@kith/server/src/models/script/script-model.ts'
import { createSocietyFactory } from '@kith/server/src/residents/society.ts'
import type { SocietyFactory } from '@kith/server/src/residents/types.ts'
import { createLogger } from '@kith/server/src/telemetry/log.ts'
import { createWorld } from '@kith/server/src/world/world.ts'
import { loadNavmesh, spaceDocumentSchema } from '@kith/shared/space'
import { afterEach, expect, test } from 'vitest'
import type { Village } from '../helpers/village.ts'
import { residentCard } from './script-talk.ts'
import { brothers, circle, closeVillages, gathered, heldVoice, linesBy, quiet, tell, village, voice } from './society-kit.ts'

afterEach(closeVillages)

const built = (name: string) => JSON.parse(readFileSync(new URL(`../../assets/built/garden/${name}`, import.meta.url), 'utf8')) as unknown
const tickMs = 50

function houseOf(at: Village, requests: ChatRequest[]) {
  let clockMs = at.nowMs()
  let ids = 0
  const script = createScriptModel({ paceMs: 0 })
  const model = { ...voice(), requests }
  const chat = {
    ...model,
    stream: (request: ChatRequest, signal: AbortSignal) => (requests.push(request), voice().stream(request, signal)),
  }
  const make: SocietyFactory = createSocietyFactory({
    cards: new Map([['zhou', residentCard('zhou')]]),
    mind: createMind({ script }),
    models: {
      chat,
      script,
      embedding: null,
      description: 'test',
      health: () => ({ name: 'test', breakerOpen: false, tokensToday: 0, budget: null, lastError: null }),
    },
    memory: at.memory,
    logger: createLogger({ level: 'silent' }),
    now: () => clockMs,
    hourAt: () => 20,
  })
  const space = spaceDocumentSchema.parse(built('space.json'))
  const open = async (name: string) => {
    const nextId = () => `${name}-${(ids += 1)}`
    const world = createWorld({ space, navmesh: loadNavmesh(built('navmesh.json')), nextId, shout: true })
    const society = make({ kithRoomId: name, space, world, nextUtteranceId: nextId, nextPid: () => (ids += 1) })
    await society.setPresent(['zhou'])
    const step = () => {
      const events = world.step(clockMs)
      society.onEvents(events, clockMs)
      society.tick(clockMs)
    }
    step()
    return { world, society, step, nextId }
  }
  type Room = Awaited<ReturnType<typeof open>>
  const run = async (rooms: readonly Room[], ms: number) => {
    for (let passed = 0; passed < ms; passed += tickMs) {
      clockMs += tickMs
      for (const room of rooms) room.step()
      for (const room of rooms) await room.society.settle()
    }
  }
  const say = (room: Room, id: string, text: string) =>
    room.world.push({ type: 'say', id, utteranceId: room.nextId(), clientId: null, text, volume: 'say', lang: 'en', hop: 0 })
  const join = (room: Room, id: string) => {
    const zhou = room.world.bodies.get('zhou') ?? circle['zhou']
    const at = { x: (zhou?.x ?? 0) + 1, z: (zhou?.z ?? 0) + 1, yawRadians: 0 }
    room.world.push({ type: 'join', body: { id, kind: 'person', name: id, lang: 'en' }, pid: (ids += 1), at })
  }
  return { open, run, say, join }
}

test('RO1 one resident in two rooms has one memory and two bodies; a room that closes takes nothing from the other', async () => {
  const requests: ChatRequest[] = []
  const house = houseOf(await village({ residents: [] }), requests)
  const parlour = await house.open('parlour')
  const garden = await house.open('garden')
  house.join(parlour, 'ada')
  await house.run([parlour, garden], 100)
  parlour.society.silence('zhou', true)
  parlour.society.silence('zhou', false)
  garden.world.push({ type: 'walk', id: 'zhou', x: 0, z: 0.5, stopWithinMetres: 0.3, run: true })
  house.say(parlour, 'ada', 'I like Quimbleford pears')
  await house.run([parlour, garden], 1_000)
  expect(requests).toHaveLength(1)
  const bodies = [parlour, garden].map(({ world }) => world.bodies.get('zhou'))
  expect(bodies[0]).not.toBe(bodies[1])
  expect([bodies[0]?.x, bodies[0]?.z]).not.toEqual([bodies[1]?.x, bodies[1]?.z])
  expect(bodies[1]?.presence).toBe('idle')

  parlour.society.dispose()
  await parlour.society.settle()
  house.join(garden, 'ada')
  await house.run([garden], 100)
  house.say(garden, 'ada', 'Zhou, which pears do I like?')
  await house.run([garden], 1_000)
  expect(JSON.stringify([requests[1]?.scene.memories, requests[1]?.scene.facts])).toContain('Quimbleford')
  expect(requests[1]?.scene.turns.map(({ text }) => text)).toEqual(['Zhou, which pears do I like?'])
  garden.society.dispose()
  await garden.society.settle()
})

test('an erased person is gone from the running talk', async () => {
  const requests: ChatRequest[] = []
  const house = houseOf(await village({ residents: [] }), requests)
  const garden = await house.open('garden')
  for (const id of ['ada', 'bo']) house.join(garden, id)
  await house.run([garden], 100)
  house.say(garden, 'ada', 'Zhou, I like Quimbleford pears')
  await house.run([garden], 1_000)
  garden.world.push({ type: 'leave', id: 'ada' })
  garden.society.forget('ada')
  await house.run([garden], 100)
  house.say(garden, 'bo', 'Zhou, is it late?')
  await house.run([garden], 1_000)
  expect(requests).toHaveLength(2)
  expect(JSON.stringify(requests[1]?.scene.turns)).not.toContain('Quimbleford')
  garden.society.dispose()
  await garden.society.settle()
})

test('a line that an erased person heard a part of is remembered by nobody (memory/SPEC.md D7)', async () => {
  const model = heldVoice()
  const at = await gathered(['ada', 'bo'], ['zhou', 'xiaoman'], { chat: model })
  await tell(at, 'ada', 'Zhou, tell me about the bridge')
  await at.runUntil(() => model.requests.length === 1, 5_000)
  model.speak(brothers)
  await at.runUntil(() => at.events.some(({ type }) => type === 'speech-chunk'), 2_000)
  const opened = at.events.flatMap((event) => (event.type === 'speech-opened' ? [event.utterance.id] : []))
  at.society.forget('ada', opened)
  at.world.push({ type: 'leave', id: 'ada' })
  model.end()
  await quiet(at)
  expect(linesBy(at, 'zhou').join('')).not.toBe('')
  for (const id of ['zhou', 'xiaoman'])
    expect((await at.store.episodes.ofResident(id)).filter(({ speakerId }) => speakerId === 'zhou')).toEqual([])
})
