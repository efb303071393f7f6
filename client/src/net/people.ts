import type { Role, Volume } from '@kith/shared/protocol'
import { hears, type Ear, type Zone } from '@kith/shared/space'
import { presences } from '@kith/shared/state'
import type { AppState, PersonRow } from '#state/app-store.ts'
import type { BodyState } from './wire.ts'

// Written out here: the lists in shared/protocol come with zod, which the first chunks do without.
const roles = ['guest', 'host', 'owner'] as const satisfies readonly Role[]
const volumes = ['whisper', 'say', 'shout'] as const satisfies readonly Volume[]

/** One body and where it is, as the lists need it. */
export interface Bystander {
  state: BodyState
  x: number
  z: number
}

export interface Relations {
  mutedPids: ReadonlySet<number>
  blockedPids: ReadonlySet<number>
}

/** Who is here, me first, then people, then residents, each by name: a list that does not jump while being read. */
export function peopleRows(bystanders: readonly Bystander[], selfPid: number, zones: readonly Zone[], relations: Relations): PersonRow[] {
  const self = bystanders.find(({ state }) => state.pid === selfPid)
  return bystanders
    .map((bystander) => rowOf(bystander, self, zones, relations))
    .sort(
      (a, b) =>
        Number(b.self) - Number(a.self) ||
        Number(a.kind === 'resident') - Number(b.kind === 'resident') ||
        a.name.localeCompare(b.name) ||
        a.pid - b.pid,
    )
}

function rowOf(bystander: Bystander, self: Bystander | undefined, zones: readonly Zone[], relations: Relations): PersonRow {
  const { state } = bystander
  const distance = self === undefined ? 0 : Math.hypot(bystander.x - self.x, bystander.z - self.z)
  return {
    pid: state.pid,
    name: state.name,
    kind: state.kind === 1 ? 'resident' : 'person',
    residentId: state.residentId,
    self: bystander === self,
    role: roles[state.role] ?? 'guest',
    presence: presences[state.presence] ?? 'idle',
    activity: { zh: state.activityZh, en: state.activityEn },
    model: state.model,
    modelSinceMs: state.modelSinceMs,
    distanceMetres: Math.round(distance * 2) / 2,
    hearing: self === undefined ? 'none' : hears(ear(bystander), ear(self), 'say', zones),
    mutedForMe: relations.mutedPids.has(state.pid),
    blocked: relations.blockedPids.has(state.pid),
    mutedByHost: state.muted,
    offRecord: state.offRecord,
  }
}

/** Names of those who would hear me at each volume, nearest first. */
export function hearersOf(
  bystanders: readonly Bystander[],
  selfPid: number,
  zones: readonly Zone[],
  relations: Relations,
): AppState['hearers'] {
  const self = bystanders.find(({ state }) => state.pid === selfPid)
  if (self === undefined) return { whisper: [], say: [], shout: [] }
  const others = bystanders
    .filter(({ state }) => state.pid !== selfPid && !relations.blockedPids.has(state.pid))
    .map((other) => ({ other, distance: Math.hypot(other.x - self.x, other.z - self.z) }))
    .sort((a, b) => a.distance - b.distance)
  const at = (volume: Volume): string[] =>
    others.filter(({ other }) => hears(ear(self), ear(other), volume, zones) === 'heard').map(({ other }) => other.state.name)
  return { whisper: at('whisper'), say: at('say'), shout: at('shout') }
}

function ear({ x, z }: Bystander): Ear {
  return { x, z, conversationLock: null }
}

/** Whether two lists show the same, so that nothing is drawn again for nothing. */
export function sameRows(a: readonly PersonRow[], b: readonly PersonRow[]): boolean {
  return a.length === b.length && a.every((row, index) => sameRow(row, b[index]))
}

function sameRow(a: PersonRow, b: PersonRow | undefined): boolean {
  if (b === undefined) return false
  const { activity, ...rest } = a
  const keys = Object.keys(rest) as (keyof typeof rest)[]
  return keys.every((key) => a[key] === b[key]) && activity.zh === b.activity.zh && activity.en === b.activity.en
}

export function sameHearers(a: AppState['hearers'], b: AppState['hearers']): boolean {
  return volumes.every((volume) => a[volume].length === b[volume].length && a[volume].every((name, index) => name === b[volume][index]))
}
