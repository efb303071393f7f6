import type { SpaceSource } from '#bake/space-source.ts'
import { buildGarden } from './build.ts'
import { isUnderFloor, layout } from './layout.ts'

/** The Lantern Garden: a café terrace at dusk. */
export const garden: SpaceSource = {
  id: 'garden',
  document: 'assets/spaces/garden.json',
  sources: ['assets/src/garden'],
  build: buildGarden,
  isBuried: isUnderFloor,
  walkFrom: layout.walkFrom,
  reachMetres: 12,
  sky: { zenith: '#8f98e6', mid: '#c3a6dc', low: '#ffc0a0', sun: '#ff8a5c', towardsSun: [-0.75, 0.22, -0.55], sunStrength: 0.9 },
}
