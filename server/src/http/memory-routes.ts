import { aboutYou, cleanText, detectLanguage } from '@kith/shared/text'
import { correctMemoryRequestSchema, forgetRequestSchema, plainId, type TranscriptAnswer, type WhyAnswer } from '@kith/shared/protocol'
import { Hono } from 'hono'
import { placeName } from '#store/place-name.ts'
import type { Episode, Fact, Reflection } from '#store/types.ts'
import { refuse } from './answers.ts'
import type { HttpContext, HttpDeps, HttpEnv } from './context.ts'
import { exportDocument } from './export-document.ts'
import { readBody, signedIn } from './guards.ts'
import { panelRoutes } from './panel-routes.ts'

const transcriptPage = 100
const lineId = plainId(60)

/** What is kept of a person, and their power over it. */
export function memoryRoutes(deps: HttpDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  const known = signedIn(deps)
  routes.get('/memory', known, async (context) => context.json({ residents: await deps.memory.view(context.var.person.id) }))
  routes.post('/memory/correct', known, (context) => correct(deps, context))
  routes.post('/memory/forget', known, (context) => forget(deps, context))
  routes.get('/memory/export', known, (context) => exportAll(deps, context))
  routes.route('/', panelRoutes(deps))
  routes.get('/transcript/:roomId', known, (context) => transcript(deps, context, context.req.param('roomId')))
  routes.get('/why/:utteranceId', known, (context) => why(deps, context, context.req.param('utteranceId')))
  routes.delete('/person', known, (context) => erase(deps, context))
  return routes
}

async function correct(deps: HttpDeps, context: HttpContext): Promise<Response> {
  const person = context.var.person
  const read = await readBody(context, correctMemoryRequestSchema)
  if (!read.ok) return refuse(context, read.code)
  const body = read.value
  const text = cleanText(body.text)
  if (!text.ok) return refuse(context, text.code)
  const done = await deps.memory.correct(
    person.id,
    body.residentId,
    body.factId,
    text.text,
    detectLanguage(text.text) ?? person.lang,
    deps.now(),
  )
  return done ? context.json({ ok: true }) : refuse(context, 'not-found')
}

async function forget(deps: HttpDeps, context: HttpContext): Promise<Response> {
  const read = await readBody(context, forgetRequestSchema)
  if (!read.ok) return refuse(context, read.code)
  const body = read.value
  if (body.kind !== 'all' && body.id === undefined) return refuse(context, 'bad-message')
  if (!deps.limits.heavy.take(context.var.person.id, body.kind === 'all' ? 5 : 1)) return refuse(context, 'too-fast')
  const { id: personId } = context.var.person
  const forgotten =
    body.kind === 'all'
      ? await deps.eraser.forgetAll(personId, body.residentId)
      : await deps.memory.forget(personId, body.residentId, { kind: body.kind, id: body.id ?? '' })
  return forgotten === 0 && body.kind !== 'all' ? refuse(context, 'not-found') : context.json({ ok: true, forgotten })
}

async function exportAll(deps: HttpDeps, context: HttpContext): Promise<Response> {
  const person = context.var.person
  if (!deps.limits.heavy.take(person.id, 10)) return refuse(context, 'too-fast')
  const kept = await deps.store.exportPerson(person.id)
  context.header('Content-Disposition', 'attachment; filename="kith-memories.json"')
  context.header('Cache-Control', 'no-store')
  return context.json(exportDocument(kept, deps.now(), deps.version))
}

async function transcript(deps: HttpDeps, context: HttpContext, roomId: string): Promise<Response> {
  const person = context.var.person
  if (!deps.limits.heavy.take(person.id)) return refuse(context, 'too-fast')
  const before = context.req.query('before') ?? null
  if (!lineId.nullable().safeParse(before).success || !lineId.safeParse(roomId).success) return refuse(context, 'bad-message')
  const lines = await deps.store.utterances.heardBy(person.id, roomId, before, transcriptPage + 1)
  if (lines === null) return refuse(context, 'not-found')
  const page = lines.slice(-transcriptPage)
  return context.json({
    lines: page.map((line) => ({
      id: line.id,
      speakerName: line.speakerName,
      speakerKind: line.speakerKind,
      mine: line.speakerId === person.id,
      text: line.text,
      atMs: line.atMs,
      lang: line.lang,
    })),
    more: lines.length > page.length,
  } satisfies TranscriptAnswer)
}

/** Only to those who heard it, and only memories that they may know. */
async function why(deps: HttpDeps, context: HttpContext, utteranceId: string): Promise<Response> {
  const person = context.var.person
  const utterance = lineId.safeParse(utteranceId).success ? await deps.store.utterances.find(utteranceId) : null
  if (utterance === null || !utterance.heardBy.includes(person.id)) return refuse(context, 'not-found')
  const [episodes, facts, insights] = await Promise.all([
    deps.store.episodes.findMany(utterance.sources),
    deps.store.facts.findMany(utterance.sources),
    deps.store.reflections.findMany(utterance.sources),
  ])
  const known = [...episodes, ...facts, ...insights].filter((memory) => memory.audience.includes(person.id))
  const places = new Map<string, string>()
  for (const roomId of new Set(known.map((memory) => memory.roomId))) places.set(roomId, (await placeName(deps.store, roomId))[person.lang])
  const sources = known
    .toSorted((a, b) => atMs(a) - atMs(b))
    .map((memory) => ({ id: memory.id, text: toldTo(person.id, memory), atMs: atMs(memory), place: places.get(memory.roomId) ?? '' }))
  return context.json({ sources, model: utterance.model ?? '' } satisfies WhyAnswer)
}

/** What is kept about the one who asks is said to their face; words are quoted as they fell. */
function toldTo(personId: string, memory: Episode | Fact | Reflection): string {
  return 'subjectId' in memory && memory.subjectId === personId ? aboutYou(memory.text, memory.lang) : memory.text
}

function atMs(memory: Episode | Fact | Reflection): number {
  return 'validFromMs' in memory ? memory.validFromMs : memory.atMs
}

async function erase(deps: HttpDeps, context: HttpContext): Promise<Response> {
  const { id } = context.var.person
  if (!deps.limits.heavy.take(id, 10)) return refuse(context, 'too-fast')
  await deps.eraser.erase(id)
  return context.json({ ok: true })
}
