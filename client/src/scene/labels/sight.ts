import type { CrowdBody } from '#scene/avatar/crowd-body.ts'
import { type Collision, createRay, type RayHit } from '#scene/room/collision.ts'

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
const ray = createRay()

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
    const x = (head[0] ?? 0) - camera.x
    const y = (head[1] ?? 0) - camera.y
    const z = (head[2] ?? 0) - camera.z
    const metres = Math.sqrt(x * x + y * y + z * z)
    if (metres <= beforeHeadMetres) return true
    ray.x = camera.x
    ray.y = camera.y
    ray.z = camera.z
    ray.dx = x / metres
    ray.dy = y / metres
    ray.dz = z / metres
    ray.reachMetres = metres - beforeHeadMetres
    return this.#collision.cast(ray, hit) === null
  }
}
