import { torsoSkin } from './body.ts'
import { follow, type Part, PartBuilder } from './part.ts'
import { type Shaper, smoothstep } from './shapes.ts'
import { head, joint, paint } from './skeleton.ts'

const onHead = follow(joint.head)

/** A paper lantern between two metal caps; its front is the face. */
function addLantern(s: Shaper, builder: PartBuilder): void {
  const paper = s.turned(
    [
      [0.13, 0.872],
      [0.21, 0.885],
      [0.268, 0.95],
      [0.29, 1.08],
      [0.272, 1.21],
      [0.215, 1.285],
      [0.13, 1.302],
    ],
    24,
    11,
    0.93,
  )
  builder.add(paper, paint.glow, onHead)
  for (const [y, radius] of [
    [0.868, 0.172],
    [1.305, 0.172],
  ] as const) {
    builder.add(s.ring([0, y, 0], radius, 0.034, 18, 5, 0.95), paint.skin, onHead)
    builder.add(s.ellipsoid([0, y, 0], [radius, 0.03, radius * 0.95], 14, 4), paint.skin, onHead)
  }
  for (const side of [1, -1]) {
    const bolt = s.ellipsoid([side * 0.288, head.y - 0.01, 0], [0.03, 0.062, 0.062], 9, 5)
    builder.add(bolt, paint.skin, onHead)
  }
}

function addTrunk(s: Shaper, builder: PartBuilder): void {
  const trunk = s.turned(
    [
      [0, 0.335],
      [0.12, 0.34],
      [0.168, 0.39],
      [0.182, 0.5],
      [0.176, 0.62],
      [0.15, 0.71],
      [0.09, 0.755],
      [0.06, 0.78],
    ],
    18,
    9,
    0.88,
  )
  builder.add(trunk, paint.top, torsoSkin)
  for (const y of [0.415, 0.69]) builder.add(s.ring([0, y, 0], y > 0.5 ? 0.157 : 0.172, 0.014, 16, 4, 0.88), paint.skin, torsoSkin)
  builder.add(s.ellipsoid([0, 0.55, 0.138], [0.062, 0.062, 0.03], 12, 6), paint.glow, torsoSkin)
  builder.add(
    s
      .ring([0, 0, 0], 0.064, 0.011, 16, 5)
      .rotateX(Math.PI / 2)
      .translate(0, 0.55, 0.152),
    paint.skin,
    torsoSkin,
  )
  const neck = s.turned(
    [
      [0.05, 0.75],
      [0.045, 0.8],
      [0.05, 0.87],
    ],
    10,
    2,
    1,
  )
  builder.add(neck, paint.skin, follow(joint.chest))
}

function addLimbs(s: Shaper, builder: PartBuilder, side: number): void {
  const left = side > 0
  const [arm, fore] = left ? [joint.armLeft, joint.foreLeft] : [joint.armRight, joint.foreRight]
  const [leg, shin, foot] = left ? [joint.legLeft, joint.shinLeft, joint.footLeft] : [joint.legRight, joint.shinRight, joint.footRight]
  const reach = (y: number): number => side * (0.165 + (0.77 - y) * 0.19)
  builder.add(s.ellipsoid([side * 0.172, 0.715, 0], [0.056, 0.056, 0.056], 10, 7), paint.skin, follow(arm))
  const pipe = s.limb(
    [
      [side * 0.16, 0.72, 0],
      [reach(0.62), 0.62, 0],
      [reach(0.5), 0.5, 0],
    ],
    [0.03, 0.028, 0.03],
    8,
    6,
  )
  builder.add(pipe, paint.skin, (at) => [arm, fore, smoothstep(at.y, 0.555, 0.645)])
  builder.add(s.ellipsoid([reach(0.45), 0.448, 0.004], [0.056, 0.06, 0.056], 10, 7), paint.top, follow(fore))
  const stilt = s.limb(
    [
      [side * 0.085, 0.4, 0],
      [side * 0.085, 0.23, 0],
      [side * 0.085, 0.08, 0],
    ],
    [0.034, 0.03, 0.034],
    8,
    6,
  )
  builder.add(stilt, paint.skin, (at) => [leg, shin, smoothstep(at.y, 0.17, 0.27)])
  const shoe = s.turned(
    [
      [0.08, 0.0],
      [0.096, 0.012],
      [0.082, 0.06],
      [0.034, 0.092],
    ],
    12,
    5,
    1.2,
  )
  builder.add(shoe.translate(side * 0.085, 0, 0.012), paint.shoes, follow(foot))
}

function body(s: Shaper): Part {
  const builder = new PartBuilder('lamp')
  addLantern(s, builder)
  addTrunk(s, builder)
  for (const side of [1, -1]) addLimbs(s, builder, side)
  return builder.finish()
}

/** The ring it can be carried by. */
function handle(s: Shaper): Part {
  const hoop = s.ring([0, 0, 0], 0.062, 0.014, 16, 6)
  hoop.rotateX(Math.PI / 2)
  hoop.translate(0, 1.4, 0)
  return new PartBuilder('lamp-crown')
    .add(s.ellipsoid([0, 1.325, 0], [0.06, 0.03, 0.06], 10, 6), paint.skin, onHead)
    .add(hoop, paint.skin, onHead)
    .finish()
}

/** 小灯灵: a lantern that learnt to walk. */
export function lampParts(s: Shaper): Part[] {
  return [body(s), handle(s)]
}
