import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { matchedRoutes } from 'hono/route'
import { refuse } from './answers.ts'
import type { HttpContext, HttpDeps, HttpEnv } from './context.ts'
import { doorRoutes } from './door-routes.ts'
import { guardApi } from './guards.ts'
import { securityHeaders } from './headers.ts'
import { memoryRoutes } from './memory-routes.ts'
import { metricsRoute, openRoutes } from './open-routes.ts'
import { pageRoutes } from './page-routes.ts'
import { vrmRoutes } from './vrm-routes.ts'

/**
 * Everything Kith answers over HTTP but Colyseus' own matchmaking: the routes of shared/protocol/http.ts, metrics, and
 * the built client. Tests call `app.request(url)`.
 */
export function createHttpApp(deps: HttpDeps): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>()
  app.use(countRequests(deps))
  app.use(securityHeaders(deps))
  app.use('/api/*', guardApi(deps))
  app.route('/api', createApi(deps))
  app.route('/', metricsRoute(deps))
  app.route('/', pageRoutes(deps))
  app.notFound((context) => (isApi(context) ? refuse(context, 'not-found') : context.text('Not found\n', 404)))
  app.onError((error, context) => {
    // The visitor went away while sending; there is nobody to answer.
    if (context.req.raw.signal.aborted) return refuse(context, 'bad-message')
    deps.logger.error({ err: error, method: context.req.method, route: routeOf(context) }, 'a request failed')
    return isApi(context) ? refuse(context, 'server-error') : context.text('Something went wrong here.\n', 500)
  })
  return app
}

function createApi(deps: HttpDeps): Hono<HttpEnv> {
  const api = new Hono<HttpEnv>()
  api.use(
    methodNotAllowed({
      app: api,
      onMethodNotAllowed: (context, methods) => context.json({ error: 'not-found' }, 405, { Allow: methods.join(', ') }),
    }),
  )
  for (const routes of [openRoutes(deps), doorRoutes(deps), memoryRoutes(deps), vrmRoutes(deps)]) api.route('/', routes)
  return api
}

function isApi(context: HttpContext): boolean {
  return /^\/api(?:\/|$)/.test(context.req.path)
}

function countRequests(deps: HttpDeps) {
  return createMiddleware<HttpEnv>(async (context, next) => {
    await next()
    deps.metrics.httpRequests.inc({ route: routeOf(context), status: String(context.res.status) })
  })
}

/** The pattern a request met, for counting: never the path itself, which holds tokens and ids. */
function routeOf(context: HttpContext): string {
  const handlers = matchedRoutes(context).filter(({ method }) => method !== 'ALL')
  return (handlers.find(({ path }) => path !== '/*') ?? handlers[0])?.path ?? 'none'
}
