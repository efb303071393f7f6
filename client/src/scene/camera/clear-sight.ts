import type { SharedUniforms } from '#scene/room/shared-uniforms.ts'
import type { FollowCamera, Shot } from './follow-camera.ts'

/** From so near the camera nothing can stand between. */
const nearMetres = 0.9
/** A talk's middle this far from my own head is kept in sight as well. */
const apartMetres = 0.3
const fadePerSecond = 6
/** The floor underfoot never goes. */
const overFloorMetres = 0.3

/**
 * What hangs or grows between the camera and my head, and between it and the middle of a talk, is drawn with a hole in it
 * (space-mesh.ts). Solid things need none: the camera comes nearer before them.
 */
export class ClearSight {
  readonly #shared: SharedUniforms
  #strength = 0

  constructor(shared: SharedUniforms) {
    this.#shared = shared
  }

  /** `follow` null: the camera follows nobody, or is on its way. */
  update(follow: FollowCamera | null, shot: Shot, feetY: number, deltaSeconds: number): void {
    const [own, talk] = this.#shared.sights.value
    const wanted = follow && follow.heldMetres > nearMetres ? 1 : 0
    this.#strength += (wanted - this.#strength) * (1 - Math.exp(-deltaSeconds * fadePerSecond))
    if (Math.abs(wanted - this.#strength) < 0.01) this.#strength = wanted
    own.w = this.#strength
    talk.w = 0
    if (!follow) return
    const { x, y, z } = follow.own
    own.set(x, y, z, this.#strength)
    const apart = Math.max(Math.abs(shot.to.x - x), Math.abs(shot.to.z - z))
    if (apart > apartMetres) talk.set(shot.to.x, y, shot.to.z, this.#strength)
    this.#shared.sightFloor.value = feetY + overFloorMetres
  }
}
