import { type Collision, createRay, type RayHit } from '#scene/room/collision.ts'
import { isUnderRoof } from './open-roof.ts'

/** Where somebody enters, and what is there. Metres; directions from the body to the camera. */
export interface Entering {
  x: number
  y: number
  z: number
  /** Straight behind the body. */
  behindRadians: number
  pitch: number
  distance: number
  /** On a screen higher than wide. */
  upright: boolean
  /** The middle of the place. */
  heart: { x: number; z: number }
  solids: Collision
  /** Metres free in a direction from a place at the body's height. */
  freeMetres(x: number, z: number, yawRadians: number): number
}

/** From which side the camera looks, and what it turns round: the body, or a place between it and the middle of things. */
export interface EnteringView {
  yawRadians: number
  x: number
  z: number
}

/** Directions tried, away from straight behind; each radian counts like a metre lost. */
const sides = [0, 0.35, -0.35, 0.7, -0.7, 1.05, -1.05, 1.4, -1.4, 1.75, -1.75, 2.1, -2.1] as const
/** How far towards the middle the camera may look past the body, which is to stay in the picture. */
const shifts = { wide: [0, 0.6, 1.2, 1.7], upright: [0, 0.6, 1.1] } as const
const shiftCost = 0.15
/** Indoors, so much of the picture may show nothing; all nothing costs as much as so many metres lost. */
const freeEmptyShare = 0.1
const emptyCost = 8
/** And each radian the middle of the room lies beside that of the picture. */
const besideCost = 3
const acrossRadians = [-0.56, -0.35, -0.12, 0.12, 0.35, 0.56] as const
const downRadians = [0.1, 0.2, 0.3] as const
const reachMetres = 18
/** Of the way to the middle no more than this is shifted. */
const mostShare = 0.6

const hit: RayHit = { metres: 0, x: 0, y: 0, z: 0 }
const cast = createRay()

/** The first picture of a place: as nearly from behind as there is room for the whole body, and with the place in it, not what lies beside it. */
export function enterView(entering: Entering): EnteringView {
  const { x, z, heart, behindRadians } = entering
  const away = Math.hypot(heart.x - x, heart.z - z)
  const indoors = isUnderRoof(entering.solids, entering)
  let best: EnteringView = { yawRadians: behindRadians, x, z }
  let least = Number.POSITIVE_INFINITY
  for (const metres of entering.upright ? shifts.upright : shifts.wide) {
    const share = away === 0 ? 0 : Math.min(mostShare, metres / away)
    for (const side of sides) {
      const view = { yawRadians: behindRadians + side, x: x + (heart.x - x) * share, z: z + (heart.z - z) * share }
      const free = entering.freeMetres(view.x, view.z, view.yawRadians)
      const cost = Math.abs(side) + Math.max(0, entering.distance - free) + metres * shiftCost
      if (cost >= least) continue
      const whole =
        cost +
        (indoors
          ? Math.max(0, emptyShare(entering, view, free) - freeEmptyShare) * emptyCost + besideRadians(entering, view, free) * besideCost
          : 0)
      if (whole >= least) continue
      least = whole
      best = view
    }
  }
  return best
}

function besideRadians({ pitch, heart }: Entering, { x, z, yawRadians }: EnteringView, metres: number): number {
  const flat = Math.cos(pitch) * metres
  const dx = x + Math.sin(yawRadians) * flat - heart.x
  const dz = z + Math.cos(yawRadians) * flat - heart.z
  const angle = Math.atan2(dx, dz) - yawRadians
  return Math.abs(Math.atan2(Math.sin(angle), Math.cos(angle)))
}

/** How much of the picture's lower half shows nothing, 0 to 1. */
function emptyShare({ y, pitch, solids }: Entering, view: EnteringView, metres: number): number {
  const flat = Math.cos(pitch) * metres
  cast.x = view.x + Math.sin(view.yawRadians) * flat
  cast.y = y + Math.sin(pitch) * metres
  cast.z = view.z + Math.cos(view.yawRadians) * flat
  cast.reachMetres = reachMetres
  let empty = 0
  for (const across of acrossRadians) {
    for (const down of downRadians) {
      cast.dx = -Math.sin(view.yawRadians + across) * Math.cos(down)
      cast.dy = -Math.sin(down)
      cast.dz = -Math.cos(view.yawRadians + across) * Math.cos(down)
      if (!solids.cast(cast, hit)) empty += 1
    }
  }
  return empty / (acrossRadians.length * downRadians.length)
}
