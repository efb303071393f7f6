import type { Collision } from '#scene/room/collision.ts'
import { createDamped, damp, dampAngle, type Damped, snap } from './damping.ts'
import { sweepCamera } from './sweep.ts'

/** Where a camera is and what it looks at, metres; field of view top to bottom. */
export interface Shot {
  readonly from: { x: number; y: number; z: number }
  readonly to: { x: number; y: number; z: number }
  fovDegrees: number
}

export function createShot(): Shot {
  return { from: { x: 0, y: 0, z: 0 }, to: { x: 0, y: 0, z: 0 }, fovDegrees: 40 }
}

export const zoomMetres = { nearest: 1.2, farthest: 8, first: 4.2 } as const
export const pitchRadians = { lowest: -0.2, highest: 1.2, first: 0.27 } as const
const cameraRadiusMetres = 0.18
const closestMetres = 0.35
const orbitPerPixel = 0.0052
const lowestOverFloorMetres = 0.25

/** A third-person camera: orbits a body, comes nearer before walls, follows without overshooting. */
export class FollowCamera {
  /** Direction from the body to the camera, turned by drags. */
  yawRadians = 0
  pitch: number = pitchRadians.first
  distance: number = zoomMetres.first
  /** Metres actually kept from the pivot this frame, walls considered. */
  heldMetres: number = zoomMetres.first
  readonly #x = createDamped(0)
  readonly #y = createDamped(0)
  readonly #z = createDamped(0)
  readonly #yaw = createDamped(0)
  readonly #pitch = createDamped(pitchRadians.first)
  readonly #distance: Damped = createDamped(zoomMetres.first)
  readonly #pivot = { x: 0, y: 0, z: 0 }
  readonly #direction = { x: 0, y: 0, z: 1 }

  /** Turns by a drag in CSS pixels. */
  orbit(dxPixels: number, dyPixels: number): void {
    this.yawRadians -= dxPixels * orbitPerPixel
    this.pitch = Math.min(pitchRadians.highest, Math.max(pitchRadians.lowest, this.pitch + dyPixels * orbitPerPixel))
  }

  /** Multiplies the distance: above 1 away, below 1 nearer. */
  zoom(factor: number): void {
    this.distance = Math.min(zoomMetres.farthest, Math.max(zoomMetres.nearest, this.distance * factor))
  }

  /** Stands at once behind a body that looks along `yawRadians`. */
  standBehind(x: number, y: number, z: number, yawRadians: number): void {
    this.yawRadians = yawRadians + Math.PI
    snap(this.#yaw, this.yawRadians)
    snap(this.#pitch, this.pitch)
    snap(this.#x, x)
    snap(this.#y, y)
    snap(this.#z, z)
  }

  /** Writes this frame's shot. `still` (reduced motion) follows without easing. */
  update(
    x: number,
    y: number,
    z: number,
    heightMetres: number,
    portrait: boolean,
    still: boolean,
    collision: Collision | null,
    deltaSeconds: number,
    out: Shot,
  ): void {
    const far = Math.hypot(x - this.#x.value, z - this.#z.value) > 3
    const follow = still || far ? 0 : 0.12
    const { pivot, direction } = { pivot: this.#pivot, direction: this.#direction }
    pivot.x = damp(this.#x, x, follow, deltaSeconds)
    pivot.y = damp(this.#y, y, still || far ? 0 : 0.2, deltaSeconds) + heightMetres * (portrait ? 0.78 : 0.9)
    pivot.z = damp(this.#z, z, follow, deltaSeconds)
    const yaw = dampAngle(this.#yaw, this.yawRadians, still ? 0 : 0.07, deltaSeconds)
    const pitch = damp(this.#pitch, this.pitch, still ? 0 : 0.07, deltaSeconds)
    const wanted = damp(this.#distance, this.distance * (portrait ? 0.94 : 1), still ? 0 : 0.12, deltaSeconds)
    direction.x = Math.sin(yaw) * Math.cos(pitch)
    direction.y = Math.sin(pitch)
    direction.z = Math.cos(yaw) * Math.cos(pitch)
    const free = collision ? sweepCamera(collision, pivot, direction, wanted, cameraRadiusMetres, closestMetres) : wanted
    const away = free < this.heldMetres ? free : this.heldMetres + (free - this.heldMetres) * (still ? 1 : 1 - Math.exp(-deltaSeconds * 5))
    this.heldMetres = Math.min(free, away)
    out.from.x = pivot.x + direction.x * this.heldMetres
    out.from.y = Math.max(this.#y.value + lowestOverFloorMetres, pivot.y + direction.y * this.heldMetres)
    out.from.z = pivot.z + direction.z * this.heldMetres
    out.to.x = pivot.x
    out.to.y = pivot.y
    out.to.z = pivot.z
    out.fovDegrees = portrait ? 60 : 42
  }
}
