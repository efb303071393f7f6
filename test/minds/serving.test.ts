import { createScriptModel } from '@kith/server/src/models/script/script-model.ts'
import { afterEach, expect, test } from 'vitest'
import type { Village } from '../helpers/village.ts'
import { residentCard, residentIds } from './script-talk.ts'
import { closeVillages, gathered, linesBy, tellAndWait } from './society-kit.ts'

afterEach(closeVillages)

const peers = residentIds.map((id) => residentCard(id))
const script = () => createScriptModel({ paceMs: 0, peers: () => peers })
const held = (at: Village, id: string) => at.world.bodies.get(id)?.held ?? 'none'
const metres = (at: Village, a: string, b: string) => {
  const [one, other] = [at.world.bodies.get(a), at.world.bodies.get(b)]
  return one === undefined || other === undefined ? Number.POSITIVE_INFINITY : Math.hypot(one.x - other.x, one.z - other.z)
}

test.each(['I’d like a cup of tea, please', '那来一杯热的吧'])(
  '[DA10] “%s” is taken up and brought, and a word on the way only makes it wait',
  async (order) => {
    const at = await gathered(['ada'], ['xiaoman'], { chat: script() })
    await tellAndWait(at, 'ada', order)
    expect(linesBy(at, 'xiaoman').length).toBeGreaterThan(0)
    expect(await at.runUntil(() => held(at, 'xiaoman') === 'cup', 40_000)).toBe(true)
    at.say('ada', 'Xiaoman, is it far?')
    const given = () => at.events.some((event) => event.type === 'emoted' && event.id === 'xiaoman' && event.emote === 'give')
    expect(await at.runUntil(given, 60_000)).toBe(true)
    expect(metres(at, 'xiaoman', 'ada')).toBeLessThan(2.2)
    expect(held(at, 'xiaoman')).toBe('cup')
    expect(await at.runUntil(() => held(at, 'xiaoman') === 'none', 5_000)).toBe(true)
    expect(await at.runUntil(() => held(at, 'ada') === 'cup', 1_000)).toBe(true)
  },
)

test('[DA10] it goes where the person has gone, and is left when they are away', async () => {
  const at = await gathered(['ada', 'bo'], ['xiaoman'], { chat: script() })
  await tellAndWait(at, 'ada', 'Xiaoman, I’d like a cup of tea, please')
  expect(await at.runUntil(() => held(at, 'xiaoman') === 'cup', 40_000)).toBe(true)
  at.world.push({ type: 'leave', id: 'ada' })
  expect(await at.runUntil(() => held(at, 'xiaoman') === 'none', 2_000)).toBe(true)
  expect(at.events.some((event) => event.type === 'emoted' && event.id === 'xiaoman' && event.emote === 'give')).toBe(false)
})

test('[DA10] nobody else brings anything: they say whose trade it is', async () => {
  const at = await gathered(['ada'], ['zhou'], { chat: script() })
  await tellAndWait(at, 'ada', 'I’d like a cup of tea, please')
  await at.run(10_000)
  expect(linesBy(at, 'zhou').at(-1)).toContain('Xiaoman')
  expect(held(at, 'zhou')).toBe('none')
})

test.each([
  ['Xiaoman, who hung the lanterns?', 'I wasn’t asking you, I was asking her'],
  ['小满，灯是谁挂的？', '没问你，问她呢'],
])('[FL17] “%s” – “%s”: the other resident answers what was asked', async (question, correction) => {
  const at = await gathered(['ada'], ['xiaoman', 'adeng'], { chat: script() })
  await tellAndWait(at, 'ada', question)
  const before = linesBy(at, 'adeng').length
  expect(linesBy(at, 'xiaoman').length).toBeGreaterThan(0)
  await tellAndWait(at, 'ada', correction)
  const answer = linesBy(at, 'adeng').slice(before).at(0) ?? ''
  expect(answer).toMatch(/string|tree|lantern|灯|树/)
})
