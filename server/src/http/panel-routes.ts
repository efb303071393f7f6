import {
  diaryDaysQuerySchema,
  diaryPageParamsSchema,
  memorySearchQuerySchema,
  memorySourcesParamsSchema,
  memoryTimelineQuerySchema,
  type MemorySearchAnswer,
} from '@kith/shared/protocol'
import { Hono } from 'hono'
import type { z } from 'zod'
import { refuse } from './answers.ts'
import type { HttpContext, HttpDeps, HttpEnv } from './context.ts'
import { signedIn } from './guards.ts'

/** Reading what residents keep of the one who asks: each answer holds only what is theirs to see. */
export function panelRoutes(deps: HttpDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  const known = signedIn(deps)
  const { panel } = deps.memory
  routes.get('/memory/search', known, (context) =>
    reading(deps, context, memorySearchQuerySchema, context.req.query(), async ({ q, resident }): Promise<MemorySearchAnswer> => ({
      hits: await panel.search(context.var.person.id, q, resident ?? null),
    })),
  )
  routes.get('/memory/timeline', known, (context) =>
    reading(deps, context, memoryTimelineQuerySchema, context.req.query(), ({ resident, before }) =>
      panel.timeline(context.var.person.id, resident ?? null, before ?? null),
    ),
  )
  routes.get('/memory/sources/:residentId/:id', known, (context) =>
    reading(deps, context, memorySourcesParamsSchema, context.req.param(), ({ residentId, id }) =>
      panel.sources(context.var.person.id, residentId, id),
    ),
  )
  routes.get('/diary', known, (context) =>
    reading(deps, context, diaryDaysQuerySchema, context.req.query(), ({ resident }) =>
      panel.diaryDays(context.var.person.id, resident ?? null),
    ),
  )
  routes.get('/diary/:residentId/:day', known, (context) =>
    reading(deps, context, diaryPageParamsSchema, context.req.param(), ({ residentId, day }) =>
      panel.diaryPage(context.var.person.id, residentId, day),
    ),
  )
  routes.get('/bonds', known, (context) => reading(deps, context, diaryDaysQuerySchema, {}, () => panel.bonds(context.var.person.id)))
  return routes
}

async function reading<S extends z.ZodType, A extends object>(
  deps: HttpDeps,
  context: HttpContext,
  schema: S,
  asked: unknown,
  read: (wish: z.output<S>) => Promise<A | null>,
): Promise<Response> {
  const wish = schema.safeParse(asked)
  if (!wish.success) return refuse(context, 'bad-message')
  if (!deps.limits.heavy.take(context.var.person.id)) return refuse(context, 'too-fast')
  const answer = await read(wish.data)
  if (answer === null) return refuse(context, 'not-found')
  context.header('Cache-Control', 'no-store')
  return context.json(answer)
}
