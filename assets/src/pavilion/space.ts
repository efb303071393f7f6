import type { SpaceSource } from '#bake/space-source.ts'
import { buildPavilion } from './build.ts'
import { hexDistance, layout } from './layout.ts'

/** The Lake Pavilion: a stage under upturned eaves, in morning mist. */
export const pavilion: SpaceSource = {
  id: 'pavilion',
  document: 'assets/spaces/pavilion.json',
  sources: ['assets/src/pavilion'],
  build: buildPavilion,
  isBuried: (x, y, z) => hexDistance(x, z) < layout.terrace - 0.1 && y < -0.12 && y > -2,
  walkFrom: layout.walkFrom,
  reachMetres: 21,
  sky: { zenith: '#aac6f0', mid: '#cfd8ea', low: '#ffdcbc', sun: '#ffc486', towardsSun: [-0.72, 0.34, -0.45], sunStrength: 1.5 },
  skyGain: 0.92,
}
