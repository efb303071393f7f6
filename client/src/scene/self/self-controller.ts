import type { Navmesh, Seat, SpaceDocument } from '@kith/shared/space'
import type { AvatarView, SelfBody, WorldActions, WorldView } from '#state/world-view.ts'
import type { Intent } from '#input/intent.ts'
import { besideSeat, isTaken, nearestFreeSeat, sitReachMetres } from './seats.ts'
import { Walker } from './walker.ts'

const personMetres = 1.5
const repathSeconds = 0.5
/** How often getting up is asked for again while a key is held. */
const standAgainMs = 500

export interface SelfControllerOptions {
  navmesh: Navmesh
  document: SpaceDocument
  view: WorldView
  actions: WorldActions
  /** Told when the body was put somewhere at once, so that the camera may follow. */
  onPlaced(x: number, y: number, z: number, yawRadians: number): void
}

/** My own body: walks at once on the navmesh, tells the network where it is, sits and stands. */
export class SelfController implements SelfBody {
  readonly walker: Walker
  readonly #options: SelfControllerOptions
  #placed = false
  #sitAt: Seat | null = null
  #followPid = 0
  #repathSeconds = 0
  #askedToStandMs = Number.NEGATIVE_INFINITY
  #seat: Seat | null = null

  constructor(options: SelfControllerOptions) {
    this.#options = options
    this.walker = new Walker(options.navmesh)
  }

  place(x: number, z: number, yawRadians: number): void {
    if (!this.walker.place(x, z, yawRadians)) {
      const spawn = this.#options.document.spawns[0]
      if (this.#placed || !spawn || !this.walker.place(spawn.x, spawn.z, spawn.yawRadians)) return
    }
    this.#placed = true
    this.#forgetPlans()
    const { point } = this.walker
    this.#options.onPlaced(point.x, point.y, point.z, this.walker.yawRadians)
  }

  walkTo(x: number, z: number, stopWithinMetres: number): void {
    this.#forgetPlans()
    if (this.#seat) this.#askToStand(performance.now())
    this.walker.walkTo(x, z, stopWithinMetres)
  }

  walkToPid(pid: number): void {
    this.#forgetPlans()
    if (this.#seat) this.#askToStand(performance.now())
    this.#followPid = pid
    this.#repathSeconds = 0
  }

  position(): { x: number; y: number; z: number; yawRadians: number } {
    const { point } = this.walker
    const { x, y, z, yawRadians } = this.#seat ?? { ...point, yawRadians: this.walker.yawRadians }
    return { x, y, z, yawRadians }
  }

  /** Sits on a seat, walking there first when it is out of reach. */
  goSit(seat: Seat): void {
    if (isTaken(seat.id, this.#options.view.avatars)) return
    this.#forgetPlans()
    const { point } = this.walker
    if (Math.hypot(seat.x - point.x, seat.z - point.z) <= sitReachMetres) {
      this.#options.actions.sit(seat.id)
      return
    }
    if (this.walker.walkTo(seat.x, seat.z, sitReachMetres * 0.6)) this.#sitAt = seat
  }

  /** The key for using what is near: sits down on the nearest free seat, or gets up. */
  use(nowMs: number): void {
    if (this.#seat) return this.#askToStand(nowMs)
    const seat = this.seatInReach()
    if (seat) this.goSit(seat)
  }

  seatInReach(): Seat | null {
    if (this.#seat || !this.#placed) return null
    const { point } = this.walker
    return nearestFreeSeat(this.#options.document.seats, this.#options.view.avatars, point.x, point.z, 1.4)
  }

  /** False until somebody said where the body stands. */
  get placed(): boolean {
    return this.#placed
  }

  get seated(): boolean {
    return this.#seat !== null
  }

  /** One frame. `cameraYaw` is the direction from the body to the camera: forward is away from it. */
  update(intent: Intent, cameraYaw: number, nowMs: number, deltaSeconds: number): void {
    const self = this.#options.view.avatars.get(this.#options.view.selfPid)
    if (!self || !this.#placed) return
    this.#noticeSeat(self)
    const steering = intent.right !== 0 || intent.forward !== 0
    if (this.#seat) {
      if (steering) this.#askToStand(nowMs)
      this.#options.actions.moved(this.#seat.x, this.#seat.z, this.#seat.yawRadians)
      return
    }
    if (steering) this.#forgetPlans()
    else this.#follow(deltaSeconds)
    const sine = Math.sin(cameraYaw)
    const cosine = Math.cos(cameraYaw)
    const wishX = -intent.forward * sine + intent.right * cosine
    const wishZ = -intent.forward * cosine - intent.right * sine
    const arrived = this.walker.update(wishX, wishZ, intent.run, deltaSeconds)
    if (arrived) this.#arrive()
    const { point } = this.walker
    this.#options.actions.moved(point.x, point.z, this.walker.yawRadians)
  }

  #noticeSeat(self: AvatarView): void {
    if (self.seatId === (this.#seat?.id ?? '')) return
    const before = this.#seat
    this.#seat = this.#options.document.seats.find((seat) => seat.id === self.seatId) ?? null
    if (this.#seat) {
      this.walker.stop()
      this.#sitAt = null
      this.#followPid = 0
    } else if (before) {
      const goal = { sitAt: this.#sitAt, followPid: this.#followPid }
      const { x, z } = besideSeat(before)
      this.walker.place(x, z, before.yawRadians)
      this.#sitAt = goal.sitAt
      this.#followPid = goal.followPid
    }
    this.#askedToStandMs = Number.NEGATIVE_INFINITY
  }

  #askToStand(nowMs: number): void {
    if (nowMs - this.#askedToStandMs < standAgainMs) return
    this.#askedToStandMs = nowMs
    this.#options.actions.stand()
  }

  #follow(deltaSeconds: number): void {
    if (this.#followPid === 0) return
    this.#repathSeconds -= deltaSeconds
    if (this.#repathSeconds > 0) return
    this.#repathSeconds = repathSeconds
    const target = this.#options.view.avatars.get(this.#followPid)
    if (!target) {
      this.#followPid = 0
      return
    }
    const { point } = this.walker
    if (Math.hypot(target.x - point.x, target.z - point.z) <= personMetres) return this.#arrive()
    if (!this.walker.walkTo(target.x, target.z, personMetres * 0.9)) this.#followPid = 0
  }

  #arrive(): void {
    this.walker.stop()
    const { point } = this.walker
    if (this.#sitAt) {
      this.#options.actions.sit(this.#sitAt.id)
      this.#sitAt = null
    }
    const target = this.#options.view.avatars.get(this.#followPid)
    if (target && Math.hypot(target.x - point.x, target.z - point.z) <= personMetres * 1.3) {
      this.walker.face(Math.atan2(target.x - point.x, target.z - point.z))
      this.#followPid = 0
    }
  }

  #forgetPlans(): void {
    this.walker.stop()
    this.#sitAt = null
    this.#followPid = 0
  }
}
