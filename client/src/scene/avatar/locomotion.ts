import type { Cue } from './clip.ts'
import { joint, type Pose } from './joints.ts'
import { createFoothold, leg, plantLeg } from './legs.ts'
import { bell, cos, rest, set, shiftHips, sin, smooth } from './pose-tools.ts'

/** Metres a body of standard width covers in one cycle (two steps) at a speed; faster legs take longer steps. */
export function strideMetres(speedMetresPerSecond: number): number {
  return 0.42 + 0.28 * Math.min(8, Math.max(0, speedMetresPerSecond))
}

/** How far standing has given way to walking at a speed: 0 to 1. */
export function movingShare(speedMetresPerSecond: number): number {
  return smooth(speedMetresPerSecond, 0.04, 0.45)
}

const hold = createFoothold()

/**
 * Walking and running are one movement that changes with speed: short legs trot at a walk's 3 m/s already. A foot on the
 * ground goes back exactly as fast as the body goes forward, so it does not slide. `cycles` counts whole strides, so feet
 * keep step with the ground whatever the speed (metres per second of a body of standard width).
 */
export function gait({ cycles, speedMetresPerSecond }: Cue, out: Pose): void {
  const speed = Math.min(8, Math.max(0, speedMetresPerSecond))
  const running = smooth(speed, 3.1, 5.4)
  const brisk = smooth(speed, 0.4, 2.6)
  const stride = strideMetres(speed)
  const onGround = Math.min(0.6, (0.27 + 0.03 * brisk + 0.03 * running) / stride)
  const phase = cycles * Math.PI * 2
  const left = sin(phase)
  const lean = 0.03 + 0.05 * brisk + 0.12 * running
  rest(out, 0)
  const twist = 0.05 + 0.07 * brisk + 0.03 * running
  const roll = 0.035 + 0.015 * brisk
  set(out, joint.hips, lean, -twist * left, roll * cos(phase))
  set(out, joint.chest, lean * 0.35, 2 * twist * left, -roll * 1.3 * cos(phase))
  set(out, joint.head, -lean * 1.2 + 0.025 * cos(phase * 2 + 1), -0.9 * twist * left, 0.02 * cos(phase))
  const bounce = -0.005 + 0.022 * brisk + 0.014 * running
  const lowest = cos(phase * 2 - Math.PI * 2 * (0.5 + onGround))
  shiftHips(out, 0.012 * (1 - running) * cos(phase), -0.031 - 0.015 * brisk - 0.008 * running - bounce * lowest, 0.01 * brisk)
  step.stride = stride
  step.onGround = onGround
  step.brisk = brisk
  step.running = running
  step.cycles = cycles + 0.25
  stepFoot(out, true)
  step.cycles = cycles + 0.75
  stepFoot(out, false)
  const swing = 0.22 + 0.4 * brisk + 0.35 * running
  const elbow = -0.25 - 0.3 * brisk - 0.85 * running
  set(out, joint.armLeft, swing * left + 0.1 * running, 0, 0.13 + 0.05 * running)
  set(out, joint.armRight, -swing * left + 0.1 * running, 0, -0.13 - 0.05 * running)
  set(out, joint.foreLeft, elbow + 0.22 * swing * left, 0, -0.1 * running)
  set(out, joint.foreRight, elbow - 0.22 * swing * left, 0, 0.1 * running)
  set(out, joint.tail, 0.12 * brisk + 0.14 * brisk * sin(phase * 2), 0, 0.07 * left)
}

/** The step both feet take, as `gait` found it. */
const step = { cycles: 0.5, stride: 0.5, onGround: 0.5, brisk: 0.5, running: 0.5 }

/** One foot: it lands at 0 of its cycle, stays for `onGround` of it, swings through the rest. */
function stepFoot(out: Pose, left: boolean): void {
  const { cycles, stride, onGround, brisk, running } = step
  const at = cycles - Math.floor(cycles)
  const half = (stride * onGround) / 2
  const centre = -0.02 - leg.ankleBackMetres + 0.01 * brisk
  const push = 0.5 + 0.25 * running
  hold.x = (left ? 1 : -1) * (leg.hipAsideMetres - 0.012 * brisk)
  hold.yaw = (left ? 1 : -1) * 0.06
  if (at < onGround) {
    hold.y = 0
    hold.z = centre + half - stride * at
    hold.pitch = push * smooth(at / onGround, 0.55, 1.15)
  } else {
    const along = (at - onGround) / (1 - onGround)
    const slope = -stride * (1 - onGround) * 0.62
    const swung = smooth(along, 0, 1)
    hold.z = centre - half + 2 * half * swung + slope * along * (1 - along) * (1 - 2 * along)
    hold.y = (0.035 + 0.035 * brisk + 0.02 * running) * sin(Math.PI * along)
    const lifted = push * smooth(1, 0.55, 1.15)
    hold.pitch =
      lifted * (1 - smooth(along, 0.25, 0.85)) +
      (0.2 + 0.2 * running) * bell(Math.min(1, along * 1.7)) -
      0.22 * brisk * bell(smooth(along, 0.5, 1))
  }
  plantLeg(out, left, hold)
}

/** Small steps on the spot while the body turns. */
export function turnOnSpot({ cycles, turning }: Cue, out: Pose): void {
  rest(out, 0)
  const phase = cycles * Math.PI * 2
  const much = Math.min(1, Math.abs(turning))
  set(out, joint.hips, 0, -0.1 * turning, 0.03 * cos(phase))
  set(out, joint.chest, 0.02, 0.12 * turning, -0.03 * cos(phase))
  set(out, joint.head, 0, 0.22 * turning, 0)
  set(out, joint.armLeft, 0.05 - 0.12 * turning, 0, 0.14)
  set(out, joint.armRight, 0.05 + 0.12 * turning, 0, -0.14)
  shiftHips(out, 0.014 * cos(phase), -0.016 * much - 0.006 * cos(phase * 2), 0)
  for (let side = 1; side >= -1; side -= 2) {
    const rising = side * sin(phase)
    hold.x = side * (leg.hipAsideMetres + 0.006)
    hold.z = -leg.ankleBackMetres - 0.03 * side * turning * cos(phase)
    hold.y = 0.045 * much * smooth(rising, 0.05, 1)
    hold.pitch = 0.35 * much * smooth(rising, 0.05, 1)
    hold.yaw = side * 0.1 + 0.22 * turning * (rising > 0 ? cos(phase) * -side : cos(phase) * -side)
    plantLeg(out, side > 0, hold)
  }
}
