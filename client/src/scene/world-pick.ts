import { placeOn } from '@kith/shared/space'
import type { Seat } from '@kith/shared/space'
import { type PerspectiveCamera, Vector3 } from 'three'
import type { CrowdBody } from './avatar/crowd-body.ts'
import type { RayHit } from './room/collision.ts'
import { pickBody } from './self/pick.ts'
import { seatAt } from './self/seats.ts'
import type { WorldCore } from './world-core.ts'

/** What lies under a point of the view. */
export type Picked =
  | { kind: 'body'; body: CrowdBody }
  | { kind: 'seat'; seat: Seat }
  | { kind: 'ground'; x: number; y: number; z: number }
  | { kind: 'nothing' }

const reachMetres = 60
const offMeshMetres = 0.8
const direction = new Vector3()
const hit: RayHit = { metres: 0, x: 0, y: 0, z: 0 }

/** Looks through a point of the view given in −1…1 (x right, y up). */
export function pickAt(core: WorldCore, bodies: readonly CrowdBody[], camera: PerspectiveCamera, x: number, y: number): Picked {
  const { position: eye } = camera
  direction.set(x, y, 0.5).unproject(camera).sub(eye).normalize()
  const solid = core.collision.cast({ x: eye.x, y: eye.y, z: eye.z, dx: direction.x, dy: direction.y, dz: direction.z, reachMetres }, hit)
  const body = pickBody(bodies, eye.x, eye.y, eye.z, direction.x, direction.y, direction.z, solid?.metres ?? reachMetres)
  if (body) return { kind: 'body', body }
  if (!solid) return { kind: 'nothing' }
  const seat = seatAt(core.files.document.seats, solid.x, solid.y, solid.z)
  if (seat) return { kind: 'seat', seat }
  const ground = placeOn(core.files.navmesh, solid.x, solid.z)
  if (!ground || Math.hypot(ground.x - solid.x, ground.z - solid.z) > offMeshMetres) return { kind: 'nothing' }
  return { kind: 'ground', x: ground.x, y: ground.y, z: ground.z }
}
