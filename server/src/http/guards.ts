import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import type { z } from 'zod'
import { refuse } from './answers.ts'
import type { HttpContext, HttpDeps, HttpEnv } from './context.ts'
import { addressOf, limitKey } from './visitor.ts'

const bodyBytes = 16 * 1024

/** Nothing larger than 16 kB is read, let alone parsed. */
export const cappedBody = bodyLimit({ maxSize: bodyBytes, onError: (context) => context.json({ error: 'too-long' }, 413) })

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

/** The body as the schema wants it, or null when it is not JSON of that shape. */
export async function readBody<S extends z.ZodType>(context: HttpContext, schema: S): Promise<z.output<S> | null> {
  let value: unknown
  try {
    value = JSON.parse(await context.req.text())
  } catch (error) {
    // Broken JSON or a request cut off half way: both are the sender's.
    if (error instanceof SyntaxError || context.req.raw.signal.aborted) return null
    throw error
  }
  const parsed = schema.safeParse(value)
  return parsed.success ? parsed.data : null
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
