import type { CrowdBody } from '#scene/avatar/crowd-body.ts'
import { isSeen } from '#scene/avatar/screen-place.ts'

/** From the point over a head down, metres: its head, and the trunk under it. */
const head = { half: 0.23, top: 0.05, bottom: 0.5 } as const
const trunk = { half: 0.19, bottom: 1 } as const
const nearerMetres = 0.3
const farthestMetres = 16
/** Shares of a head that must be hidden for each grade; one is left at this much less. */
const grades = { half: 0.3, all: 0.75, grace: 0.1 } as const
/** Whom one sees through hides nobody. */
const solidFrom = 0.6

/** Finds out before whose heads others stand, and writes it into their places on screen; bodies must have been projected. No allocation. */
export function hideHeads(bodies: readonly CrowdBody[], focalPixels: number): void {
  for (let i = 0; i < bodies.length; i++) {
    const body = bodies[i]
    if (!body) continue
    const { screen } = body
    if (!isSeen(screen) || screen.depth > farthestMetres) {
      screen.hidden = 0
      continue
    }
    const share = hiddenShare(body, bodies, focalPixels)
    const all = grades.all - (screen.hidden === 2 ? grades.grace : 0)
    const half = grades.half - (screen.hidden === 0 ? 0 : grades.grace)
    screen.hidden = share > all ? 2 : share > half ? 1 : 0
  }
}

/** The most that any one of them hides. */
function hiddenShare({ screen: { x, y, depth } }: CrowdBody, bodies: readonly CrowdBody[], focalPixels: number): number {
  const metre = focalPixels / depth
  const half = head.half * metre
  const top = y + head.top * metre
  const bottom = y + head.bottom * metre
  let most = 0
  for (let i = 0; i < bodies.length; i++) {
    const other = bodies[i]
    if (!other || !other.screen.inView || other.visible < solidFrom || other.screen.depth > depth - nearerMetres) continue
    const { screen } = other
    const scale = focalPixels / screen.depth
    const neck = screen.y + head.bottom * scale
    const byHead = across(x, half, screen.x, head.half * scale) * overlap(top, bottom, screen.y + head.top * scale, neck)
    const byTrunk = across(x, half, screen.x, trunk.half * scale) * overlap(top, bottom, neck, screen.y + trunk.bottom * scale)
    most = Math.max(most, byHead + byTrunk)
  }
  return most / (2 * half * (bottom - top))
}

function across(x: number, half: number, otherX: number, otherHalf: number): number {
  return overlap(x - half, x + half, otherX - otherHalf, otherX + otherHalf)
}

function overlap(from: number, to: number, otherFrom: number, otherTo: number): number {
  return Math.max(0, Math.min(to, otherTo) - Math.max(from, otherFrom))
}
