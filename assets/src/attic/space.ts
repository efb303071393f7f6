import type { SpaceSource } from '#bake/space-source.ts'
import { buildAttic } from './build.ts'
import { layout } from './layout.ts'

/** The Rain Attic: a small warm room under a roof. Its walls are drawn from inside only. */
export const attic: SpaceSource = {
  id: 'attic',
  document: 'assets/spaces/attic.json',
  sources: ['assets/src/attic'],
  build: buildAttic,
  walkFrom: layout.walkFrom,
  reachMetres: 6,
  sky: { zenith: '#7f97c8', mid: '#93a9d0', low: '#b7c8dc', sun: '#9fb6e0', towardsSun: [0.2, 0.55, -0.8], sunStrength: 0.9 },
  skyGain: 2.8,
  skyReachMetres: 9,
}
