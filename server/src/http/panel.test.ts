import { memorySearchAnswerSchema } from '@kith/shared/protocol'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openHttpWorld, type HttpWorld } from './testing/http-world.ts'

let world: HttpWorld
beforeEach(async () => {
  world = await openHttpWorld()
})
afterEach(() => world.close())

test('what is asked of the panel is asked for the one who asks, and for nobody else', async () => {
  const { token, id } = await world.guest()
  const get = (path: string) => world.request('GET', `/api${path}`, { token })
  const found = await get('/memory/search?q=%20%E6%A1%82%E8%8A%B1%20&resident=xiaoman&person=bo')
  expect(memorySearchAnswerSchema.parse(await found.json())).toEqual({ hits: [] })
  expect(found.headers.get('cache-control')).toBe('no-store')
  for (const path of ['/memory/timeline', '/memory/timeline?before=2026-11-22', '/memory/sources/xiaoman/u1~xiaoman~0', '/diary', '/bonds'])
    expect((await get(path)).status).toBe(200)
  expect((await get('/diary/xiaoman/2026-11-22')).status).toBe(404)
  expect(world.asked).toEqual([
    ['search', id, '桂花', 'xiaoman'],
    ['timeline', id, null, null],
    ['timeline', id, null, '2026-11-22'],
    ['sources', id, 'xiaoman', 'u1~xiaoman~0'],
    ['diaryDays', id, null],
    ['bonds', id],
    ['diaryPage', id, 'xiaoman', '2026-11-22'],
  ])
})

test.each([
  '/memory/search',
  '/memory/search?q=',
  `/memory/search?q=${'x'.repeat(201)}`,
  '/memory/timeline?before=yesterday',
  '/diary/xiaoman/22-11-2026',
  `/diary/${'x'.repeat(41)}/2026-11-22`,
  `/memory/sources/xiaoman/${'x'.repeat(161)}`,
])('%s is refused before anybody is asked', async (path) => {
  const { token } = await world.guest()
  expect((await world.request('GET', `/api${path}`, { token })).status).toBe(400)
  expect(world.asked).toEqual([])
})

test('without a token nothing is told; without end nothing is searched', async () => {
  expect((await world.request('GET', '/api/bonds')).status).toBe(401)
  const { token } = await world.guest()
  const statuses = await Promise.all(
    Array.from({ length: 40 }, async () => (await world.request('GET', '/api/memory/search?q=tea', { token })).status),
  )
  expect(statuses.filter((status) => status === 200)).toHaveLength(30)
})
