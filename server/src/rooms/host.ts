import { closeCodes, roles, type HostMessage, type RefusalCode } from '@kith/shared/protocol'
import { firstGraphemes, stripUnseen } from '@kith/shared/text'
import type { Ban, Room } from '#store/types.ts'
import { sendHostView, sendHostViews } from './host-view.ts'
import { randomToken } from './ids.ts'
import { dropNotesOf } from './notes.ts'
import { hashPasscode } from './passcode.ts'
import { dismiss } from './people.ts'
import { notice, refuse, sessionOfPid, type RoomCore } from './room-core.ts'
import { wireOf, type Session } from './sessions.ts'

const titleGraphemes = 60
const kickedOutMs = 60_000
/** Changes of the room are written in the order they were made. */
const saves = 'record'

type Act<T extends HostMessage['act']> = Extract<HostMessage, { act: T }>
type Acts = { [T in HostMessage['act']]: (core: RoomCore, host: Session, message: Act<T>) => RefusalCode | null }

/** One thing a host or owner does to the room; others are refused. */
export function hostAct(core: RoomCore, session: Session, message: HostMessage): void {
  if (session.role === 'guest' || core.record.kind !== 'private') return refuse(core, session, 'host', 'not-allowed')
  if (!core.limiters.hostActs.take(session.personId)) return refuse(core, session, 'host', 'too-fast')
  const code = perform(core, session, message)
  if (code !== null) return refuse(core, session, 'host', code)
  // What a host has just set is shown at once.
  for (const told of core.watchers.values()) told.atMs = Number.NEGATIVE_INFINITY
}

function perform<T extends HostMessage['act']>(core: RoomCore, host: Session, message: Act<T>): RefusalCode | null {
  const act: Acts[T] = acts[message.act]
  return act(core, host, message)
}

/** Changes the room, stores it, and shows hosts what holds now once it is stored. */
function changeRecord(core: RoomCore, change: Partial<Omit<Room, 'id' | 'createdMs' | 'kind' | 'ownerId'>>): null {
  Object.assign(core.record, change)
  core.state.title = core.record.title
  core.state.locked = core.record.locked
  core.state.shout = core.record.shout
  core.state.light = core.record.light
  save(core, 'store a room', () => core.deps.store.rooms.update(core.record.id, change))
  return null
}

function save(core: RoomCore, label: string, work: () => Promise<void>): void {
  core.minds.touch()
  core.operations.inOrder(saves, label, async () => {
    await work()
    sendHostViews(core)
  })
}

/** A connected or away person whom this host outranks, or why not. */
function inferior(core: RoomCore, host: Session, pid: number): Session | RefusalCode {
  const target = sessionOfPid(core, pid)
  if (target === null)
    return core.pids.idOf(pid) !== null && core.deps.cards.has(core.pids.idOf(pid) ?? '') ? 'not-allowed' : 'no-such-person'
  return roles.indexOf(target.role) < roles.indexOf(host.role) ? target : 'not-allowed'
}

function setRole(core: RoomCore, session: Session, role: 'guest' | 'host'): void {
  session.role = role
  core.changedRoles.set(session.personId, role)
  core.sync.refresh(session.personId)
  core.operations.inOrder('members', 'store a role', () =>
    core.deps.store.rooms.setMember(core.record.id, session.personId, role, core.deps.now()),
  )
}

function withOrWithout(ids: readonly string[], id: string, present: boolean): string[] {
  return present ? [...new Set([...ids, id])] : ids.filter((other) => other !== id)
}

const acts: Acts = {
  mute(core, host, { pid, on }) {
    const target = inferior(core, host, pid)
    if (typeof target === 'string') return target
    if (on) core.hostMuted.add(target.personId)
    else core.hostMuted.delete(target.personId)
    core.world.push({ type: 'mute', id: target.personId, on })
    wireOf(target)?.send('notice', { code: on ? 'you-are-muted' : 'you-are-unmuted' })
    return null
  },
  kick(core, host, { pid }) {
    const target = inferior(core, host, pid)
    if (typeof target === 'string') return target
    core.knocks.shutOut(core.record.id, target.personId)
    core.kickedUntilMs.set(target.personId, core.deps.now() + kickedOutMs)
    dismiss(core, target, closeCodes.kicked)
    return null
  },
  ban(core, host, { pid }) {
    const target = inferior(core, host, pid)
    if (typeof target === 'string') return target
    if (target.role === 'host') setRole(core, target, 'guest')
    const ban: Ban = { id: randomToken(), roomId: core.record.id, personId: target.personId, name: target.name, atMs: core.deps.now() }
    core.bans.push(ban)
    core.knocks.shutOut(core.record.id, target.personId)
    save(core, 'store a ban', () => core.deps.store.bans.add(ban))
    dropNotesOf(core, target.personId)
    dismiss(core, target, closeCodes.banned)
    return null
  },
  unban(core, _host, { banId }) {
    const at = core.bans.findIndex(({ id }) => id === banId)
    if (at < 0) return 'not-found'
    core.bans.splice(at, 1)
    save(core, 'lift a ban', () => core.deps.store.bans.remove(banId))
    return null
  },
  'make-host'(core, host, { pid, on }) {
    if (host.role !== 'owner') return 'not-allowed'
    const target = inferior(core, host, pid)
    if (typeof target === 'string') return target
    setRole(core, target, on ? 'host' : 'guest')
    if (!on) return null
    wireOf(target)?.send('notice', { code: 'you-are-host' })
    sendHostView(core, target)
    return null
  },
  lock(core, _host, { on }) {
    if (on) core.knocks.closeDoor(core.record.id)
    if (core.record.locked !== on) notice(core, { code: on ? 'room-locked' : 'room-unlocked' })
    return changeRecord(core, { locked: on })
  },
  knock: (core, _host, { on }) => changeRecord(core, { knock: on }),
  passcode(core, _host, { passcode }) {
    const wanted = passcode?.trim() ?? ''
    if (wanted !== '') core.knocks.closeDoor(core.record.id)
    // Setting takes a while: one that is cleared meanwhile must stay cleared.
    core.operations.inOrder('passcode', 'set or clear a passcode', async () => {
      changeRecord(core, { passcodeHash: wanted === '' ? null : await hashPasscode(wanted) })
    })
    return null
  },
  shout(core, _host, { on }) {
    core.world.push({ type: 'set-shout', on })
    return changeRecord(core, { shout: on })
  },
  light(core, _host, { light }) {
    if (light !== '' && core.space.lights.every(({ id }) => id !== light)) return 'not-found'
    return changeRecord(core, { light })
  },
  title: (core, _host, { title }) => changeRecord(core, { title: firstGraphemes(stripUnseen(title), titleGraphemes) }),
  invite(core, host, { renew }) {
    core.knocks.closeDoor(core.record.id)
    changeRecord(core, { inviteToken: renew ? randomToken() : null, inviteExpiresMs: null })
    wireOf(host)?.send('notice', { code: renew ? 'invite-renewed' : 'invite-revoked' })
    return null
  },
  resident(core, _host, { residentId, present }) {
    if (!core.deps.cards.has(residentId)) return 'not-found'
    const residentIds = withOrWithout(core.record.residentIds, residentId, present)
    core.operations.inOrder('minds', 'note a model', () => core.minds.note(residentIds))
    core.operations.inOrder('residents', 'bring a resident in or out', () => core.society.setPresent(residentIds))
    return changeRecord(core, { residentIds })
  },
  silence(core, _host, { residentId, on }) {
    if (!core.deps.cards.has(residentId)) return 'not-found'
    core.society.silence(residentId, on)
    return changeRecord(core, { silencedResidentIds: withOrWithout(core.record.silencedResidentIds, residentId, on) })
  },
  model(core, _host, { residentId, model }) {
    if (residentId !== null && !core.deps.cards.has(residentId)) return 'not-found'
    if (!core.minds.choose(residentId, model)) return 'not-found'
    core.operations.inOrder('minds', 'store a choice of model', async () => {
      await core.minds.note(core.record.residentIds)
      for (const id of core.record.residentIds) core.sync.refresh(id)
    })
    return null
  },
  cap(core, _host, { cap }) {
    if (!core.minds.limit(cap)) return 'not-allowed'
    core.operations.inOrder('minds', 'store a limit', () => core.deps.store.roomMinds.putCap(core.record.id, cap))
    return null
  },
  'answer-knock'(core, _host, { knockId, accept }) {
    if (core.knocks.answer(core.record.id, knockId, accept) === null) return 'not-found'
    sendHostViews(core)
    return null
  },
}
