import { SphereGeometry } from 'three'
import { torsoSkin } from './body.ts'
import { coatShell, skirtSkin } from './outfits.ts'
import { follow, type Part, PartBuilder } from './part.ts'
import { type Shaper, smoothstep } from './shapes.ts'
import { joint, paint } from './skeleton.ts'

const onChest = follow(joint.chest)
const sleeveAt = (y: number): number => 0.165 + (0.77 - y) * 0.19

/** A panel on the front of the trunk: a piece of a ball round it, between two heights, `half` radians to either side. */
function frontPanel(s: Shaper, half: number, top: number, bottom: number, stand: number): SphereGeometry {
  const middle = 0.55
  const tall = 0.3
  const panel = new SphereGeometry(
    1,
    s.cut(10),
    s.cut(6),
    Math.PI / 2 - half,
    half * 2,
    Math.acos((top - middle) / tall),
    Math.acos((bottom - middle) / tall) - Math.acos((top - middle) / tall),
  )
  panel.scale(0.183 + stand, tall, 0.152 + stand)
  panel.translate(0, middle, 0.004)
  return panel
}

/** Dungarees: a bib on buttoned straps, turned-up legs. */
function overalls(s: Shaper): Part {
  const builder = new PartBuilder('outfit-overalls')
  builder.add(frontPanel(s, 0.82, 0.715, 0.45, 0.006), paint.bottom, torsoSkin)
  builder.add(frontPanel(s, 0.4, 0.655, 0.575, 0.014), paint.accent, torsoSkin)
  builder.add(s.ring([0, 0.472, 0], 0.176, 0.02, 16, 4, 0.85), paint.bottom, torsoSkin)
  for (const side of [1, -1]) {
    const strap = s.limb(
      [
        [side * 0.085, 0.69, 0.128],
        [side * 0.092, 0.775, 0.085],
        [side * 0.075, 0.812, 0.0],
        [side * 0.045, 0.74, -0.125],
        [side * -0.05, 0.6, -0.15],
        [side * -0.1, 0.48, -0.125],
      ],
      [0.016, 0.018, 0.018, 0.017, 0.016, 0.014],
      5,
      9,
    )
    builder.add(strap, paint.bottom, torsoSkin)
    builder.add(s.ellipsoid([side * 0.087, 0.693, 0.146], [0.019, 0.019, 0.01], 7, 4), paint.straw, torsoSkin)
    const shin = side > 0 ? joint.shinLeft : joint.shinRight
    builder.add(s.ring([side * 0.085, 0.125, -0.002], 0.066, 0.019, 12, 4), paint.accent, follow(shin))
  }
  return builder.finish()
}

/** A soft hood behind the neck, a pouch in front, strings. */
function hoodie(s: Shaper): Part {
  const builder = new PartBuilder('outfit-hoodie')
  const trunk = s.turned(
    [
      [0.15, 0.425],
      [0.182, 0.432],
      [0.192, 0.46],
      [0.19, 0.54],
      [0.184, 0.63],
      [0.176, 0.7],
      [0.142, 0.768],
      [0.085, 0.803],
    ],
    18,
    8,
    0.85,
  )
  builder.add(trunk, paint.top, torsoSkin)
  builder.add(s.ring([0, 0.445, 0], 0.184, 0.019, 16, 4, 0.86), paint.top, torsoSkin)
  const hood = s.limb(
    [
      [0.075, 0.785, 0.1],
      [0.15, 0.812, 0.02],
      [0.12, 0.838, -0.1],
      [0, 0.835, -0.16],
      [-0.12, 0.838, -0.1],
      [-0.15, 0.812, 0.02],
      [-0.075, 0.785, 0.1],
    ],
    [0.022, 0.04, 0.058, 0.075, 0.058, 0.04, 0.022],
    8,
    16,
  )
  builder.add(hood, paint.top, onChest)
  builder.add(s.ellipsoid([0, 0.74, -0.145], [0.12, 0.09, 0.05], 10, 6), paint.top, onChest)
  builder.add(frontPanel(s, 0.62, 0.565, 0.475, 0.02), paint.accent, torsoSkin)
  for (const side of [1, -1]) {
    const string = s.limb(
      [
        [side * 0.045, 0.785, 0.115],
        [side * 0.05, 0.72, 0.148],
        [side * 0.048, 0.65, 0.166],
      ],
      [0.007, 0.007, 0.009],
      4,
      3,
    )
    builder.add(string, paint.accent, torsoSkin)
  }
  return builder.finish()
}

/** A waistcoat over a collared shirt, with a bow. */
function suit(s: Shaper): Part {
  const builder = new PartBuilder('outfit-suit')
  builder.add(waistcoat(s), paint.bottom, torsoSkin)
  for (const side of [1, -1]) {
    const collar = s.ellipsoid([side * 0.048, 0.786, 0.088], [0.05, 0.018, 0.036], 7, 4)
    collar.translate(0, 0, 0)
    builder.add(collar, paint.pale, onChest)
    const wing = s.ellipsoid([side * 0.036, 0.757, 0.135], [0.034, 0.026, 0.016], 8, 5)
    builder.add(wing, paint.accent, onChest)
    const cuff = s.ellipsoid([side * sleeveAt(0.49), 0.486, 0], [0.07, 0.018, 0.07], 10, 4)
    builder.add(cuff, paint.pale, follow(side > 0 ? joint.foreLeft : joint.foreRight))
  }
  builder.add(s.ellipsoid([0, 0.757, 0.146], [0.014, 0.018, 0.012], 6, 4), paint.accent, onChest)
  for (const y of [0.6, 0.545, 0.49]) builder.add(s.ellipsoid([0, y, 0.171], [0.012, 0.012, 0.008], 6, 3), paint.straw, torsoSkin)
  return builder.finish()
}

/** Turned like the trunk, cut away in a V under the neck and round the arms. */
function waistcoat(s: Shaper) {
  const shell = s.turned(
    [
      [0.14, 0.405],
      [0.178, 0.41],
      [0.19, 0.45],
      [0.188, 0.53],
      [0.181, 0.62],
      [0.174, 0.69],
      [0.14, 0.764],
      [0.1, 0.79],
    ],
    26,
    10,
    0.85,
  )
  const position = shell.getAttribute('position')
  for (let i = 0; i < position.count; i++) {
    const [x, y, z] = [position.getX(i), position.getY(i), position.getZ(i)]
    const opening = smoothstep(y, 0.62, 0.78) * 0.085
    const inV = z > 0 ? smoothstep(opening - Math.abs(x), -0.008, 0.022) : 0
    const sink = 1 - 0.14 * inV
    position.setXYZ(i, x * sink, y, z * sink)
  }
  return shell
}

/** A sleeve in place of the shirt's. */
function addSleeves(s: Shaper, builder: PartBuilder, radii: readonly number[]): void {
  for (const side of [1, -1]) {
    const arm = side > 0 ? joint.armLeft : joint.armRight
    const fore = side > 0 ? joint.foreLeft : joint.foreRight
    const sleeve = s.limb(
      [
        [side * 0.1, 0.77, 0],
        [side * sleeveAt(0.745), 0.75, 0],
        [side * sleeveAt(0.64), 0.64, 0],
        [side * sleeveAt(0.54), 0.54, 0],
        [side * sleeveAt(0.475), 0.478, 0],
      ],
      radii,
      9,
      7,
    )
    builder.add(sleeve, paint.accent, (at) => [arm, fore, smoothstep(at.y, 0.555, 0.645)])
  }
}

/** Buttoned to the knees, open at the neck between lapels, with turned-up cuffs. */
function coat(s: Shaper): Part {
  const builder = new PartBuilder('outfit-coat')
  builder.add(coatShell(s, { neckRadians: 0.4 }), paint.accent, skirtSkin(0.45, 0.55))
  // All that is drawn of the shirt: what the lapels leave free.
  builder.add(frontPanel(s, 0.6, 0.8, 0.56, -0.004), paint.top, torsoSkin)
  builder.add(s.ring([0, 0.8, 0], 0.078, 0.026, 10, 3, 0.95), paint.top, onChest)
  addSleeves(s, builder, [0.04, 0.074, 0.072, 0.07, 0.072])
  for (const side of [1, -1]) {
    const lapel = s.limb(
      [
        [side * 0.08, 0.808, 0.05],
        [side * 0.096, 0.745, 0.12],
        [side * 0.06, 0.655, 0.158],
        [side * 0.012, 0.572, 0.172],
      ],
      [0.02, 0.034, 0.027, 0.006],
      5,
      4,
    )
    builder.add(lapel, paint.accent, onChest)
    const cuff = s.ellipsoid([side * sleeveAt(0.5), 0.5, 0], [0.082, 0.034, 0.082], 9, 4)
    builder.add(cuff, paint.accent, follow(side > 0 ? joint.foreLeft : joint.foreRight))
  }
  for (const y of [0.535, 0.465])
    builder.add(s.ellipsoid([0.03, y, 0.168 + (0.56 - y) * 0.09], [0.015, 0.015, 0.01], 6, 3), paint.ink, torsoSkin)
  builder.add(s.ring([0, 0.808, -0.012], 0.096, 0.034, 10, 4, 0.95), paint.accent, onChest)
  return builder.finish()
}

/** Closed to the knees with a hood and toggles: for days of rain. */
function raincoat(s: Shaper): Part {
  const builder = new PartBuilder('outfit-raincoat')
  builder.add(coatShell(s, { wide: 1.03 }), paint.accent, skirtSkin(0.45, 0.5))
  addSleeves(s, builder, [0.045, 0.08, 0.078, 0.08, 0.086])
  const hood = s.limb(
    [
      [0.07, 0.79, 0.11],
      [0.155, 0.815, 0.02],
      [0.125, 0.845, -0.105],
      [0, 0.845, -0.17],
      [-0.125, 0.845, -0.105],
      [-0.155, 0.815, 0.02],
      [-0.07, 0.79, 0.11],
    ],
    [0.024, 0.042, 0.06, 0.08, 0.06, 0.042, 0.024],
    8,
    16,
  )
  builder.add(hood, paint.accent, onChest)
  builder.add(s.ellipsoid([0, 0.73, -0.155], [0.125, 0.1, 0.055], 10, 6), paint.accent, onChest)
  for (const y of [0.68, 0.57, 0.46]) {
    const toggle = s.limb(
      [
        [-0.032, y, 0.176 + (0.68 - y) * 0.06],
        [0.032, y, 0.176 + (0.68 - y) * 0.06],
      ],
      [0.011, 0.011],
      5,
      2,
    )
    builder.add(toggle, paint.straw, torsoSkin)
  }
  return builder.finish()
}

/** Clothes for work, warmth and weather. */
export function outerOutfitParts(s: Shaper): Part[] {
  return [overalls(s), hoodie(s), suit(s), coat(s), raincoat(s)]
}
