import { placeOn, type Seat, type WalkPoint } from '@kith/shared/space'
import { roomAround, standAt, type Actor, type System, type WorldState } from './state.ts'

/** How near a person must be to sit down, and how near a resident walks before it does. */
export const seatReachMetres = 1.5
const besideMetres = 0.7
const elbowRoomMetres = 0.5
const offCandidateMetres = 0.4

export function findSeat(state: WorldState, seatId: string): Seat | null {
  return state.space.seats.find((seat) => seat.id === seatId) ?? null
}

/** Seats those who asked and are near enough, first come first served (SPEC.md ST1, ST2). */
export const seats: System = (state) => {
  const requests = state.sitRequests
  state.sitRequests = []
  for (const { id, seatId } of requests) {
    const actor = state.actors.get(id)
    if (actor !== undefined) sitDown(state, actor, seatId)
  }
}

function sitDown(state: WorldState, actor: Actor, seatId: string): void {
  const refuse = (code: 'no-such-seat' | 'seat-taken' | 'too-far') => {
    state.events.push({ type: 'refused', id: actor.id, about: 'sit', code, clientId: null })
  }
  const seat = findSeat(state, seatId)
  if (seat === null) return refuse('no-such-seat')
  const holder = state.seatHolders.get(seatId)
  if (holder === actor.id) return
  if (holder !== undefined) return refuse('seat-taken')
  if (Math.hypot(seat.x - actor.x, seat.z - actor.z) > seatReachMetres) return refuse('too-far')
  releaseSeat(state, actor)
  state.seatHolders.set(seatId, actor.id)
  actor.seatId = seatId
  actor.x = seat.x
  actor.z = seat.z
  actor.yawRadians = seat.yawRadians
  state.events.push({ type: 'sat', id: actor.id, seatId })
}

/** Gives up the seat without moving the body. */
export function releaseSeat(state: WorldState, actor: Actor): boolean {
  if (actor.seatId === null) return false
  state.seatHolders.delete(actor.seatId)
  actor.seatId = null
  return true
}

/** Stands up beside the seat (SPEC.md ST3). False when the body was standing already. */
export function standUp(state: WorldState, actor: Actor): boolean {
  const seat = actor.seatId === null ? null : findSeat(state, actor.seatId)
  if (!releaseSeat(state, actor)) return false
  standAt(actor, seat === null ? actor.ground : placeBeside(state, seat, actor))
  state.events.push({ type: 'stood', id: actor.id })
  return true
}

function placeBeside(state: WorldState, seat: Seat, actor: Actor): WalkPoint {
  let fallback: WalkPoint | null = null
  for (const turn of [0, Math.PI / 4, -Math.PI / 4, Math.PI / 2, -Math.PI / 2, Math.PI]) {
    const x = seat.x + Math.sin(seat.yawRadians + turn) * besideMetres
    const z = seat.z + Math.cos(seat.yawRadians + turn) * besideMetres
    const point = placeOn(state.navmesh, x, z)
    if (point === null) continue
    if (Math.hypot(point.x - x, point.z - z) > offCandidateMetres) continue
    fallback ??= point
    if (roomAround(state, point.x, point.z, actor.id) >= elbowRoomMetres) return point
  }
  return fallback ?? placeOn(state.navmesh, seat.x, seat.z) ?? actor.ground
}
