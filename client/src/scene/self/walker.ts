import { findWalkPath, placeOn, runMetresPerSecond, walkMetresPerSecond, walkStep, type Navmesh, type WalkPoint } from '@kith/shared/space'
import { createDamped, damp, dampAngle, snap } from '#scene/camera/damping.ts'

const arriveMetres = 0.12
const runsBeyondMetres = 9
const pace = 0.07
const turnSeconds = 0.11
/** A walker that gets no nearer for so long gives up its way. */
const patienceSeconds = 1.2

/** A body on the navmesh: steered directly, or walking by itself along a path. */
export class Walker {
  readonly point: WalkPoint
  readonly #navmesh: Navmesh
  readonly #yaw = createDamped(0)
  readonly #velocityX = createDamped(0)
  readonly #velocityZ = createDamped(0)
  #wantedYaw = 0
  #path: { x: number; z: number }[] = []
  #corner = 0
  #stopWithinMetres = 0
  #runs = false
  #stuckSeconds = 0
  #nearestMetres = Number.POSITIVE_INFINITY

  constructor(navmesh: Navmesh) {
    this.#navmesh = navmesh
    this.point = { x: 0, y: 0, z: 0, node: 0 }
  }

  get yawRadians(): number {
    return this.#yaw.value
  }

  get travelling(): boolean {
    return this.#path.length > 0
  }

  /** Stands at once at the nearest walkable place. False when there is none within reach: nothing changes then. */
  place(x: number, z: number, yawRadians: number): boolean {
    const found = placeOn(this.#navmesh, x, z)
    if (!found) return false
    Object.assign(this.point, found)
    this.face(yawRadians)
    snap(this.#yaw, yawRadians)
    this.stop()
    snap(this.#velocityX, 0)
    snap(this.#velocityZ, 0)
    return true
  }

  face(yawRadians: number): void {
    this.#wantedYaw = yawRadians
  }

  stop(): void {
    this.#path = []
    this.#corner = 0
  }

  /** Sets out for a point. False when there is no way. */
  walkTo(x: number, z: number, stopWithinMetres: number): boolean {
    const goal = placeOn(this.#navmesh, x, z)
    const path = goal && findWalkPath(this.#navmesh, this.point, goal)
    if (!path || path.length === 0) return false
    const far = Math.hypot(x - this.point.x, z - this.point.z)
    this.#path = path
    this.#corner = 0
    this.#stopWithinMetres = Math.max(arriveMetres, stopWithinMetres)
    this.#runs = far > runsBeyondMetres
    this.#stuckSeconds = 0
    this.#nearestMetres = Number.POSITIVE_INFINITY
    return true
  }

  /** Moves by a wish (x, z at most 1 long); without one, along the path. True on the frame a path ends. */
  update(wishX: number, wishZ: number, run: boolean, deltaSeconds: number): boolean {
    const steered = wishX !== 0 || wishZ !== 0
    if (steered) this.stop()
    let arrived = false
    let x = wishX
    let z = wishZ
    let fast = run
    if (!steered && this.#path.length > 0) {
      arrived = this.#followPath(deltaSeconds)
      const corner = arrived ? undefined : this.#path[this.#corner]
      const dx = (corner?.x ?? this.point.x) - this.point.x
      const dz = (corner?.z ?? this.point.z) - this.point.z
      const length = Math.hypot(dx, dz)
      const ease = Math.min(1, length * 4 + 0.15)
      x = length > 0 ? (dx / length) * ease : 0
      z = length > 0 ? (dz / length) * ease : 0
      fast = this.#runs
      if (arrived) this.stop()
    }
    this.#step(x, z, fast ? runMetresPerSecond : walkMetresPerSecond, deltaSeconds)
    return arrived
  }

  #step(x: number, z: number, speed: number, deltaSeconds: number): void {
    const velocityX = damp(this.#velocityX, x * speed, pace, deltaSeconds)
    const velocityZ = damp(this.#velocityZ, z * speed, pace, deltaSeconds)
    const metres = Math.hypot(velocityX, velocityZ) * deltaSeconds
    if (metres > 0.0005) walkStep(this.#navmesh, this.point, velocityX * deltaSeconds, velocityZ * deltaSeconds, this.point)
    if (x !== 0 || z !== 0) this.#wantedYaw = Math.atan2(x, z)
    dampAngle(this.#yaw, this.#wantedYaw, turnSeconds, deltaSeconds)
  }

  #followPath(deltaSeconds: number): boolean {
    const last = this.#path[this.#path.length - 1]
    if (!last) return true
    const toGoal = Math.hypot(last.x - this.point.x, last.z - this.point.z)
    if (toGoal <= this.#stopWithinMetres && this.#corner >= this.#path.length - 1) return true
    let corner = this.#path[this.#corner]
    while (corner && this.#corner < this.#path.length - 1 && Math.hypot(corner.x - this.point.x, corner.z - this.point.z) < 0.2) {
      this.#corner += 1
      corner = this.#path[this.#corner]
    }
    const remaining = toGoal + (this.#path.length - 1 - this.#corner) * 100
    if (remaining < this.#nearestMetres - 0.02) {
      this.#nearestMetres = remaining
      this.#stuckSeconds = 0
    } else this.#stuckSeconds += deltaSeconds
    return this.#stuckSeconds > patienceSeconds
  }
}
