import { afterEach, beforeEach, expect, test } from 'vitest'
import type { StoredUtterance } from '#store/types.ts'
import { openHttpWorld, type HttpWorld } from './testing/http-world.ts'

let world: HttpWorld
beforeEach(async () => {
  world = await openHttpWorld()
})
afterEach(() => world.close())

function said(change: Partial<StoredUtterance>): StoredUtterance {
  return {
    id: 'u1',
    roomId: 'garden',
    conversationId: 'c1',
    speakerId: 'xiaoman',
    speakerKind: 'resident',
    speakerName: '小满',
    text: 'hello',
    lang: 'en',
    volume: 'say',
    atMs: 5,
    heardBy: [],
    offRecord: false,
    model: 'built-in script',
    promptVersion: '1',
    sources: [],
    clientId: null,
    ...change,
  }
}

test('a transcript holds what this person heard, newest page first, older ones on asking', async () => {
  const { token, id } = await world.guest()
  for (let index = 0; index < 130; index += 1)
    await world.store.utterances.add(
      said({
        id: `u${index}`,
        // Many lines in one moment: no page may lose any.
        atMs: Math.floor(index / 60),
        speakerId: index % 2 === 0 ? id : 'xiaoman',
        speakerKind: index % 2 === 0 ? 'person' : 'resident',
        heardBy: [id, 'xiaoman'],
      }),
    )
  await world.store.utterances.add(said({ id: 'secret', atMs: 200, speakerId: 'bo', heardBy: ['bo'] }))
  const page = (await (await world.request('GET', '/api/transcript/garden', { token })).json()) as {
    lines: { id: string; mine: boolean; atMs: number }[]
    more: boolean
  }
  expect([page.lines.length, page.lines[0]?.id, page.lines.at(-1)?.id, page.more]).toEqual([100, 'u30', 'u129', true])
  expect(page.lines[0]).toEqual({ id: 'u30', speakerName: '小满', speakerKind: 'person', mine: true, text: 'hello', atMs: 0, lang: 'en' })
  const older = (await (await world.request('GET', `/api/transcript/garden?before=${page.lines[0]?.id}`, { token })).json()) as typeof page
  expect([older.lines.length, older.lines.at(-1)?.id, older.more]).toEqual([30, 'u29', false])
  expect(await (await world.request('GET', '/api/transcript/elsewhere', { token })).json()).toEqual({ lines: [], more: false })
  for (const before of ['soon', 'secret'])
    expect((await world.request('GET', `/api/transcript/garden?before=${before}`, { token })).status).toBe(404)
  expect((await world.request('GET', `/api/transcript/garden?before=${'x'.repeat(61)}`, { token })).status).toBe(400)
})

test('why something was said is told only to those who heard it, from what they may know', async () => {
  const { token, id } = await world.guest()
  const episode = {
    residentId: 'xiaoman',
    roomId: 'garden',
    conversationId: 'c',
    kind: 'utterance' as const,
    speakerId: id,
    speakerName: 'Ada',
    lang: 'en' as const,
    atMs: 3,
    importance: 1,
  }
  await world.store.episodes.add([
    { ...episode, id: 'e1', text: 'I like persimmons', audience: [id, 'xiaoman'] },
    { ...episode, id: 'e2', speakerId: 'bo', text: 'a secret', audience: ['bo', 'xiaoman'] },
  ])
  await world.store.utterances.add(said({ id: 'told', heardBy: ['xiaoman', id], sources: ['e1', 'e2', 'line-7', 'r1', 'r2'] }))
  const thought = { residentId: 'xiaoman', aboutId: id, kind: 'insight' as const, day: '2026-11-22', lang: 'en' as const, atMs: 4 }
  const rest = { roomId: 'garden', model: 'kith-test', evidence: ['e1'], drawnFrom: ['e1'] }
  await world.store.reflections.put([
    { ...thought, ...rest, id: 'r1', text: 'Ada warms to fruit', audience: [id, 'xiaoman'] },
    { ...thought, ...rest, id: 'r2', text: 'Bo hides something', audience: ['bo', 'xiaoman'] },
  ])
  await world.store.utterances.add(said({ id: 'not-mine', heardBy: ['xiaoman', 'bo'], sources: ['e1'] }))
  expect(await (await world.request('GET', '/api/why/told', { token })).json()).toEqual({
    sources: [
      { id: 'e1', text: 'I like persimmons', atMs: 3, place: 'Lantern Garden' },
      { id: 'r1', text: 'Ada warms to fruit', atMs: 4, place: 'Lantern Garden' },
    ],
    model: 'built-in script',
  })
  expect((await world.request('GET', '/api/why/not-mine', { token })).status).toBe(404)
  expect((await world.request('GET', '/api/why/none', { token })).status).toBe(404)
})

test('memories are corrected and forgotten through the memory, cleanly', async () => {
  const { token, id } = await world.guest()
  expect(
    (await world.request('POST', '/api/memory/correct', { token, body: { residentId: 'xiaoman', factId: 'f1', text: ' 我喜欢梨 ' } }))
      .status,
  ).toBe(200)
  expect(await (await world.request('POST', '/api/memory/forget', { token, body: { residentId: 'xiaoman', kind: 'all' } })).json()).toEqual(
    { ok: true, forgotten: 2 },
  )
  await world.request('POST', '/api/memory/forget', { token, body: { residentId: 'xiaoman', kind: 'fact', id: 'f1' } })
  expect(world.asked).toEqual([
    ['correct', id, 'xiaoman', 'f1', '我喜欢梨', 'zh', 1_000_000],
    ['forget', id, 'xiaoman', { kind: 'all' }],
    ['forget', id, 'xiaoman', { kind: 'fact', id: 'f1' }],
  ])
  world.memory.forget = () => Promise.resolve(0)
  world.memory.correct = () => Promise.resolve(false)
  expect(
    (await world.request('POST', '/api/memory/forget', { token, body: { residentId: 'xiaoman', kind: 'fact', id: 'f9' } })).status,
  ).toBe(404)
  expect((await world.request('POST', '/api/memory/forget', { token, body: { residentId: 'xiaoman', kind: 'fact' } })).status).toBe(400)
  expect(
    (await world.request('POST', '/api/memory/correct', { token, body: { residentId: 'xiaoman', factId: 'f1', text: 'x' } })).status,
  ).toBe(404)
  expect(
    (await world.request('POST', '/api/memory/correct', { token, body: { residentId: 'xiaoman', factId: 'f1', text: '\u200B' } })).status,
  ).toBe(400)
})

test('forgetting everything is not for asking without end: residents wait while they forget', async () => {
  const { token } = await world.guest()
  const all = () => world.request('POST', '/api/memory/forget', { token, body: { residentId: 'xiaoman', kind: 'all' } })
  const statuses = (await Promise.all(Array.from({ length: 20 }, all))).map(({ status }) => status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(6)
  expect(statuses.filter((status) => status === 429)).toHaveLength(14)
  world.clock.nowMs += 5000
  expect((await all()).status).toBe(200)
})

test('the export is a file with everything of theirs, AI marked, and no secret or foreign id in it', async () => {
  const { token, id } = await world.guest()
  await world.store.utterances.add(said({ heardBy: ['xiaoman', id, 'bo-the-other'] }))
  await world.store.rooms.create({
    id: 'mine',
    kind: 'private',
    spaceId: 'garden',
    title: 'Tea',
    ownerId: id,
    inviteToken: 'invite-secret',
    inviteExpiresMs: null,
    passcodeHash: 'hash-secret',
    knock: false,
    locked: false,
    shout: true,
    light: '',
    residentIds: [],
    silencedResidentIds: [],
    createdMs: 1,
  })
  const answer = await world.request('GET', '/api/memory/export', { token })
  expect(answer.headers.get('content-disposition')).toContain('kith-memories.json')
  const text = await answer.text()
  expect(JSON.parse(text)).toMatchObject({
    format: 'kith-person-export',
    transcript: [{ text: 'hello', ai: true, mine: false, model: 'built-in script' }],
    rooms: [{ title: 'Tea' }],
  })
  expect(text).not.toMatch(/hash-secret|invite-secret|bo-the-other/)
})

test.each([
  ['GET', '/api/transcript/%00', 400],
  ['GET', '/api/transcript/garden?before=%00', 400],
  ['GET', '/api/why/%00', 404],
  ['GET', '/api/door/%00', 404],
  ['GET', '/api/memory/sources/zhou/%00', 400],
  ['GET', '/api/diary/%00/2026-01-01', 400],
  ['POST', '/api/memory/forget', 400, { residentId: 'x\0', kind: 'all' }],
  ['POST', '/api/memory/correct', 400, { residentId: 'zhou', factId: '\u007f', text: 'x' }],
  ['POST', '/api/knock', 400, { invite: '\0', name: 'Ada', line: '' }],
] as const)('%s %s: no control character gets as far as a database, which may not take it', async (method, path, status, body?) => {
  const { token } = await world.guest()
  const answer = await world.request(method, path, { token, ...(body !== undefined && { body }) })
  expect(answer.status).toBe(status)
  expect(world.asked).toEqual([])
})
