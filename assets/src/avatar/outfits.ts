import { SphereGeometry, type BufferGeometry } from 'three'
import { torsoSkin } from './body.ts'
import { follow, type Part, PartBuilder, type SkinAt } from './part.ts'
import { indexed, type Shaper, smoothstep } from './shapes.ts'
import { joint, paint } from './skeleton.ts'

/** Cloth below the belt: hangs from the hips, the lower and the farther aside the more it goes with the thighs. */
export const skirtSkin =
  (belt: number, most: number): SkinAt =>
  (at) => {
    const share = most * smoothstep(belt - at.y, 0, 0.2) * Math.min(1, Math.abs(at.x) * 6)
    if (at.y > 0.47) return [joint.chest, joint.hips, smoothstep(at.y, 0.44, 0.6)]
    return [joint.lap, joint.hips, share]
  }

function dress(s: Shaper): Part {
  const skirt = s.turned(
    [
      [0.15, 0.285],
      [0.225, 0.262],
      [0.262, 0.258],
      [0.268, 0.275],
      [0.24, 0.36],
      [0.203, 0.46],
      [0.18, 0.53],
      [0.172, 0.575],
    ],
    16,
    6,
    0.88,
  )
  const builder = new PartBuilder('outfit-dress').add(skirt, paint.top, skirtSkin(0.45, 0.4))
  builder.add(s.ring([0, 0.545, 0], 0.18, 0.017, 14, 3, 0.85), paint.accent, torsoSkin)
  for (const side of [1, -1])
    builder.add(s.ellipsoid([side * 0.055, 0.772, 0.09], [0.058, 0.02, 0.045], 7, 4), paint.accent, follow(joint.chest))
  return builder.finish()
}

function apron(s: Shaper): Part {
  const builder = new PartBuilder('outfit-apron')
  const bib = new SphereGeometry(1, s.cut(14), s.cut(9), Math.PI * 0.2, Math.PI * 0.6, Math.PI * 0.24, Math.PI * 0.7)
  bib.scale(0.19, 0.262, 0.168)
  bib.translate(0, 0.55, 0.004)
  builder.add(bib, paint.accent, torsoSkin)
  builder.add(s.ring([0, 0.505, 0], 0.184, 0.016, 14, 3, 0.84), paint.accent, torsoSkin)
  builder.add(frontPanel(), paint.accent, skirtSkin(0.47, 0.45))
  for (const side of [1, -1]) {
    const strap = s.limb(
      [
        [side * 0.08, 0.7, 0.125],
        [side * 0.085, 0.775, 0.09],
        [side * 0.07, 0.81, 0.02],
        [side * 0.06, 0.79, -0.09],
      ],
      [0.011, 0.013, 0.013, 0.011],
      4,
      4,
    )
    builder.add(strap, paint.accent, follow(joint.chest))
  }
  builder.add(s.ellipsoid([0, 0.5, 0.166], [0.07, 0.045, 0.018], 10, 5), paint.top, torsoSkin)
  return builder.finish()
}

/** The lower half of an apron: a curved cloth in front of the thighs, thick enough to be seen from both sides. */
function frontPanel(): BufferGeometry {
  const across = 7
  const down = 3
  const positions: number[] = []
  const indices: number[] = []
  for (const layer of [0, -0.012]) {
    for (let row = 0; row <= down; row++) {
      for (let column = 0; column <= across; column++) {
        const angle = (column / across - 0.5) * 1.9
        const radius = 0.186 + row * 0.0113 + layer
        positions.push(
          Math.sin(angle) * radius,
          0.5 - row * 0.0773 + (row === down ? 0.02 * Math.abs(angle) : 0),
          Math.cos(angle) * radius * 0.86,
        )
      }
    }
  }
  const width = across + 1
  const back = width * (down + 1)
  for (let row = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      const a = row * width + column
      const c = a + width
      indices.push(a, c, c + 1, a, c + 1, a + 1)
      indices.push(back + a, back + c + 1, back + c, back + a, back + a + 1, back + c + 1)
    }
  }
  return indexed(positions, indices)
}

function scarf(s: Shaper): Part {
  const builder = new PartBuilder('accessory-scarf')
  builder.add(s.ring([0, 0.81, 0.002], 0.102, 0.047, 12, 6, 1.02), paint.accent, follow(joint.chest))
  const end = s.limb(
    [
      [0.07, 0.8, 0.125],
      [0.085, 0.72, 0.165],
      [0.085, 0.63, 0.172],
      [0.082, 0.575, 0.172],
    ],
    [0.03, 0.042, 0.046, 0.042, 0.02],
    6,
    4,
  )
  builder.add(end, paint.accent, torsoSkin)
  builder.add(s.ellipsoid([0.07, 0.79, 0.135], [0.04, 0.036, 0.03], 6, 4), paint.accent, follow(joint.chest))
  return builder.finish()
}

/** A coat's body: turned like the torso, closed in front up to where it opens for the neck by `neckRadians` to either side, with an inside. */
export function coatShell(s: Shaper, { neckRadians = 0, wide = 1 } = {}): BufferGeometry {
  const profile = [
    [0.268, 0.215],
    [0.25, 0.3],
    [0.222, 0.4],
    [0.2, 0.5],
    [0.19, 0.6],
    [0.186, 0.69],
    [0.16, 0.765],
    [0.1, 0.812],
  ] as const
  const around = s.cut(16)
  const positions: number[] = []
  const indices: number[] = []
  const width = around + 1
  for (const layer of [0, -0.016]) {
    for (const [radius, y] of profile) {
      for (let column = 0; column <= around; column++) {
        const open = 0.002 + neckRadians * smoothstep(y, 0.57, 0.76)
        const angle = open + (column / around) * (Math.PI * 2 - open * 2)
        positions.push(Math.sin(angle) * (radius * wide + layer), y, Math.cos(angle) * (radius * wide + layer) * 0.88)
      }
    }
  }
  const back = width * profile.length
  const insideRows = 3
  const quad = (a: number, b: number, c: number, d: number): void => void indices.push(a, b, c, a, c, d)
  for (let row = 0; row < profile.length - 1; row++) {
    for (let column = 0; column < around; column++) {
      const a = row * width + column
      quad(a, a + 1, a + 1 + width, a + width)
      if (row < insideRows) quad(back + a, back + a + width, back + a + 1 + width, back + a + 1)
    }
    const first = row * width
    const last = first + around
    quad(first, first + width, back + first + width, back + first)
    quad(last, back + last, back + last + width, last + width)
  }
  for (let column = 0; column < around; column++) quad(column, back + column, back + column + 1, column + 1)
  return indexed(positions, indices)
}

/** Clothes from here; parts are named after the options of the look. */
export function outfitParts(s: Shaper): Part[] {
  return [dress(s), apron(s), scarf(s)]
}
