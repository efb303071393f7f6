import { createMiddleware } from 'hono/factory'
import type { z } from 'zod'
import { refuse } from './answers.ts'
import type { HttpContext, HttpDeps, HttpEnv } from './context.ts'
import { addressOf, limitKey } from './visitor.ts'

const bodyBytes = 16 * 1024

/** Hosts and pages that may not talk to us, and addresses that ask too much. */
export function guardApi(deps: HttpDeps) {
  return createMiddleware<HttpEnv>(async (context, next) => {
    const host = context.req.header('host') ?? hostOf(context)
    const origin = context.req.header('origin') ?? null
    if (!deps.origins.hostAllowed(host) || !deps.origins.originAllowed(origin, host)) return refuse(context, 'not-allowed')
    if (origin !== null) allowOrigin(context, origin)
    if (context.req.method === 'OPTIONS') return context.body(null, 204)
    if (!deps.limits.requests.take(visitorKey(context, deps))) return refuse(context, 'too-fast')
    return next()
  })
}

/** Everything said about a person needs their guest token. */
export function signedIn(deps: HttpDeps) {
  return createMiddleware<HttpEnv>(async (context, next) => {
    const bearer = /^Bearer ([\x21-\x7e]{1,4096})$/.exec(context.req.header('authorization') ?? '')?.[1]
    const token = bearer === undefined ? null : deps.tokens.verifyGuest(bearer)
    const person = token === null ? null : await deps.store.people.find(token.personId)
    if (person === null) return refuse(context, 'signed-out')
    context.set('person', person)
    return next()
  })
}

export type Body<T> = { ok: true; value: T } | { ok: false; code: 'bad-message' | 'too-long' }

/** The body as the schema wants it, or why not. Nothing larger than 16 kB is read, let alone parsed. */
export async function readBody<S extends z.ZodType>(context: HttpContext, schema: S): Promise<Body<z.output<S>>> {
  const { raw } = context.req
  if (Number(raw.headers.get('content-length') ?? 0) > bodyBytes) return { ok: false, code: 'too-long' }
  let value: unknown
  try {
    const bytes = await readCapped(raw.body)
    if (bytes === null) return { ok: false, code: 'too-long' }
    value = JSON.parse(bytes.toString('utf8'))
  } catch (error) {
    // Broken JSON or a request cut off half way: both are the sender's.
    if (error instanceof SyntaxError || raw.signal.aborted) return { ok: false, code: 'bad-message' }
    throw error
  }
  const parsed = schema.safeParse(value)
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, code: 'bad-message' }
}

/** All of a body, or null once it grows past the limit: a chunked one does not say how long it is. */
async function readCapped(body: ReadableStream<Uint8Array> | null): Promise<Buffer | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.byteLength
    if (size > bodyBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

export function visitorKey(context: HttpContext, deps: HttpDeps): string {
  return limitKey(addressOf(context, deps.settings.trustedProxies))
}

export function hostOf(context: HttpContext): string {
  return new URL(context.req.url).host
}

function allowOrigin(context: HttpContext, origin: string): void {
  context.header('Access-Control-Allow-Origin', origin)
  context.header('Access-Control-Allow-Methods', 'GET, POST, DELETE')
  context.header('Access-Control-Allow-Headers', 'Authorization, Content-Type')
  context.header('Access-Control-Max-Age', '600')
  context.header('Vary', 'Origin')
}
