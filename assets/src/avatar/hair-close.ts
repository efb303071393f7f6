import { Vector3 } from 'three'
import { aside, hemOf, lock, onHead, shellOf, type Style, tailed } from './hair.ts'
import { type Part, PartBuilder } from './part.ts'
import { type Point3, type Shaper, smoothstep } from './shapes.ts'
import { head, paint } from './skeleton.ts'

/** The ball an afro fills, from the head's middle. */
const cloud = { y: 0.06, z: -0.035, radius: 0.335 } as const
const mostCurls = 66
const curlMetres = 0.086
const goldenAngle = 2.399963

/** A round cloud of many small curls on a close cap, open over the face. */
function afro(s: Shaper): Part {
  const cap = shellOf(s, {
    fringe: (a) => 0.5 + 0.03 * Math.cos(a * 9),
    sides: (a) => -0.22 - 0.3 * smoothstep(Math.abs(a), 1.2, 2.2),
    edge: 0.98,
    thick: 0.12,
    groove: 0,
    locksPerRadian: 1,
    columns: 20,
    rows: 5,
  })
  const builder = new PartBuilder('hair-afro').add(cap, paint.hair, onHead)
  const count = s.cut(mostCurls)
  const larger = Math.sqrt(mostCurls / count)
  for (let i = 0; i < count; i++) {
    const height = 1 - ((i + 0.5) / count) * 1.62
    const around = Math.sqrt(Math.max(0, 1 - height * height))
    const out = new Vector3(Math.sin(i * goldenAngle) * around, height, Math.cos(i * goldenAngle) * around)
    const size = curlMetres * larger * (1 + 0.12 * Math.sin(i * 5.1))
    const center: Point3 = [out.x * cloud.radius, head.y + cloud.y + out.y * cloud.radius * 0.94, cloud.z + out.z * cloud.radius]
    if (isOverFace(center)) continue
    builder.add(s.dome(center, size, out, 7, 2, 1.6), paint.hair, onHead)
  }
  return builder.finish(1)
}

/** Before the hairline, where eyes and cheeks are. */
function isOverFace([x, y, z]: Point3): boolean {
  return z > 0.06 && y < head.y + 0.16 + 0.25 * Math.max(0, Math.abs(x) - 0.2) - 0.9 * Math.max(0, Math.abs(x) - 0.26)
}

/** Parted in the middle, swept to both sides over the temples. */
function curtain(s: Shaper): Part {
  const shell = shellOf(s, {
    fringe: (a) => 0.72 - 0.62 * smoothstep(Math.abs(a), 0.02, 0.62) - 0.25 * smoothstep(Math.abs(a), 0.5, 0.95),
    sides: (a) => -0.3 - 0.28 * smoothstep(Math.abs(a), 1.5, 2.4) - 0.05 * lock(a, 3.2),
    edge: 0.98,
    thick: 0.12,
    groove: 0.035,
    locksPerRadian: 3.2,
    lift: 0.05,
    columns: 33,
    relief: (a, down) =>
      -0.05 * Math.exp(-((a / 0.1) ** 2)) * (1 - down * 0.5) + 0.05 * smoothstep(Math.abs(a), 0.15, 0.6) * (1 - aside(a, 1)) * down,
  })
  return new PartBuilder('hair-curtain').add(shell, paint.hair, onHead).finish(1)
}

/** Cropped round the sides, long above and swept over to the left: one skin, so that no edge of the long hair runs across the short. */
function undercut(s: Shaper): Part {
  const longEnd = (a: number): number => Math.acos(0.34 + 0.12 * Math.cos(a * 2) - 0.04 * lock(a, 3.4))
  const style: Style = {
    fringe: (a) => 0.46 - 0.16 * Math.sin(a * 1.3 + 0.3) - 0.05 * lock(a, 3.4, 0.5),
    sides: (a) => -0.14 - 0.28 * smoothstep(Math.abs(a), 1.5, 2.4),
    edge: 0.95,
    thick: 0.13,
    groove: 0.03,
    locksPerRadian: 3.4,
    lift: 0.08,
    columns: 32,
    rows: 10,
    relief(a, down) {
      const swept = 0.06 * smoothstep(a, -0.6, 1.0) * Math.exp(-(a * a)) * down
      const end = longEnd(a)
      return swept - 0.068 * aside(a, 0.95) * smoothstep(hemOf(style, a) * down, end - 0.17, end + 0.13)
    },
  }
  return new PartBuilder('hair-undercut').add(shellOf(s, style), paint.hair, onHead).finish(1)
}

/** Combed back from the face: what ponytails and buns are tied from. */
function combedBack(s: Shaper, part: number): ReturnType<typeof shellOf> {
  return shellOf(s, {
    fringe: (a) => 0.6 - 0.3 * Math.abs(a - part) ** 1.4,
    sides: (a) => -0.1 - 0.36 * smoothstep(Math.abs(a), 1.5, 2.5),
    edge: 1.02,
    thick: 0.085,
    groove: 0.022,
    locksPerRadian: 5,
    lift: 0.04,
    relief: (a, down) => -0.035 * Math.exp(-(((a - part) / 0.09) ** 2)) * (1 - down * 0.4),
  })
}

function ponytail(s: Shaper): Part {
  const builder = new PartBuilder('hair-ponytail').add(combedBack(s, 0.2), paint.hair, onHead)
  builder.add(s.ellipsoid([0, head.y + 0.175, -0.245], [0.062, 0.062, 0.05], 8, 5), paint.accent, onHead)
  const tail = s.limb(
    [
      [0, head.y + 0.17, -0.24],
      [0, head.y + 0.2, -0.36],
      [0, head.y + 0.06, -0.43],
      [0.015, head.y - 0.16, -0.4],
      [0.025, head.y - 0.3, -0.375],
      [0.03, head.y - 0.4, -0.355],
    ],
    [0.035, 0.082, 0.098, 0.09, 0.062, 0.016],
    10,
    10,
  )
  builder.add(tail, paint.hair, tailed(head.y + 0.12, head.y - 0.35, 0.85))
  for (const side of [1, -1]) {
    const wisp = s.limb(
      [
        [side * 0.255, head.y + 0.1, 0.12],
        [side * 0.288, head.y - 0.05, 0.11],
        [side * 0.27, head.y - 0.2, 0.115],
      ],
      [0.02, 0.024, 0.004],
      5,
      3,
    )
    builder.add(wisp, paint.hair, onHead)
  }
  return builder.finish(1)
}

/** A knot at the nape, held by a pin. */
function lowBun(s: Shaper): Part {
  const builder = new PartBuilder('hair-lowBun').add(combedBack(s, -0.28), paint.hair, onHead)
  builder.add(s.ellipsoid([0, head.y - 0.1, -0.315], [0.125, 0.115, 0.095], 11, 7), paint.hair, onHead)
  const coil = s.ring([0, 0, 0], 0.07, 0.042, 14, 6)
  coil.rotateX(Math.PI / 2 - 0.25)
  coil.translate(0, head.y - 0.09, -0.365)
  builder.add(coil, paint.hair, onHead)
  const pin = s.limb(
    [
      [-0.19, head.y - 0.0, -0.32],
      [0, head.y - 0.09, -0.36],
      [0.17, head.y - 0.19, -0.34],
    ],
    [0.012, 0.011, 0.009],
    5,
    3,
  )
  builder.add(pin, paint.accent, onHead)
  builder.add(s.ellipsoid([-0.2, head.y + 0.005, -0.318], [0.03, 0.03, 0.03], 7, 5), paint.accent, onHead)
  return builder.finish(1)
}

function cropped(s: Shaper): Part {
  const shell = shellOf(s, {
    fringe: (a) => 0.55 + 0.05 * Math.cos(a * 3),
    sides: (a) => -0.06 - 0.36 * smoothstep(Math.abs(a), 1.45, 2.3),
    edge: 0.96,
    thick: 0.042,
    groove: 0,
    locksPerRadian: 1,
    lift: 0.012,
    columns: 24,
  })
  return new PartBuilder('hair-cropped').add(shell, paint.hair, onHead).finish(1)
}

/** Styles that are one piece with the head, or tied behind it. */
export function closeHairParts(s: Shaper): Part[] {
  return [afro(s), curtain(s), undercut(s), ponytail(s), lowBun(s), cropped(s)]
}
