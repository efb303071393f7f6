import { ModelError } from './model-error.ts'
import type { RemoteFile } from './hosts.ts'

export interface RemoteBody {
  /** Where in the file the bytes begin. */
  from: number
  chunks: AsyncIterable<Uint8Array>
}

const mostRedirects = 5

/** Asks for the file from a byte on. A host that cannot do that sends it from the beginning, and `from` is 0. @throws ModelError */
export async function openBody(
  remote: RemoteFile,
  from: number,
  { signal, idleMs }: { signal: AbortSignal; idleMs: number },
): Promise<RemoteBody> {
  const stall = new StallWatch(signal, idleMs)
  try {
    const response = await follow(remote.url, from, stall.signal)
    const { host } = new URL(response.url)
    if (response.status === 404) throw new ModelError('not-there', { host })
    // These pass: too much asked of the host, or its storage in trouble.
    if (response.status === 408 || response.status === 429 || response.status >= 500) throw new Error(`${host} answered ${response.status}`)
    if (response.body === null || !response.ok) throw new ModelError('refused', { host, status: String(response.status) })
    return { from: startOf(response, from), chunks: stall.watch(response.body) }
  } catch (error) {
    stall.end()
    throw error
  }
}

function startOf(response: Response, from: number): number {
  if (response.status !== 206) return 0
  const start = /^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1]
  if (Number(start) !== from) throw new Error(`asked for the file from ${from}, got it from ${start ?? 'somewhere'}`)
  return from
}

/** Storage lies on other hosts, which is fine; from a secured address to an open one is not. */
async function follow(url: string, from: number, signal: AbortSignal): Promise<Response> {
  const headers = { 'Accept-Encoding': 'identity', ...(from > 0 ? { Range: `bytes=${from}-` } : {}) }
  let at = new URL(url)
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const response = await fetch(at, { headers, redirect: 'manual', signal })
    const next = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null
    if (next === null) return response
    await response.body?.cancel()
    const target = new URL(next, at)
    if (target.protocol !== 'https:' && target.protocol !== at.protocol) throw new ModelError('unsafe-redirect', { host: target.host })
    at = target
  }
  throw new ModelError('refused', { host: at.host, status: 'too many redirects' })
}

/** Ends a stream that has gone silent without closing. */
class StallWatch {
  readonly signal: AbortSignal
  private readonly controller = new AbortController()
  private readonly idleMs: number
  private timer: NodeJS.Timeout

  constructor(outer: AbortSignal, idleMs: number) {
    this.idleMs = idleMs
    this.signal = AbortSignal.any([outer, this.controller.signal])
    this.timer = this.wind()
  }

  async *watch(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of body) {
        this.end()
        yield chunk
        this.timer = this.wind()
      }
    } finally {
      this.end()
    }
  }

  end(): void {
    clearTimeout(this.timer)
  }

  private wind(): NodeJS.Timeout {
    return setTimeout(() => this.controller.abort(new Error('the stream has gone silent')), this.idleMs)
  }
}
