import { placeOn, type Navmesh } from '@kith/shared/space'
import type { AvatarView } from '#state/world-view.ts'

/** Where one stands to talk with somebody: this far from them. */
export const talkingMetres = 1.35
/** Nobody else is to be nearer than this; a place with less room is taken only for want of a better one. */
const elbowMetres = 0.9
const shortOfRoomCost = 12
/** Turned from the front of whoever sits. Straight before them one stands in the sight of all others: a little aside is as near, up to so many metres. */
const beforeSeat = [0, 0.4, -0.4, 0.7, -0.7, 1, -1] as const
const straightRadians = 0.3
const straightCost = 0.8
const around = Array.from({ length: 16 }, (_, at) => (at * Math.PI) / 8)
/** The walkable place may lie so far from the one wished for. */
const offMetres = 0.3

interface Place {
  x: number
  z: number
}

/** Nobody but `target` and oneself stands or sits too near to a place. */
export function hasElbowRoom(at: Place, target: AvatarView, avatars: Iterable<AvatarView>): boolean {
  return shortOfRoom(at, target, avatars) <= 0
}

/** Where to walk to talk with somebody: the nearest place before them that is not in anybody else's way, or null where none can be stood on. */
export function talkingPlace(from: Place, target: AvatarView, avatars: ReadonlyMap<number, AvatarView>, navmesh: Navmesh): Place | null {
  const towards = Math.atan2(from.x - target.x, from.z - target.z)
  const [front, turns] = target.seatId === '' ? [towards, around] : [target.yawRadians, beforeSeat]
  let best: Place | null = null
  let least = Number.POSITIVE_INFINITY
  for (const turn of turns) {
    const angle = front + turn
    const x = target.x + Math.sin(angle) * talkingMetres
    const z = target.z + Math.cos(angle) * talkingMetres
    const place = placeOn(navmesh, x, z)
    if (!place || Math.hypot(place.x - x, place.z - z) > offMetres) continue
    const straight = target.seatId !== '' && Math.abs(turn) < straightRadians ? straightCost : 0
    const cost = Math.hypot(x - from.x, z - from.z) + straight + Math.max(0, shortOfRoom(place, target, avatars.values())) * shortOfRoomCost
    if (cost >= least) continue
    least = cost
    best = { x: place.x, z: place.z }
  }
  return best
}

function shortOfRoom({ x, z }: Place, target: AvatarView, avatars: Iterable<AvatarView>): number {
  let nearest = Number.POSITIVE_INFINITY
  for (const other of avatars) {
    if (other.self || other.hidden || other.pid === target.pid) continue
    nearest = Math.min(nearest, Math.hypot(other.x - x, other.z - z))
  }
  return elbowMetres - nearest
}
