import type { Seat } from '@kith/shared/space'
import { Group } from 'three'
import type { WorldView } from '#state/world-view.ts'
import { animate } from './animator.ts'
import type { AvatarFile } from './avatar-file.ts'
import { type BodyDaylight, CrowdBatches, type Detail } from './crowd-batches.ts'
import { createBody, type CrowdBody, placeBody, wear } from './crowd-body.ts'
import { CrowdTexture } from './crowd-texture.ts'
import { mostFineOf, mostNearOf } from './detail-share.ts'
import type { GazeTarget } from './gaze.ts'
import { fetchEmotes, liveliness } from './gestures.ts'
import { joint } from './joints.ts'
import { carryPoint, placeJoints, writeSkinning } from './kinematics.ts'
import type { LightProbes, Probe } from './light-probe.ts'
import { drawnLook } from './drawn-look.ts'
import { shortestTurn } from './pose-tools.ts'

export interface CrowdOptions {
  file: AvatarFile
  seats: ReadonlyMap<string, Seat>
  probes: LightProbes
  /** Height of the floor at a place. */
  groundAt: (x: number, z: number) => number
  /** Flat shading without faces, for headless runs. */
  plain: boolean
  /** Makes the finest bodies, for who comes very near; none are drawn when left out. */
  refine?: (file: AvatarFile) => Promise<AvatarFile>
  /** The sky's light on them; dusk when left out. */
  daylight?: BodyDaylight
}

const firstCapacity = 48
const fadeInSeconds = 0.35
/** Who was here before is seen at once, newcomers fade in; more than so many at once do not: who is half seen through is drawn twice. */
const mostFadingIn = 4
/** Bodies nearer than this are drawn as finely as can be. */
const closeMetres = 3
const graceMetres = 0.2

/** How finely to draw who is so far off (less than nothing: behind the camera). A body keeps what it has for a little beyond where it got it. */
function detailAt(depthMetres: number, before: Detail, fineMetres: number, nearMetres: number): Detail {
  if (depthMetres > (before === 'far' ? nearMetres - graceMetres : nearMetres)) return 'far'
  if (depthMetres < 0) return before === 'far' ? 'far' : 'near'
  return depthMetres < (before === 'fine' ? fineMetres + graceMetres : fineMetres) ? 'fine' : 'near'
}

/** Every body in the room: poses them, lights them, and draws them in two calls. */
export class Crowd {
  readonly group = new Group()
  readonly bodies = new Map<number, CrowdBody>()
  /** The same bodies in drawing order, for loops that must not allocate. */
  readonly list: CrowdBody[] = []
  /** Hidden ones too. */
  readonly #all: CrowdBody[] = []
  readonly #options: CrowdOptions
  #fineMetres = 11
  #file: AvatarFile
  #refined = false
  #alwaysFine = false
  #asksLeft = 3
  #disposed = false
  #texture: CrowdTexture
  #batches: CrowdBatches
  #version = -1
  #frame = 0
  readonly #probe: Probe = { red: 0, green: 0, blue: 0, x: 0, y: 1, z: 0 }
  readonly #gaze: GazeTarget = { active: false, yawRadians: 0, pitchRadians: 0 }

  constructor(options: CrowdOptions) {
    this.#options = options
    this.#file = options.file
    this.#texture = new CrowdTexture(firstCapacity)
    this.#batches = new CrowdBatches(options.file, this.#texture, options.plain, options.daylight)
    this.group.add(this.#batches.group)
  }

  /**
   * One frame of everybody. `selfVisible` 0–1 fades the own body when the camera is too near.
   * Allocates only when somebody joins, leaves or changes clothes.
   */
  update(view: WorldView, nowMs: number, seconds: number, deltaSeconds: number, selfVisible: number): void {
    if (this.#mustRelist(view)) this.#relist(view)
    else if (this.#changeDetail()) this.#fillBatches()
    this.#frame += 1
    liveliness()?.attend(this.list, nowMs, this.#frame)
    for (let i = 0; i < this.list.length; i++) {
      const body = this.list[i]
      if (!body) continue
      placeBody(body, this.#options.seats, this.#options.groundAt, deltaSeconds)
      this.#aim(body)
      animate(body.animator, body.view, body.seat ? body.seat.kind : null, this.#gaze, nowMs, deltaSeconds)
      const wanted = body.view.self ? selfVisible : body.veil
      const step = deltaSeconds / fadeInSeconds
      // The own body goes at once: the camera may be put inside it from one frame to the next.
      const least = body.view.self ? wanted : Math.max(wanted, body.visible - step)
      body.visible = wanted > body.visible ? Math.min(wanted, body.visible + step) : least
      this.#write(body, seconds)
    }
    this.#texture.texture.needsUpdate = this.list.length > 0
  }

  /** Beyond so many metres the coarser body will do. */
  fineUpTo(metres: number): void {
    this.#fineMetres = metres
  }

  /** Everybody as finely as can be, wherever they are. */
  drawAllFine(): void {
    this.#alwaysFine = true
  }

  #mustRelist(view: WorldView): boolean {
    if (view.version !== this.#version) return true
    for (let i = 0; i < this.#all.length; i++) {
      const body = this.#all[i]
      if (body && (body.lookVersion !== body.view.lookVersion || body.hidden !== body.view.hidden)) return true
    }
    return false
  }

  #relist(view: WorldView): void {
    if (view.selfPid !== 0) fetchEmotes()
    for (const [pid, body] of this.bodies) if (view.avatars.get(pid) !== body.view) this.bodies.delete(pid)
    const atOnce = this.bodies.size === 0 || this.#newcomers(view) > mostFadingIn
    this.list.length = 0
    this.#all.length = 0
    for (const avatar of view.avatars.values()) {
      const body = this.bodies.get(avatar.pid) ?? createBody(avatar)
      if (atOnce && !this.bodies.has(avatar.pid)) body.visible = 1
      this.bodies.set(avatar.pid, body)
      this.#all.push(body)
      body.hidden = avatar.hidden
      if (body.lookVersion !== avatar.lookVersion) {
        body.lookVersion = avatar.lookVersion
        wear(body, drawnLook(avatar.look))
      }
      if (avatar.hidden) continue
      body.slot = this.list.length
      this.list.push(body)
    }
    this.#grow()
    this.#version = view.version
    for (const body of this.list) this.#texture.putLook(body.slot, body.look)
    this.#changeDetail()
    this.#fillBatches()
  }

  #newcomers(view: WorldView): number {
    let count = 0
    for (const pid of view.avatars.keys()) if (!this.bodies.has(pid)) count += 1
    return count
  }

  #fillBatches(): void {
    this.#batches.clear()
    for (const body of this.list) this.#batches.add(body.slot, body.look, body.detail, howDrawn(body))
    this.#batches.finish()
  }

  /** Decides how finely each is drawn, by last frame's distance from the camera, and who is half seen through. True when somebody changed. */
  #changeDetail(): boolean {
    let changed = false
    const close = this.#reach(mostFineOf(this.list.length), closeMetres)
    const near = this.#reach(mostNearOf(this.list.length), this.#fineMetres)
    for (let i = 0; i < this.list.length; i++) {
      const body = this.list[i]
      if (!body) continue
      const detail = this.#alwaysFine ? 'fine' : detailAt(body.screen.depth, body.detail, close, near)
      if (detail === 'fine' && !this.#refined) this.#refine()
      const veiled = body.visible < wholeFrom
      if (detail === body.detail && body.figured === body.figureDrawn && veiled === body.veiled) continue
      body.detail = detail
      body.veiled = veiled
      body.figureDrawn = body.figured
      changed = true
    }
    return changed
  }

  /** How near one must be to be among the nearest so many, and within so many metres. */
  #reach(most: number, withinMetres: number): number {
    let nearest = 0
    for (let count = 0; count <= most; count++) {
      let next = Number.POSITIVE_INFINITY
      for (let i = 0; i < this.list.length; i++) {
        const body = this.list[i]
        if (body && body.screen.depth > nearest && body.screen.depth < next) next = body.screen.depth
      }
      if (next > withinMetres + graceMetres) return withinMetres
      nearest = next
    }
    return nearest - graceMetres
  }

  /** Begins to make the finest bodies, once. Until they are there, or where they cannot be had, the near ones are drawn. */
  #refine(): void {
    this.#refined = true
    const { file, refine } = this.#options
    const put = (finer: AvatarFile): void => {
      if (this.#disposed) return
      this.#file = finer
      this.#rebuild(this.#texture.capacity)
    }
    const retry = (): void => {
      this.#refined = this.#asksLeft === 0
    }
    if (refine === undefined || this.#asksLeft === 0) return
    this.#asksLeft -= 1
    refine(file).then(put, retry)
  }

  #grow(): void {
    if (this.list.length > this.#texture.capacity) this.#rebuild(Math.max(this.list.length, this.#texture.capacity * 2))
  }

  #rebuild(capacity: number): void {
    this.#disposeDrawing()
    this.#version = -1
    this.#texture = new CrowdTexture(capacity)
    this.#batches = new CrowdBatches(this.#file, this.#texture, this.#options.plain, this.#options.daylight)
    this.group.add(this.#batches.group)
  }

  /** Sets the gaze towards whom the body looks at, relative to its own front. */
  #aim(body: CrowdBody): void {
    const { lookAtPid } = body.view
    body.animator.heeds = body.mind.heeds
    const target = this.bodies.get(lookAtPid === 0 ? body.mind.pid : lookAtPid)
    this.#gaze.active = target !== undefined && target !== body && !target.hidden
    body.animator.caught = 0
    if (!target || !this.#gaze.active) return
    if (body.mind.heeds) body.animator.caught = target.animator.face.smile
    const dx = (target.eyes[0] ?? 0) - (body.eyes[0] ?? 0)
    const dy = (target.eyes[1] ?? 0) - (body.eyes[1] ?? 0)
    const dz = (target.eyes[2] ?? 0) - (body.eyes[2] ?? 0)
    this.#gaze.yawRadians = shortestTurn(body.stance.yawRadians, Math.atan2(dx, dz))
    this.#gaze.pitchRadians = -Math.atan2(dy, Math.sqrt(dx * dx + dz * dz) + 0.2)
  }

  #write(body: CrowdBody, seconds: number): void {
    const { file, probes } = this.#options
    const { stance, placed, slot } = body
    placeJoints(file.joints, body.animator.pose, stance, placed)
    writeSkinning(file.joints, placed, this.#texture.data, this.#texture.rowStart(slot))
    carryPoint(file.joints, placed, joint.head, facePoint, body.eyes)
    carryPoint(file.joints, placed, joint.head, topPoint, body.top)
    body.top[0] = body.eyes[0] ?? 0
    body.top[2] = body.eyes[2] ?? 0
    probes.sample(stance, seconds, this.#probe)
    this.#texture.putFace(slot, body.animator.face, body.visible, body.look.faceSize)
    this.#texture.putLight(slot, this.#probe, stance.y - body.seated * 0.3, body.look.hemmed ? body.seated : 0)
    this.#texture.putShadow(slot, stance.x, shadowHeight(body), stance.z, 1.15 * stance.width)
  }

  #disposeDrawing(): void {
    this.group.remove(this.#batches.group)
    this.#batches.dispose()
    this.#texture.dispose()
  }

  dispose(): void {
    this.#disposed = true
    this.#disposeDrawing()
    this.bodies.clear()
    this.list.length = 0
    this.#all.length = 0
  }
}

const facePoint: readonly [number, number, number] = [0, 1.08, 0.1]
const topPoint: readonly [number, number, number] = [0, 1.47, 0]

/** On a cushion the shadow lies on the cushion, on higher seats on the floor. */
function shadowHeight(body: CrowdBody): number {
  const { seat } = body
  return seat && seat.kind === 'cushion' && body.seated > 0.5 ? seat.y : body.groundY
}

/** More than this is wholly there. */
const wholeFrom = 0.99

function howDrawn({ figured, veiled }: CrowdBody): 'whole' | 'veiled' | 'shadow' {
  if (figured) return 'shadow'
  return veiled ? 'veiled' : 'whole'
}
