import { Color } from 'three'
import type { BufferGeometry } from 'three'
import type { SpaceBuilder } from '#kit/builder.ts'
import type { Paint } from '#kit/paint.ts'
import { disc, gridSurface } from '#kit/shapes.ts'
import { toSolid } from '#kit/solids.ts'
import { palette } from '#palette.ts'
import { groundHeight, layout } from './layout.ts'

const innerRadius = layout.deckRadius - 0.25
const outerRadius = 34

/** The meadow round the deck, finer near it where lamps reach. */
export function buildGround(builder: SpaceBuilder): void {
  builder.piece(meadow(innerRadius, outerRadius, 84, 13), { paint: grass() })
  builder.solid(toSolid(meadow(innerRadius, layout.fenceRadius, 36, 2), { colour: '#7d7f63', walkable: true }))
  builder.solid(toSolid(meadow(layout.fenceRadius, outerRadius, 32, 4), { colour: '#6f7a60' }))
  builder.piece(disc(0, layout.deckRadius, 40, 1), { paint: palette.underDeck, at: [0, -0.075, 0] })
}

function meadow(inner: number, outer: number, sides: number, rings: number): BufferGeometry {
  return gridSurface(sides, rings, (u, v, out) => {
    const radius = inner + (outer - inner) * v ** 1.8
    const x = Math.sin(u * Math.PI * 2) * radius
    const z = Math.cos(u * Math.PI * 2) * radius
    out.set(x, groundHeight(x, z), z)
  })
}

/** The meadow's own colour, by where it lies in the garden. */
export function grass(): Paint {
  const light = new Color(palette.grassLight)
  const dark = new Color(palette.grassDark)
  const shade = new Color(palette.grassShade)
  return (position, _normal, out) => {
    const { x, z } = position
    const patch = 0.5 + 0.5 * Math.sin(x * 1.1 + Math.sin(z * 0.9) * 1.4) * Math.cos(z * 1.2)
    out.copy(light).lerp(dark, patch * 0.7 + 0.15)
    if (Math.hypot(x, z) < 8.7) out.lerp(shade, 0.3)
  }
}
