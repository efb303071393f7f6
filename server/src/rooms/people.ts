import { closeCodes, protocolVersion, type RefusalCode, type Role, type WelcomeMessage } from '@kith/shared/protocol'
import type { RoomPass } from '#safety/tokens.ts'
import { peopleCount, type RoomCore } from './room-core.ts'
import { forgetNotes, greetWithNotes, noLongerLooks, tellOfNotesMissed } from './notes.ts'
import { relationsOf } from './relations.ts'
import { catchUpDeadline } from './resume.ts'
import { sendHostView, sendHostViews } from './host-view.ts'
import { wireOf, type Session } from './sessions.ts'
import { afterCommits } from './talk.ts'
import type { Wire } from './wire.ts'

const mostSeatsLost = 5000

/** What the store says about a person, loaded before they come in. */
export interface Newcomer {
  role: Role
  figure: string
  muted: string[]
  blocked: string[]
  blockedBy: string[]
}

function roleNow(core: RoomCore, personId: string, { role }: Newcomer): Role {
  return core.changedRoles.get(personId) ?? role
}

/** Who is not let in at all, whatever they hold. */
export function shutOut(core: RoomCore, personId: string): RefusalCode | null {
  if (core.history.hasForgotten(personId)) return 'signed-out'
  if (core.bans.some((ban) => ban.personId === personId)) return 'banned'
  const untilMs = core.kickedUntilMs.get(personId) ?? 0
  if (untilMs > core.deps.now()) return 'kicked'
  core.kickedUntilMs.delete(personId)
  return null
}

/**
 * A person comes in through a new connection: for the first time, from a reloaded page, or from a second tab.
 * Never waits, so that two connections of one person cannot slip in side by side.
 */
export function arrive(core: RoomCore, pass: RoomPass, wire: Wire, newcomer: Newcomer, mostPeople: number): Session | RefusalCode {
  const no = shutOut(core, pass.personId)
  if (no !== null) return no
  const here = core.sessions.get(pass.personId)
  if (here !== undefined) return takeSeat(core, here, pass, wire)
  core.pendingUntilMs.delete(pass.personId)
  const count = core.record.kind === 'garden' ? peopleCount(core) : core.sessions.size
  if (count >= mostPeople && roleNow(core, pass.personId, newcomer) === 'guest') return 'room-full'
  return newSeat(core, pass, wire, newcomer)
}

/** The person has a seat: they stand up from where they were, and the old connection ends. */
function takeSeat(core: RoomCore, session: Session, pass: RoomPass, wire: Wire): Session | RefusalCode {
  const before = session.link
  if (before.state !== 'away' && !pass.takeover) return 'already-here'
  const owedFromSeq = before.state === 'here' ? core.history.nextSeq() : before.owedFromSeq
  session.link = { state: 'catching-up', wire, owedFromSeq, untilMs: catchUpDeadline(core.deps.now()), asked: false }
  if (before.state === 'away') before.giveUpSeat()
  else before.wire.close(closeCodes.moved)
  session.pageFromSeq = owedFromSeq
  session.needsFullFrame = true
  session.name = pass.name
  session.look = pass.look
  session.lang = pass.lang
  session.from = pass.from
  core.pendingUntilMs.delete(pass.personId)
  core.world.push({ type: 'away', id: pass.personId, away: false })
  core.world.push({ type: 'rename', id: pass.personId, name: pass.name, lang: pass.lang })
  welcome(core, session)
  return session
}

function newSeat(core: RoomCore, pass: RoomPass, wire: Wire, newcomer: Newcomer): Session {
  const { personId, name, look, lang, from } = pass
  const role = roleNow(core, personId, newcomer)
  const session: Session = {
    personId,
    pid: core.pids.of(personId),
    name,
    look,
    figure: newcomer.figure,
    lang,
    from,
    role,
    link: { state: 'here', wire, sentFromSeq: core.history.nextSeq() },
    muted: new Set(newcomer.muted),
    blocked: new Set(newcomer.blocked),
    blockedBy: new Set(newcomer.blockedBy),
    left: false,
    pageFromSeq: core.history.nextSeq(),
    lines: new Map(),
    typingUntilMs: 0,
    toldSparing: new Set(),
    needsFullFrame: true,
  }
  relateToOthers(core, session)
  core.sessions.set(personId, session)
  core.world.push({ type: 'join', body: { id: personId, kind: 'person', name, lang }, pid: session.pid, at: core.places.get(personId) })
  if (session.blocked.size > 0) core.world.push({ type: 'block', id: personId, blockedIds: [...session.blocked] })
  if (core.hostMuted.has(personId)) core.world.push({ type: 'mute', id: personId, on: true })
  if (core.record.kind === 'private') {
    core.operations.inOrder('members', 'note a member', () =>
      core.deps.store.rooms.setMember(core.record.id, personId, role, core.deps.now()),
    )
  }
  return session
}

/** What was blocked while the store was being read. */
function relateToOthers({ sessions }: RoomCore, session: Session): void {
  for (const other of sessions.values()) {
    if (other.blocked.has(session.personId)) session.blockedBy.add(other.personId)
    if (session.blocked.has(other.personId)) other.blockedBy.add(session.personId)
  }
}

/** First words to a connection, once its body stands in the world. */
export function welcome(core: RoomCore, session: Session): void {
  const body = core.world.bodies.get(session.personId)
  if (body === undefined) return
  const message: WelcomeMessage = {
    protocol: protocolVersion,
    version: core.deps.version,
    pid: session.pid,
    role: session.role,
    spaceId: core.record.spaceId,
    roomId: core.record.id,
    kind: core.record.kind,
    x: body.x,
    z: body.z,
    yawRadians: body.yawRadians,
    ...relationsOf(core, session),
    model: core.deps.modelLabel(),
    nowMs: core.deps.now(),
  }
  wireOf(session)?.send('welcome', message)
  if (session.role !== 'guest') sendHostView(core, session)
  greetWithNotes(core, session)
}

/** The connection broke; the seat is held and the body shown as away. */
export function dropped(core: RoomCore, session: Session, heldMs: number, giveUpSeat: () => void): void {
  const { link } = session
  const owedFromSeq = link.state === 'here' ? core.history.nextSeq() : link.owedFromSeq
  session.link = { state: 'away', wire: link.wire, owedFromSeq, untilMs: core.deps.now() + heldMs, giveUpSeat }
  session.typingUntilMs = 0
  core.world.push({ type: 'away', id: session.personId, away: true })
}

/** The same connection came back on its own. */
export function returned(core: RoomCore, session: Session, wire: Wire): void {
  const { link } = session
  const owedFromSeq = link.state === 'here' ? core.history.nextSeq() : link.owedFromSeq
  session.link = { state: 'catching-up', wire, owedFromSeq, untilMs: catchUpDeadline(core.deps.now()), asked: false }
  session.needsFullFrame = true
  core.world.push({ type: 'away', id: session.personId, away: false })
  tellOfNotesMissed(core, session)
}

/** Seats that nobody came back to are free again. */
export function freeSeats(core: RoomCore, nowMs: number): void {
  for (const session of core.sessions.values()) {
    const { link } = session
    if (link.state !== 'away' || nowMs < link.untilMs) continue
    gone(core, session)
    link.giveUpSeat()
  }
}

/** The person left for good, or the held seat ran out. */
export function gone(core: RoomCore, session: Session): void {
  if (core.sessions.get(session.personId) !== session) return
  core.sessions.delete(session.personId)
  session.left = true
  noLongerLooks(core, session.personId)
  if (session.link.state === 'away') noteLostSeat(core, session.personId)
  const body = core.world.bodies.get(session.personId)
  if (body !== undefined) core.places.put(session.personId, { x: body.x, z: body.z, yawRadians: body.yawRadians })
  core.world.push({ type: 'leave', id: session.personId })
}

/** The garden is open for months: of those who never came back the oldest are forgotten. */
function noteLostSeat({ seatsLost }: RoomCore, personId: string): void {
  seatsLost.delete(personId)
  seatsLost.add(personId)
  for (const oldest of seatsLost) {
    if (seatsLost.size <= mostSeatsLost) return
    seatsLost.delete(oldest)
  }
}

/** Shows a person out with a reason. */
export function dismiss(core: RoomCore, session: Session, code: number): void {
  const { link } = session
  gone(core, session)
  if (link.state === 'away') link.giveUpSeat()
  else link.wire.close(code)
}

/** Nothing of an erased person stays in the room's memory, and nothing more of theirs comes into it. */
export function forgetPerson(core: RoomCore, personId: string): void {
  const session = core.sessions.get(personId)
  if (session !== undefined) dismiss(core, session, closeCodes.roomClosed)
  const underWay = core.delivery.forget(personId)
  core.society.forget(personId, underWay)
  core.history.forget(personId)
  for (const utteranceId of underWay) core.history.drop(utteranceId)
  core.places.forget(personId)
  core.pids.forget(personId)
  core.stays.forget(personId)
  for (const kept of [core.seatsLost, core.hostMuted, core.changedRoles, core.kickedUntilMs, core.pendingUntilMs]) kept.delete(personId)
  for (const { muted, blocked, blockedBy } of core.sessions.values()) for (const ids of [muted, blocked, blockedBy]) ids.delete(personId)
  forgetBans(core, personId)
  forgetNotes(core, personId)
  core.operations.inOrder('places', 'store places', () => core.places.save())
  afterCommits(core, 'forget what was retold', () => forgetRetold(core))
}

function forgetBans(core: RoomCore, personId: string): void {
  const left = core.bans.filter((ban) => ban.personId !== personId)
  if (left.length === core.bans.length) return
  core.bans.splice(0, core.bans.length, ...left)
  sendHostViews(core)
}

/** Lines drawn from what an erased person had told went from the store with them. */
async function forgetRetold(core: RoomCore): Promise<void> {
  for (const { id } of core.history.retold()) if ((await core.deps.store.utterances.find(id)) === null) core.history.drop(id)
}
