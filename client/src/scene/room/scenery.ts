import type { SpaceDocument, SpaceLights, SpaceMesh } from '@kith/shared/space'
import type { Object3D } from 'three'
import type { QualitySettings } from '#scene/quality.ts'
import { createHills } from './hills.ts'
import type { SharedUniforms } from './shared-uniforms.ts'
import { createSign } from './sign.ts'
import { createSky } from './sky.ts'
import { createSpaceMesh, createYielding } from './space-mesh.ts'
import type { Sparks } from './sparks.ts'
import { createGlows } from './sprites.ts'
import type { Weather } from './weather.ts'

export interface SceneryFiles {
  document: SpaceDocument
  lights: SpaceLights
  solids: SpaceMesh
  /** Null where only the solids are drawn. */
  mesh: SpaceMesh | null
  /** Rain, mist and water, for spaces that have any. */
  weather: Weather | null
  /** Flames and fireflies, for spaces that have any. */
  sparks: Sparks | null
}

/** Everything of a place but the people in it. */
export function createScenery(files: SceneryFiles, settings: QualitySettings, shared: SharedUniforms): Object3D[] {
  const { document, lights, solids, weather, sparks } = files
  const space = settings.solidsOnly ? solids : (files.mesh ?? solids)
  const ground = createSpaceMesh(space, space === solids ? 'flat' : settings.shading, shared)
  const scenery: Object3D[] = [ground]
  if (settings.sky) scenery.push(createSky(shared))
  if (settings.sky && document.ridges.length > 0) scenery.push(createHills(document.ridges, shared))
  if (settings.solidsOnly) return scenery
  if (space !== solids) scenery.push(createYielding(ground, space))
  scenery.push(...lights.signs.map((sign) => createSign(sign, document.title)))
  if (weather) scenery.push(...weather.create(lights, ground, space, settings, shared))
  if (settings.glows && lights.glows.length > 0) scenery.push(createGlows(lights.glows, shared))
  if (!sparks) return scenery
  if (settings.glows && lights.fires.length > 0) scenery.push(...sparks.createFires(lights.fires, shared))
  const wantsFireflies = document.lights.some(({ fireflies }) => fireflies > 0)
  if (settings.fireflies > 0 && wantsFireflies) scenery.push(sparks.createFireflies(settings.fireflies, shared))
  return scenery
}
