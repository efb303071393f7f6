import type { Seat } from '@kith/shared/space'
import { lightOf, placeOn } from '@kith/shared/space'
import { type BufferGeometry, Color, Group, LineSegments, type Material, Mesh, type Object3D, Points, Scene } from 'three'
import { Crowd } from './avatar/crowd.ts'
import { EmoteSprites } from './avatar/emote-sprites.ts'
import { createLightProbes } from './avatar/light-probe.ts'
import type { QualitySettings } from './quality.ts'
import { DayLight, plainLight } from './room/day-light.ts'
import { createScenery } from './room/scenery.ts'
import { createSharedUniforms, type SharedUniforms } from './room/shared-uniforms.ts'
import { RingMarker } from './self/ring-marker.ts'
import { FigureHost } from './vrm/figure-host.ts'
import type { WorldCore } from './world-core.ts'

/** Everything that is drawn, for one quality level. Rebuilt when the level changes. */
export interface Stage {
  root: Group
  shared: SharedUniforms
  dayLight: DayLight
  crowd: Crowd
  figures: FigureHost
  /** What is written over heads; not in photographs. */
  names: Group
  ring: RingMarker
  sprites: EmoteSprites
  background: Color
  dispose(): void
}

export function createStage(core: WorldCore, settings: QualitySettings): Stage {
  const shared = createSharedUniforms()
  const { lights, document, avatar, navmesh } = core.files
  const dayLight = new DayLight(shared, lights.hues, lightOf(document, core.lightId(), core.hour()) ?? plainLight)
  const root = new Group()
  const crowd = new Crowd({
    file: avatar,
    seats: new Map(document.seats.map((seat): [string, Seat] => [seat.id, seat])),
    probes: createLightProbes(lights.lamps, shared.lampGain),
    groundAt: (x, z) => placeOn(navmesh, x, z)?.y ?? 0,
    plain: settings.plainBodies,
    ...(settings.fineBodies && { refine: async (file) => (await import('./avatar/refine-avatar.ts')).refineAvatar(file) }),
    daylight: { sky: shared.bodySky, ground: shared.bodyGround, rim: shared.bodyRim, fog: shared.fog, fogMetres: shared.fogMetres },
  })
  const figures = new FigureHost(shared)
  const names = new Group()
  const ring = new RingMarker()
  const sprites = new EmoteSprites()
  const scenery = createScenery({ ...core.files, mesh: core.mesh }, settings, shared)
  root.add(...scenery, crowd.group, figures.group, ring.mesh, sprites.mesh, names)
  return {
    root,
    shared,
    dayLight,
    crowd,
    figures,
    names,
    ring,
    sprites,
    background: new Color('#8a6390'),
    dispose() {
      for (const object of scenery) disposeObject(object)
      crowd.dispose()
      figures.dispose()
      ring.dispose()
      sprites.dispose()
      root.clear()
    },
  }
}

function disposeObject(object: Object3D): void {
  if (!(object instanceof Mesh || object instanceof Points || object instanceof LineSegments)) return
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
