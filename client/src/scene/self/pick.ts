import type { CrowdBody } from '#scene/avatar/crowd-body.ts'

const bodyRadiusMetres = 0.32

/** The nearest body a ray passes through, nearer than `reachMetres` and not the own one; null when none. Unit direction. */
export function pickBody(
  bodies: readonly CrowdBody[],
  x: number,
  y: number,
  z: number,
  dx: number,
  dy: number,
  dz: number,
  reachMetres: number,
): CrowdBody | null {
  let best: CrowdBody | null = null
  let bestMetres = reachMetres + bodyRadiusMetres
  for (const body of bodies) {
    if (body.view.self) continue
    for (const height of heights) {
      const cx = body.stance.x - x
      const cy = body.stance.y + ((body.top[1] ?? 0) - body.stance.y) * height - y
      const cz = body.stance.z - z
      const along = cx * dx + cy * dy + cz * dz
      if (along <= 0 || along >= bestMetres) continue
      const apart = cx * cx + cy * cy + cz * cz - along * along
      if (apart > bodyRadiusMetres * bodyRadiusMetres) continue
      best = body
      bestMetres = along
    }
  }
  return best
}

const heights = [0.25, 0.5, 0.8] as const
