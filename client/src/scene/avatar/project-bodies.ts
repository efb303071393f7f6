import { type PerspectiveCamera, Vector3 } from 'three'
import type { CrowdBody } from './crowd-body.ts'
import { joint } from './joints.ts'
import { jointForward } from './kinematics.ts'

const scratch = new Vector3()
/** A head under its top, with hair and hat, metres. */
const head = { halfWide: 0.28, high: 0.5 } as const
const nearestMetres = 0.3
/** Cosines between a head's front and the way to the camera below which it counts as seen from behind, and above which no longer. */
const turnedAway = { from: -0.12, until: 0.05 } as const

/** Projects every body. Behind the camera x and y tell only the side. No allocation. */
export function projectBodies(bodies: readonly CrowdBody[], camera: PerspectiveCamera, width: number, height: number): void {
  const e = camera.projectionMatrix.elements
  for (let i = 0; i < bodies.length; i++) {
    const body = bodies[i]
    if (!body) continue
    const { screen } = body
    scratch.set(body.top[0] ?? 0, body.top[1] ?? 0, body.top[2] ?? 0).applyMatrix4(camera.matrixWorldInverse)
    screen.depth = -scratch.z
    const sign = screen.depth > 0.05 ? 1 : -1
    const safe = Math.max(0.05, Math.abs(screen.depth))
    screen.x = (0.5 + (0.5 * (e[0] ?? 1) * scratch.x) / safe) * width
    screen.y = sign > 0 ? (0.5 - (0.5 * (e[5] ?? 1) * scratch.y) / safe) * height : height * 0.6
    if (sign < 0) screen.x = scratch.x >= 0 ? width * 2 : -width
    const metre = (0.5 * (e[5] ?? 1) * height) / safe
    const across = screen.x > -head.halfWide * metre && screen.x < width + head.halfWide * metre
    screen.inView = screen.depth > nearestMetres && across && screen.y < height && screen.y > -head.high * metre
    const facing = jointForward(body.placed, joint.head, scratch) ? scratch.transformDirection(camera.matrixWorldInverse).z : 1
    screen.turned = facing < (screen.turned ? turnedAway.until : turnedAway.from)
  }
}
