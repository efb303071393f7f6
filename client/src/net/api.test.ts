import { describe, expect, test } from 'vitest'
import { createApi, Refused, Unreachable } from './api.ts'

interface Sent {
  path: string
  token: string | null
}

function fakes(answer: (path: string, token: string | null) => Response | Promise<Response>, items: Record<string, string> = {}) {
  const sent: Sent[] = []
  const kept = new Map(Object.entries(items))
  const api = createApi({
    storage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    },
    fetch: async (input, init) => {
      const path = input instanceof Request ? input.url : input.toString()
      const token = new Headers(init?.headers).get('authorization')
      sent.push({ path, token })
      return answer(path, token)
    },
  })
  return { api, sent, kept }
}
const json = (body: unknown, status = 200): Response => Response.json(body, { status })

describe('api', () => {
  test('becomes a guest once, keeps the token, and uses it', async () => {
    const { api, sent, kept } = fakes((path) => json(path === '/api/guest' ? { token: 'fresh' } : { ok: true }))
    await Promise.all([api.call('GET', '/api/rooms'), api.call('GET', '/api/memory')])
    expect(sent.map(({ path }) => path)).toEqual(['/api/guest', '/api/rooms', '/api/memory'])
    expect(sent[2]?.token).toBe('Bearer fresh')
    expect(kept.get('kith.token')).toBe('fresh')
  })

  test('says why it was refused', async () => {
    const { api } = fakes(() => json({ error: 'locked' }, 403), { 'kith.token': 'old' })
    await expect(api.call('POST', '/api/enter', {})).rejects.toEqual(new Refused('locked'))
  })

  test('calls side by side with a token nobody knows any more become one and the same guest', async () => {
    let guests = 0
    const { api, sent, kept } = fakes(
      (path, token) =>
        path === '/api/guest'
          ? json({ token: `guest-${(guests += 1)}` })
          : token === 'Bearer old'
            ? json({ error: 'signed-out' }, 401)
            : json({ ok: 1 }),
      { 'kith.token': 'old' },
    )
    const late = api.call('GET', '/api/memory')
    await Promise.all([api.call('POST', '/api/enter', {}), late, api.call('GET', '/api/rooms')])
    expect(guests).toBe(1)
    expect(new Set(sent.slice(4).map(({ token }) => token))).toEqual(new Set(['Bearer guest-1']))
    expect(kept.get('kith.token')).toBe('guest-1')
  })

  test('a token nobody knows any more is exchanged, once', async () => {
    const { api, sent } = fakes(
      (path, token) =>
        path === '/api/guest' ? json({ token: 'fresh' }) : token === 'Bearer fresh' ? json({ ok: 1 }) : json({ error: 'signed-out' }, 401),
      {
        'kith.token': 'old',
      },
    )
    await expect(api.call('GET', '/api/rooms')).resolves.toEqual({ ok: 1 })
    expect(sent).toHaveLength(3)
    const { api: hopeless } = fakes((path) => (path === '/api/guest' ? json({ token: 'fresh' }) : json({ error: 'signed-out' }, 401)), {
      'kith.token': 'old',
    })
    await expect(hopeless.call('GET', '/api/rooms')).rejects.toEqual(new Refused('signed-out'))
  })

  test.each([
    ['a dead network', () => Promise.reject(new TypeError('failed to fetch'))],
    ["a proxy's page", () => new Response('<html>bad gateway</html>', { status: 502 })],
    ['an answer that is no JSON', () => new Response('hello', { status: 200 })],
    ['a strange error', () => json({ wrong: true }, 500)],
  ])('%s is unreachable, not a crash', async (_, answer) => {
    const { api } = fakes(answer, { 'kith.token': 'old' })
    await expect(api.call('GET', '/api/rooms')).rejects.toBeInstanceOf(Unreachable)
  })
})
