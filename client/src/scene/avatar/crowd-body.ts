import type { Seat } from '@kith/shared/space'
import type { AvatarView } from '#state/world-view.ts'
import { type Animator, createAnimator } from './animator.ts'
import type { Mind } from './attending.ts'
import type { Detail } from './crowd-batches.ts'
import { createJointMatrices, type JointMatrices, type Stance } from './kinematics.ts'
import { type DrawnLook, drawnLook } from './drawn-look.ts'
import { shortestTurn } from './pose-tools.ts'
import { createScreenPlace, type ScreenPlace } from './screen-place.ts'

/** One body as the crowd draws it: its view, how it is dressed, and where it was put this frame. */
export interface CrowdBody {
  readonly pid: number
  readonly view: AvatarView
  readonly animator: Animator
  readonly placed: JointMatrices
  readonly stance: Stance
  look: DrawnLook
  lookVersion: number
  hidden: boolean
  slot: number
  /** A figure of one's own is drawn in its place (scene/vrm); `figureDrawn`: what the draws were made for. */
  figured: boolean
  figureDrawn: boolean
  /** How finely it is drawn, and whether one sees through it. */
  detail: Detail
  veiled: boolean
  /** Seat it sits on, looked up once. */
  seat: Seat | null
  seatId: string
  /** 0 on the ground, 1 settled on its seat. */
  seated: number
  /** 0 just where it was before it sat down or got up, 1 wholly where it is now. */
  settled: number
  readonly from: { x: number; y: number; z: number; yawRadians: number }
  groundY: number
  /** Where tags and bubbles hang: just above hair and hats. */
  readonly top: Float32Array
  /** Middle of the face: what others look at. */
  readonly eyes: Float32Array
  /** 1 shown, 0 not: the own body fades when the camera is inside it, newcomers fade in. */
  visible: number
  /** What `visible` tends to for others: less while they stand between the camera and my own body. */
  veil: number
  readonly screen: ScreenPlace
  readonly mind: Mind
}

export function createBody(view: AvatarView): CrowdBody {
  const look = drawnLook(view.look)
  const body: CrowdBody = {
    pid: view.pid,
    view,
    animator: createAnimator(view.pid),
    placed: createJointMatrices(),
    stance: {
      x: view.x,
      y: view.y,
      z: view.z,
      yawRadians: view.yawRadians,
      width: look.width,
      height: look.height,
      head: look.head,
      reach: look.reach,
    },
    look,
    lookVersion: view.lookVersion,
    hidden: view.hidden,
    slot: -1,
    figured: false,
    figureDrawn: false,
    detail: 'near',
    veiled: false,
    seat: null,
    seatId: '',
    seated: 0,
    settled: 1,
    from: { x: view.x, y: view.y, z: view.z, yawRadians: view.yawRadians },
    groundY: view.y,
    top: new Float32Array([view.x, view.y + 1.4, view.z]),
    eyes: new Float32Array([view.x, view.y + 1, view.z]),
    visible: 0,
    veil: 1,
    screen: createScreenPlace(),
    mind: { pid: 0, heeds: false, untilMs: 0, heardPid: 0, noticesMs: 0 },
  }
  wear(body, look)
  return body
}

/** Gives a body another look: its shape on the ground and how it moves go with it. What it holds is one part more. */
export function wear(body: CrowdBody, worn: DrawnLook): void {
  const { held } = body.view
  const look = held === 'none' ? worn : { ...worn, parts: [...worn.parts, `prop-${held}`] }
  body.look = look
  body.stance.width = look.width
  body.stance.height = look.height
  body.stance.head = look.head
  body.stance.reach = look.reach
  body.animator.widthShare = look.width
  body.animator.stoop = look.stoop
}

const settleSeconds = 0.32
const target = { x: 0.5, y: 0.5, z: 0.5, yawRadians: 0.5 }

/**
 * Moves a body where its view says. Sitting down and getting up are jumps there; here they are eased.
 * `groundAt` gives the floor's height under a seat and is called only when somebody sits down.
 */
export function placeBody(
  body: CrowdBody,
  seats: ReadonlyMap<string, Seat>,
  groundAt: (x: number, z: number) => number,
  deltaSeconds: number,
): void {
  const { view, stance, from } = body
  if (view.seatId !== body.seatId) {
    body.seatId = view.seatId
    body.seat = seats.get(view.seatId) ?? null
    if (body.seat) {
      body.groundY = groundAt(body.seat.x, body.seat.z)
      body.animator.seatMetres = (body.seat.y - body.groundY) / stance.height
    }
    from.x = stance.x
    from.y = stance.y
    from.z = stance.z
    from.yawRadians = stance.yawRadians
    body.settled = body.visible > 0 ? 0 : 1
  }
  // Field by field: a place that is sometimes a seat and sometimes a view would be put on the heap.
  if (body.seat) {
    target.x = body.seat.x
    target.y = body.seat.y
    target.z = body.seat.z
    target.yawRadians = body.seat.yawRadians
  } else {
    target.x = view.x
    target.y = view.y
    target.z = view.z
    target.yawRadians = view.yawRadians
  }
  if (!body.seat) body.groundY = view.y
  body.seated = Math.min(1, Math.max(0, body.seated + ((body.seat ? 1 : -1) * deltaSeconds) / settleSeconds))
  body.settled = Math.min(1, body.settled + deltaSeconds / settleSeconds)
  const share = body.settled * body.settled * (3 - 2 * body.settled)
  stance.x = from.x + (target.x - from.x) * share
  stance.y = from.y + (target.y - from.y) * share
  stance.z = from.z + (target.z - from.z) * share
  stance.yawRadians = from.yawRadians + shortestTurn(from.yawRadians, target.yawRadians) * share
}
