import type { BufferGeometry } from 'three'
import { ear, flower } from './accessories.ts'
import { addClothedBody } from './body.ts'
import { follow, type Part, PartBuilder } from './part.ts'
import { type Shaper, smoothstep } from './shapes.ts'
import { head, joint, paint } from './skeleton.ts'

const onHead = follow(joint.head)

/** A round skull that widens into cheeks. */
function skull(s: Shaper): BufferGeometry {
  const shape = s.ellipsoid([0, 0, 0], [1, 1, 1], 28, 18)
  const position = shape.getAttribute('position')
  for (let i = 0; i < position.count; i++) {
    const [x, y, z] = [position.getX(i), position.getY(i), position.getZ(i)]
    const cheek = Math.exp(-(((y + 0.34) / 0.26) ** 2)) * smoothstep(Math.abs(x), 0.45, 0.95)
    position.setXYZ(i, x * (1 + 0.2 * cheek) * head.radiusX, (y - 0.06 * cheek) * head.radiusY * 0.97 + head.y, z * head.radiusZ)
  }
  return shape
}

function body(s: Shaper): Part {
  const builder = new PartBuilder('fox')
  builder.add(skull(s), paint.face, onHead)
  builder.add(s.ellipsoid([0, head.y - 0.095, 0.215], [0.105, 0.07, 0.12], 14, 9), paint.pale, onHead)
  for (const side of [1, -1]) {
    const cheek = s.ellipsoid([0, 0, 0], [0.13, 0.06, 0.055], 12, 8)
    cheek.rotateZ(side * 0.3)
    cheek.rotateY(side * -0.5)
    cheek.translate(side * 0.185, head.y - 0.118, 0.155)
    builder.add(cheek, paint.pale, onHead)
  }
  builder.add(s.ellipsoid([0, head.y - 0.052, 0.325], [0.03, 0.022, 0.022], 9, 6), paint.ink, onHead)
  addTail(s, builder)
  addClothedBody(builder, s.fineness, paint.shoes)
  return builder.finish()
}

function addTail(s: Shaper, builder: PartBuilder): void {
  const brush = s.limb(
    [
      [0, 0.4, -0.12],
      [0.01, 0.32, -0.24],
      [0.03, 0.33, -0.38],
      [0.06, 0.46, -0.46],
      [0.07, 0.6, -0.45],
    ],
    [0.035, 0.06, 0.105, 0.125, 0.1],
    11,
    9,
  )
  builder.add(brush, paint.skin, follow(joint.hips))
  const tip = s.limb(
    [
      [0.068, 0.57, -0.455],
      [0.07, 0.65, -0.44],
      [0.06, 0.76, -0.4],
    ],
    [0.098, 0.092, 0.01],
    11,
    5,
  )
  builder.add(tip, paint.pale, follow(joint.hips))
}

function ears(s: Shaper): Part {
  const builder = new PartBuilder('fox-crown')
  for (const side of [1, -1]) {
    for (const [shape, colour, lift] of [
      [ear(s, 0.105, 0.21), paint.skin, 0],
      [ear(s, 0.064, 0.14), paint.pale, 0.034],
      [ear(s, 0.05, 0.085), paint.hair, -0.001],
    ] as const) {
      if (colour === paint.hair) shape.translate(0, 0.075, -0.006)
      shape.translate(0, colour === paint.pale ? -0.02 : 0, lift)
      shape.rotateZ(-side * 0.3)
      shape.translate(side * 0.165, head.y + 0.285, -0.005)
      builder.add(shape, colour, onHead)
    }
  }
  return builder.finish()
}

/** A fox that walks upright and wears people's clothes. */
export function foxParts(s: Shaper): Part[] {
  return [body(s), ears(s), flower(s, 'fox-flower', [0.118, head.y + 0.213, 0.148])]
}
