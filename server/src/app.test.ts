import { mkdtempSync } from 'node:fs'
import { request, type IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { protocolVersion, type EnterAnswer } from '@kith/shared/protocol'
import { doorLooks } from '@kith/shared/state'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SettingsError } from '#config/settings-error.ts'
import { readSettings } from '#config/settings.ts'
import { startServer, type RunningServer } from './app.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'kith-app-'))
const settings = { ...readSettings({ KITH_LOG: 'silent', KITH_HOST: '127.0.0.1', KITH_MODEL: 'script', PORT: '0' }), dataDir }
let server: RunningServer

beforeAll(async () => {
  server = await startServer({ settings, clientDir: null })
})
afterAll(() => server.stop())

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

/** A request as it is, without what fetch adds or forbids. An upgrade that succeeds answers 101. */
function send(method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port: server.port, method, path, headers, agent: false })
    outgoing.on('upgrade', (response, socket) => {
      socket.destroy()
      resolve({ status: 101, headers: response.headers, body: '' })
    })
    outgoing.on('response', (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }))
      response.on('error', reject)
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

const json = (body: unknown) => [{ 'content-type': 'application/json' }, JSON.stringify(body)] as const

async function enter(): Promise<{ token: string; answer: EnterAnswer }> {
  const { token } = JSON.parse((await send('POST', '/api/guest')).body) as { token: string }
  const [headers, body] = json({ protocol: protocolVersion, name: 'Ada', look: doorLooks[0], lang: 'en' })
  const answer = JSON.parse((await send('POST', '/api/enter', { ...headers, authorization: `Bearer ${token}` }, body)).body) as EnterAnswer
  return { token, answer }
}

async function reserve(): Promise<{ path: string }> {
  const { token, answer } = await enter()
  const [headers, body] = json({ pass: answer.pass })
  const seat = JSON.parse(
    (await send('POST', `/matchmake/joinById/${answer.roomId}`, { ...headers, authorization: `Bearer ${token}` }, body)).body,
  ) as {
    processId: string
    roomId: string
    sessionId: string
  }
  return { path: `/${seat.processId}/${seat.roomId}?sessionId=${seat.sessionId}&_authToken=${token}` }
}

const upgrade = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
}

describe('the way in', () => {
  test('guest, door, seat and socket lead into the garden', async () => {
    const { path } = await reserve()
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`)
    socket.binaryType = 'arraybuffer'
    await new Promise((resolve, reject) => {
      socket.addEventListener('message', resolve)
      socket.addEventListener('close', reject)
    })
    socket.close()
    const health = JSON.parse((await send('GET', '/api/health')).body) as Record<string, unknown>
    expect(Object.keys(health).toSorted()).toEqual(['model', 'people', 'residents', 'rooms', 'status', 'version'])
    expect(health).toMatchObject({ status: 'ok', rooms: 1 })
  })

  test.each(['create', 'joinOrCreate', 'join'])('Colyseus’ own %s is closed', async (verb) => {
    const [headers, body] = json({})
    for (const room of ['garden', 'private'])
      expect((await send('POST', `/matchmake/${verb}/${room}`, headers, body)).status).toBeGreaterThanOrEqual(400)
    expect(JSON.parse((await send('GET', '/api/health')).body)).toMatchObject({ rooms: 1 })
  })

  test('a seat needs a pass', async () => {
    const { answer } = await enter()
    for (const options of [{}, { pass: 'x' }, { pass: 7 }, { pass: answer.pass.slice(0, -2) }]) {
      const [headers, body] = json(options)
      expect((await send('POST', `/matchmake/joinById/${answer.roomId}`, headers, body)).status).toBeGreaterThanOrEqual(400)
    }
  })
})

describe('foreign pages', () => {
  test.each([
    [undefined, 101],
    ['http://127.0.0.1:PORT', 101],
    ['http://evil.example', 403],
    ['null', 403],
    ['http://127.0.0.1:1', 403],
  ])('a socket from %s answers %i', async (origin, status) => {
    const { path } = await reserve()
    const headers = { ...upgrade, ...(origin !== undefined && { origin: origin.replace('PORT', String(server.port)) }) }
    expect((await send('GET', path, headers)).status).toBe(status)
  })

  test('sockets lead only to seats', async () => {
    for (const path of ['/', '/ws', '/a/b', '/a/b/c?sessionId=x', '/../x?y', `/${'a'.repeat(70)}/b?sessionId=x`])
      expect((await send('GET', path, upgrade)).status).toBe(404)
  })

  test('matchmaking from a foreign page is refused before it is read, and no origin is echoed', async () => {
    const [headers, body] = json({})
    const answer = await send('POST', '/matchmake/joinById/x', { ...headers, origin: 'http://evil.example' }, body)
    expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([403, undefined])
    const own = await send('OPTIONS', '/matchmake/joinById/x', { origin: `http://127.0.0.1:${server.port}` })
    expect([own.status, own.headers['access-control-allow-origin'], own.headers['access-control-allow-credentials']]).toEqual([
      204,
      `http://127.0.0.1:${server.port}`,
      'false',
    ])
  })
})

describe('bad matchmaking requests', () => {
  test.each([
    ['GET', '/matchmake/joinById/x', {}, undefined, 405],
    ['POST', '/matchmake/joinById/x', { 'content-type': 'application/json' }, 'x'.repeat(20_000), 413],
    ['POST', '/matchmake/joinById/x', { 'content-type': 'application/json', 'transfer-encoding': 'chunked' }, '{}', 411],
  ])('%s %s is refused', async (method, path, headers, body, status) => {
    expect((await send(method, path, headers, body)).status).toBe(status)
  })

  test.each(['{', '', 'null', '[]', '7', '"x"', '{"pass":{"a":1}}'])('a body of %j is a typed no', async (body) => {
    const answer = await send('POST', '/matchmake/joinById/x', { 'content-type': 'application/json' }, body)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(600)
    expect((await send('GET', '/api/health')).status).toBe(200)
  })

  test.each([
    '/matchmake',
    '/matchmake/',
    '/matchmake/__proto__/x',
    '/matchmake/joinById',
    '/matchmake/joinById/%00',
    '/matchmake/constructor/constructor',
    '/__healthcheck',
  ])('%s does nothing', async (path) => {
    const [headers, body] = json({})
    expect((await send('POST', path, headers, body)).status).toBeGreaterThanOrEqual(400)
  })
})

test('bodies of undeclared length, none at all, and too long ones are all answered', async () => {
  const { token } = await enter()
  const auth = { authorization: `Bearer ${token}` }
  const room = JSON.stringify({ title: 'Tea' })
  const chunked = { ...auth, 'content-type': 'application/json', 'transfer-encoding': 'chunked' }
  expect(await send('POST', '/api/rooms', chunked, room)).toMatchObject({ status: 200 })
  expect(await send('POST', '/api/rooms', chunked, `"${'x'.repeat(40_000)}"`)).toMatchObject({ status: 413, body: '{"error":"too-long"}' })
  expect(await send('POST', '/api/rooms', { ...auth, 'content-length': '99999999' }).catch(() => ({ status: 413 }))).toMatchObject({
    status: 413,
  })
  expect(await send('POST', '/api/rooms', auth)).toMatchObject({ status: 400, body: '{"error":"bad-message"}' })
  expect(await send('DELETE', '/api/person', auth)).toMatchObject({ status: 200, body: '{"ok":true}' })
  expect(await send('GET', '/api/rooms', auth)).toMatchObject({ status: 401 })
})

test('a taken port stops the start in one sentence', async () => {
  const failure = await startServerOn(server.port)
  expect(failure).toBeInstanceOf(SettingsError)
  expect(String(failure)).toContain(`Port ${server.port} is taken`)
})

async function startServerOn(port: number): Promise<unknown> {
  // Colyseus' matchmaker is shared by the process, so only the front is tried here: before the rooms would open.
  const { createServer } = await import('node:http')
  const { listen } = await import('./listening.ts')
  return listen(createServer(), port, '127.0.0.1').catch((error: unknown) => error)
}
