import { joint, type Pose } from './joints.ts'
import { cos, plantFeet, rest, set, setBoth, shiftHips, sin, smooth, turn } from './pose-tools.ts'

/** The right hand high beside the head, swinging. */
function wave(seconds: number, out: Pose): void {
  rest(out, seconds)
  set(out, joint.armRight, 0.05, 0.11, -2.15 + 0.06 * sin(seconds * 4.4))
  set(out, joint.foreRight, -0.1, 0, -0.15 + 0.48 * sin(seconds * 8.8))
  turn(out, joint.head, -0.03, 0.06, -0.12 + 0.03 * sin(seconds * 4.4))
  turn(out, joint.chest, 0, 0, 0.06)
  turn(out, joint.armLeft, 0, 0, 0.12)
}

/** A loose two-step with swinging arms. */
function dance(seconds: number, out: Pose): void {
  rest(out, seconds)
  const beat = seconds * 6.4
  const sway = sin(beat * 0.5)
  const bounce = Math.abs(sin(beat * 0.5))
  turn(out, joint.hips, 0, 0.28 * sway, 0.12 * sway)
  turn(out, joint.chest, 0.02, -0.24 * sway, -0.17 * sway)
  turn(out, joint.head, 0.05 * sin(beat), 0.1 * sway, 0.13 * sway)
  set(out, joint.armLeft, -0.35, 0, 1.0 + 0.75 * sin(beat * 0.5 + 0.5))
  set(out, joint.armRight, -0.35, 0, -1.0 + 0.75 * sin(beat * 0.5 + 0.5))
  set(out, joint.foreLeft, -0.65, 0, 0.55 * sin(beat + 1))
  set(out, joint.foreRight, -0.65, 0, 0.55 * sin(beat + 1))
  const left = smooth(sway, 0.1, 1)
  const right = smooth(-sway, 0.1, 1)
  set(out, joint.legLeft, -0.5 * left, 0, 0.1 - 0.1 * sway)
  set(out, joint.shinLeft, 0.85 * left)
  set(out, joint.legRight, -0.5 * right, 0, -0.1 - 0.1 * sway)
  set(out, joint.shinRight, 0.85 * right)
  turn(out, joint.tail, 0.15 * sin(beat), 0, 0.2 * sway)
  plantFeet(out)
  shiftHips(out, 0.03 * sway, 0.02 * bounce, 0)
}

/** Two and a half nods, slowing. */
function nod(seconds: number, out: Pose): void {
  rest(out, seconds)
  const fading = Math.exp(-seconds * 0.5)
  turn(out, joint.head, 0.1 + 0.26 * fading * (0.5 - 0.5 * cos(seconds * 7.5)))
  turn(out, joint.chest, 0.05 * fading * (0.5 - 0.5 * cos(seconds * 7.5)))
}

/** Hands on the belly, head back, shaking. */
function laugh(seconds: number, out: Pose): void {
  rest(out, seconds)
  const shake = sin(seconds * 17)
  const sway = 0.5 - 0.5 * cos(seconds * 2.6)
  turn(out, joint.chest, -0.1 + 0.2 * sway + 0.03 * shake, 0, 0.03 * sin(seconds * 1.3))
  turn(out, joint.head, -0.22 + 0.26 * sway + 0.03 * shake, 0, 0.07 * sin(seconds * 2.1))
  setBoth(out, joint.armLeft, joint.armRight, -0.26 + 0.02 * shake, -0.6, 0.1)
  setBoth(out, joint.foreLeft, joint.foreRight, -1.08, 0, -0.27)
  shiftHips(out, 0, 0.006 * shake, 0)
}

/** Both hands meet before the heart and push it out a little. */
function heart(seconds: number, out: Pose): void {
  rest(out, seconds)
  const push = 0.5 - 0.5 * cos(seconds * 3.4)
  setBoth(out, joint.armLeft, joint.armRight, -0.94 - 0.14 * push, 0, -0.08)
  setBoth(out, joint.foreLeft, joint.foreRight, -0.82 + 0.06 * push, 0, -0.97)
  turn(out, joint.head, 0.03, 0, 0.14 * sin(seconds * 1.7))
  turn(out, joint.chest, -0.04 + 0.06 * push)
}

/** Hands together before the chest, four claps a second. */
function clap(seconds: number, out: Pose): void {
  rest(out, seconds)
  const apart = 0.5 - 0.5 * cos(seconds * 4 * Math.PI * 2)
  setBoth(out, joint.armLeft, joint.armRight, -0.84, 0.06, -0.19 + 0.3 * apart)
  setBoth(out, joint.foreLeft, joint.foreRight, -0.68, 0, -0.72 + 0.16 * apart)
  turn(out, joint.head, 0.02 + 0.03 * sin(seconds * 8), 0, 0.05 * sin(seconds * 2.2))
  shiftHips(out, 0, 0.004 * sin(seconds * 12.5), 0)
}

/** Both hands explain; each takes the lead in turn. */
function talk(seconds: number, out: Pose): void {
  rest(out, seconds)
  const lead = smooth(sin(seconds * 0.83), -0.35, 0.35)
  const beatLeft = sin(seconds * 2.3)
  const beatRight = sin(seconds * 2.05 + 1)
  set(out, joint.armLeft, -0.18 - (0.42 + 0.2 * beatLeft) * lead, 0, 0.12 + 0.1 * lead)
  set(out, joint.foreLeft, -0.4 - (0.75 + 0.3 * sin(seconds * 3.1)) * lead, 0, 0.15 * lead)
  set(out, joint.armRight, -0.18 - (0.42 + 0.2 * beatRight) * (1 - lead), 0, -0.12 - 0.1 * (1 - lead))
  set(out, joint.foreRight, -0.4 - (0.75 + 0.3 * sin(seconds * 2.7)) * (1 - lead), 0, -0.15 * (1 - lead))
  turn(out, joint.head, 0.04 * sin(seconds * 3.1) + 0.025 * sin(seconds * 5.3), 0.1 * sin(seconds * 1.3), 0.05 * sin(seconds * 2.2))
  turn(out, joint.chest, 0.03 * sin(seconds * 1.7), 0.06 * sin(seconds * 1.1), 0.02 * sin(seconds * 0.9))
}

/** Hands held before the body, head tilted, a nod now and then. */
function listen(seconds: number, out: Pose): void {
  rest(out, seconds)
  const nodding = smooth(sin(seconds * 0.5), 0.25, 0.75)
  turn(out, joint.head, 0.05 + 0.07 * nodding * sin(seconds * 4.8), 0.04 * sin(seconds * 0.5), 0.13)
  turn(out, joint.chest, 0.06)
  setBoth(out, joint.armLeft, joint.armRight, -0.24, -0.45, 0.02)
  setBoth(out, joint.foreLeft, joint.foreRight, -0.95, 0, -0.3)
}

/** A hand at the chin, eyes up and away. */
function think(seconds: number, out: Pose): void {
  rest(out, seconds)
  const tap = 0.03 * sin(seconds * 2.6)
  set(out, joint.armRight, -1.44, 0.26, 0.4)
  set(out, joint.foreRight, -1 + tap, 0, 0.19)
  set(out, joint.armLeft, -0.3, -0.62, 0.04)
  set(out, joint.foreLeft, -1.1, 0, -0.35)
  turn(out, joint.head, -0.1 + 0.03 * sin(seconds * 0.8), 0.18 + 0.05 * sin(seconds * 0.6), 0.13)
  turn(out, joint.chest, -0.02, 0.06)
}

/** Dozing: the head sinks and rises with slow breath. */
function sleep(seconds: number, out: Pose): void {
  rest(out, 0)
  const breath = sin(seconds * 1.05)
  turn(out, joint.head, 0.42 + 0.05 * breath, 0.05, 0.16)
  turn(out, joint.chest, 0.12 + 0.025 * breath)
  setBoth(out, joint.armLeft, joint.armRight, -0.12, 0, 0.05)
  setBoth(out, joint.foreLeft, joint.foreRight, -0.3, 0, -0.1)
}

/** Fingers busy before the chest, eyes down on them. */
function type(seconds: number, out: Pose): void {
  rest(out, seconds)
  turn(out, joint.head, 0.16 + 0.015 * sin(seconds * 2.1), 0.03 * sin(seconds * 0.7), 0.03)
  turn(out, joint.chest, 0.05)
  set(out, joint.armLeft, -0.62, 0, -0.02)
  set(out, joint.armRight, -0.62, 0, 0.02)
  set(out, joint.foreLeft, -0.95 + 0.08 * sin(seconds * 11), 0, -0.5)
  set(out, joint.foreRight, -0.95 + 0.08 * sin(seconds * 11 + 2), 0, 0.5)
}

export const gestures = { wave, dance, nod, laugh, heart, clap, talk, listen, think, sleep, type }
export type Gesture = keyof typeof gestures

/** How long an emote lasts; states (talk, listen …) last until they end. */
export const emoteSeconds = { wave: 2.6, dance: 7, nod: 1.5, laugh: 2.8, heart: 2.8, clap: 2.6 } as const
