import type { PerspectiveCamera } from 'three'
import { ears } from '#state/ears.ts'
import type { CrowdBody } from './avatar/crowd-body.ts'
import { Footfalls } from './footfalls.ts'
import type { SceneFiles } from './scene-files.ts'
import type { Stage } from './stage.ts'

/** Tells the ears, frame by frame, which way one looks, what weather the light has, and whose feet came down. */
export class EarFeed {
  readonly #footfalls = new Footfalls<CrowdBody>()

  constructor({ document, lights }: Pick<SceneFiles, 'document' | 'lights'>) {
    const { fires, waters, panes } = lights
    ears.place = { spaceId: document.id, bounds: document.bounds, fires, waters, panes }
  }

  update(camera: PerspectiveCamera, { crowd, shared }: Pick<Stage, 'crowd' | 'shared'>): void {
    const { elements } = camera.matrixWorld
    const x = -(elements[8] ?? 0)
    const z = -(elements[10] ?? 1)
    const length = Math.hypot(x, z)
    if (length > 0.01) {
      ears.forwardX = x / length
      ears.forwardZ = z / length
    }
    ears.rain = shared.airAmounts.value.x
    ears.stars = shared.skyAmounts.value.y
    for (let i = 0; i < crowd.list.length; i++) {
      const body = crowd.list[i]
      if (!body) continue
      const { speed } = body.animator
      if (this.#footfalls.landed(body, body.animator.cycles, body.seat ? 0 : speed))
        ears.onStep?.(body.pid, body.stance.x, body.groundY, body.stance.z, speed)
    }
  }

  dispose(): void {
    ears.place = null
  }
}
