import type { SpaceSource } from '#bake/space-source.ts'
import { SpaceBuilder, emptyParts } from '#kit/builder.ts'
import { createRandom } from '#kit/random.ts'
import { cylinder, gridSurface } from '#kit/shapes.ts'
import { solidBox, solidCylinder } from '#kit/solids.ts'

/** For tests: a space nobody has heard of, kept outside assets/spaces and unknown to the table. */
export const yard: SpaceSource = {
  id: 'yard',
  document: 'assets/src/testing/yard.json',
  sources: ['assets/src/testing'],
  build() {
    const parts = emptyParts()
    const builder = new SpaceBuilder(parts, createRandom(1))
    builder.piece(
      gridSurface(4, 4, (u, v, out) => out.set(u * 4 - 2, 0, v * 4 - 2)),
      { paint: '#888888' },
    )
    builder.piece(cylinder({ topRadius: 0.4, height: 0.24, sides: 8 }), { at: [0, 0.12, 0], paint: '#aa5544' })
    builder.lamp([1, 1.5, 0], { colour: '#ffb866', intensity: 2, radiusMetres: 4 })
    builder.solid(solidBox([4, 0.2, 4], [0, -0.1, 0], { colour: '#888888', walkable: true }))
    builder.solid(solidCylinder({ radius: 0.4, height: 0.3 }, [0, 0, 0], { colour: '#aa5544' }))
    builder.seat('cushion', [0, 0.24, 0], 0)
    return parts
  },
  walkFrom: { x: -1, z: -1 },
  reachMetres: 5,
  sky: { zenith: '#8f98e6', mid: '#c3a6dc', low: '#ffc0a0', sun: '#ff8a5c', towardsSun: [1, 1, 0], sunStrength: 0.5 },
}
