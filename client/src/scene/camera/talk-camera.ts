import type { StoreApi } from 'zustand/vanilla'
import type { CrowdBody } from '#scene/avatar/crowd-body.ts'
import { headTurn } from '#scene/avatar/gaze.ts'
import { shortestTurn } from '#scene/avatar/pose-tools.ts'
import { type Collision, createRay, type RayHit } from '#scene/room/collision.ts'
import type { Line, TalkState } from '#state/talk-store.ts'
import type { FollowCamera } from './follow-camera.ts'
import { zoomMetres } from './follow-camera.ts'
import type { frameFaces } from './frame-faces.ts'
import type { Company, FramingView, Heart } from './framing.ts'
import { isUnderRoof } from './open-roof.ts'
import { tiltFor } from './tilt.ts'
import { standsBetween } from './veil.ts'

/** Who takes part is this near: also whoever sits across a fire. */
const talkMetres = 4.3
const mostFaces = 8
/** Others this near may stand between the camera and the talk. */
const bystanderMetres = 9
/** A face's own head and hat are no wall before it. */
const beforeFaceMetres = 0.4
/** After so long without a word near me the next one starts a talk, unless the last one's picture still stands; so does whoever walks so far from it. */
const newTalkMs = 20_000
const newTalkMetres = 2
/** Who speaks outside the picture, or behind somebody, is taken into it, but the camera does not go to and fro. */
const longestUnseenMs = 4000
/** Whoever moved the camera or walked a moment ago has other plans. */
const handsOffMs = 1500
/** Older words start nothing; a slow machine may take a second for a frame. */
const freshMs = 4000
/** An upright screen is narrow: from so far that all fit beside one another nobody would have a face. */
const mostMetresUpright = 7.4
/** From farther off one looks past the eaves of a roof on posts. */
const mostMetresUnderRoof = 4.8
const leastMetres = 3.9
/** Where so many stand about, a few faces would be seen past the backs of all others. */
const mostCrowding = 0.3

const hit: RayHit = { metres: 0, x: 0, y: 0, z: 0 }
const cast = createRay()

interface Moment {
  nowMs: number
  heart: Heart | null
  aspect: number
  fovDegrees: number
  /** What a camera stays before, and everything that hides a face. */
  walls: Collision | null
  solids: Collision | null
  /** Nothing may move the camera by itself now: photo mode, an arrival, a body on its way. (With reduced motion the camera cuts to the talk, as it does everywhere.) */
  blocked: boolean
}

/** Brings the faces of a talk into view when it starts, and lets go at the first touch. */
export class TalkCamera {
  readonly #follow: FollowCamera
  readonly #unsubscribe: () => void
  readonly #talk: StoreApi<TalkState>
  #framing: typeof frameFaces | null
  #fetching = false
  #changed = false
  #heardMs = Number.NEGATIVE_INFINITY
  /** This talk was shown, or the person looks elsewhere by choice; and where the body stood. */
  #settled = false
  #byHand = false
  readonly #stood = { x: 0, z: 0 }
  /** Of how many the picture was taken that still stands; 0 when it does not. */
  #shownHeads = 0
  #touchedMs = Number.NEGATIVE_INFINITY
  #shownMs = Number.NEGATIVE_INFINITY
  #heardId = ''
  #lookedId = ''

  /** `framing` is fetched when somebody speaks, unless it is at hand. */
  constructor(follow: FollowCamera, talk: StoreApi<TalkState>, framing: typeof frameFaces | null = null) {
    this.#follow = follow
    this.#talk = talk
    this.#framing = framing
    this.#unsubscribe = talk.subscribe(() => {
      this.#changed = true
    })
  }

  /** A drag, a zoom or a step: the camera is the person's again. `walks` also leaves the middle of the talk. */
  touched(nowMs: number, walks: boolean): void {
    this.#touchedMs = nowMs
    this.#shownHeads = 0
    if (!walks) this.#settle(true)
    this.#follow.release(walks)
  }

  /** The screen was turned: what was framed is framed no longer, and the next line may be. */
  turned(): void {
    this.#settled = false
    this.#shownHeads = 0
    this.#follow.release(true)
  }

  /** Something was said since the last `update`. */
  get stirred(): boolean {
    return this.#changed
  }

  /** Looks whether a talk began; worth calling when `stirred`. */
  update(bodies: ReadonlyMap<number, CrowdBody>, selfPid: number, moment: Moment): void {
    this.#changed = false
    const self = bodies.get(selfPid)
    if (!self) return
    // Between two frames somebody far off may have spoken last.
    const line = this.#talk.getState().lines.findLast((said) => said.kind !== 'note' && said.pid !== 0 && isNear(said, bodies, self))
    if (!line || line.id === this.#lookedId || moment.nowMs - line.grewAtMs > freshMs) return
    if (!this.#framing) return this.#fetch()
    if (line.id !== this.#heardId) {
      this.#heardId = line.id
      const isNew = moment.nowMs - this.#heardMs > newTalkMs && this.#shownHeads !== nearOf(bodies, self).length
      if (isNew || this.#isElsewhere(self) || this.#isUnseen(bodies.get(line.pid), bodies, moment.nowMs)) this.#settled = false
      this.#heardMs = moment.nowMs
    }
    if (!this.#settled && (moment.blocked || moment.nowMs - this.#touchedMs < handsOffMs)) {
      // Whoever greets a body still on its way is looked at once it stands.
      this.#changed = true
      return
    }
    this.#lookedId = line.id
    if (this.#settled || this.#follow.inOwnEyes || this.#follow.crowding > mostCrowding) return
    const shot = this.#framing(companyOf(bodies, self, line.pid), this.#viewOf(moment))
    if (!shot) return
    this.#settle(false)
    this.#shownMs = moment.nowMs
    this.#shownHeads = nearOf(bodies, self).length
    this.#follow.frame(shot)
  }

  #settle(byHand: boolean): void {
    this.#settled = true
    this.#byHand = byHand
    this.#stood.x = this.#follow.own.x
    this.#stood.z = this.#follow.own.z
  }

  /** Walked away from the talk that was shown. */
  #isElsewhere({ stance }: CrowdBody): boolean {
    return Math.hypot(stance.x - this.#stood.x, stance.z - this.#stood.z) > newTalkMetres
  }

  /** Somebody speaks whom the picture of the talk does not show, or only behind another; whoever chose the picture keeps it. */
  #isUnseen(speaker: CrowdBody | undefined, bodies: ReadonlyMap<number, CrowdBody>, nowMs: number): boolean {
    if (this.#byHand || !speaker || speaker.view.self || nowMs - this.#shownMs <= longestUnseenMs) return false
    if (!speaker.screen.inView) return true
    const [x = 0, y = 0, z = 0] = speaker.eyes
    return [...bodies.values()].some(
      (other) => other !== speaker && !other.hidden && standsBetween(other.stance, other.top[1] ?? 0, this.#follow.lens, { x, y, z }),
    )
  }

  #fetch(): void {
    if (this.#fetching) return
    this.#fetching = true
    import('./frame-faces.ts').then(
      (loaded) => {
        this.#framing = loaded.frameFaces
        this.#changed = true
      },
      () => {
        // Asked for again with the next words; until then the camera stays where it is.
        this.#fetching = false
      },
    )
  }

  #viewOf({ heart, aspect, fovDegrees, walls, solids }: Moment): FramingView {
    const pivot = this.#follow.own
    const isRoofed = this.#follow.openRoofs && walls !== null && isUnderRoof(walls, pivot)
    return {
      focusY: pivot.y,
      tiltRadians: tiltFor(this.#follow, aspect < 1, true),
      yawRadians: this.#follow.yawRadians,
      heart,
      aspect,
      fovDegrees,
      leastMetres,
      mostMetres: Math.min(aspect < 1 ? mostMetresUpright : zoomMetres.farthest, isRoofed ? mostMetresUnderRoof : Number.POSITIVE_INFINITY),
      freeMetres: (focusX, focusZ, yawRadians, pitch, wantedMetres) =>
        this.#follow.freeMetresFrom(focusX, pivot.y, focusZ, yawRadians, pitch, walls, wantedMetres),
      sees: (from, to) => !solids || isClear(solids, from, to),
    }
  }

  dispose(): void {
    this.#unsubscribe()
  }
}

function isNear(line: Line, bodies: ReadonlyMap<number, CrowdBody>, self: CrowdBody): boolean {
  if (line.mine) return true
  const speaker = bodies.get(line.pid)
  return speaker !== undefined && metresApart(speaker, self) <= talkMetres
}

function nearOf(bodies: ReadonlyMap<number, CrowdBody>, self: CrowdBody): CrowdBody[] {
  return [...bodies.values()].filter((body) => body !== self && !body.hidden && metresApart(body, self) <= talkMetres)
}

/** Those who speak or hear near me, the speaker and then the nearest, and whoever else may stand before them. */
function companyOf(bodies: ReadonlyMap<number, CrowdBody>, self: CrowdBody, speakerPid: number): Company {
  const rank = (body: CrowdBody): number => (body.pid === speakerPid ? 0 : metresApart(body, self))
  const shown = [...bodies.values()].filter((body) => body !== self && !body.hidden).sort((a, b) => rank(a) - rank(b))
  const talkers = shown.filter((body) => metresApart(body, self) <= talkMetres).slice(0, mostFaces)
  const bystanders = shown.filter((body) => !talkers.includes(body) && metresApart(body, self) <= bystanderMetres)
  const speaker = bodies.get(speakerPid) ?? self
  const listening = (body: CrowdBody) => faceOf(body, headingTowards(body, speaker))
  return {
    self: listening(self),
    talkers: talkers.map(listening),
    bystanders: bystanders.map((body) => faceOf(body, body.stance.yawRadians)),
  }
}

function faceOf({ eyes }: CrowdBody, yawRadians: number) {
  return { x: eyes[0] ?? 0, y: eyes[1] ?? 1, z: eyes[2] ?? 0, yawRadians }
}

/** Where a face will look in a moment: heads turn to whoever speaks. */
function headingTowards({ stance }: CrowdBody, speaker: CrowdBody): number {
  const [dx, dz] = [speaker.stance.x - stance.x, speaker.stance.z - stance.z]
  return dx === 0 && dz === 0 ? stance.yawRadians : stance.yawRadians + headTurn(shortestTurn(stance.yawRadians, Math.atan2(dx, dz)))
}

function metresApart(a: CrowdBody, b: CrowdBody): number {
  return Math.hypot(a.stance.x - b.stance.x, a.stance.z - b.stance.z)
}

function isClear(solids: Collision, from: { x: number; y: number; z: number }, to: { x: number; y: number; z: number }): boolean {
  const [dx, dy, dz] = [to.x - from.x, to.y - from.y, to.z - from.z]
  const metres = Math.hypot(dx, dy, dz)
  if (metres <= beforeFaceMetres) return true
  Object.assign(cast, { ...from, dx: dx / metres, dy: dy / metres, dz: dz / metres, reachMetres: metres - beforeFaceMetres })
  return solids.cast(cast, hit) === null
}
