import type { CrowdBody } from '#scene/avatar/crowd-body.ts'
import type { Shot } from './follow-camera.ts'

const besideMetres = 0.42
const nearestMetres = 0.5
const thin = 0.26
/** So far over its top nobody hides what the camera follows. */
const overMetres = 0.06
/** The camera sees only hair and cheeks of a head so near. */
const inFaceMetres = 1.4
/** The own body is gone up to so near its head, and whole again a little farther off. */
const ownGoneMetres = 1.4
const ownWholeMetres = 1.52

interface Flat {
  readonly x: number
  readonly z: number
}

interface Point {
  readonly x: number
  readonly y: number
  readonly z: number
}

/**
 * How much of the own body shows, 0–1, by where the camera truly is, after walls and flights. `pivot` is the head as the
 * camera follows it, `eyes` where the drawn body has it (seated bodies keep them apart).
 */
export function ownVisible(camera: Point, pivot: Point, eyes: Float32Array | undefined): number {
  let metres = Math.hypot(camera.x - pivot.x, camera.y - pivot.y, camera.z - pivot.z)
  if (eyes) metres = Math.min(metres, metresFrom(camera, eyes))
  return Math.min(1, Math.max(0, (metres - ownGoneMetres) / (ownWholeMetres - ownGoneMetres)))
}

function metresFrom({ x, y, z }: Point, eyes: Float32Array): number {
  return Math.hypot(x - (eyes[0] ?? 0), y - (eyes[1] ?? 0), z - (eyes[2] ?? 0))
}

/** Asked for each body: `Math.hypot` would put every number it is given on the heap. */
function isInFace({ x, y, z }: Point, eyes: Float32Array): boolean {
  const dx = x - (eyes[0] ?? 0)
  const dy = y - (eyes[1] ?? 0)
  const dz = z - (eyes[2] ?? 0)
  return dx * dx + dy * dy + dz * dz < inFaceMetres * inFaceMetres
}

/** Thins out bodies between the camera and what it follows, and takes away whoever has it in their face; without a shot everybody shows. No allocation. */
export function veilBetween(bodies: readonly CrowdBody[], shot: Shot | null): void {
  for (let i = 0; i < bodies.length; i++) {
    const body = bodies[i]
    if (body) body.veil = shot && !body.view.self ? veilOf(body, shot) : 1
  }
}

function veilOf(body: CrowdBody, shot: Shot): number {
  if (isInFace(shot.from, body.eyes)) return 0
  return standsBetween(body.stance, body.top[1] ?? 0, shot.from, shot.to) ? thin : 1
}

/** Somebody whose head reaches so high stands between a lens and what it follows. From above one looks over heads. No allocation. */
export function standsBetween(at: Flat, topMetres: number, from: Point, to: Point): boolean {
  const lineX = to.x - from.x
  const lineZ = to.z - from.z
  const length = Math.sqrt(lineX * lineX + lineZ * lineZ)
  if (length < 0.3) return false
  const x = at.x - from.x
  const z = at.z - from.z
  const along = (x * lineX + z * lineZ) / length
  const beside = Math.abs(x * lineZ - z * lineX) / length
  if (along <= -0.3 || along >= length - nearestMetres || beside >= besideMetres) return false
  return from.y + ((to.y - from.y) * along) / length < topMetres + overMetres
}
