import type { Navmesh, Seat, SpaceDocument } from '@kith/shared/space'
import type { AvatarView, SelfBody, WorldActions, WorldView } from '#state/world-view.ts'
import type { Intent } from '#input/intent.ts'
import { besideSeat, isTaken, nearestFreeSeat, sitReachMetres } from './seats.ts'
import { hasElbowRoom, talkingMetres, talkingPlace } from './talking-place.ts'
import { Walker } from './walker.ts'

const personMetres = 1.5
/** From so near a place is not walked to again. */
const arrivedMetres = 0.2
const repathSeconds = 0.5
/** How often getting up is asked for again while a key is held. */
const standAgainMs = 500
/** Put right by the server to a place this near, the body goes on its way; farther off it was moved elsewhere. */
const putRightMetres = 3
/** Put right so often on one way, it gives the way up. */
const mostPutRight = 5

/** Come to rest this long, the server knows where the body stands. */
const restMs = 120
/** A seat that was asked for is asked for again after this long, so often in all. */
const sitAgainMs = 1000
const mostAsked = 3

/** Where the body goes by itself. */
type Plan =
  | { readonly kind: 'point'; readonly x: number; readonly z: number; readonly stopWithinMetres: number }
  | { readonly kind: 'person'; readonly pid: number }
  | { readonly kind: 'seat'; readonly seat: Seat }

/** A seat that is wanted, until the server gives it. */
interface Wanted {
  readonly seat: Seat
  asked: number
  askedMs: number
}

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
  #plan: Plan | null = null
  #putRight = 0
  #repathSeconds = 0
  #askedToStandMs = Number.NEGATIVE_INFINITY
  #seat: Seat | null = null
  #wanted: Wanted | null = null
  #reported = { x: 0, z: 0 }
  #reportedMs = Number.NEGATIVE_INFINITY
  /** The server said where the body stands now that it gets up. */
  #putBeside = false

  constructor(options: SelfControllerOptions) {
    this.#options = options
    this.walker = new Walker(options.navmesh)
  }

  place(x: number, z: number, yawRadians: number): void {
    const { point } = this.walker
    const before = this.position()
    const near = this.#placed && Math.hypot(x - before.x, z - before.z) < putRightMetres
    if (!this.walker.place(x, z, yawRadians)) {
      const spawn = this.#options.document.spawns[0]
      if (this.#placed || !spawn || !this.walker.place(spawn.x, spawn.z, spawn.yawRadians)) return
    }
    this.#placed = true
    this.#putBeside = true
    this.#options.onPlaced(point.x, point.y, point.z, this.walker.yawRadians)
    this.#putRight += 1
    if (!near || this.#putRight > mostPutRight) this.#forgetPlan()
    else if (!this.#seat) this.#setOut()
  }

  walkTo(x: number, z: number, stopWithinMetres: number): void {
    this.#pursue({ kind: 'point', x, z, stopWithinMetres })
  }

  walkToPid(pid: number): void {
    this.#pursue({ kind: 'person', pid })
  }

  position(): { x: number; y: number; z: number; yawRadians: number } {
    const { point } = this.walker
    const { x, y, z, yawRadians } = this.#seat ?? { ...point, yawRadians: this.walker.yawRadians }
    return { x, y, z, yawRadians }
  }

  /** Sits on a seat, walking there first when it is out of reach. */
  goSit(seat: Seat): void {
    if (isTaken(seat.id, this.#options.view.avatars)) return
    const { x, z } = this.position()
    if (Math.hypot(seat.x - x, seat.z - z) > sitReachMetres) return this.#pursue({ kind: 'seat', seat })
    this.#want(seat)
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
      if (steering) this.#forgetPlan()
      if (steering || this.#plan) this.#askToStand(nowMs)
      this.#options.actions.moved(this.#seat.x, this.#seat.z, this.#seat.yawRadians)
      return
    }
    if (steering) this.#forgetPlan()
    else this.#follow(deltaSeconds)
    const sine = Math.sin(cameraYaw)
    const cosine = Math.cos(cameraYaw)
    const wishX = -intent.forward * sine + intent.right * cosine
    const wishZ = -intent.forward * cosine - intent.right * sine
    const arrived = this.walker.update(wishX, wishZ, intent.run, deltaSeconds)
    if (arrived) this.#arrive()
    if (this.#askForSeat(nowMs)) return
    const { point } = this.walker
    if (point.x !== this.#reported.x || point.z !== this.#reported.z) this.#reportedMs = nowMs
    this.#reported.x = point.x
    this.#reported.z = point.z
    this.#options.actions.moved(point.x, point.z, this.walker.yawRadians)
  }

  #want(seat: Seat): void {
    this.#forgetPlan()
    this.#wanted = { seat, asked: 0, askedMs: Number.NEGATIVE_INFINITY }
  }

  /**
   * Asks for the wanted seat once the body rests and the server knows where. From then on it says nothing of where it
   * stands: read after the asking, that would be getting up again. True while an answer is out.
   */
  #askForSeat(nowMs: number): boolean {
    const wanted = this.#wanted
    if (!wanted) return false
    if (nowMs - wanted.askedMs < sitAgainMs) return true
    if (nowMs - this.#reportedMs < restMs) return false
    if (wanted.asked === mostAsked || isTaken(wanted.seat.id, this.#options.view.avatars)) {
      this.#wanted = null
      return false
    }
    wanted.asked += 1
    wanted.askedMs = nowMs
    this.#options.actions.sit(wanted.seat.id)
    return true
  }

  #noticeSeat(self: AvatarView): void {
    if (self.seatId === (this.#seat?.id ?? '')) return
    const before = this.#seat
    this.#seat = this.#options.document.seats.find((seat) => seat.id === self.seatId) ?? null
    this.#askedToStandMs = Number.NEGATIVE_INFINITY
    if (this.#seat) {
      this.#putBeside = false
      return this.#forgetPlan()
    }
    const { x, z } = before ? besideSeat(before) : this.walker.point
    if (before && !this.#putBeside) this.walker.place(x, z, before.yawRadians)
    this.#setOut()
  }

  #askToStand(nowMs: number): void {
    if (nowMs - this.#askedToStandMs < standAgainMs) return
    this.#askedToStandMs = nowMs
    this.#options.actions.stand()
  }

  /** Takes up a plan; whoever sits gets up for it first. */
  #pursue(plan: Plan): void {
    this.#forgetPlan()
    this.#plan = plan
    if (this.#seat) this.#askToStand(performance.now())
    else this.#setOut()
  }

  /** Sets out from where the body stands now. A plan there is no way for is dropped. */
  #setOut(): void {
    const plan = this.#plan
    if (!plan) return
    this.#repathSeconds = repathSeconds
    const found =
      plan.kind === 'person'
        ? this.#setOutFor(plan.pid)
        : plan.kind === 'seat'
          ? this.walker.walkTo(plan.seat.x, plan.seat.z, sitReachMetres * 0.6)
          : this.walker.walkTo(plan.x, plan.z, plan.stopWithinMetres)
    if (!found) this.#forgetPlan()
  }

  #setOutFor(pid: number): boolean {
    const { view, navmesh } = this.#options
    const target = view.avatars.get(pid)
    if (!target) return false
    if (this.#isBefore(target)) return true
    const place = talkingPlace(this.walker.point, target, view.avatars, navmesh)
    return place && this.#metresFrom(place) > arrivedMetres
      ? this.walker.walkTo(place.x, place.z, 0)
      : this.#metresFrom(target) <= personMetres || this.walker.walkTo(target.x, target.z, talkingMetres)
  }

  /** Near enough to talk, and in nobody's way. */
  #isBefore(target: AvatarView): boolean {
    return this.#metresFrom(target) <= personMetres && hasElbowRoom(this.walker.point, target, this.#options.view.avatars.values())
  }

  /** People move: the way to them is looked for again and again. */
  #follow(deltaSeconds: number): void {
    const plan = this.#plan
    if (plan?.kind !== 'person') return
    this.#repathSeconds -= deltaSeconds
    const target = this.#options.view.avatars.get(plan.pid)
    if (target && (this.#isBefore(target) || (!this.walker.travelling && this.#metresFrom(target) <= personMetres))) this.#arrive()
    else if (this.#repathSeconds <= 0) this.#setOut()
  }

  #arrive(): void {
    this.walker.stop()
    const plan = this.#plan
    if (!plan) return
    if (plan.kind === 'person') {
      const target = this.#options.view.avatars.get(plan.pid)
      const { point } = this.walker
      if (!target || this.#metresFrom(target) > personMetres * 1.3) return
      this.walker.face(Math.atan2(target.x - point.x, target.z - point.z))
    } else if (plan.kind === 'seat') return this.#want(plan.seat)
    this.#plan = null
  }

  #metresFrom({ x, z }: { x: number; z: number }): number {
    return Math.hypot(x - this.walker.point.x, z - this.walker.point.z)
  }

  #forgetPlan(): void {
    this.walker.stop()
    this.#plan = null
    this.#wanted = null
    this.#putRight = 0
  }
}
