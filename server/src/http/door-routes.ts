import { decodeLook, doorLooks, encodeLook } from '@kith/shared/state'
import { cleanName, cleanText, graphemeCount, stripUnseen } from '@kith/shared/text'
import {
  enterRequestSchema,
  knockRequestSchema,
  makeRoomRequestSchema,
  plainId,
  protocolVersion,
  type EnterRequest,
  type GuestAnswer,
  type RefusalCode,
  type RoomSummary,
} from '@kith/shared/protocol'
import { Hono } from 'hono'
import { isResidentName } from '#safety/resident-name.ts'
import { newId } from '#store/ids.ts'
import { answerOf, isRefusal, refuse } from './answers.ts'
import type { HttpContext, HttpDeps, HttpEnv } from './context.ts'
import { readBody, signedIn, visitorKey } from './guards.ts'
import { languageOf } from './visitor.ts'

const titleGraphemes = 60
const listedRooms = 50
/** Refusals that mean somebody guessed wrong. */
const wrongGuesses: readonly RefusalCode[] = ['invite-invalid', 'passcode-wrong', 'not-found']

/** Coming in: becoming a guest, going to a room, making one, knocking. */
export function doorRoutes(deps: HttpDeps): Hono<HttpEnv> {
  const routes = new Hono<HttpEnv>()
  const known = signedIn(deps)
  routes.post('/guest', (context) => makeGuest(deps, context))
  routes.post('/enter', known, (context) => enter(deps, context))
  routes.post('/rooms', known, (context) => makeRoom(deps, context))
  routes.get('/rooms', known, (context) => listRooms(deps, context))
  routes.get('/door/:invite', (context) => {
    const invite = context.req.param('invite')
    return guessing(deps, context, invite, async () =>
      plainId(100).safeParse(invite).success ? deps.doors.door(invite) : { error: 'invite-invalid' },
    )
  })
  routes.post('/knock', known, (context) => knock(deps, context))
  routes.get('/knock/:id', known, async (context) =>
    answerOf(context, await deps.doors.knockState(context.var.person, context.req.param('id'))),
  )
  return routes
}

async function makeGuest(deps: HttpDeps, context: HttpContext): Promise<Response> {
  if (!deps.limits.guests.take(visitorKey(context, deps))) return refuse(context, 'too-fast')
  const nowMs = deps.now()
  const id = newId()
  const lang = languageOf(context.req.header('accept-language'), deps.settings.locale)
  await deps.store.people.create({ id, name: '', look: doorLooks[0] ?? '', lang, createdMs: nowMs, lastSeenMs: nowMs })
  return context.json({ token: deps.tokens.signGuest(id) } satisfies GuestAnswer)
}

async function enter(deps: HttpDeps, context: HttpContext): Promise<Response> {
  const person = context.var.person
  const read = await readBody(context, enterRequestSchema)
  if (!read.ok) return refuse(context, read.code)
  const body = read.value
  if (body.protocol !== protocolVersion) return refuse(context, 'old-client')
  const name = cleanName(body.name)
  if (!name.ok) return refuse(context, name.code)
  if (isResidentName(name.name, deps.cards)) return refuse(context, 'blocked-name')
  if (!deps.limits.enters.take(person.id)) return refuse(context, 'too-fast')
  const request: EnterRequest = {
    ...body,
    name: name.name,
    look: encodeLook(decodeLook(body.look)),
    passcode: cleanPasscode(body.passcode) ?? undefined,
  }
  return guessing(deps, context, request.invite, async () => {
    const answer = await deps.doors.enter(person, request, visitorKey(context, deps))
    if (!isRefusal(answer))
      await deps.store.people.update(person.id, { name: request.name, look: request.look, lang: request.lang, lastSeenMs: deps.now() })
    return answer
  })
}

async function makeRoom(deps: HttpDeps, context: HttpContext): Promise<Response> {
  const person = context.var.person
  const read = await readBody(context, makeRoomRequestSchema)
  if (!read.ok) return refuse(context, read.code)
  const body = read.value
  const title = stripUnseen(body.title)
  if (graphemeCount(title, titleGraphemes) > titleGraphemes) return refuse(context, 'too-long')
  if (!deps.limits.rooms.take(person.id) || !deps.limits.roomsOfAddress.take(visitorKey(context, deps))) return refuse(context, 'too-fast')
  return answerOf(
    context,
    await deps.doors.makeRoom(person, {
      ...body,
      title,
      passcode: cleanPasscode(body.passcode),
      residentIds: [...new Set(body.residentIds)],
    }),
  )
}

/** The link is shown to those who may give it away; a guest who lost it asks the host, so that a renewed link stays renewed. */
async function listRooms(deps: HttpDeps, context: HttpContext): Promise<Response> {
  const known = await deps.store.rooms.ofPerson(context.var.person.id)
  const rooms = known
    .filter(({ room }) => room.kind === 'private')
    .slice(0, listedRooms)
    .map(({ room, role, lastAtMs }): RoomSummary => {
      const valid = room.inviteToken !== null && (room.inviteExpiresMs === null || room.inviteExpiresMs > deps.now())
      return {
        title: room.title,
        invitePath: valid && role !== 'guest' ? `/r/${room.inviteToken}` : null,
        owner: role === 'owner',
        lastAtMs,
      }
    })
  return context.json({ rooms })
}

async function knock(deps: HttpDeps, context: HttpContext): Promise<Response> {
  const person = context.var.person
  const read = await readBody(context, knockRequestSchema)
  if (!read.ok) return refuse(context, read.code)
  const body = read.value
  const name = cleanName(body.name)
  if (!name.ok) return refuse(context, name.code)
  if (isResidentName(name.name, deps.cards)) return refuse(context, 'blocked-name')
  const line = cleanText(body.line)
  if (!line.ok && line.code === 'too-long') return refuse(context, line.code)
  if (!deps.limits.knocks.take(person.id)) return refuse(context, 'too-fast')
  return guessing(deps, context, body.invite, () =>
    deps.doors.knock(person, { invite: body.invite, name: name.name, line: line.ok ? line.text : '' }),
  )
}

/** Whoever guesses wrongly too often is not even asked; the garden, which needs no invite, stays open to them. */
async function guessing(deps: HttpDeps, context: HttpContext, invite: string | undefined, ask: () => Promise<object>): Promise<Response> {
  const key = visitorKey(context, deps)
  if (invite === undefined) return answerOf(context, await ask())
  if (!deps.limits.tries.take(key)) return refuse(context, 'too-many-tries')
  const answer = await ask()
  if (!isRefusal(answer) || !wrongGuesses.includes(answer.error)) deps.limits.tries.succeeded(key)
  return answerOf(context, answer)
}

/** The same characters however they were typed; empty means none. */
function cleanPasscode(raw: string | null | undefined): string | null {
  const passcode = raw?.normalize('NFC').trim() ?? ''
  return passcode === '' ? null : passcode
}
