import type { HostViewMessage } from '@kith/shared/protocol'
import type { RoomCore } from './room-core.ts'
import { wireOf, type Session } from './sessions.ts'

/** Path of the link to a room. */
export function invitePathOf(token: string): string {
  return `/r/${token}`
}

/** What a host sees of the room's rules and who waits at its door, with residents named in the host's language. */
export function hostViewFor(core: RoomCore, session: Session): HostViewMessage {
  const { record } = core
  return {
    invitePath: record.inviteToken === null ? null : invitePathOf(record.inviteToken),
    passcodeSet: record.passcodeHash !== null,
    knock: record.knock,
    locked: record.locked,
    shout: record.shout,
    light: record.light,
    title: record.title,
    bans: core.bans.map(({ id, name, atMs }) => ({ banId: id, name, atMs })),
    residents: [...core.deps.cards].map(([residentId, card]) => ({
      residentId,
      name: card.data.extensions.kith.names[session.lang],
      present: record.residentIds.includes(residentId),
      silenced: record.silencedResidentIds.includes(residentId),
    })),
    knocks: core.knocks.waitingAt(record.id).map(({ id, name, line }) => ({ knockId: id, name, line })),
  }
}

export function sendHostView(core: RoomCore, session: Session): void {
  wireOf(session)?.send('host-view', hostViewFor(core, session))
}

export function sendHostViews(core: RoomCore): void {
  for (const session of core.sessions.values()) if (session.role !== 'guest') sendHostView(core, session)
}

/** Whether a host is there to answer a knock. */
export function hostIsHome(core: RoomCore): boolean {
  for (const session of core.sessions.values()) if (session.role !== 'guest' && session.link.state !== 'away') return true
  return false
}
