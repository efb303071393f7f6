import type { SpaceDocument } from '@kith/shared/space'
import { PerspectiveCamera, Quaternion, Vector3 } from 'three'
import { createShot, type Shot } from './follow-camera.ts'
import { heroShot } from './hero-camera.ts'

const flightSeconds = 1.3

/** Puts a camera on the shot asked for; from the hero view to the own body it flies. */
export class CameraRig {
  readonly camera: PerspectiveCamera
  readonly #hero: Shot = createShot()
  #arrived = 0
  readonly #position = new Vector3()
  readonly #target = new Vector3()
  readonly #turn = new Quaternion()

  constructor(camera: PerspectiveCamera) {
    this.camera = camera
  }

  /** The camera is on the shot asked for, and no longer flying there. */
  get arrived(): boolean {
    return this.#arrived === 1
  }

  /** `follow` is the own body's shot, or null before there is one. */
  update(hero: SpaceDocument['hero'], follow: Shot | null, seconds: number, still: boolean, deltaSeconds: number): void {
    const { camera } = this
    if (!follow) {
      this.#arrived = 0
      heroShot(hero, seconds, camera.aspect, still, this.#hero)
      this.#aim(this.#hero)
      return
    }
    this.#arrived = still ? 1 : Math.min(1, this.#arrived + deltaSeconds / flightSeconds)
    if (this.#arrived < 1) {
      heroShot(hero, seconds, camera.aspect, still, this.#hero)
      this.#aim(this.#hero)
      this.#position.copy(camera.position)
      this.#turn.copy(camera.quaternion)
      const share = this.#arrived ** 3 * (this.#arrived * (this.#arrived * 6 - 15) + 10)
      this.#aim(follow)
      camera.position.lerpVectors(this.#position, camera.position, share)
      camera.quaternion.slerpQuaternions(this.#turn, camera.quaternion, share)
      this.#setFov(this.#hero.fovDegrees + (follow.fovDegrees - this.#hero.fovDegrees) * share)
    } else this.#aim(follow)
  }

  #aim(shot: Shot): void {
    const { camera } = this
    camera.position.set(shot.from.x, shot.from.y, shot.from.z)
    camera.lookAt(this.#target.set(shot.to.x, shot.to.y, shot.to.z))
    this.#setFov(shot.fovDegrees)
  }

  #setFov(degrees: number): void {
    if (this.camera.fov === degrees) return
    this.camera.fov = degrees
    this.camera.updateProjectionMatrix()
  }
}
