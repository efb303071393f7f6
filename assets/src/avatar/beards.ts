import type { BufferGeometry } from 'three'
import { onHead } from './hair.ts'
import { type Part, PartBuilder } from './part.ts'
import { indexed, type Shaper, smoothstep } from './shapes.ts'
import { cheek, head, paint } from './skeleton.ts'

function addMoustache(s: Shaper, builder: PartBuilder, thickness: number): void {
  for (const side of [1, -1]) {
    const half = s.limb(
      [
        [side * 0.004, head.y - 0.067, 0.254],
        [side * 0.034, head.y - 0.07, 0.255],
        [side * 0.068, head.y - 0.086, 0.241],
        [side * 0.092, head.y - 0.096, 0.222],
      ],
      [thickness * 0.8, thickness, thickness * 0.8, 0.003],
      6,
      5,
    )
    builder.add(half, paint.hair, onHead)
  }
}

interface Growth {
  thick: number
  /** How far it hangs below the chin, metres. */
  long: number
  /** Height on the unit head of its upper edge under the mouth. */
  under: number
}

/** Hair along the jaw from ear to ear: a patch that stands off the head, rolled in at its edges. */
function jaw(s: Shaper, { thick, long, under }: Growth): BufferGeometry {
  const across = s.cut(18)
  const down = s.cut(6)
  const widest = 1.42
  const positions: number[] = []
  const indices: number[] = []
  for (let row = 0; row <= down; row++) {
    for (let column = 0; column <= across; column++) {
      const azimuth = (column / across - 0.5) * 2 * widest
      const upper = Math.acos(under + (0.16 - under) * smoothstep(Math.abs(azimuth), 0.42, widest) ** 1.2)
      const angle = upper + (2.75 - upper) * (row / down)
      const edge = Math.min(row / 1.2, 1) * smoothstep(widest - Math.abs(azimuth), 0, 0.25)
      const radius = 0.985 + (thick + 0.015) * Math.sin((Math.min(1, edge) * Math.PI) / 2)
      const hang = long * smoothstep(angle, 2.0, 2.7) * (1 - smoothstep(Math.abs(azimuth), 0.5, 1.3))
      const curl = 1 + 0.04 * Math.sin(azimuth * 9) * Math.min(1, edge)
      positions.push(
        Math.sin(angle) * Math.sin(azimuth) * head.radiusX * radius * curl * cheek(Math.cos(angle), Math.sin(angle) * Math.cos(azimuth)),
        head.y + Math.cos(angle) * head.radiusY * radius - hang,
        Math.sin(angle) * Math.cos(azimuth) * head.radiusZ * radius * curl + hang * 0.35,
      )
    }
  }
  const width = across + 1
  for (let row = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      const a = row * width + column
      indices.push(a, a + width, a + width + 1, a, a + width + 1, a + 1)
    }
  }
  return indexed(positions, indices)
}

/** Beards, in the colour of the hair. */
export function beardParts(s: Shaper): Part[] {
  const moustache = new PartBuilder('beard-moustache')
  addMoustache(s, moustache, 0.022)
  const goatee = new PartBuilder('beard-goatee')
  addMoustache(s, goatee, 0.014)
  goatee.add(s.ellipsoid([0, head.y - 0.192, 0.188], [0.046, 0.06, 0.05], 9, 6), paint.hair, onHead)
  const short = new PartBuilder('beard-short').add(jaw(s, { thick: 0.045, long: 0, under: -0.64 }), paint.hair, onHead)
  addMoustache(s, short, 0.014)
  const full = new PartBuilder('beard-full').add(jaw(s, { thick: 0.12, long: 0.1, under: -0.6 }), paint.hair, onHead)
  addMoustache(s, full, 0.024)
  return [moustache.finish(), goatee.finish(), short.finish(), full.finish()]
}
