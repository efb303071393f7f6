import type { BufferGeometry } from 'three'
import { torsoSkin } from './body.ts'
import { follow, type Part, PartBuilder, type SkinAt } from './part.ts'
import { type Point2, type Point3, type Shaper, smoothstep } from './shapes.ts'
import { joint, paint } from './skeleton.ts'

/** A long skirt swings with the thighs, behind more than in front and less between the legs. */
const gownSkin: SkinAt = (at) => {
  if (at.y > 0.46) return [joint.chest, joint.hips, smoothstep(at.y, 0.44, 0.6)]
  const aside = 0.6 + 0.4 * smoothstep(Math.abs(at.x), 0.01, 0.12)
  const give = 0.86 - 0.28 * smoothstep(at.z, -0.16, 0.16)
  return [joint.lap, joint.hips, smoothstep(0.46 - at.y, 0, 0.2) * aside * give]
}

/** Where the sleeve's middle is at a height, metres from the middle of the body. */
const sleeveAt = (y: number): number => 0.165 + (0.77 - y) * 0.19

/** A sleeve over the sleeve: from `from` down to `to`, opening towards the hand. */
function addWideSleeves(s: Shaper, builder: PartBuilder, colour: number, from: number, to: number, radii: readonly number[]): void {
  for (const side of [1, -1]) {
    const arm = side > 0 ? joint.armLeft : joint.armRight
    const fore = side > 0 ? joint.foreLeft : joint.foreRight
    const at = (share: number): Point3 => {
      const y = from + (to - from) * share
      return [side * sleeveAt(y), y - 0.012 * share, -0.012 * share]
    }
    const sleeve = s.limb([at(0), at(0.35), at(0.7), at(0.95), at(1)], radii, 9, 6)
    builder.add(sleeve, colour, (place) => [arm, fore, smoothstep(place.y, 0.555, 0.645)])
  }
}

const trunk: readonly Point2[] = [
  [0.165, 0.2],
  [0.168, 0.415],
  [0.179, 0.47],
  [0.17, 0.6],
  [0.166, 0.69],
  [0.138, 0.765],
  [0.08, 0.805],
  [0.06, 0.9],
]

/** Presses a shape against the trunk until nothing stands off it by more than `standMetres`; what is below the belt stands freer. */
function pressedOn(shape: BufferGeometry, standMetres: number): BufferGeometry {
  const position = shape.getAttribute('position')
  for (let i = 0; i < position.count; i++) {
    const [x, y, z] = [position.getX(i), position.getY(i), position.getZ(i)]
    const above = trunk.findIndex(([, height]) => height > y)
    const [low, high] = [trunk[above - 1] ?? [0.165, 0], trunk[above] ?? [0.06, 1]]
    const radius = low[0] + ((high[0] - low[0]) * (y - low[1])) / (high[1] - low[1])
    const most = (radius + standMetres + 0.4 * Math.max(0, 0.47 - y)) / Math.hypot(x, z / 0.84)
    if (most < 1) position.setXYZ(i, x * most, y, z * most)
  }
  return shape
}

/** A band laid over the chest along points. */
function addBand(s: Shaper, builder: PartBuilder, colour: number, points: readonly Point3[], radius: number): void {
  const radii = points.map((_, i) => (i === 0 || i === points.length - 1 ? radius * 0.8 : radius))
  builder.add(s.limb(points, radii, 6, points.length * 2), colour, torsoSkin)
}

function addSkirt(s: Shaper, builder: PartBuilder, colour: number, profile: readonly Point2[], pleats = 0): void {
  const skirt = s.turned(profile, pleats > 0 ? 26 : 20, 8, 0.9)
  const position = skirt.getAttribute('position')
  for (let i = 0; i < position.count; i++) {
    const angle = Math.atan2(position.getX(i), position.getZ(i))
    const fold = 1 + (pleats > 0 ? 0.045 : 0) * Math.cos(angle * pleats) * smoothstep(position.getY(i), 0.5, 0.15)
    position.setXYZ(i, position.getX(i) * fold, position.getY(i), position.getZ(i) * fold)
  }
  builder.add(skirt, colour, gownSkin)
}

/** Crossed collar, wide sleeves, a sash, and a skirt to the ankles. */
function hanfu(s: Shaper): Part {
  const builder = new PartBuilder('outfit-hanfu')
  const skirt: readonly Point2[] = [
    [0.2, 0.115],
    [0.272, 0.092],
    [0.282, 0.105],
    [0.262, 0.2],
    [0.228, 0.33],
    [0.2, 0.44],
    [0.188, 0.53],
    [0.17, 0.56],
  ]
  addSkirt(s, builder, paint.bottom, skirt, 9)
  addWideSleeves(s, builder, paint.top, 0.72, 0.452, [0.06, 0.078, 0.092, 0.122, 0.132, 0.1])
  builder.add(s.ring([0, 0.542, 0], 0.187, 0.026, 18, 4, 0.88), paint.accent, torsoSkin)
  const collar: readonly Point3[] = [
    [-0.055, 0.81, -0.06],
    [-0.088, 0.79, 0.03],
    [-0.062, 0.745, 0.11],
    [0.02, 0.66, 0.142],
    [0.1, 0.57, 0.134],
  ]
  addBand(
    s,
    builder,
    paint.pale,
    collar.map(([x, y, z]) => [-x, y, z - 0.004]),
    0.021,
  )
  addBand(s, builder, paint.accent, collar, 0.025)
  const ribbon = s.limb(
    [
      [0.06, 0.55, 0.17],
      [0.07, 0.44, 0.205],
      [0.085, 0.3, 0.232],
    ],
    [0.012, 0.022, 0.016],
    5,
    4,
  )
  builder.add(ribbon, paint.accent, gownSkin)
  return builder.finish()
}

/** A long straight tunic with a stitched placket. */
function kurta(s: Shaper): Part {
  const builder = new PartBuilder('outfit-kurta')
  const tunic: readonly Point2[] = [
    [0.17, 0.2],
    [0.222, 0.188],
    [0.23, 0.2],
    [0.216, 0.3],
    [0.2, 0.42],
    [0.189, 0.52],
    [0.18, 0.62],
    [0.174, 0.69],
    [0.14, 0.755],
  ]
  addSkirt(s, builder, paint.top, tunic)
  builder.add(s.ring([0, 0.205, 0], 0.226, 0.013, 20, 4, 0.9), paint.accent, gownSkin)
  builder.add(s.ring([0, 0.806, 0], 0.078, 0.026, 12, 4, 0.98), paint.accent, follow(joint.chest))
  builder.add(s.ellipsoid([0, 0.68, 0.139], [0.026, 0.115, 0.022], 8, 7), paint.accent, torsoSkin)
  for (const y of [0.745, 0.7, 0.655, 0.61])
    builder.add(s.ellipsoid([0, y, 0.162 - (y - 0.68) * 0.16], [0.01, 0.01, 0.007], 5, 3), paint.straw, torsoSkin)
  for (const side of [1, -1]) {
    const cuff = s.ellipsoid([side * sleeveAt(0.49), 0.492, 0], [0.073, 0.022, 0.073], 10, 4)
    builder.add(cuff, paint.accent, follow(side > 0 ? joint.foreLeft : joint.foreRight))
  }
  return builder.finish()
}

/** A pleated cloth to the ankles whose end crosses the chest and falls down the back. */
function sari(s: Shaper): Part {
  const builder = new PartBuilder('outfit-sari')
  const skirt: readonly Point2[] = [
    [0.17, 0.11],
    [0.226, 0.086],
    [0.234, 0.1],
    [0.218, 0.2],
    [0.204, 0.33],
    [0.195, 0.42],
    [0.186, 0.49],
    [0.168, 0.515],
  ]
  addSkirt(s, builder, paint.accent, skirt, 11)
  builder.add(s.ring([0, 0.112, 0], 0.23, 0.016, 22, 4, 0.9), paint.straw, gownSkin)
  const across: readonly Point3[] = [
    [-0.16, 0.455, 0.05],
    [-0.09, 0.53, 0.125],
    [0, 0.625, 0.135],
    [0.085, 0.725, 0.095],
    [0.105, 0.785, 0.0],
    [0.095, 0.7, -0.115],
    [0.085, 0.55, -0.15],
    [0.085, 0.38, -0.195],
    [0.09, 0.25, -0.21],
  ]
  const cloth = pressedOn(s.limb(across, [0.05, 0.085, 0.092, 0.08, 0.06, 0.08, 0.088, 0.085, 0.06], 10, 18), 0.018)
  builder.add(cloth, paint.accent, (at) =>
    at.y > 0.47 ? [joint.chest, joint.hips, smoothstep(at.y, 0.44, 0.6)] : [joint.hips, joint.hips, 1],
  )
  const border = pressedOn(
    s.limb(
      [
        [-0.19, 0.52, 0.07],
        [-0.1, 0.61, 0.165],
        [-0.01, 0.7, 0.16],
        [0.045, 0.77, 0.105],
        [0.052, 0.82, 0.01],
        [0.03, 0.72, -0.15],
      ],
      [0.014, 0.017, 0.017, 0.017, 0.017, 0.014],
      6,
      12,
    ),
    0.026,
  )
  builder.add(border, paint.straw, torsoSkin)
  return builder.finish()
}

/** Clothes that wrap and fall. */
export function wrappedOutfitParts(s: Shaper): Part[] {
  return [hanfu(s), kurta(s), sari(s)]
}
