import type { FigureAnswer } from '@kith/shared/protocol'
import { checkVrm, problemOfHead, vrmHeadBytes, vrmLimits, type VrmProblem } from '@kith/shared/vrm'
import { Hono } from 'hono'
import { refuse } from './answers.ts'
import type { HttpContext, HttpDeps, HttpEnv } from './context.ts'
import { signedIn } from './guards.ts'

/** A file costs this much of what a person may do: three at once, then one every ten seconds. */
const uploadCost = 10
/** So many are read at a time, whoever they come from: together they never take more than 48 MB. */
const mostAtOnce = 4

/** Figures of one's own: brought, taken off, and fetched by those who were told the hash. */
export function vrmRoutes(deps: HttpDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  const known = signedIn(deps)
  let reading = 0
  routes.get('/figure', known, async (context) =>
    context.json({ figure: (await deps.store.figures.of(context.var.person.id)) ?? '' } satisfies FigureAnswer),
  )
  routes.post('/figure', known, async (context) => {
    if (reading >= mostAtOnce || !deps.limits.heavy.take(context.var.person.id, uploadCost)) return refuse(context, 'too-fast')
    reading += 1
    try {
      return await bring(deps, context)
    } finally {
      reading -= 1
    }
  })
  routes.delete('/figure', known, async (context) => {
    const { id } = context.var.person
    await deps.store.figures.remove(id)
    deps.doors.wearFigure(id, '')
    return context.json({ figure: '' } satisfies FigureAnswer)
  })
  routes.get('/figures/:hash', (context) => fetchOne(deps, context, context.req.param('hash')))
  return routes
}

async function bring(deps: HttpDeps, context: HttpContext): Promise<Response> {
  const read = await readFigure(context.req.raw)
  if (read === 'gone') return refuse(context, 'bad-message')
  if (typeof read === 'string') return refuseFigure(deps, context, read)
  const verdict = checkVrm(read, (bytes) => new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  if (!verdict.ok) return refuseFigure(deps, context, verdict.problem)
  const { id } = context.var.person
  const figure = await deps.store.figures.put(id, read, deps.now())
  deps.doors.wearFigure(id, figure)
  return context.json({ figure } satisfies FigureAnswer)
}

function refuseFigure(deps: HttpDeps, context: HttpContext, problem: VrmProblem): Response {
  deps.logger.info({ problem }, 'a figure was turned away')
  return refuse(context, problem === 'too-large' ? 'too-long' : 'bad-figure')
}

/** The file, or why no more of it was read: the first bytes tell most of what is wrong. `gone`: the sender went away. */
async function readFigure(request: Request): Promise<Uint8Array | VrmProblem | 'gone'> {
  const told = request.headers.get('content-length')
  if (told !== null && Number(told) > vrmLimits.bytes) return 'too-large'
  const chunks: Uint8Array[] = []
  let size = 0
  let headSeen = false
  try {
    for await (const chunk of request.body ?? []) {
      chunks.push(chunk)
      size += chunk.byteLength
      if (size > vrmLimits.bytes) return 'too-large'
      if (headSeen || size < vrmHeadBytes) continue
      headSeen = true
      const problem = problemOfHead(Buffer.concat(chunks, vrmHeadBytes), null)
      if (problem !== null) return problem
    }
  } catch (error) {
    if (request.signal.aborted) return 'gone'
    throw error
  }
  return Buffer.concat(chunks, size)
}

/** Never changes under its name, so it is fetched once. Whoever knows the hash has met its owner, or has the file. */
async function fetchOne(deps: HttpDeps, context: HttpContext, hash: string): Promise<Response> {
  const headers = { ETag: `"${hash.slice(0, 32)}"`, 'Cache-Control': 'private, max-age=31536000, immutable' }
  const file = await deps.store.figures.read(hash)
  if (file === null) return refuse(context, 'not-found')
  if (context.req.header('if-none-match') === headers.ETag) return context.body(null, 304, headers)
  return context.body(file.stream(), 200, {
    ...headers,
    'Content-Type': 'model/gltf-binary',
    'Content-Length': String(file.byteLength),
    'Content-Disposition': 'attachment',
  })
}
