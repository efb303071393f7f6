import type { Seat } from '@kith/shared/space'
import type { AvatarView } from '#state/world-view.ts'

/** Within this the server lets a body sit (it allows 1.5 m); farther seats are walked to first. */
export const sitReachMetres = 1.25
const besideMetres = 0.7

/** The nearest free seat within reach, or null. */
export function nearestFreeSeat(
  seats: readonly Seat[],
  avatars: ReadonlyMap<number, AvatarView>,
  x: number,
  z: number,
  reachMetres: number,
): Seat | null {
  let best: Seat | null = null
  let bestMetres = reachMetres
  for (const seat of seats) {
    const metres = Math.hypot(seat.x - x, seat.z - z)
    if (metres >= bestMetres || isTaken(seat.id, avatars)) continue
    best = seat
    bestMetres = metres
  }
  return best
}

/** The seat a click on a solid means: near its middle, about as high. */
export function seatAt(seats: readonly Seat[], x: number, y: number, z: number): Seat | null {
  let best: Seat | null = null
  let bestMetres = 0.5
  for (const seat of seats) {
    const metres = Math.hypot(seat.x - x, seat.z - z)
    if (metres < bestMetres && y > seat.y - 0.35 && y < seat.y + 0.55) {
      best = seat
      bestMetres = metres
    }
  }
  return best
}

export function isTaken(seatId: string, avatars: ReadonlyMap<number, AvatarView>): boolean {
  for (const avatar of avatars.values()) if (avatar.seatId === seatId) return true
  return false
}

/** Where one stands when getting up, in front of the seat: the server's own first choice. */
export function besideSeat(seat: Seat): { x: number; z: number } {
  return { x: seat.x + Math.sin(seat.yawRadians) * besideMetres, z: seat.z + Math.cos(seat.yawRadians) * besideMetres }
}
