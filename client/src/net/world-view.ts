import { emotes, heldProps } from '@kith/shared/actions'
import { unpackBody, type FramedBody, type Seat } from '@kith/shared/space'
import { presences } from '@kith/shared/state'
import { restingAvatar, type AvatarView, type WorldView } from '#state/world-view.ts'
import type { HeightAt } from './heights.ts'
import { createMotion, newestPlace, pushMotion, sampleMotion, type Motion, type Placing } from './motion.ts'

/** The slow fields of one body, as the synchronised state has them (AvatarState). */
export interface SlowBody {
  pid: number
  kind: number
  name: string
  look: string
  figure?: string
  held?: number
  seat: string
  emote: number
  emoteSeq: number
  presence: number
  emotion: number
  lookAtPid: number
  muted: boolean
  offRecord: boolean
}

/** What goes with a view but is not the scene's business. */
interface Backstage {
  motion: Motion | null
  emoteSeq: number
  /** False until it is known where the body is: until then it is not drawn. */
  placed: boolean
}

const flat: HeightAt = () => 0
/** How fast a drawn height follows the floor: steps are climbed, not jumped. */
const climbPerSecond = 14
/** Without a move for so long my own body stands. */
const standsAfterMs = 200

/** The scene's view, and what `net` writes into it. Times are performance.now(). */
export class NetWorldView implements WorldView {
  selfPid = 0
  version = 0
  readonly avatars = new Map<number, AvatarView>()
  readonly #backstage = new Map<number, Backstage>()
  /** Places of bodies whose slow fields have not come yet. */
  readonly #early = new Map<number, Motion>()
  readonly #seats = new Map<string, Seat>()
  readonly #framed: FramedBody = { pid: 0, x: 0, z: 0, yawRadians: 0 }
  readonly #placing: Placing = { x: 0, z: 0, yawRadians: 0, speedMetresPerSecond: 0 }
  #heightAt = flat
  #blocked: ReadonlySet<number> = new Set()
  #sampledMs = 0
  #movedMs = 0

  sample(nowMs: number): void {
    const elapsedSeconds = Math.min(0.25, Math.max(0, (nowMs - this.#sampledMs) / 1000))
    this.#sampledMs = nowMs
    const climb = 1 - Math.exp(-climbPerSecond * elapsedSeconds)
    for (const avatar of this.avatars.values()) this.#follow(avatar, nowMs, climb)
    const self = this.avatars.get(this.selfPid)
    if (self !== undefined && nowMs - this.#movedMs > standsAfterMs) self.speedMetresPerSecond = 0
  }

  setSelf(pid: number): void {
    this.selfPid = pid
    for (const avatar of this.avatars.values()) avatar.self = avatar.pid === pid
  }

  /** Adds a body or writes its slow fields. */
  put(body: SlowBody, nowMs: number): void {
    const avatar = this.avatars.get(body.pid) ?? this.#add(body)
    const behind = this.#backstage.get(body.pid)
    writeSlow(avatar, body)
    if (behind === undefined || behind.emoteSeq === body.emoteSeq) return
    behind.emoteSeq = body.emoteSeq
    avatar.emote = emotes[body.emote - 1] ?? null
    avatar.emoteAtMs = nowMs
  }

  remove(pid: number): void {
    this.#early.delete(pid)
    this.#backstage.delete(pid)
    if (this.avatars.delete(pid)) this.version += 1
  }

  /** Takes in a packed frame of transforms. */
  frame(bytes: Uint8Array, nowMs: number): void {
    const frame = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const body = this.#framed
    for (let index = 0; unpackBody(frame, index, body); index++)
      if (body.pid !== this.selfPid) pushMotion(this.#motionOf(body.pid), nowMs, body)
  }

  /** My own body, as my own input moved it. */
  moveSelf(x: number, z: number, yawRadians: number, nowMs: number): void {
    const self = this.avatars.get(this.selfPid)
    if (self === undefined) return
    const elapsedSeconds = (nowMs - this.#movedMs) / 1000
    if (elapsedSeconds > 0.001) {
      const speed = elapsedSeconds < 0.5 ? Math.hypot(x - self.x, z - self.z) / elapsedSeconds : 0
      self.speedMetresPerSecond += (Math.min(8, speed) - self.speedMetresPerSecond) * 0.5
    }
    this.#movedMs = nowMs
    self.x = x
    self.z = z
    self.yawRadians = yawRadians
    this.#show(self)
  }

  setSpace(seats: readonly Seat[], heightAt: HeightAt): void {
    this.#seats.clear()
    for (const seat of seats) this.#seats.set(seat.id, seat)
    this.#heightAt = heightAt
    for (const avatar of this.avatars.values()) avatar.y = heightAt(avatar.x, avatar.z)
  }

  setBlocked(pids: ReadonlySet<number>): void {
    this.#blocked = pids
    for (const avatar of this.avatars.values()) this.#hide(avatar)
  }

  /** The newest known place of a body, not smoothed; false when there is none yet. */
  placeOf(pid: number, out: Placing): boolean {
    const avatar = this.avatars.get(pid)
    const behind = this.#backstage.get(pid)
    if (avatar === undefined || behind === undefined) return false
    if (!avatar.self && avatar.seatId === '' && behind.motion !== null) return newestPlace(behind.motion, out)
    out.x = avatar.x
    out.z = avatar.z
    out.yawRadians = avatar.yawRadians
    out.speedMetresPerSecond = avatar.speedMetresPerSecond
    return behind.placed
  }

  clear(): void {
    this.avatars.clear()
    this.#backstage.clear()
    this.#early.clear()
    this.version += 1
  }

  #add(body: SlowBody): AvatarView {
    const avatar = restingAvatar({ pid: body.pid, self: body.pid === this.selfPid, lookVersion: 0, hidden: true })
    this.#backstage.set(body.pid, { motion: this.#early.get(body.pid) ?? null, emoteSeq: body.emoteSeq, placed: false })
    this.#early.delete(body.pid)
    this.avatars.set(body.pid, avatar)
    this.version += 1
    return avatar
  }

  #motionOf(pid: number): Motion {
    const behind = this.#backstage.get(pid)
    const known = behind === undefined ? this.#early.get(pid) : behind.motion
    if (known !== null && known !== undefined) return known
    const motion = createMotion()
    if (behind === undefined) this.#early.set(pid, motion)
    else behind.motion = motion
    return motion
  }

  #follow(avatar: AvatarView, nowMs: number, climb: number): void {
    const seat = avatar.seatId === '' ? undefined : this.#seats.get(avatar.seatId)
    if (seat !== undefined) {
      sitDown(avatar, seat)
      this.#show(avatar)
      avatar.y = seat.y
      return
    }
    if (!avatar.self) {
      const motion = this.#backstage.get(avatar.pid)?.motion ?? null
      if (motion === null || !sampleMotion(motion, nowMs, this.#placing)) return
      avatar.x = this.#placing.x
      avatar.z = this.#placing.z
      avatar.yawRadians = this.#placing.yawRadians
      avatar.speedMetresPerSecond = this.#placing.speedMetresPerSecond
      this.#show(avatar)
    }
    avatar.y += (this.#heightAt(avatar.x, avatar.z) - avatar.y) * climb
  }

  /** From the first known place on a body is drawn, standing on the floor at once. */
  #show(avatar: AvatarView): void {
    const behind = this.#backstage.get(avatar.pid)
    if (behind === undefined || behind.placed) return
    behind.placed = true
    avatar.y = this.#heightAt(avatar.x, avatar.z)
    this.#hide(avatar)
  }

  #hide(avatar: AvatarView): void {
    avatar.hidden = this.#blocked.has(avatar.pid) || this.#backstage.get(avatar.pid)?.placed !== true
  }
}

function writeSlow(avatar: AvatarView, body: SlowBody): void {
  avatar.kind = body.kind === 1 ? 'resident' : 'person'
  avatar.name = body.name
  const held = heldProps[body.held ?? 0] ?? 'none'
  if (avatar.look !== body.look || avatar.held !== held) {
    avatar.look = body.look
    avatar.held = held
    avatar.lookVersion += 1
  }
  avatar.figure = body.figure ?? ''
  avatar.seatId = body.seat
  avatar.presence = presences[body.presence] ?? 'idle'
  avatar.emotion = body.emotion
  avatar.lookAtPid = body.lookAtPid
  avatar.muted = body.muted
  avatar.offRecord = body.offRecord
}

function sitDown(avatar: AvatarView, seat: Seat): void {
  avatar.x = seat.x
  avatar.z = seat.z
  avatar.yawRadians = seat.yawRadians
  avatar.speedMetresPerSecond = 0
}
