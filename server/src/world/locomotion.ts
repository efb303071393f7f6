import { findWalkPath, placeOn, runMetresPerSecond, walkMetresPerSecond, walkStep, type WalkPoint } from '@kith/shared/space'
import { seatReachMetres } from './seats.ts'
import { standAt, type Actor, type Corner, type Goal, type Route, type System, type WorldState } from './state.ts'

/** Bodies walking by themselves never come nearer to another than this (SPEC.md MV6). */
export const personalMetres = 0.7
const followMetres = 1.5
const followAgainMetres = 2.5
const runAfterMetres = 5
const cornerMetres = 0.05
const replanMs = 500
const targetMovedMetres = 0.7
const giveUpBlockedMs = 2500
const closeEnoughMetres = 1.2
/** Nearer than this a standing resident steps aside: from whoever stands, and from whoever sits, whose knees or back it would stand in. */
const roomMetres = { standing: 0.5, seated: 0.9 } as const
const makeRoomMetresPerSecond = 0.6
/** Straight away, or past what stands there. */
const asideRadians = [0, 0.7, -0.7, 1.3, -1.3] as const
const gainedMetres = 0.002
const turnRadiansPerSecond = 8
const sideSteps = [0.6, 1.2, 1.8]

/** Moves server-driven bodies along their way, and lets idle residents turn and make room (SPEC.md MV4–MV8). */
export const locomotion: System = (state, dtMs) => {
  for (const actor of state.actors.values()) {
    if (actor.leaving) continue
    if (actor.goal !== null) advance(state, actor, actor.goal, dtMs)
    else if (actor.kind === 'resident' && actor.seatId === null) idle(state, actor, dtMs)
  }
}

/** Sets a goal and plans the way; a goal that cannot be reached arrives at once (MV5). */
export function headFor(state: WorldState, actor: Actor, goal: Goal): void {
  actor.goal = goal
  actor.walking = true
  actor.route = null
  actor.standingYawRadians = null
  const to = aimOf(state, goal)
  if (to === null || !plan(state, actor, to)) arrive(state, actor)
}

/** Ends the walk where the body stands. */
export function arrive(state: WorldState, actor: Actor): void {
  actor.goal = null
  actor.route = null
  actor.walking = false
  state.events.push({ type: 'arrived', id: actor.id, x: actor.x, z: actor.z })
}

function aimOf(state: WorldState, goal: Goal): Corner | null {
  if (goal.kind !== 'follow') return goal
  return state.actors.get(goal.targetId) ?? null
}

function plan(state: WorldState, actor: Actor, to: Corner): boolean {
  const corners = findWalkPath(state.navmesh, actor.ground, placeOn(state.navmesh, to.x, to.z) ?? to)
  if (corners === null) return false
  actor.route = { corners, plannedTo: { x: to.x, z: to.z }, sincePlannedMs: 0, blockedMs: actor.route?.blockedMs ?? 0 }
  return true
}

function stopMetresOf(goal: Goal): number {
  if (goal.kind === 'follow') return followMetres
  return goal.kind === 'seat' ? seatReachMetres * 0.8 : Math.max(cornerMetres, goal.stopWithinMetres)
}

function advance(state: WorldState, actor: Actor, goal: Goal, dtMs: number): void {
  const to = aimOf(state, goal)
  if (to === null) return arrive(state, actor)
  const metres = Math.hypot(to.x - actor.x, to.z - actor.z)
  if (goal.kind === 'follow' && goal.resting) {
    turnTowards(actor, to.x, to.z, dtMs)
    if (metres <= followAgainMetres) return
    goal.resting = false
  }
  if (metres <= stopMetresOf(goal) || actor.route?.corners.length === 0) return reach(state, actor, goal, metres)
  if (!keepPlanned(state, actor, to, dtMs)) return arrive(state, actor)
  const runs = goal.kind === 'follow' ? metres > runAfterMetres : goal.kind === 'walk' && goal.run
  const stepMetres = ((runs ? runMetresPerSecond : walkMetresPerSecond) * dtMs) / 1000
  walkAlong(state, actor, Math.min(stepMetres, Math.max(0.01, metres - stopMetresOf(goal) + 0.01)), dtMs)
  if ((actor.route?.blockedMs ?? 0) > (metres < closeEnoughMetres + stopMetresOf(goal) ? replanMs : giveUpBlockedMs))
    giveUp(state, actor, goal)
}

function reach(state: WorldState, actor: Actor, goal: Goal, metres: number): void {
  if (goal.kind === 'follow') {
    if (metres > followAgainMetres) return arrive(state, actor)
    goal.resting = true
    state.events.push({ type: 'arrived', id: actor.id, x: actor.x, z: actor.z })
    return
  }
  if (goal.kind === 'seat') state.sitRequests.push({ id: actor.id, seatId: goal.seatId })
  arrive(state, actor)
}

function giveUp(state: WorldState, actor: Actor, goal: Goal): void {
  if (goal.kind === 'follow') {
    if (actor.route !== null) actor.route.blockedMs = 0
    return
  }
  arrive(state, actor)
}

function keepPlanned(state: WorldState, actor: Actor, to: Corner, dtMs: number): boolean {
  const { route } = actor
  if (route === null) return plan(state, actor, to)
  route.sincePlannedMs += dtMs
  const moved = Math.hypot(route.plannedTo.x - to.x, route.plannedTo.z - to.z) > targetMovedMetres
  const stale = route.blockedMs > 0 && route.sincePlannedMs > replanMs
  return (moved && route.sincePlannedMs > replanMs) || stale ? plan(state, actor, to) : true
}

function walkAlong(state: WorldState, actor: Actor, stepMetres: number, dtMs: number): void {
  const { route } = actor
  if (route === null) return
  let left = stepMetres
  while (left > 1e-4) {
    const corner = route.corners[0]
    if (corner === undefined) return
    const dx = corner.x - actor.x
    const dz = corner.z - actor.z
    const metres = Math.hypot(dx, dz)
    if (metres <= cornerMetres) {
      route.corners.shift()
      continue
    }
    const step = Math.min(left, metres, 0.5)
    if (!stepOrAside(state, actor, route, Math.atan2(dx, dz), step, dtMs)) {
      route.blockedMs += dtMs
      return
    }
    left -= step
  }
}

/** One step in a direction, or beside it when someone stands there. False when there is no way at all. */
function stepOrAside(state: WorldState, actor: Actor, route: Route, direction: number, stepMetres: number, dtMs: number): boolean {
  const side = actor.pid % 2 === 0 ? 1 : -1
  for (const turn of [0, ...sideSteps.flatMap((angle) => [angle * side, -angle * side])]) {
    const angle = direction + turn
    const next: WalkPoint = { x: 0, y: 0, z: 0, node: 0 }
    walkStep(state.navmesh, actor.ground, Math.sin(angle) * stepMetres, Math.cos(angle) * stepMetres, next)
    const moved = Math.hypot(next.x - actor.x, next.z - actor.z)
    if (moved < stepMetres * 0.2 || crowds(state, actor, next)) continue
    route.blockedMs = turn === 0 ? 0 : route.blockedMs + dtMs / 2
    turnTowards(actor, next.x, next.z, dtMs)
    standAt(actor, next)
    return true
  }
  return false
}

/** True when a step brings the body too near to another it is coming closer to. */
function crowds(state: WorldState, actor: Actor, next: Corner): boolean {
  for (const other of state.actors.values()) {
    if (other === actor || other.leaving) continue
    const metres = Math.hypot(other.x - next.x, other.z - next.z)
    if (metres < personalMetres && metres < Math.hypot(other.x - actor.x, other.z - actor.z)) return true
  }
  return false
}

function idle(state: WorldState, actor: Actor, dtMs: number): void {
  const target = actor.lookAtId === null ? undefined : state.actors.get(actor.lookAtId)
  if (target !== undefined) turnTowards(actor, target.x, target.z, dtMs)
  else if (actor.standingYawRadians !== null)
    turnTowards(actor, actor.x + Math.sin(actor.standingYawRadians), actor.z + Math.cos(actor.standingYawRadians), dtMs)
  makeRoom(state, actor, dtMs)
}

/** One slow step away from whoever it stands too near to, or aside where something is behind it, if that gains room (MV8, MV9). */
function makeRoom(state: WorldState, actor: Actor, dtMs: number): void {
  let nearest: Actor | null = null
  let most = 0
  for (const other of state.actors.values()) {
    const short = other === actor || other.leaving ? 0 : shortOfRoom(other, actor)
    if (short <= most) continue
    most = short
    nearest = other
  }
  if (nearest === null) return
  const apart = Math.hypot(nearest.x - actor.x, nearest.z - actor.z)
  const away = apart < 0.01 ? (actor.pid % 8) * (Math.PI / 4) : Math.atan2(actor.x - nearest.x, actor.z - nearest.z)
  const stepMetres = (makeRoomMetresPerSecond * dtMs) / 1000
  for (const turn of asideRadians) {
    const angle = away + turn
    const next = walkStep(state.navmesh, actor.ground, Math.sin(angle) * stepMetres, Math.cos(angle) * stepMetres, { ...actor.ground })
    if (mostShort(state, actor, next) > most - gainedMetres) continue
    standAt(actor, next)
    return
  }
}

function mostShort(state: WorldState, actor: Actor, at: Corner): number {
  let most = 0
  for (const other of state.actors.values()) {
    if (other !== actor && !other.leaving) most = Math.max(most, shortOfRoom(other, at))
  }
  return most
}

/** Metres that a place is too near to somebody, at most 0 where it is not. */
function shortOfRoom(other: Actor, { x, z }: Corner): number {
  return (other.seatId === null ? roomMetres.standing : roomMetres.seated) - Math.hypot(other.x - x, other.z - z)
}

function turnTowards(actor: Actor, x: number, z: number, dtMs: number): void {
  const dx = x - actor.x
  const dz = z - actor.z
  if (Math.hypot(dx, dz) < 1e-3) return
  const most = (turnRadiansPerSecond * dtMs) / 1000
  const difference = Math.atan2(dx, dz) - actor.yawRadians
  const shortest = Math.atan2(Math.sin(difference), Math.cos(difference))
  actor.yawRadians += Math.max(-most, Math.min(most, shortest))
}
