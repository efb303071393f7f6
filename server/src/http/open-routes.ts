import { createHash, timingSafeEqual } from 'node:crypto'
import type { ResidentSummary } from '@kith/shared/protocol'
import { Hono } from 'hono'
import { peerAddress, type HttpContext, type HttpDeps, type HttpEnv } from './context.ts'
import { hostOf } from './guards.ts'
import { isLoopbackHost } from './origins.ts'

/** What anybody may ask. */
export function openRoutes(deps: HttpDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.get('/health', (context) => {
    context.header('Cache-Control', 'no-store')
    return context.json({ status: 'ok', version: deps.version, model: deps.models.description, ...deps.doors.summary('gardens') })
  })
  routes.get('/residents', (context) => {
    const residents = [...deps.cards.values()].map((card): ResidentSummary => {
      const { id, names, tagline } = card.data.extensions.kith
      return { id, name: names, tagline, model: deps.models.chat.name }
    })
    return context.json({ residents, model: deps.models.description })
  })
  return routes
}

/** Prometheus' numbers: to this machine itself, or to whoever has the admin token. */
export function metricsRoute(deps: HttpDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  routes.get('/metrics', async (context) => {
    if (!isAdmin(context, deps.settings.adminToken) && !isLocal(context)) return context.text('Forbidden\n', 403)
    const { rooms, people, residents } = deps.doors.summary('everything')
    deps.metrics.rooms.set(rooms)
    deps.metrics.people.set(people)
    deps.metrics.residents.set(residents)
    return context.body(await deps.metrics.registry.metrics(), 200, {
      'Content-Type': deps.metrics.registry.contentType,
      'Cache-Control': 'no-store',
    })
  })
  return routes
}

function isAdmin(context: HttpContext, adminToken: string | null): boolean {
  const given = /^Bearer (.{1,500})$/.exec(context.req.header('authorization') ?? '')?.[1]
  if (adminToken === null || given === undefined) return false
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(adminToken))
}

/** A request through a proxy on this machine also comes from loopback: its headers or its Host give it away. */
function isLocal(context: HttpContext): boolean {
  const forwarded = ['x-forwarded-for', 'x-forwarded-host', 'forwarded', 'x-real-ip', 'via', 'cf-connecting-ip'].some(
    (name) => context.req.header(name) !== undefined,
  )
  return (
    /^(?:::1|(?:::ffff:)?127(?:\.\d{1,3}){3})$/.test(peerAddress(context)) &&
    !forwarded &&
    isLoopbackHost(context.req.header('host') ?? hostOf(context))
  )
}
