import { beforeEach, describe, expect, test } from 'vitest'
import { answerFor, forget, prepare, type Shelf } from './shell.ts'

const origin = 'https://kith.example'
const at = (path: string): string => origin + path

/** As much of CacheStorage as the worker uses, kept in maps. */
class FakeCaches {
  readonly kept = new Map<string, Map<string, Response>>()

  async open(name: string) {
    const entries = this.kept.get(name) ?? new Map<string, Response>()
    this.kept.set(name, entries)
    const key = (request: RequestInfo | URL): string => (request instanceof Request ? request.url : new URL(String(request), origin).href)
    return {
      put: async (request: RequestInfo | URL, response: Response) => void entries.set(key(request), response),
      keys: async () => [...entries.keys()].map((url) => new Request(url)),
      delete: async (request: RequestInfo | URL) => entries.delete(key(request)),
      match: async (request: RequestInfo | URL) => entries.get(key(request))?.clone(),
    }
  }
  async keys() {
    return [...this.kept.keys()]
  }
  async delete(name: string) {
    return this.kept.delete(name)
  }
  async match(request: RequestInfo | URL) {
    for (const name of this.kept.keys()) {
      const found = await (await this.open(name)).match(request)
      if (found !== undefined) return found
    }
    return undefined
  }
}

let caches: FakeCaches
let online: boolean
let asked: string[]
let shelf: Shelf

beforeEach(() => {
  caches = new FakeCaches()
  online = true
  asked = []
  shelf = {
    caches: caches as unknown as Shelf['caches'],
    shell: { version: 'b', files: [at('/offline.html'), at('/favicon.svg')] },
    fetch: async (request) => {
      asked.push(new URL(request.url).pathname)
      if (!online) throw new TypeError('no network')
      return new Response(`fresh ${new URL(request.url).pathname}`, { status: request.url.includes('missing') ? 404 : 200 })
    },
  }
})

/** Node makes no requests of mode `navigate`. */
function navigation(path: string): Request {
  const request = new Request(at(path))
  Object.defineProperty(request, 'mode', { value: 'navigate' })
  return request
}
const textOf = async (answer: Promise<Response> | null): Promise<string | undefined> => (await answer)?.text()

describe('the worker', () => {
  test('leaves the API, other hosts, other methods and plain files alone', () => {
    const requests = [
      new Request(at('/api/health')),
      new Request(at('/api/enter'), { method: 'POST' }),
      new Request('https://elsewhere.example/assets/index-12345678.js'),
      new Request(at('/og.jpg')),
      new Request(at('/assets/index.js')),
      new Request(at('/sw.js')),
    ]
    expect(requests.map((request) => answerFor(request, origin, shelf))).toEqual(requests.map(() => null))
  })

  test('takes pages from the server as long as there is one, and keeps none of them', async () => {
    expect(await textOf(answerFor(navigation('/r/secret'), origin, shelf))).toBe('fresh /r/secret')
    expect(await caches.keys()).toEqual([])
  })

  test('shows the offline page without a network', async () => {
    await prepare(shelf)
    online = false
    expect(await textOf(answerFor(navigation('/r/secret'), origin, shelf))).toBe('fresh /offline.html')
  })

  test('has the lantern of the offline page without a network as well', async () => {
    await prepare(shelf)
    online = false
    expect(await textOf(answerFor(new Request(at('/favicon.svg')), origin, shelf))).toBe('fresh /favicon.svg')
  })

  test('fetches a file named after its content once', async () => {
    const path = '/assets/index-Ab_d-678.js'
    expect(await textOf(answerFor(new Request(at(path)), origin, shelf))).toBe(`fresh ${path}`)
    online = false
    expect(await textOf(answerFor(new Request(at(path)), origin, shelf))).toBe(`fresh ${path}`)
    expect(asked).toEqual([path])
  })

  test('does not keep what is not there', async () => {
    const path = '/assets/missing-12345678.js'
    await answerFor(new Request(at(path)), origin, shelf)
    await answerFor(new Request(at(path)), origin, shelf)
    expect(asked).toEqual([path, path])
  })

  test('keeps no more than some hundred files, the newest', async () => {
    for (let index = 0; index < 300; index += 1)
      await answerFor(new Request(at(`/assets/x-${String(index).padStart(8, '0')}.js`)), origin, shelf)
    const kept = [...(caches.kept.get('kith-assets') ?? new Map<string, Response>()).keys()]
    expect(kept).toHaveLength(240)
    expect(kept.at(-1)).toBe(at('/assets/x-00000299.js'))
  })

  test('is not installed without the whole offline page', async () => {
    shelf.shell = { version: 'b', files: [at('/offline.html'), at('/missing.css')] }
    await expect(prepare(shelf)).rejects.toThrow('missing.css answered 404')
  })

  test('drops the offline pages of other versions, and nothing else', async () => {
    for (const name of ['kith-shell-a', 'kith-assets', 'somebody-else']) await caches.open(name)
    await prepare(shelf)
    await forget(shelf)
    expect((await caches.keys()).sort()).toEqual(['kith-assets', 'kith-shell-b', 'somebody-else'])
  })
})
