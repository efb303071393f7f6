import { Color } from 'three'
import type { BufferGeometry } from 'three'
import type { SpaceBuilder } from '#kit/builder.ts'
import type { Paint } from '#kit/paint.ts'
import { gridSurface, lathe } from '#kit/shapes.ts'
import { solidCylinder } from '#kit/solids.ts'
import { palette } from '#palette.ts'
import { layout } from './layout.ts'

const plankMetres = 0.42
const gapMetres = 0.017
const lightGridMetres = 0.3

/** The round terrace: planks cut to the circle, each its own piece, inside a low edging. */
export function buildDeck(builder: SpaceBuilder): void {
  const { deckRadius } = layout
  const rows = Math.floor((deckRadius * 2) / plankMetres)
  const first = (-rows * plankMetres) / 2
  for (let row = 0; row < rows; row++) layRow(builder, first + row * plankMetres, row)
  builder.piece(
    lathe(
      [
        [deckRadius + 0.16, -0.16],
        [deckRadius + 0.16, -0.01],
        [deckRadius + 0.12, 0.03],
        [deckRadius - 0.04, 0.03],
        [deckRadius - 0.06, -0.05],
      ],
      80,
    ),
    { paint: palette.deckDark },
  )
  builder.solid(solidCylinder({ radius: deckRadius + 0.1, height: 0.2, sides: 40 }, [0, -0.2, 0], { colour: '#a3705a', walkable: true }))
}

function layRow(builder: SpaceBuilder, left: number, row: number): void {
  const { random } = builder
  const right = left + plankMetres - gapMetres
  const reach = (x: number): number => Math.sqrt(Math.max(0, (layout.deckRadius - 0.03) ** 2 - x * x))
  const half = Math.max(reach(left), reach(right))
  const inside = Math.min(reach(left), reach(right))
  let from = -half
  let length = random.between(2.2, 4.1) * (row % 2 === 0 ? 1 : 0.55)
  while (from < half - 0.01) {
    let to = from + length
    if (to > inside - 0.7) to = half
    const plank = { left, right, from, to, reach }
    const paint = random.pick([palette.deckLight, palette.deckMid, palette.deckDark])
    const at = [0, (random.next() - 0.5) * 0.008, 0] as const
    builder.piece(plankTop(plank), { paint: grain(paint, random.between(0, 9)), jitter: 0.06, at })
    from = to + gapMetres
    length = random.between(2.2, 4.1)
  }
}

/** A board's colour, a little lighter and darker along its length. */
function grain(hex: string, phase: number): Paint {
  const base = new Color(hex)
  return (position, _normal, out) => {
    out
      .copy(base)
      .offsetHSL(0, 0, 0.012 * Math.sin(position.z * 4.7 + phase) + 0.01 * Math.sin(position.x * 23 + position.z * 9.1 + phase * 2))
  }
}

interface Plank {
  left: number
  right: number
  from: number
  to: number
  reach: (x: number) => number
}

/** A plank's upper face, clipped to the circle at the ends of a row; the dark below shows through the gaps. */
function plankTop(plank: Plank): BufferGeometry {
  const rows = Math.max(1, Math.round((plank.to - plank.from) / lightGridMetres))
  return gridSurface(2, rows, (u, v, out) => {
    const x = plank.left + (plank.right - plank.left) * u
    const limit = plank.reach(x)
    const from = Math.max(plank.from, -limit)
    const to = Math.max(from, Math.min(plank.to, limit))
    out.set(x, 0, from + (to - from) * v)
  })
}
