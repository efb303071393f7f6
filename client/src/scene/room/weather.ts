import type { SpaceLights, SpaceMesh } from '@kith/shared/space'
import type { Object3D } from 'three'
import type { QualitySettings } from '#scene/quality.ts'
import type { SharedUniforms } from './shared-uniforms.ts'
import type { SpaceObject } from './space-mesh.ts'
import { createMist } from './weather/mist.ts'
import { createPanes } from './weather/panes.ts'
import { createRain } from './weather/rain.ts'
import { createReflection, createWater } from './weather/water.ts'

/** A chunk of its own: only spaces with water, rain or mist fetch it. */
export interface Weather {
  create(lights: SpaceLights, ground: SpaceObject, space: SpaceMesh, settings: QualitySettings, shared: SharedUniforms): Object3D[]
}

export const weather: Weather = {
  create({ waters, glows, panes, rains, mists }, ground, space, settings, shared) {
    const objects: Object3D[] = []
    const [water] = waters
    if (water && settings.reflections) objects.push(createReflection(ground, space, water))
    objects.push(...waters.map((each) => createWater(each, glows, settings.reflections, shared)))
    if (panes.length > 0) objects.push(createPanes(panes, shared))
    if (rains.length > 0) objects.push(createRain(rains, shared))
    if (mists.length > 0) objects.push(createMist(mists, water?.y ?? 0, shared))
    return objects
  },
}
