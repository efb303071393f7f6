import { hipsOffset, joint, type Pose } from './joints.ts'

/** Measures of the standard body's legs, metres; a test holds them against the built figure. */
export const leg = {
  hipHeightMetres: 0.4,
  hipAsideMetres: 0.085,
  thighMetres: 0.18,
  shinMetres: Math.hypot(0.145, 0.01),
  ankleMetres: 0.075,
  /** The ankle lies so far behind the hip. */
  ankleBackMetres: 0.01,
} as const
/** The shin hangs a little back in the bind pose; the knee's angle is measured from there. */
const shinLean = Math.atan2(0.01, 0.145)
const toeMetres = 0.11
const heelMetres = 0.05
const least = Math.abs(leg.thighMetres - leg.shinMetres) + 0.02
const most = (leg.thighMetres + leg.shinMetres) * 0.992

/** Where a foot stands in the body's own space: the point under the ankle when it is flat, metres. */
export interface Foothold {
  x: number
  y: number
  z: number
  /** > 0 heel up, turning about the toes; < 0 toes up, turning about the heel (radians). */
  pitch: number
  /** Toes turned towards the body's left. */
  yaw: number
}

export function createFoothold(): Foothold {
  return { x: 0, y: 0, z: 0, pitch: 0, yaw: 0 }
}

/**
 * Bends one leg so that its foot stands on its foothold, whatever the hips do; out of reach, the leg is stretched towards it.
 * Set the hips (angles and offset) first. No allocation.
 */
export function plantLeg(out: Pose, left: boolean, hold: Foothold): void {
  const hip = left ? joint.legLeft : joint.legRight
  const pivot = hold.pitch > 0 ? toeMetres : -heelMetres
  const sp = Math.sin(hold.pitch)
  const cp = Math.cos(hold.pitch)
  const x = hold.x - (out[hipsOffset] ?? 0)
  const y = hold.y + leg.ankleMetres * cp + pivot * sp - leg.hipHeightMetres - (out[hipsOffset + 1] ?? 0)
  const z = hold.z + pivot + leg.ankleMetres * sp - pivot * cp - (out[hipsOffset + 2] ?? 0)
  const hx = out[0] ?? 0
  const hy = out[1] ?? 0
  const hz = out[2] ?? 0
  // Into the hips' own axes: the inverse of x·y·z.
  const y1 = y * Math.cos(hx) + z * Math.sin(hx)
  const z1 = z * Math.cos(hx) - y * Math.sin(hx)
  const x2 = x * Math.cos(hy) - z1 * Math.sin(hy)
  const pz = x * Math.sin(hy) + z1 * Math.cos(hy)
  let px = x2 * Math.cos(hz) + y1 * Math.sin(hz) - (left ? leg.hipAsideMetres : -leg.hipAsideMetres)
  const py = y1 * Math.cos(hz) - x2 * Math.sin(hz)
  const length = Math.max(1e-4, Math.sqrt(px * px + py * py + pz * pz))
  const reach = Math.min(most, Math.max(least, length))
  px *= reach / length
  const { thighMetres: t, shinMetres: s } = leg
  const bend = Math.acos(Math.min(1, Math.max(-1, (reach * reach - t * t - s * s) / (2 * t * s))))
  const down = t + s * Math.cos(bend)
  const aside = Math.asin(Math.min(0.9, Math.max(-0.9, px / Math.max(1e-3, down))))
  const swing = Math.atan2(pz, py) - Math.atan2(-s * Math.sin(bend), -Math.cos(aside) * down)
  const thigh = swing > Math.PI ? swing - 2 * Math.PI : swing < -Math.PI ? swing + 2 * Math.PI : swing
  const knee = bend - shinLean
  out[hip * 3] = thigh
  out[hip * 3 + 1] = 0
  out[hip * 3 + 2] = aside
  out[hip * 3 + 3] = knee
  out[hip * 3 + 4] = 0
  out[hip * 3 + 5] = 0
  out[hip * 3 + 6] = hold.pitch - hx - thigh - knee
  out[hip * 3 + 7] = hold.yaw - hy
  out[hip * 3 + 8] = -hz - aside
}

const standLeft = createFoothold()
const standRight = createFoothold()

/** Both feet flat where a standing body has them, a little apart and turned out; `aside` widens the stance (metres). */
export function standFirm(out: Pose, aside = 0): void {
  plantBoth(out, aside, 0, 0, 0, 0)
}

/** Stands with the feet lifted or stepped: heights and steps forward of the left and right foot, metres. */
export function plantBoth(out: Pose, aside: number, leftUp: number, rightUp: number, leftForward: number, rightForward: number): void {
  standLeft.x = leg.hipAsideMetres + 0.01 + aside
  standLeft.y = leftUp
  standLeft.z = leftForward - leg.ankleBackMetres
  standLeft.pitch = leftUp * 3
  standLeft.yaw = 0.12
  standRight.x = -leg.hipAsideMetres - 0.01 - aside
  standRight.y = rightUp
  standRight.z = rightForward - leg.ankleBackMetres
  standRight.pitch = rightUp * 3
  standRight.yaw = -0.12
  plantLeg(out, true, standLeft)
  plantLeg(out, false, standRight)
}
