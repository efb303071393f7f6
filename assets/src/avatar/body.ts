import { SphereGeometry, type BufferGeometry } from 'three'
import { follow, type Part, PartBuilder, type SkinAt } from './part.ts'
import { ellipsoid, limb, type Point3, ring, type Shaper, smoothstep, turned } from './shapes.ts'
import { cheek, head, joint, paint } from './skeleton.ts'

/** The chest bends away from the hips between the belt and the ribs. */
export const torsoSkin: SkinAt = (at) => [joint.chest, joint.hips, smoothstep(at.y, 0.44, 0.6)]

/** How finely each shape is cut: columns around, then rings along. */
interface Detail {
  skull: readonly [number, number]
  trunk: readonly [number, number, number]
  sleeve: readonly [number, number]
  hand: readonly [number, number]
  leg: readonly [number, number]
  shoe: readonly [number, number]
  /** Thumbs, nose, neck: too small to be seen from afar. */
  small: boolean
}
const near: Detail = { skull: [24, 15], trunk: [16, 7, 5], sleeve: [9, 7], hand: [8, 5], leg: [8, 5], shoe: [9, 6], small: true }
const far: Detail = { skull: [17, 10], trunk: [10, 5, 3], sleeve: [6, 4], hand: [5, 3], leg: [6, 3], shoe: [7, 4], small: false }

/** What everybody wears and is: drawn for each avatar, whatever its look. */
export function bodyPart(): Part {
  return build('body', near)
}

/** The same body for those some way off: half the triangles, the same outline. */
export function farBodyPart(): Part {
  return build('body-far', far)
}

function build(name: string, detail: Detail): Part {
  const builder = new PartBuilder(name)
  addHead(builder, detail)
  addTrunkAndLimbs(builder, detail, paint.skin)
  return builder.finish()
}

/** The shirt comes last: under a coat nothing of it is drawn, and so nothing of it comes through. */
function addTrunkAndLimbs(builder: PartBuilder, detail: Detail, hands: number): void {
  addHipsAndNeck(builder, detail)
  for (const side of [1, -1] as const) {
    addHand(builder, side, detail, hands)
    addLeg(builder, side, detail)
  }
  builder.endBare()
  addShirt(builder, detail)
  for (const side of [1, -1] as const) addSleeve(builder, side, detail)
}

/** Ears are a part of their own: some hair hides them. */
export function earParts(s: Shaper): Part[] {
  const builder = new PartBuilder('ears')
  for (const side of [1, -1]) {
    const ear: Point3 = [side * 0.286, head.y - 0.035, -0.012]
    builder.add(s.ellipsoid(ear, [0.036, 0.056, 0.034], 8, 6), paint.skin, follow(joint.head))
  }
  return [builder.finish()]
}

/** Everything below the head of a being that wears people's clothes but has paws of another colour; to be added last. */
export function addClothedBody(builder: PartBuilder, fineness: number, hands: number): void {
  addTrunkAndLimbs(builder, fineness < 1 ? far : near, hands)
}

function addShirt(builder: PartBuilder, { trunk, small }: Detail): void {
  const shirt = turned(
    [
      [0.1, 0.4],
      [0.168, 0.415],
      [0.179, 0.47],
      [0.178, 0.52],
      [0.17, 0.6],
      [0.166, 0.69],
      [0.138, 0.765],
      [0.075, 0.805],
    ],
    trunk[0],
    trunk[1],
  )
  builder.add(shirt, paint.top, torsoSkin)
  builder.add(ring([0, 0.797, 0], 0.08, 0.028, small ? 10 : 7, small ? 4 : 3, 0.95), paint.top, follow(joint.chest))
}

function addHipsAndNeck(builder: PartBuilder, { trunk }: Detail): void {
  const trousers = turned(
    [
      [0, 0.315],
      [0.1, 0.322],
      [0.162, 0.36],
      [0.174, 0.42],
      [0.166, 0.465],
      [0.12, 0.468],
    ],
    trunk[0],
    trunk[2],
  )
  builder.add(trousers, paint.bottom, follow(joint.hips))
  builder.add(
    turned(
      [
        [0.085, 0.75],
        [0.064, 0.83],
        [0.06, 0.9],
      ],
      8,
      1,
      1,
    ),
    paint.skin,
    follow(joint.chest),
  )
}

/** How far from the middle of the body an arm's middle is, at a height. */
const armAt = (y: number): number => 0.165 + (0.77 - y) * 0.19

function addSleeve(builder: PartBuilder, side: 1 | -1, { sleeve: sleeveDetail }: Detail): void {
  const arm = side > 0 ? joint.armLeft : joint.armRight
  const fore = side > 0 ? joint.foreLeft : joint.foreRight
  const outAt = (y: number): number => side * armAt(y)
  const sleeve = limb(
    [
      [side * 0.1, 0.765, 0],
      [outAt(0.74), 0.745, 0],
      [outAt(0.66), 0.66, 0],
      [outAt(0.58), 0.58, 0],
      [outAt(0.5), 0.5, 0],
      [outAt(0.475), 0.475, 0],
    ],
    [0.035, 0.068, 0.066, 0.061, 0.062, 0.07, 0.055],
    ...sleeveDetail,
  )
  builder.add(sleeve, paint.top, (at) => [arm, fore, smoothstep(at.y, 0.555, 0.645)])
}

/** Knuckles from the back of the hand to the front: where each finger begins, and how far down it ends. */
const fingers = [
  [-0.036, 0.376],
  [-0.002, 0.364],
  [0.031, 0.374],
] as const

/** A palm turned to the body, three fingers a little bent, and a thumb before them. */
function addHand(builder: PartBuilder, side: 1 | -1, { hand, small }: Detail, colour: number): void {
  const fore = follow(side > 0 ? joint.foreLeft : joint.foreRight)
  if (!small) {
    builder.add(ellipsoid([side * armAt(0.44), 0.432, 0.004], [0.045, 0.066, 0.054], ...hand), colour, fore)
    return
  }
  const x = side * 0.227
  builder.add(ellipsoid([x, 0.443, 0], [0.037, 0.054, 0.053], ...hand), colour, fore)
  for (const [z, tip] of fingers) {
    const finger = limb(
      [
        [x, 0.43, z * 0.9],
        [x - side * 0.004, 0.4, z],
        [x - side * 0.018, tip, z * 0.92],
      ],
      [0.019, 0.021, 0.019, 0.009],
      5,
      3,
    )
    builder.add(finger, colour, fore)
  }
  const thumb = limb(
    [
      [x - side * 0.006, 0.456, 0.034],
      [x - side * 0.018, 0.436, 0.062],
      [x - side * 0.026, 0.408, 0.07],
    ],
    [0.018, 0.021, 0.019, 0.008],
    5,
    3,
  )
  builder.add(thumb, colour, fore)
}

function addLeg(builder: PartBuilder, side: 1 | -1, { leg: legDetail, shoe: shoeDetail }: Detail): void {
  const leg = side > 0 ? joint.legLeft : joint.legRight
  const shin = side > 0 ? joint.shinLeft : joint.shinRight
  const foot = side > 0 ? joint.footLeft : joint.footRight
  const x = side * 0.085
  const trouser = limb(
    [
      [x, 0.42, 0],
      [x, 0.34, 0],
      [x, 0.22, 0],
      [x, 0.13, 0],
      [x, 0.095, -0.002],
    ],
    [0.075, 0.085, 0.077, 0.07, 0.073, 0.05],
    ...legDetail,
  )
  builder.add(trouser, paint.bottom, (at) => [leg, shin, smoothstep(at.y, 0.17, 0.27)])
  builder.add(shoe(x, shoeDetail), paint.shoes, (at) => [foot, shin, smoothstep(at.y, 0.14, 0.09)])
}

/** An egg with a flat sole. */
function shoe(x: number, detail: readonly [number, number]): BufferGeometry {
  const shape = ellipsoid([0, 0, 0], [0.08, 0.066, 0.122], ...detail)
  const position = shape.getAttribute('position')
  for (let i = 0; i < position.count; i++) {
    position.setY(i, Math.max(position.getY(i), -0.052))
    const z = position.getZ(i)
    if (z > 0) position.setX(i, position.getX(i) * (1 + z * 0.9))
  }
  shape.translate(x, 0.053, 0.036)
  return shape
}

function addHead(builder: PartBuilder, { skull: skullDetail, small }: Detail): void {
  const skull = new SphereGeometry(1, ...skullDetail)
  const position = skull.getAttribute('position')
  for (let i = 0; i < position.count; i++) {
    const y = position.getY(i)
    let x = position.getX(i)
    let z = position.getZ(i)
    x *= cheek(y, z)
    if (z > 0.3) z *= 0.965
    position.setXYZ(i, x * head.radiusX, y * head.radiusY + head.y, z * head.radiusZ)
  }
  builder.add(skull, paint.face, follow(joint.head))
  if (small) builder.add(ellipsoid([0, head.y - 0.04, 0.25], [0.019, 0.015, 0.018], 6, 4), paint.skin, follow(joint.head))
}
