import type { PerspectiveCamera, Scene, WebGLRenderer } from 'three'
import type { CrowdBody } from '#scene/avatar/crowd-body.ts'
import type { RayHit } from '#scene/room/collision.ts'
import type { Stage } from '#scene/stage.ts'
import type { WorldCore } from '#scene/world-core.ts'
import type { PhotoCamera, PhotoSubject, Snapshot } from '#state/photo-store.ts'

interface PhotoCameraParts {
  core: WorldCore
  stage: Stage
  camera: PerspectiveCamera
  /** The renderer and what it draws, once there is one. */
  drawing(): { gl: WebGLRenderer; scene: Scene; size: { width: number; height: number } }
}

/** Beyond this somebody is part of the view, not a subject. */
const subjectMetres = 18
const faceBelowTopMetres = 0.3
const leastVisible = 0.5
/** A body is no wall: what hides a face is farther than this from it. */
const throughMetres = 0.35
const hit: RayHit = { metres: 0, x: 0, y: 0, z: 0 }

/** Lets the running scene take pictures of itself, larger than the screen. */
export function createPhotoCamera(parts: PhotoCameraParts): PhotoCamera {
  const { core, stage, camera } = parts
  return {
    turnToCamera() {
      const { x, z } = core.self.walker.point
      core.self.walker.face(Math.atan2(camera.position.x - x, camera.position.z - z))
    },
    take(wantedScale) {
      const { gl, scene, size } = parts.drawing()
      if (gl.getContext().isContextLost()) return null
      const most = gl.capabilities.maxTextureSize
      const scale = Math.min(wantedScale, most / size.width, most / size.height)
      const canvas = document.createElement('canvas')
      const before = { ratio: gl.getPixelRatio(), bufferHeight: stage.shared.bufferHeight.value, names: stage.names.visible }
      stage.names.visible = false
      stage.shared.bufferHeight.value = size.height * scale
      gl.setPixelRatio(scale)
      gl.render(scene, camera)
      canvas.width = gl.domElement.width
      canvas.height = gl.domElement.height
      // In the same task as the drawing: afterwards the buffer may be empty.
      canvas.getContext('2d')?.drawImage(gl.domElement, 0, 0)
      stage.names.visible = before.names
      stage.shared.bufferHeight.value = before.bufferHeight
      gl.setPixelRatio(before.ratio)
      gl.render(scene, camera)
      return { canvas, scale, subjects: subjectsOf(parts, size), title: core.files.document.title } satisfies Snapshot
    },
  }
}

/** Whose face is in the view and not behind a wall, nearest first. */
function subjectsOf({ core, stage, camera }: PhotoCameraParts, size: { width: number; height: number }): PhotoSubject[] {
  const focal = ((camera.projectionMatrix.elements[5] ?? 1) * size.height) / 2
  const inView = ({ screen, visible }: CrowdBody): boolean => {
    const y = screen.y + (focal / Math.max(0.1, screen.depth)) * faceBelowTopMetres
    return (
      visible > leastVisible &&
      screen.depth > 0.3 &&
      screen.depth < subjectMetres &&
      isWithin(screen.x, size.width) &&
      isWithin(y, size.height)
    )
  }
  const seen = ({ eyes }: CrowdBody): boolean => {
    const { x, y, z } = camera.position
    const [dx, dy, dz] = [(eyes[0] ?? 0) - x, (eyes[1] ?? 0) - y, (eyes[2] ?? 0) - z]
    const metres = Math.hypot(dx, dy, dz) || 1
    return (
      core.collision.cast({ x, y, z, dx: dx / metres, dy: dy / metres, dz: dz / metres, reachMetres: metres - throughMetres }, hit) === null
    )
  }
  return stage.crowd.list
    .filter((body) => inView(body) && seen(body))
    .sort((a, b) => a.screen.depth - b.screen.depth)
    .map(({ view }) => ({ name: view.name, resident: view.kind === 'resident', self: view.self }))
}

function isWithin(value: number, most: number): boolean {
  return value >= 0 && value <= most
}
