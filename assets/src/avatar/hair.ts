import { type BufferGeometry, Vector3 } from 'three'
import { hairShell, type HairShell } from './hair-shell.ts'
import { follow, type Part, PartBuilder, type SkinAt } from './part.ts'
import { type Point3, type Shaper, smoothstep } from './shapes.ts'
import { head, joint, paint } from './skeleton.ts'

export const onHead = follow(joint.head)
const columns = 32
const rows = 7

/** Height on the unit head at which the hair ends → angle from the crown. */
function angleOf(height: number): number {
  return Math.acos(Math.min(1, Math.max(-1, height)))
}

/** 0 over the face, 1 round the sides and back; `edge` is the azimuth where the fringe ends. */
export function aside(azimuth: number, edge: number, softness = 0.16): number {
  return smoothstep(Math.abs(wrapped(azimuth)), edge - softness, edge + softness)
}

function wrapped(azimuth: number): number {
  return Math.atan2(Math.sin(azimuth), Math.cos(azimuth))
}

/** Locks that hang between notches: 0 in a notch, 1 in the middle of a lock. */
export function lock(azimuth: number, perRadian: number, phase = 0): number {
  return Math.abs(Math.sin(azimuth * perRadian + phase)) ** 0.6
}

export interface Style {
  /** Height of the fringe's end over the face, by azimuth. */
  fringe(azimuth: number): number
  /** Height of the hair's end round the sides and back. */
  sides(azimuth: number): number
  edge: number
  thick: number
  /** Depth of the grooves between locks. */
  groove: number
  locksPerRadian: number
  /** Extra height of the crown. */
  lift?: number
  columns?: number
  rows?: number
  /** Added thickness, by azimuth and way down from the crown (0–1). */
  relief?(azimuth: number, down: number): number
}

/** Angle from the crown at which a style ends. */
export function hemOf(style: Style, azimuth: number): number {
  const share = aside(azimuth, style.edge)
  return angleOf(style.fringe(azimuth)) * (1 - share) + angleOf(style.sides(azimuth)) * share
}

export function shellOf(s: Shaper, style: Style): BufferGeometry {
  const shell: HairShell = {
    hemRadians: (azimuth) => hemOf(style, wrapped(azimuth)),
    thickness(azimuth, down) {
      const a = wrapped(azimuth)
      const groove = style.groove * (1 - lock(a, style.locksPerRadian)) * down ** 1.5
      const crown = (style.lift ?? 0.05) * (1 - down)
      const tuck = 0.35 * style.thick * smoothstep(down, 0.8, 1) * aside(a, style.edge)
      return style.thick + crown - groove - tuck + (style.relief?.(a, down) ?? 0)
    },
    columns: s.cut(style.columns ?? columns),
    rows: s.cut(style.rows ?? rows),
  }
  return hairShell(shell)
}

export const tailed =
  (top: number, bottom: number, most = 1): SkinAt =>
  (at) => [joint.head, joint.tail, 1 - most * (1 - smoothstep(at.y, bottom, top))]

function short(s: Shaper): Part {
  const shell = shellOf(s, {
    fringe: (a) => 0.47 - 0.17 * Math.sin(a * 1.5 - 0.5) - 0.07 * lock(a, 3.1, 0.6),
    sides: (a) => -0.12 - 0.38 * smoothstep(Math.abs(a), 1.5, 2.4),
    edge: 0.98,
    thick: 0.1,
    groove: 0.045,
    locksPerRadian: 3.1,
    lift: 0.07,
  })
  const tuft = s.limb(
    [
      [0.02, head.y + 0.27, -0.03],
      [0.07, head.y + 0.34, -0.02],
      [0.14, head.y + 0.345, 0.01],
    ],
    [0.03, 0.026, 0.006],
    5,
    3,
  )
  return new PartBuilder('hair-short').add(shell, paint.hair, onHead).add(tuft, paint.hair, onHead).finish(1)
}

function bob(s: Shaper): Part {
  const shell = shellOf(s, {
    fringe: (a) => 0.36 - 0.06 * lock(a, 3.7, 1.57) - 0.06 * Math.abs(a),
    sides: (a) => -0.74 + 0.05 * Math.cos(a * 2),
    edge: 0.88,
    thick: 0.14,
    groove: 0.03,
    locksPerRadian: 3.7,
  })
  return new PartBuilder('hair-bob').add(shell, paint.hair, onHead).finish(1)
}

function long(s: Shaper): Part {
  const shell = shellOf(s, {
    fringe: (a) => 0.6 - 0.5 * Math.abs(a - 0.12) - 0.03 * lock(a, 4, 0.4),
    sides: () => -0.72,
    edge: 0.95,
    thick: 0.11,
    groove: 0.03,
    locksPerRadian: 3.3,
  })
  const builder = new PartBuilder('hair-long').add(shell, paint.hair, onHead)
  builder.add(s.ellipsoid([0, head.y - 0.27, -0.175], [0.225, 0.36, 0.105], 10, 6), paint.hair, tailed(head.y - 0.05, head.y - 0.5))
  for (const side of [1, -1]) {
    const strand = s.limb(
      [
        [side * 0.26, head.y + 0.0, 0.075],
        [side * 0.285, head.y - 0.18, 0.06],
        [side * 0.26, head.y - 0.36, 0.075],
        [side * 0.235, head.y - 0.47, 0.085],
      ],
      [0.045, 0.062, 0.052, 0.008],
      6,
      5,
    )
    builder.add(strand, paint.hair, onHead)
  }
  return builder.finish(1)
}

function bun(s: Shaper): Part {
  const shell = shellOf(s, {
    fringe: (a) => 0.62 - 0.26 * Math.abs(a + 0.25) - 0.04 * lock(a, 2.6),
    sides: (a) => -0.14 - 0.3 * smoothstep(Math.abs(a), 1.6, 2.6),
    edge: 1.0,
    thick: 0.085,
    groove: 0.03,
    locksPerRadian: 4.2,
  })
  const builder = new PartBuilder('hair-bun').add(shell, paint.hair, onHead)
  builder.add(s.ellipsoid([0, head.y + 0.315, -0.1], [0.118, 0.105, 0.115], 9, 6), paint.hair, onHead)
  builder.add(s.ellipsoid([0, head.y + 0.235, -0.085], [0.085, 0.03, 0.085], 8, 4), paint.accent, onHead)
  for (const side of [1, -1]) {
    const wisp = s.limb(
      [
        [side * 0.262, head.y + 0.06, 0.1],
        [side * 0.288, head.y - 0.06, 0.1],
        [side * 0.27, head.y - 0.17, 0.11],
      ],
      [0.022, 0.026, 0.004],
      5,
      3,
    )
    builder.add(wisp, paint.hair, onHead)
  }
  return builder.finish(1)
}

function curls(s: Shaper): Part {
  const shell = shellOf(s, {
    fringe: () => 0.5,
    sides: (a) => -0.28 - 0.2 * smoothstep(Math.abs(a), 1.5, 2.5),
    edge: 1,
    thick: 0.06,
    groove: 0,
    locksPerRadian: 2,
    columns: 16,
  })
  const builder = new PartBuilder('hair-curls').add(shell, paint.hair, onHead)
  const count = 25
  for (let i = 0; i < count; i++) {
    const turn = i * 2.399963
    const height = 1 - ((i + 0.4) / count) * 1.4
    const around = Math.sqrt(Math.max(0, 1 - height * height))
    const outward: Point3 = [Math.cos(turn) * around, height, Math.sin(turn) * around]
    if (outward[2] > 0.3 && height < 0.5) continue
    const size = 0.098 + 0.014 * Math.sin(i * 5.1)
    const center: Point3 = [outward[0] * head.radiusX * 1.05, head.y + outward[1] * head.radiusY * 1.09, outward[2] * head.radiusZ * 1.05]
    builder.add(s.dome(center, size, new Vector3(...outward), 8, 3, 1.75), paint.hair, onHead)
  }
  return builder.finish(1)
}

function spiky(s: Shaper): Part {
  const shell = shellOf(s, {
    fringe: (a) => 0.5 - 0.17 * lock(a, 2.9, 0.35),
    sides: (a) => -0.08 - 0.3 * lock(a, 3.4) * smoothstep(Math.abs(a), 1.0, 1.7),
    edge: 0.95,
    thick: 0.085,
    groove: 0.04,
    locksPerRadian: 2.9,
  })
  const builder = new PartBuilder('hair-spiky').add(shell, paint.hair, onHead)
  for (const [azimuth, angle, length] of spikes) builder.add(spike(s, azimuth, angle, length), paint.hair, onHead)
  return builder.finish(1)
}

/** Azimuth, angle from the crown, length: uneven, as hair is. */
const spikes = [
  [0.2, 0.32, 0.15],
  [1.35, 0.5, 0.15],
  [-1.15, 0.45, 0.16],
  [3.0, 0.45, 0.17],
  [0.75, 0.85, 0.13],
  [-0.55, 0.8, 0.14],
  [2.1, 0.95, 0.15],
  [-1.9, 0.95, 0.15],
  [2.75, 1.25, 0.14],
  [-2.7, 1.3, 0.14],
  [1.5, 1.2, 0.11],
  [-1.45, 1.22, 0.11],
] as const

/** A lock that leaves the head, bends back and ends in a soft point. */
function spike(s: Shaper, azimuth: number, angle: number, length: number): BufferGeometry {
  const outward = new Vector3(Math.sin(angle) * Math.sin(azimuth), Math.cos(angle), Math.sin(angle) * Math.cos(azimuth))
  const at = (along: number, back: number): Point3 => [
    outward.x * (head.radiusX * 0.9 + along),
    head.y + outward.y * (head.radiusY * 0.94 + along) + back * 0.25,
    outward.z * (head.radiusZ * 0.9 + along) - back - 0.006,
  ]
  return s.limb([at(0, 0), at(length * 0.5, 0.005), at(length * 0.85, 0.03), at(length * 1.1, 0.075)], [0.085, 0.078, 0.05, 0.008], 6, 3)
}

/** What shows under a beanie: cropped close above, a fringe and short sides below. */
function underHat(s: Shaper): Part {
  const shell = shellOf(s, {
    fringe: (a) => 0.31 - 0.1 * lock(a, 3.3, 0.9),
    sides: (a) => -0.36 - 0.12 * lock(a, 3.3),
    edge: 0.9,
    thick: 0.08,
    groove: 0.03,
    locksPerRadian: 3.3,
    lift: 0,
  })
  return new PartBuilder('hair-beanie').add(shell, paint.hair, onHead).finish(1)
}

function pigtails(s: Shaper): Part {
  const shell = shellOf(s, {
    fringe: (a) => 0.4 - 0.07 * lock(a, 3.5, 1.57) - 0.05 * Math.abs(a),
    sides: (a) => -0.22 - 0.25 * smoothstep(Math.abs(a), 1.5, 2.6),
    edge: 0.95,
    thick: 0.105,
    groove: 0.035,
    locksPerRadian: 3.5,
  })
  const builder = new PartBuilder('hair-twinTails').add(shell, paint.hair, onHead)
  for (const side of [1, -1]) {
    builder.add(s.ellipsoid([side * 0.285, head.y + 0.05, -0.1], [0.052, 0.052, 0.052], 6, 4), paint.accent, onHead)
    const tail = s.limb(
      [
        [side * 0.29, head.y + 0.05, -0.1],
        [side * 0.37, head.y - 0.0, -0.1],
        [side * 0.385, head.y - 0.15, -0.1],
        [side * 0.365, head.y - 0.27, -0.09],
        [side * 0.345, head.y - 0.35, -0.085],
      ],
      [0.035, 0.082, 0.095, 0.07, 0.02],
      9,
      8,
    )
    builder.add(tail, paint.hair, (at) => [joint.head, joint.tail, 1 - 0.45 * (1 - smoothstep(at.y, head.y - 0.35, head.y))])
  }
  return builder.finish(1)
}

/** The first eight styles; parts are named after the options of the look. */
export function hairParts(s: Shaper): Part[] {
  return [short(s), bob(s), long(s), bun(s), curls(s), spiky(s), underHat(s), pigtails(s)]
}
