import type { CrowdBody } from '#scene/avatar/crowd-body.ts'
import type { Collision, RayHit } from '#scene/room/collision.ts'

interface Point {
  readonly x: number
  readonly y: number
  readonly z: number
}

/** So many heads a frame, by turns: a hundred are gone through in a fraction of a second. */
const looksPerFrame = 8
const farthestMetres = 30
/** A post passed by in walking hides nobody's name. */
const graceMs = 250
/** What is this near to a head it leans on or wears. */
const beforeHeadMetres = 0.35
const hit: RayHit = { metres: 0, x: 0, y: 0, z: 0 }
const line = { x: 0.5, y: 0.5, z: 0.5, metres: 0.5 }

/** Finds out whose head is behind a wall, seen from the camera. */
export class Sight {
  readonly #collision: Collision
  #next = 0

  constructor(collision: Collision) {
    this.#collision = collision
  }

  /** Looks at the next few; bodies must have been projected. No allocation. */
  look(bodies: readonly CrowdBody[], camera: Point, nowMs: number): void {
    let looks = Math.min(looksPerFrame, bodies.length)
    for (let tried = 0; tried < bodies.length && looks > 0; tried++) {
      this.#next = (this.#next + 1) % bodies.length
      const body = bodies[this.#next]
      if (!body || !body.screen.inView || body.screen.depth > farthestMetres) continue
      looks -= 1
      const { screen } = body
      const clear = this.#reaches(camera, body.eyes) || this.#reaches(camera, body.top)
      if (clear) screen.clearMs = nowMs
      screen.covered = !clear && nowMs - screen.clearMs > graceMs
    }
  }

  #reaches(camera: Point, head: Float32Array): boolean {
    line.x = (head[0] ?? 0) - camera.x
    line.y = (head[1] ?? 0) - camera.y
    line.z = (head[2] ?? 0) - camera.z
    line.metres = Math.sqrt(line.x * line.x + line.y * line.y + line.z * line.z)
    const reach = line.metres - beforeHeadMetres
    if (reach <= 0) return true
    line.x /= line.metres
    line.y /= line.metres
    line.z /= line.metres
    return this.#collision.cast(camera.x, camera.y, camera.z, line.x, line.y, line.z, reach, hit) === null
  }
}
