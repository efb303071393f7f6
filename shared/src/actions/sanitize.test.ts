import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { actionTools, emotes, emotions, offeredActions, sanitizeAction, type ActionContext } from './index.ts'

const context: ActionContext = {
  selfId: 'xiaoman',
  present: [
    { id: 'person-ada', handle: 'p1', name: 'Ada', kind: 'person' },
    { id: 'person-bo', handle: 'p2', name: 'Bo', kind: 'person' },
    { id: 'person-bo2', handle: 'p3', name: 'bo', kind: 'person' },
    { id: 'zhou', handle: 'r1', name: '老周', kind: 'resident' },
  ],
  spots: [
    { id: 'pond', title: { zh: '池塘', en: 'the pond' } },
    { id: 'cafe', title: { zh: '咖啡馆', en: 'Café' } },
  ],
}
const act = (name: unknown, args: unknown = {}) => sanitizeAction(name, args, context)

describe('good and repaired', () => {
  test.each([
    ['walk_to', { person: 'p1' }, { name: 'walk_to', personId: 'person-ada', spotId: null }],
    ['walkTo', { person: 'Ada' }, { name: 'walk_to', personId: 'person-ada', spotId: null }],
    ['functions.walk-to', '{"spot_id":"pond"}', { name: 'walk_to', personId: null, spotId: 'pond' }],
    ['walk_to', { spot: 'The Pond' }, { name: 'walk_to', personId: null, spotId: 'pond' }],
    ['walk_to', { spot: '池塘', person: null }, { name: 'walk_to', personId: null, spotId: 'pond' }],
    ['walk_to', { person: 'pond' }, { name: 'walk_to', personId: null, spotId: 'pond' }],
    ['follow', {}, { name: 'follow', personId: null }],
    ['follow', { who: '老周' }, { name: 'follow', personId: 'zhou' }],
    ['emote', { gesture: 'Waving' }, { name: 'emote', emote: 'wave' }],
    ['emote', { emote: 'Shake head' }, { name: 'emote', emote: 'shake' }],
    ['emote', { emote: 'pick_up' }, { name: 'emote', emote: 'pick' }],
    ['emote', { emote: 'clap', extra: [1, 2] }, { name: 'emote', emote: 'clap' }],
    ['look_at', { id: 'person-bo' }, { name: 'look_at', personId: 'person-bo' }],
    ['show', { place: 'cafe', person: '@Ada' }, { name: 'show', spotId: 'cafe', personId: 'person-ada' }],
    ['bring', { to: 'p1' }, { name: 'bring', personId: 'person-ada' }],
    ['introduce', { person: 'p1', other: 'p2' }, { name: 'introduce', personId: 'person-ada', otherId: 'person-bo' }],
    ['say', { message: 'hello' }, { name: 'say', text: 'hello' }],
    ['sit', undefined, { name: 'sit' }],
    ['sit', '', { name: 'sit' }],
    ['remember', { note: 'tea' }, { name: 'remember' }],
    ['END_TALK', {}, { name: 'end_talk' }],
  ])('%s %j', (name, args, action) => expect(act(name, args)).toEqual({ ok: true, action }))
})

describe('refused', () => {
  test.each([
    ['kick', {}, 'unknown-action'],
    ['__proto__', {}, 'unknown-action'],
    ['constructor', {}, 'unknown-action'],
    [null, {}, 'unknown-action'],
    [42, {}, 'unknown-action'],
    ['walk_to', {}, 'bad-arguments'],
    ['walk_to', { person: 'nobody' }, 'unknown-id'],
    ['walk_to', { person: 'xiaoman' }, 'unknown-id'],
    ['walk_to', { person: 'Bo ' }, 'unknown-id'],
    ['follow', { person: 'ghost' }, 'unknown-id'],
    ['emote', { emote: 'backflip' }, 'bad-arguments'],
    ['emote', {}, 'bad-arguments'],
    ['look_at', {}, 'bad-arguments'],
    ['look_at', { person: { id: 'p1' } }, 'bad-arguments'],
    ['show', { spot: 'moon' }, 'unknown-id'],
    ['introduce', { person: 'p1', other: 'p1' }, 'unknown-id'],
    ['say', {}, 'bad-arguments'],
    ['say', { text: 'x'.repeat(3000) }, 'bad-arguments'],
    ['sit', '{broken', 'bad-arguments'],
    ['sit', [1, 2], 'bad-arguments'],
    ['sit', 'x'.repeat(5000), 'bad-arguments'],
  ])('%s %j', (name, args, code) => expect(act(name, args)).toEqual({ ok: false, code }))
})

test('whatever comes: no throw, and only ids that are here', () => {
  const ids = new Set([...context.present.map(({ id }) => id), ...context.spots.map(({ id }) => id)])
  const names = fc.oneof(fc.constantFrom('walk_to', 'follow', 'look_at', 'show', 'introduce', 'emote', 'sit', 'say'), fc.string())
  fc.assert(
    fc.property(
      names,
      fc.oneof(fc.anything(), fc.json(), fc.dictionary(fc.constantFrom('person', 'spot', 'other', 'id', '__proto__'), fc.anything())),
      (name, args) => {
        const result = act(name, args)
        if (!result.ok) return
        for (const [key, value] of Object.entries(result.action))
          if (key.endsWith('Id') && value !== null) expect(ids.has(value)).toBe(true)
      },
    ),
    { seed: 20261122, numRuns: 500 },
  )
})

test('the one spoken to is "me", and wins between namesakes', () => {
  const spokenTo: ActionContext = { ...context, addresseeId: 'person-bo2' }
  for (const person of ['me', 'the user', '我', 'Bo', 'p3'])
    expect(sanitizeAction('follow', { person }, spokenTo)).toEqual({ ok: true, action: { name: 'follow', personId: 'person-bo2' } })
  expect(act('follow', { person: 'me' })).toEqual({ ok: false, code: 'unknown-id' })
})

test('numbers on the wire keep their meaning', () => {
  expect(emotes.slice(0, 6)).toEqual(['wave', 'dance', 'nod', 'laugh', 'heart', 'clap'])
  expect(emotions.slice(0, 8)).toEqual(['calm', 'glad', 'curious', 'tender', 'sad', 'shy', 'surprised', 'playful'])
  expect(new Set([...emotes, ...emotions]).size).toBe(emotes.length + emotions.length)
})

test('only what the world can do is offered', () => {
  expect(actionTools(offeredActions).map(({ name }) => name)).toEqual([...offeredActions])
})

test('tools: a closed list, described, as JSON schema', () => {
  const tools = actionTools()
  expect(tools.map(({ name }) => name)).toEqual([
    'walk_to',
    'follow',
    'sit',
    'emote',
    'look_at',
    'show',
    'remember',
    'introduce',
    'bring',
    'end_talk',
  ])
  for (const tool of tools) {
    expect(tool.description.length).toBeGreaterThan(10)
    expect(tool.parameters).toMatchObject({ type: 'object', additionalProperties: false })
    expect(tool.parameters).not.toHaveProperty('$schema')
  }
})
