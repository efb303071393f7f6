import type { Body } from '#world/types.ts'

const facingRadians = (40 * Math.PI) / 180
const facingMetres = 5

/** The id of the body that `from` faces: the smallest angle within 40° and 5 m, nearer first on a tie; or null. */
export function faces(from: Body, others: readonly Body[]): string | null {
  let found: { id: string; score: number } | null = null
  for (const other of others) {
    if (other.id === from.id) continue
    const dx = other.x - from.x
    const dz = other.z - from.z
    const metres = Math.hypot(dx, dz)
    if (metres > facingMetres || metres === 0) continue
    const turn = Math.atan2(dx, dz) - from.yawRadians
    const angle = Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn)))
    if (angle > facingRadians) continue
    const score = angle + metres * 0.1
    if (found === null || score < found.score) found = { id: other.id, score }
  }
  return found?.id ?? null
}
