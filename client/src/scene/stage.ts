import type { Seat } from '@kith/shared/space'
import { placeOn } from '@kith/shared/space'
import { type BufferGeometry, Color, Group, type Material, Mesh, type Object3D, Points, Scene } from 'three'
import { Crowd } from './avatar/crowd.ts'
import { EmoteSprites } from './avatar/emote-sprites.ts'
import { createLightProbes } from './avatar/light-probe.ts'
import type { QualitySettings } from './quality.ts'
import { createHills } from './room/hills.ts'
import { createSharedUniforms, type SharedUniforms } from './room/shared-uniforms.ts'
import { createSign } from './room/sign.ts'
import { createSky } from './room/sky.ts'
import { createSpaceMesh } from './room/space-mesh.ts'
import { createFireflies, createFires, createGlows } from './room/sprites.ts'
import { RingMarker } from './self/ring-marker.ts'
import { Tags } from './tags/tags.ts'
import type { WorldCore } from './world-core.ts'

/** Everything that is drawn, for one quality level. Rebuilt when the level changes. */
export interface Stage {
  root: Group
  shared: SharedUniforms
  crowd: Crowd
  tags: Tags
  ring: RingMarker
  sprites: EmoteSprites
  background: Color
  dispose(): void
}

export function createStage(core: WorldCore, settings: QualitySettings): Stage {
  const shared = createSharedUniforms()
  const { lights, document, avatar, navmesh } = core.files
  const root = new Group()
  const crowd = new Crowd({
    file: avatar,
    seats: new Map(document.seats.map((seat): [string, Seat] => [seat.id, seat])),
    probes: createLightProbes(lights.lamps),
    groundAt: (x, z) => placeOn(navmesh, x, z)?.y ?? 0,
    plain: settings.plainBodies,
  })
  const tags = new Tags(shared.seconds)
  const ring = new RingMarker()
  const sprites = new EmoteSprites()
  const scenery = sceneryOf(core, settings, shared)
  root.add(...scenery, crowd.group, ring.mesh, sprites.mesh, tags.mesh)
  return {
    root,
    shared,
    crowd,
    tags,
    ring,
    sprites,
    background: new Color('#8a6390'),
    dispose() {
      for (const object of scenery) disposeObject(object)
      crowd.dispose()
      tags.dispose()
      ring.dispose()
      sprites.dispose()
      root.clear()
    },
  }
}

function sceneryOf(core: WorldCore, settings: QualitySettings, shared: SharedUniforms): Object3D[] {
  const { lights, document, solids } = core.files
  const space = settings.solidsOnly ? solids : (core.mesh ?? solids)
  const scenery: Object3D[] = [createSpaceMesh(space, space === solids ? 'flat' : settings.shading, shared)]
  if (settings.sky) scenery.push(createSky(shared), createHills())
  if (settings.solidsOnly) return scenery
  const title = `${document.title.zh} · ${document.title.en}`
  scenery.push(...lights.signs.map((sign) => createSign(sign, title)))
  if (settings.glows) scenery.push(createGlows(lights.glows, shared), createFires(lights.fires, shared))
  if (settings.fireflies > 0) scenery.push(createFireflies(settings.fireflies, shared))
  return scenery
}

function disposeObject(object: Object3D): void {
  if (!(object instanceof Mesh || object instanceof Points)) return
  const { geometry, material }: { geometry: BufferGeometry; material: Material | Material[] } = object
  geometry.dispose()
  for (const each of Array.isArray(material) ? material : [material]) {
    if ('map' in each && each.map && typeof each.map === 'object' && 'dispose' in each.map && typeof each.map.dispose === 'function')
      each.map.dispose()
    each.dispose()
  }
}

/** Puts the stage's background where there is no sky to cover it. */
export function dressScene(scene: Scene, stage: Stage, settings: QualitySettings): void {
  scene.background = settings.sky ? null : stage.background
}
