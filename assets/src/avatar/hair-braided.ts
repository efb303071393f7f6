import { lock, onHead, shellOf } from './hair.ts'
import { type Part, PartBuilder, type SkinAt } from './part.ts'
import { type Point3, type Shaper, smoothstep } from './shapes.ts'
import { head, joint, paint } from './skeleton.ts'

const hanging: SkinAt = (at) => [joint.head, joint.tail, 1 - 0.35 * (1 - smoothstep(at.y, head.y - 0.5, head.y - 0.1))]

/** Two plaits over the shoulders, tied at their ends. */
function braids(s: Shaper): Part {
  const shell = shellOf(s, {
    fringe: (a) => 0.68 - 0.42 * Math.abs(a) ** 1.1,
    sides: (a) => -0.28 - 0.22 * smoothstep(Math.abs(a), 1.5, 2.5),
    edge: 0.98,
    thick: 0.09,
    groove: 0.025,
    locksPerRadian: 4,
    lift: 0.04,
    columns: 29,
    relief: (a, down) =>
      -0.045 * Math.exp(-((a / 0.09) ** 2)) * (1 - down * 0.4) - 0.03 * Math.exp(-(((Math.abs(a) - Math.PI) / 0.1) ** 2)),
  })
  const builder = new PartBuilder('hair-braids').add(shell, paint.hair, onHead)
  for (const side of [1, -1]) addPlait(s, builder, side)
  return builder.finish(1)
}

function addPlait(s: Shaper, builder: PartBuilder, side: number): void {
  const beads = 7
  for (let i = 0; i < beads; i++) {
    const down = i / (beads - 1)
    const sway = (i % 2 === 0 ? 1 : -1) * 0.02
    const at: Point3 = [side * (0.275 - 0.065 * down) + sway, head.y - 0.15 - 0.34 * down, 0.02 + 0.125 * Math.sin(down * 1.6) + 0.01]
    const size = 0.072 - 0.02 * down
    const bead = s.ellipsoid([0, 0, 0], [size, size * 0.78, size * 0.9], 7, 4)
    bead.rotateZ(sway > 0 ? -0.6 : 0.6)
    bead.translate(...at)
    builder.add(bead, paint.hair, hanging)
  }
  builder.add(s.ellipsoid([side * 0.21, head.y - 0.54, 0.152], [0.034, 0.022, 0.034], 7, 4), paint.accent, hanging)
  builder.add(s.ellipsoid([side * 0.208, head.y - 0.59, 0.152], [0.034, 0.05, 0.032], 7, 5), paint.hair, hanging)
}

/** Where each lock leaves the head: azimuth, height on it, length below that. */
const ropes = [
  [0.95, 0.16, 0.42],
  [1.25, 0.14, 0.52],
  [1.55, 0.12, 0.56],
  [1.85, 0.12, 0.58],
  [2.15, 0.1, 0.6],
  [2.5, 0.1, 0.62],
  [2.85, 0.1, 0.6],
] as const

function locs(s: Shaper): Part {
  const shell = shellOf(s, {
    fringe: (a) => 0.6 - 0.2 * Math.abs(a - 0.2),
    sides: () => -0.42,
    edge: 0.98,
    thick: 0.12,
    groove: 0.045,
    locksPerRadian: 5,
    lift: 0.05,
    columns: 36,
    relief: (a, down) => 0.025 * lock(a, 5, 0.4) * Math.sin(down * 9),
  })
  const builder = new PartBuilder('hair-locs').add(shell, paint.hair, onHead)
  for (const side of [1, -1]) {
    for (const [i, [azimuth, height, length]] of ropes.entries()) {
      const uneven = Math.sin(i * 5.3 + side * 1.7)
      addRope(s, builder, side * azimuth + uneven * 0.05, height + uneven * 0.03, length * (1 - 0.12 * uneven), uneven)
    }
  }
  addRope(s, builder, Math.PI, 0.1, 0.56, 0.5)
  const swept = s.limb(
    [
      [0.06, head.y + 0.26, 0.16],
      [0.2, head.y + 0.2, 0.215],
      [0.285, head.y + 0.06, 0.16],
      [0.3, head.y - 0.1, 0.12],
    ],
    [0.03, 0.042, 0.04, 0.022],
    6,
    5,
  )
  builder.add(swept, paint.hair, onHead)
  return builder.finish(1)
}

function addRope(s: Shaper, builder: PartBuilder, azimuth: number, height: number, length: number, sway: number): void {
  const [out, forward] = [Math.sin(azimuth), Math.cos(azimuth)]
  const at = (radius: number, down: number): Point3 => [
    out * head.radiusX * radius,
    head.y + height - length * down,
    forward * head.radiusZ * radius - 0.006,
  ]
  const rope = s.limb(
    [at(1.02, 0), at(1.15, 0.3), at(1.12 + 0.02 * sway, 0.65), at(1.12 + 0.06 * sway, 0.92), at(1.11 + 0.07 * sway, 1)],
    [0.03, 0.043, 0.041, 0.034, 0.012],
    5,
    5,
  )
  builder.add(rope, paint.hair, hanging)
}

/** Styles of many strands. */
export function braidedHairParts(s: Shaper): Part[] {
  return [braids(s), locs(s)]
}
