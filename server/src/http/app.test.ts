import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openHttpWorld, type HttpWorld } from './testing/http-world.ts'

let world: HttpWorld
const clientDir = mkdtempSync(join(tmpdir(), 'kith-dist-'))
mkdirSync(join(clientDir, 'assets'))
mkdirSync(join(clientDir, '.vite'))
writeFileSync(
  join(clientDir, 'index.html'),
  '<!doctype html><html lang="en"><head><!--kith:meta--><title>old</title><!--/kith:meta--><script type="module" src="/assets/index-abcdefgh.js"></script></head><body></body></html>',
)
writeFileSync(join(clientDir, 'assets', 'index-abcdefgh.js'), 'console.log(1)\n'.repeat(200))
writeFileSync(join(clientDir, 'favicon.svg'), '<svg/>')
writeFileSync(join(clientDir, 'sw.js'), '// worker')
writeFileSync(join(clientDir, 'manifest.webmanifest'), '{}')
writeFileSync(join(clientDir, '.vite', 'manifest.json'), '{}')
writeFileSync(join(clientDir, 'notes.md'), 'x')

beforeEach(async () => {
  world = await openHttpWorld({ clientDir })
})
afterEach(() => world.close())

describe('what anybody may ask', () => {
  test('health has exactly the agreed keys', async () => {
    const answer = await world.request('GET', '/api/health')
    expect(await answer.json()).toEqual({ status: 'ok', version: '0.1.0', model: 'built-in script', rooms: 1, people: 2, residents: 3 })
  })

  test('residents', async () => {
    expect(await (await world.request('GET', '/api/residents')).json()).toEqual({ residents: [], model: 'built-in script' })
  })

  test('metrics: this machine or the admin, nobody else', async () => {
    const local = { from: '127.0.0.1', headers: { host: 'localhost:2567' } }
    const answer = await world.request('GET', '/metrics', local)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toMatch(/^kith_people 2$/m)
    expect((await world.request('GET', '/metrics', { from: '::ffff:127.0.0.1', headers: { host: '127.0.0.1' } })).status).toBe(200)
    expect((await world.request('GET', '/metrics')).status).toBe(403)
    expect((await world.request('GET', '/metrics', { from: '127.0.0.1', headers: { host: 'kith.example' } })).status).toBe(403)
    expect((await world.request('GET', '/metrics', { ...local, headers: { ...local.headers, 'x-forwarded-for': '1.2.3.4' } })).status).toBe(
      403,
    )
    expect((await world.request('GET', '/metrics', { token: 'an admin token of some length' })).status).toBe(200)
    expect((await world.request('GET', '/metrics', { token: 'an admin token of some other length' })).status).toBe(403)
  })
})

describe('bad requests', () => {
  test.each([
    ['GET', '/api/none', 404],
    ['GET', '/api', 404],
    ['GET', '/api/', 404],
    ['GET', '/api/enter', 405],
    ['PUT', '/api/guest', 405],
    ['POST', '/api/health', 405],
    ['PATCH', '/api/rooms', 405],
    ['DELETE', '/api/memory', 405],
  ])('%s %s is %i in JSON', async (method, path, status) => {
    const answer = await world.request(method, path)
    expect(answer.status).toBe(status)
    expect(await answer.json()).toEqual({ error: 'not-found' })
  })

  test('a body over 16 kB is not read', async () => {
    const { token } = await world.guest()
    const answer = await world.request('POST', '/api/enter', { token, raw: `{"name":"${'x'.repeat(17_000)}"}` })
    expect([answer.status, await answer.json()]).toEqual([413, { error: 'too-long' }])
  })

  test.each(['', '{', 'null', '[1', '{"__proto__":{"x":1}}', '\u0000', '"'.repeat(100), '{"protocol":1e999}', '['.repeat(8000)])(
    'broken JSON %#: a typed no',
    async (raw) => {
      const { token } = await world.guest()
      for (const path of ['/api/enter', '/api/rooms', '/api/knock', '/api/memory/correct', '/api/memory/forget']) {
        const answer = await world.request('POST', path, { token, raw })
        if (path === '/api/rooms' && answer.status === 200) continue
        expect([answer.status, await answer.json()]).toEqual([400, { error: 'bad-message' }])
      }
    },
  )

  test('a failure inside is a 500 in JSON, logged once without what was sent', async () => {
    const { token } = await world.guest()
    world.doors.knock = () => Promise.reject(new Error('boom'))
    const answer = await world.request('POST', '/api/knock', { token, body: { invite: 'i', name: 'Mr Private', line: 'x' } })
    expect([answer.status, await answer.json()]).toEqual([500, { error: 'server-error' }])
    const errors = world.lines.filter((line) => line.includes('"level":"error"'))
    expect(errors).toHaveLength(1)
    expect(errors[0]).not.toContain('Private')
  })

  test('an address that asks too much is told so', async () => {
    const statuses = new Set<number>()
    for (let index = 0; index < 700; index += 1) statuses.add((await world.request('GET', '/api/residents')).status)
    expect(statuses).toEqual(new Set([200, 429]))
  })
})

describe('origins', () => {
  test.each([
    ['http://kith.test', true],
    ['https://friend.example', true],
    ['http://evil.example', false],
    ['null', false],
    ['http://kith.test.evil.example', false],
    ['http://kith.test:99', false],
    ['not a url', false],
  ])('%s may talk to us: %s', async (origin, allowed) => {
    const answer = await world.request('POST', '/api/guest', { headers: { origin, host: 'kith.test' } })
    expect(answer.status).toBe(allowed ? 200 : 403)
    expect(answer.headers.get('access-control-allow-origin')).toBe(allowed ? origin : null)
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
  })

  test('a preflight from a friend is answered', async () => {
    const answer = await world.request('OPTIONS', '/api/enter', { headers: { origin: 'https://friend.example', host: 'kith.test' } })
    expect(answer.status).toBe(204)
    expect(answer.headers.get('access-control-allow-headers')).toContain('Authorization')
  })
})

describe('pages', () => {
  const csp = (answer: Response) => answer.headers.get('content-security-policy') ?? ''

  test('the garden, in the visitor’s language, with a preview', async () => {
    const answer = await world.request('GET', '/', { headers: { 'accept-language': 'zh-CN,zh;q=0.9', host: 'kith.test:2567' } })
    const html = await answer.text()
    expect(html).toContain('<html lang="zh-CN">')
    expect(html).toContain('<title>知交 · 灯园</title>')
    expect(html).toContain('content="http://kith.test:2567/og.jpg"')
    expect(html).not.toContain('<title>old')
    expect(html).toContain('/assets/index-abcdefgh.js')
    expect(answer.headers.get('cache-control')).toBe('no-cache')
    expect(csp(answer)).toContain("script-src 'self';")
    expect(csp(answer)).toContain("connect-src 'self' ws://kith.test:2567 wss://kith.test:2567;")
  })

  test('an invite page says so, hides from search, and sends no referrer', async () => {
    const answer = await world.request('GET', '/r/AbC_-9', { headers: { 'accept-language': 'en' } })
    const html = await answer.text()
    expect(html).toMatch(/You are invited/)
    expect(html).toContain('noindex')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect((await world.request('GET', '/r/%22%3E%3Cscript%3E')).status).toBe(404)
  })

  test('a hostile Host is never written into the page', async () => {
    const answer = await world.request('GET', '/', { headers: { host: 'x"><script>alert(1)</script>' } })
    expect(await answer.text()).not.toContain('alert(1)')
    expect(csp(answer)).not.toContain('alert')
  })

  test('files: hashed ones for ever, packed as the browser likes, unchanged ones not sent again', async () => {
    const path = '/assets/index-abcdefgh.js'
    const br = await world.request('GET', path, { headers: { 'accept-encoding': 'gzip, br' } })
    expect([br.status, br.headers.get('content-encoding'), br.headers.get('cache-control')]).toEqual([
      200,
      'br',
      'public, max-age=31536000, immutable',
    ])
    expect(brotliDecompressSync(Buffer.from(await br.arrayBuffer())).toString()).toContain('console.log(1)')
    const zipped = await world.request('GET', path, { headers: { 'accept-encoding': 'gzip;q=1, br;q=0' } })
    expect(gunzipSync(Buffer.from(await zipped.arrayBuffer())).toString()).toContain('console.log(1)')
    const plain = await world.request('GET', path)
    expect([plain.headers.get('content-encoding'), plain.headers.get('content-type')]).toEqual([null, 'text/javascript; charset=utf-8'])
    const again = await world.request('GET', path, { headers: { 'accept-encoding': 'br', 'if-none-match': br.headers.get('etag') ?? '' } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect((await world.request('GET', '/favicon.svg')).headers.get('cache-control')).toBe('no-cache')
    const head = await world.request('HEAD', path)
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  test.each([
    '/none.js',
    '/.vite/manifest.json',
    '/notes.md',
    '/../package.json',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/assets/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
    '/assets/..%5c..%5cx.js',
    '/%00.js',
    '/%zz.js',
    '/assets',
    '/assets/',
  ])('%s is not served', async (path) => {
    const answer = await world.request('GET', path)
    expect(answer.status).toBe(404)
  })

  test('every answer is guarded', async () => {
    for (const path of ['/', '/favicon.svg', '/api/health', '/none', '/metrics']) {
      const answer = await world.request('GET', path)
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      expect(csp(answer)).not.toBe('')
      expect(answer.headers.get('x-powered-by')).toBeNull()
    }
  })

  test('the worker may fetch our own files and nothing else, and is never kept', async () => {
    const worker = await world.request('GET', '/sw.js')
    expect(worker.headers.get('content-security-policy')).toBe("default-src 'none'; connect-src 'self'; script-src 'self'")
    expect(worker.headers.get('cache-control')).toBe('no-cache')
    const manifest = await world.request('GET', '/manifest.webmanifest')
    expect(manifest.headers.get('content-type')).toBe('application/manifest+json')
  })

  test('before the first build, the page says what to do', async () => {
    const empty = await openHttpWorld({ clientDir: mkdtempSync(join(tmpdir(), 'kith-empty-')) })
    const answer = await empty.request('GET', '/')
    expect(answer.status).toBe(503)
    expect(await answer.text()).toContain('npm start')
    await empty.close()
  })
})
