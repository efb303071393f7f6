import type { RelationsMessage } from '@kith/shared/protocol'

/** Somebody one wants muted or blocked, or no longer. */
export interface RelationWish {
  kind: 'mute' | 'block'
  pid: number
  on: boolean
}

/** What holds, once the wish does. */
export function withWish({ mutedPids, blockedPids }: RelationsMessage, { kind, pid, on }: RelationWish): RelationsMessage {
  const changed = (pids: number[]): number[] => [...pids.filter((other) => other !== pid), ...(on ? [pid] : [])]
  return kind === 'mute' ? { mutedPids: changed(mutedPids), blockedPids } : { mutedPids, blockedPids: changed(blockedPids) }
}
