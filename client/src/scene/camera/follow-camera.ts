import type { Collision } from '#scene/room/collision.ts'
import { type Entering, enterView } from './enter-view.ts'
import { createDamped, damp, dampAngle, type Damped, snap } from './damping.ts'
import type { Foliage } from './foliage.ts'
import type { FacesShot } from './framing.ts'
import { duckRadians } from './open-roof.ts'
import { clearOfSlim, sweepCamera } from './sweep.ts'
import { tiltFor, tiltRadians } from './tilt.ts'

/** Where a camera is and what it looks at, metres; field of view top to bottom. */
export interface Shot {
  readonly from: { x: number; y: number; z: number }
  readonly to: { x: number; y: number; z: number }
  fovDegrees: number
}

/** What is asked about a place when one enters it. */
interface EnteredPlace extends Pick<Entering, 'heart' | 'solids' | 'upright'> {
  walls: Collision
}

export function createShot(): Shot {
  return { from: { x: 0, y: 0, z: 0 }, to: { x: 0, y: 0, z: 0 }, fovDegrees: 40 }
}

/** Nearer than `nearest` the eyes are one's own: distance 0. */
export const zoomMetres = { nearest: 0.8, farthest: 8, first: 5.6 } as const
/** From one's own eyes, and for pictures, one may look up as well. */
export const pitchRadians = { lowest: -0.2, lowestFree: -1.1, highest: 1.2, first: 0.3 } as const
/** Nearer than this the aim comes down to the head again. */
const tiltsFromMetres = { none: 1, all: 3.6 } as const
const tiltSeconds = 0.5
/** Among many one looks from higher up and farther off, over their heads. */
const crowded = { pitchRadians: 0.27, factor: 1.45, seconds: 1.2 } as const
/** An upright screen is wide only when it is tall: nearer, to be seen as large. */
const portraitFactor = 0.86
/** Out of one's own eyes again after zooming out so much, to so far. */
const outOfEyes = { factor: 1.12, metres: 1.3 } as const
/** So near, the camera turns round the own body again and no longer round a talk. */
const homeMetres = 2.2
/** Settles in about two seconds. */
const framingSeconds = 0.66
const unframingSeconds = 0.35
const cameraRadiusMetres = 0.18
const closestMetres = 0.35
const orbitPerPixel = 0.0052
/** Where walls leave it so little room behind the body, the camera looks from higher up. */
const crampedMetres = 1.6
const lifts = [0.3, 0.6, 0.9] as const
const liftGainsMetres = 0.3
const liftSeconds = 0.3
const pivotMetres = 1.2
const lowestOverFloorMetres = 0.25

/** A third-person camera: orbits a body, comes nearer before walls, follows without overshooting. */
export class FollowCamera {
  /** Direction from the body to the camera, turned by drags. */
  yawRadians = 0
  pitch: number = pitchRadians.first
  distance: number = zoomMetres.first
  /** Photo mode: looks up too. */
  free = false
  /** Thick leaves are kept out of, once they are known. */
  foliage: Foliage | null = null
  /** Posts, rails and furniture: looked through and over, but never from inside. */
  slim: Collision | null = null
  /** Roofs here stand on posts: one looks in below their eaves. */
  openRoofs = false
  /** A phone on its side. */
  lowScreen = false
  /** How many are around, 0 for few to 1 for a crowd. */
  crowding = 0
  /** The own body's head, as the camera follows it. */
  readonly own = { x: 0, y: 0, z: 0 }
  /** Where it stood in the last frame. */
  readonly lens = { x: 0, y: 0, z: 0 }
  /** Metres actually kept from the pivot this frame, walls considered. */
  heldMetres: number = zoomMetres.first
  readonly #x = createDamped(0)
  readonly #y = createDamped(0)
  readonly #z = createDamped(0)
  readonly #yaw = createDamped(0)
  readonly #pitch = createDamped(pitchRadians.first)
  readonly #distance: Damped = createDamped(zoomMetres.first)
  readonly #lift = createDamped(0)
  readonly #tilt = createDamped(tiltRadians.resting)
  readonly #crowding = createDamped(0)
  readonly #shiftX = createDamped(0)
  readonly #shiftZ = createDamped(0)
  readonly #pivot = { x: 0, y: 0, z: 0 }
  readonly #direction = { x: 0, y: 0, z: 1 }
  #focus: FacesShot | null = null
  #framing = false
  #outwards = 1

  /** Turns by a drag in CSS pixels. */
  orbit(dxPixels: number, dyPixels: number): void {
    this.yawRadians -= dxPixels * orbitPerPixel
    const lowest = this.free || this.inOwnEyes ? pitchRadians.lowestFree : pitchRadians.lowest
    this.pitch = Math.min(pitchRadians.highest, Math.max(lowest, this.pitch + dyPixels * orbitPerPixel))
  }

  get inOwnEyes(): boolean {
    return this.distance === 0
  }

  /** Multiplies the distance: above 1 away, below 1 nearer, at last into one's own eyes. */
  zoom(factor: number): void {
    if (!this.inOwnEyes) {
      const wanted = this.distance * factor
      this.#outwards = 1
      this.distance = wanted < zoomMetres.nearest ? 0 : Math.min(zoomMetres.farthest, wanted)
      if (this.distance < homeMetres) this.#focus = null
      return
    }
    this.#outwards = Math.max(1, this.#outwards * factor)
    if (this.#outwards < outOfEyes.factor) return
    this.distance = outOfEyes.metres
    this.pitch = Math.max(pitchRadians.lowest, this.pitch)
  }

  /** Sets out to show a talk; it takes about two seconds and gives way to `release`. */
  frame(shot: FacesShot): void {
    this.#focus = shot
    this.#framing = true
    this.yawRadians = shot.yawRadians
    this.pitch = shot.pitch
    this.distance = shot.distance
  }

  /** Stops where it has got to. With `home` it also turns round the own body again. */
  release(home: boolean): void {
    if (home) this.#focus = null
    if (!this.#framing) return
    this.#framing = false
    this.yawRadians = this.#yaw.value
    this.pitch = this.#pitch.value
    this.distance = Math.min(zoomMetres.farthest, Math.max(zoomMetres.nearest, this.#distance.value))
    if (this.#focus)
      this.#focus = { ...this.#focus, focusX: this.#x.value + this.#shiftX.value, focusZ: this.#z.value + this.#shiftZ.value }
  }

  /** Stands at once behind a body that looks along `yawRadians`. */
  standBehind(x: number, y: number, z: number, yawRadians: number): void {
    this.yawRadians = yawRadians + Math.PI
    this.#focus = null
    this.#framing = false
    snap(this.#shiftX, 0)
    snap(this.#shiftZ, 0)
    snap(this.#yaw, this.yawRadians)
    snap(this.#pitch, this.pitch)
    snap(this.#x, x)
    snap(this.#y, y)
    snap(this.#z, z)
  }

  /** Stands at once where the first picture of a place is best: with room for the whole body, and the place in it (enter-view.ts). */
  standWithRoom(x: number, y: number, z: number, yawRadians: number, place: EnteredPlace): void {
    this.standBehind(x, y, z, yawRadians)
    const { pitch, distance } = this
    const view = enterView({
      ...place,
      x,
      y: y + pivotMetres,
      z,
      behindRadians: this.yawRadians,
      pitch,
      distance,
      freeMetres: (fromX, fromZ, yaw) => this.freeMetresFrom(fromX, y + pivotMetres, fromZ, yaw, pitch, place.walls, distance),
    })
    this.yawRadians = view.yawRadians
    snap(this.#yaw, view.yawRadians)
    if (view.x === x && view.z === z) return
    this.#focus = { focusX: view.x, focusZ: view.z, yawRadians: view.yawRadians, pitch, distance }
    snap(this.#shiftX, view.x - x)
    snap(this.#shiftZ, view.z - z)
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
    this.#follow(x, y, z, heightMetres, portrait, still, deltaSeconds)
    this.#look(portrait, still, collision, deltaSeconds)
    const pivot = this.#pivot
    const direction = this.#direction
    const wanted = this.#distance.value * (1 + (crowded.factor - 1) * this.#crowding.value)
    const free = this.#freeMetres(collision, wanted)
    const away = free < this.heldMetres ? free : this.heldMetres + (free - this.heldMetres) * (still ? 1 : 1 - Math.exp(-deltaSeconds * 5))
    this.heldMetres = Math.min(free, away)
    out.from.x = pivot.x + direction.x * this.heldMetres
    out.from.y = Math.max(this.#y.value + lowestOverFloorMetres, pivot.y + direction.y * this.heldMetres)
    out.from.z = pivot.z + direction.z * this.heldMetres
    Object.assign(this.lens, out.from)
    const ahead = this.heldMetres < closestMetres ? 1 : this.heldMetres
    out.to.x = out.from.x - direction.x * ahead
    out.to.y = this.heldMetres < closestMetres ? out.from.y - direction.y : pivot.y + this.#raised(out)
    out.to.z = out.from.z - direction.z * ahead
    const third = Math.min(1, this.heldMetres / zoomMetres.nearest)
    out.fovDegrees = portrait ? 60 : 54 - 12 * third
  }

  /** How far over the pivot the aim lies, metres. */
  #raised({ from, to }: Shot): number {
    const near = (this.heldMetres - tiltsFromMetres.none) / (tiltsFromMetres.all - tiltsFromMetres.none)
    const tilt = this.#tilt.value * Math.min(1, Math.max(0, near))
    const flat = Math.hypot(from.x - to.x, from.z - to.z)
    const down = Math.atan2(from.y - this.#pivot.y, flat)
    return flat * (Math.tan(down) - Math.tan(down - tilt))
  }

  /** Where the body's head is, and what the camera turns round: that, or the middle of a talk. */
  #follow(x: number, y: number, z: number, heightMetres: number, portrait: boolean, still: boolean, deltaSeconds: number): void {
    const far = Math.hypot(x - this.#x.value, z - this.#z.value) > 3
    const follow = still || far ? 0 : 0.12
    const third = Math.min(1, this.heldMetres / zoomMetres.nearest)
    const { own } = this
    const pivot = this.#pivot
    own.x = damp(this.#x, x, follow, deltaSeconds)
    own.y = damp(this.#y, y, still || far ? 0 : 0.2, deltaSeconds) + heightMetres * (0.8 + (portrait ? -0.02 : 0.1) * third)
    own.z = damp(this.#z, z, follow, deltaSeconds)
    const shift = far || still ? 0 : this.#framing ? framingSeconds : unframingSeconds
    pivot.x = own.x + damp(this.#shiftX, this.#focus ? this.#focus.focusX - own.x : 0, shift, deltaSeconds)
    pivot.y = own.y
    pivot.z = own.z + damp(this.#shiftZ, this.#focus ? this.#focus.focusZ - own.z : 0, shift, deltaSeconds)
  }

  #look(portrait: boolean, still: boolean, collision: Collision | null, deltaSeconds: number): void {
    const turning = still ? 0 : this.#framing ? framingSeconds : 0.07
    const yaw = dampAngle(this.#yaw, this.yawRadians, turning, deltaSeconds)
    const pitch = damp(this.#pitch, this.pitch, turning, deltaSeconds)
    damp(
      this.#distance,
      this.distance * (portrait && !this.#focus ? portraitFactor : 1),
      still ? 0 : this.#framing ? framingSeconds : 0.12,
      deltaSeconds,
    )
    const among = damp(this.#crowding, this.#focus || this.free ? 0 : this.crowding, still ? 0 : crowded.seconds, deltaSeconds)
    const high = Math.min(pitchRadians.highest, pitch + crowded.pitchRadians * among)
    const ducks = this.openRoofs && collision && !this.free && !this.inOwnEyes && !this.#focus
    const wanted = this.#liftFor(yaw, high, collision) || (ducks ? -duckRadians(collision, this.#pivot, high) : 0)
    const lift = damp(this.#lift, wanted, still ? 0 : liftSeconds, deltaSeconds)
    damp(this.#tilt, tiltFor(this, portrait, this.#focus !== null), still ? 0 : tiltSeconds, deltaSeconds)
    this.#point(yaw, Math.min(pitchRadians.highest, high + lift))
  }

  #point(yaw: number, pitch: number): void {
    this.#direction.x = Math.sin(yaw) * Math.cos(pitch)
    this.#direction.y = Math.sin(pitch)
    this.#direction.z = Math.cos(yaw) * Math.cos(pitch)
  }

  /** How much higher the camera looks from here than it was told to: none where it has room. */
  #liftFor(yaw: number, pitch: number, collision: Collision | null): number {
    const metres = this.#distance.value
    const wanted = Math.min(crampedMetres, metres)
    if (this.free || this.inOwnEyes) return 0
    let lift = 0
    this.#point(yaw, pitch)
    let most = this.#freeMetres(collision, metres)
    for (let k = 0; k < lifts.length && most < wanted; k++) {
      const higher = Math.min(pitchRadians.highest, pitch + (lifts[k] ?? 0))
      this.#point(yaw, higher)
      const free = this.#freeMetres(collision, metres)
      if (free < most + liftGainsMetres) continue
      most = free
      lift = higher - pitch
    }
    return lift
  }

  /** How far from a place it could stand on that side, before walls, leaves and posts. */
  freeMetresFrom(x: number, y: number, z: number, yaw: number, pitch: number, walls: Collision | null, wantedMetres: number): number {
    Object.assign(this.#pivot, { x, y, z })
    this.#point(yaw, pitch)
    return this.#freeMetres(walls, wantedMetres)
  }

  #freeMetres(collision: Collision | null, wantedMetres: number): number {
    if (wantedMetres < 0.05) return 0
    const pivot = this.#pivot
    const direction = this.#direction
    const least = Math.min(closestMetres, wantedMetres)
    const free = collision ? sweepCamera(collision, pivot, direction, wantedMetres, cameraRadiusMetres, least) : wantedMetres
    const leafless = this.foliage
      ? Math.max(least, this.foliage.freeMetres(pivot.x, pivot.y, pivot.z, direction.x, direction.y, direction.z, free))
      : free
    return this.slim ? clearOfSlim(this.slim, pivot, direction, leafless, least) : leafless
  }
}
