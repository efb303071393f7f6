import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { protocolVersion, type EnterAnswer } from '@kith/shared/protocol'
import { expect, test } from 'vitest'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const cwd = mkdtempSync(join(tmpdir(), 'kith-main-'))

interface Ended {
  code: number | null
  out: string
  err: string
}

/** Runs the real entry point; `whenOut` is called with all it printed so far. */
function run(
  env: Record<string, string>,
  whenOut: (out: string, signal: (name: NodeJS.Signals) => void) => void = () => undefined,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main], {
      cwd,
      env: { PATH: process.env['PATH'] ?? '', KITH_MODEL: 'script', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let out = ''
    let err = ''
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString('utf8')
      whenOut(out, (name) => child.kill(name))
    })
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString('utf8')))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, out, err }))
  })
}

test.each([
  ['a wrong setting', { PORT: 'abc' }, /^PORT must be a whole number from 0 to 65535, not "abc"\.\n$/],
  ['a wrong hour', { KITH_HOUR: '99' }, /^KITH_HOUR must be an hour from 0 to 24, such as 19\.5, not "99"\.\n$/],
  [
    'an unwritable data folder',
    { KITH_DATA_DIR: '/proc/kith' },
    /^The data folder \/proc\/kith cannot be written \(\w+\): set KITH_DATA_DIR .+\.\n$/,
  ],
])('%s stops the start with one sentence', async (_, env, sentence) => {
  const ended = await run(env)
  expect(ended.code).toBe(1)
  expect(ended.err).toMatch(sentence)
  expect(ended.out).toBe('')
})

test('a data folder that is a file stops the start with one sentence', async () => {
  writeFileSync(join(cwd, 'taken'), '')
  const ended = await run({ KITH_DATA_DIR: 'taken' })
  expect([ended.code, ended.err.trim().split('\n').length]).toEqual([1, 1])
})

test.each(['SIGTERM', 'SIGINT'] as const)(
  'it says where it is and who speaks, and ends well on %s',
  async (signal) => {
    let sent = false
    const ended = await run({ PORT: '0', KITH_HOST: '127.0.0.1', KITH_DATA_DIR: join(cwd, `data-${signal}`) }, (out, send) => {
      if (sent || !out.includes('To bring a model')) return
      sent = true
      send(signal)
    })
    expect(ended.code).toBe(0)
    expect(ended.out).toMatch(/is open: http:\/\/127\.0\.0\.1:\d+/)
    expect(ended.out).toContain('built-in script')
    expect(ended.err).toBe('')
  },
  30_000,
)

test('people inside are sent off to come back, and the process ends well and soon', async () => {
  const inside: { left: Promise<number> | null } = { left: null }
  const ended = await run({ PORT: '0', KITH_HOST: '127.0.0.1', KITH_DATA_DIR: join(cwd, 'data-inside') }, (out, send) => {
    const url = /is open: (http:\/\/\S+)/.exec(out)?.[1]
    if (inside.left !== null || url === undefined) return
    inside.left = goInside(url).then(({ left }) => {
      send('SIGTERM')
      return left
    })
  })
  expect(ended.code).toBe(0)
  const serverShutdown = 4001
  expect(await inside.left).toBe(serverShutdown)
  expect(ended.out).not.toContain('too long')
}, 40_000)

/** Stands in the garden with a bare socket; `left` resolves to the code it is closed with. */
async function goInside(url: string): Promise<{ left: Promise<number> }> {
  const post = async <T>(path: string, token?: string, body?: unknown): Promise<T> => {
    const headers = { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) }
    return (await (
      await fetch(url + path, { method: 'POST', headers, ...(body !== undefined && { body: JSON.stringify(body) }) })
    ).json()) as T
  }
  const { token } = await post<{ token: string }>('/api/guest')
  const answer = await post<EnterAnswer>('/api/enter', token, { protocol: protocolVersion, name: 'Ada', look: '', lang: 'en' })
  const seat = await post<Record<'processId' | 'roomId' | 'sessionId', string>>(`/matchmake/joinById/${answer.roomId}`, token, {
    pass: answer.pass,
  })
  const socket = new WebSocket(
    `${url.replace('http', 'ws')}/${seat.processId}/${seat.roomId}?sessionId=${seat.sessionId}&_authToken=${token}`,
  )
  const left = new Promise<number>((resolve) => socket.addEventListener('close', (event) => resolve(event.code)))
  await new Promise((resolve, reject) => {
    socket.addEventListener('message', resolve, { once: true })
    socket.addEventListener('error', reject, { once: true })
  })
  // Told that we have joined (protocol byte 10): from here on the room speaks to us.
  socket.send(new Uint8Array([10]))
  return { left }
}
