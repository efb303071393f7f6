import type { SpaceMesh } from '@kith/shared/space'
import type { WorldActions, WorldView } from '#state/world-view.ts'
import { FollowCamera } from './camera/follow-camera.ts'
import { type Collision, createCollision } from './room/collision.ts'
import { type Post, splitSolids } from './room/solid-parts.ts'
import type { SceneFiles } from './scene-files.ts'
import { SelfController } from './self/self-controller.ts'

/** What outlives a change of quality: the files, the solids, my own body and the camera behind it. */
export interface WorldCore {
  files: SceneFiles
  mesh: SpaceMesh | null
  collision: Collision
  /** Of the solids, those a camera stays before. */
  walls: Collision
  posts: readonly Post[]
  self: SelfController
  follow: FollowCamera
  startedMs: number
  /** The light the room's host chose, '' for the visitor's own clock; and that clock, 0 to 24. */
  lightId(): string
  hour(): number
}

const cameraJumpMetres = 3
/** Whoever enters farther than this from the middle of the place sees it before them. */
const heartMetres = 1.5

export function createWorldCore(files: SceneFiles, view: WorldView, actions: WorldActions, lightId: () => string): WorldCore {
  const follow = new FollowCamera()
  let lastX = Number.NaN
  let lastZ = Number.NaN
  const collision = createCollision(files.solids)
  const parts = splitSolids(files.solids)
  const walls = createCollision(parts.walls)
  follow.slim = createCollision(parts.slim)
  follow.openRoofs = parts.posts.length > 0
  const [heartX, , heartZ] = files.document.hero.to
  const place = { walls, solids: collision, heart: { x: heartX, z: heartZ } }
  const self = new SelfController({
    navmesh: files.navmesh,
    document: files.document,
    view,
    actions,
    onPlaced(x, y, z, yawRadians) {
      const near = Math.hypot(x - lastX, z - lastZ) < cameraJumpMetres
      const far = Math.hypot(heartX - x, heartZ - z) > heartMetres
      if (!near)
        follow.standWithRoom(x, y, z, far ? Math.atan2(heartX - x, heartZ - z) : yawRadians, {
          ...place,
          upright: innerHeight > innerWidth,
        })
      lastX = x
      lastZ = z
    },
  })
  return {
    files,
    mesh: files.mesh,
    collision,
    walls,
    posts: parts.posts,
    self,
    follow,
    startedMs: performance.now(),
    lightId,
    hour: clockHour,
  }
}

function clockHour(): number {
  const now = new Date()
  return now.getHours() + now.getMinutes() / 60
}
