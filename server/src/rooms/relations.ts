import { limits, type RefusalCode, type RelationsMessage, type reportMessageSchema } from '@kith/shared/protocol'
import { stripUnseen } from '@kith/shared/text'
import type { z } from 'zod'
import { randomToken } from './ids.ts'
import { refreshNotes } from './notes.ts'
import { refuse, type RoomCore } from './room-core.ts'
import { wireOf, type Session } from './sessions.ts'

/** Who is muted by this person and who is blocked either way, as far as they have numbers in this room. */
export function relationsOf(core: RoomCore, session: Session): RelationsMessage {
  const pidsOf = (ids: Iterable<string>) => [...new Set(ids)].flatMap((id) => core.pids.known(id) ?? [])
  return { mutedPids: pidsOf(session.muted), blockedPids: pidsOf([...session.blocked, ...session.blockedBy]) }
}

export function sendRelations(core: RoomCore, session: Session): void {
  wireOf(session)?.send('relations', relationsOf(core, session))
}

/** Somebody new has a number now: tells those who muted or blocked them, or were blocked by them. */
export function tellRelations(core: RoomCore, newcomerId: string): void {
  for (const session of core.sessions.values()) {
    if (session.muted.has(newcomerId) || session.blocked.has(newcomerId) || session.blockedBy.has(newcomerId)) sendRelations(core, session)
  }
}

/** Whom a message means, or null after refusing it. */
function targetOf(core: RoomCore, session: Session, about: string, pid: number): string | null {
  const id = core.pids.idOf(pid)
  if (id === null) refuseRelation(core, session, about, 'no-such-person')
  else if (id === session.personId) refuseRelation(core, session, about, 'not-allowed')
  else return id
  return null
}

/** Whoever asked shows it as done already: what holds goes with the refusal, or they would feel safe and not be. */
function refuseRelation(core: RoomCore, session: Session, about: string, code: RefusalCode): void {
  refuse(core, session, about, code)
  sendRelations(core, session)
}

export function mute(core: RoomCore, session: Session, { pid, on }: { pid: number; on: boolean }): void {
  const id = targetOf(core, session, 'mute', pid)
  if (id === null) return
  if (!core.limiters.changes.take(session.personId)) return refuseRelation(core, session, 'mute', 'too-fast')
  if (on) session.muted.add(id)
  else session.muted.delete(id)
  save(core, session, id)
}

export function block(core: RoomCore, session: Session, { pid, on }: { pid: number; on: boolean }): void {
  const id = targetOf(core, session, 'block', pid)
  if (id === null) return
  if (!core.limiters.changes.take(session.personId)) return refuseRelation(core, session, 'block', 'too-fast')
  if (on) session.blocked.add(id)
  else session.blocked.delete(id)
  core.world.push({ type: 'block', id: session.personId, blockedIds: [...session.blocked] })
  core.tellBlocked(session.personId, id, on)
  save(core, session, id)
}

/** Somebody blocked this one, or no longer does, wherever the two are: a block follows both from room to room. */
export function blockedBy(core: RoomCore, blockerId: string, personId: string, on: boolean): void {
  const session = core.sessions.get(personId)
  if (session === undefined) return
  if (on) session.blockedBy.add(blockerId)
  else session.blockedBy.delete(blockerId)
  sendRelations(core, session)
  refreshNotes(core)
}

/** Stores what holds between the two now, then shows it to the one who changed it. */
function save(core: RoomCore, session: Session, otherId: string): void {
  const { personId, muted, blocked } = session
  refreshNotes(core)
  core.operations.inOrder(`relations ${personId}`, 'store a relation', async () => {
    await core.deps.store.relations.set({ personId, otherId, muted: muted.has(otherId), blocked: blocked.has(otherId) })
    sendRelations(core, session)
  })
}

/** Keeps what the reporter heard in the last minute together with the report. */
export function report(core: RoomCore, session: Session, { pid, reason, note }: z.infer<typeof reportMessageSchema>): void {
  const reportedId = targetOf(core, session, 'report', pid)
  if (reportedId === null) return
  if (!core.limiters.reports.take(session.personId)) return refuse(core, session, 'report', 'too-fast')
  const atMs = core.deps.now()
  const lines = core.history.heardSinceMs(session.personId, atMs - limits.reportWindowSeconds * 1000).map(({ stored }) => stored)
  core.operations.run('store a report', async () => {
    await core.deps.store.reports.add({
      id: randomToken(),
      roomId: core.record.id,
      reporterId: session.personId,
      reportedId,
      reason,
      note: stripUnseen(note),
      lines,
      atMs,
    })
    core.deps.metrics.reports.inc()
    wireOf(session)?.send('notice', { code: 'reported' })
  })
}
