import { PerspectiveCamera, Scene, type WebGLRenderer } from 'three'
import type { AvatarFile } from '../avatar/avatar-file.ts'
import { CrowdBatches } from '../avatar/crowd-batches.ts'
import { CrowdTexture } from '../avatar/crowd-texture.ts'
import { drawnLook } from '../avatar/drawn-look.ts'
import { createFace } from '../avatar/face.ts'
import { createPose, joint } from '../avatar/joints.ts'
import { createJointMatrices, placeJoints, writeSkinning } from '../avatar/kinematics.ts'
import type { LightProbes } from '../avatar/light-probe.ts'
import type { PreviewFocus } from './turntable.ts'

/** `clothes` lets the head be cut. */
export type ThumbnailFocus = PreviewFocus | 'clothes'

interface Wanted {
  look: string
  focus: ThumbnailFocus
}

const fovDegrees = 20
const frames = {
  body: { y: 0.72, span: 1.68, yaw: 0.42 },
  head: { y: 1.07, span: 0.98, yaw: 0.5 },
  clothes: { y: 0.45, span: 0.98, yaw: 0.42 },
} as const
/** At least one a frame, and no more once this much of it is spent. */
const spendMs = 6

/**
 * Small still pictures of looks, drawn a few a frame with the renderer of the large one and copied from its canvas: the corner
 * they are drawn in is drawn over in the same frame.
 */
export class Thumbnails {
  readonly #renderer: WebGLRenderer
  readonly #texture = new CrowdTexture(1)
  readonly #batches: CrowdBatches
  readonly #scene = new Scene()
  readonly #camera = new PerspectiveCamera(fovDegrees, 1, 0.5, 12)
  readonly #file: AvatarFile
  readonly #pose = standing()
  readonly #placed = createJointMatrices()
  readonly #face = { ...createFace(), smile: 0.6, browRaise: 0.15, blush: 0.5 }
  readonly #wanted = new Map<HTMLCanvasElement, Wanted>()

  constructor(renderer: WebGLRenderer, file: AvatarFile, probes: LightProbes, plain: boolean) {
    this.#renderer = renderer
    this.#file = file
    this.#batches = new CrowdBatches(file, this.#texture, plain)
    this.#scene.add(this.#batches.group)
    const light = { red: 0, green: 0, blue: 0, x: 0, y: 1, z: 0 }
    probes.sample({ x: 0, y: 0, z: 0 }, 0, light)
    this.#texture.putLight(0, light, 0, 0)
    // No shadow: there is no floor.
    this.#texture.putShadow(0, 0, -50, 0, 0)
  }

  /** Draws a look on a canvas when there is time; a later wish for the same canvas takes the place of an earlier. */
  want(canvas: HTMLCanvasElement, look: string, focus: ThumbnailFocus): void {
    this.#wanted.set(canvas, { look, focus })
  }

  forget(canvas: HTMLCanvasElement): void {
    this.#wanted.delete(canvas)
  }

  /** Draws the next few. Leaves the renderer's viewport changed. True when it drew. */
  drawSome(): boolean {
    if (this.#wanted.size === 0) return false
    const startedMs = performance.now()
    for (const [canvas, wanted] of this.#wanted) {
      this.#wanted.delete(canvas)
      this.#draw(canvas, wanted)
      if (performance.now() - startedMs > spendMs) break
    }
    return true
  }

  #draw(canvas: HTMLCanvasElement, { look, focus }: Wanted): void {
    const context = canvas.getContext('2d')
    const renderer = this.#renderer
    const source = renderer.domElement
    const ratio = renderer.getPixelRatio()
    const width = Math.min(canvas.width, source.width)
    const height = Math.min(canvas.height, source.height)
    if (!context || width === 0 || height === 0) return
    this.#dress(look, frames[focus].yaw)
    this.#aim(focus, width / height, drawnLook(look).height)
    renderer.setViewport(0, 0, width / ratio, height / ratio)
    renderer.setScissor(0, 0, width / ratio, height / ratio)
    renderer.setScissorTest(true)
    renderer.render(this.#scene, this.#camera)
    renderer.setScissorTest(false)
    context.clearRect(0, 0, canvas.width, canvas.height)
    context.drawImage(source, 0, source.height - height, width, height, 0, 0, canvas.width, canvas.height)
    canvas.dataset['drawn'] = 'true'
  }

  #dress(look: string, yawRadians: number): void {
    const drawn = drawnLook(look)
    placeJoints(this.#file.joints, this.#pose, { x: 0, y: 0, z: 0, yawRadians, ...drawn }, this.#placed)
    writeSkinning(this.#file.joints, this.#placed, this.#texture.data, this.#texture.rowStart(0))
    this.#texture.putLook(0, drawn)
    this.#texture.putFace(0, this.#face, 1, drawn.faceSize)
    this.#batches.clear()
    this.#batches.add(0, drawn, 'near')
    this.#batches.finish()
    this.#texture.texture.needsUpdate = true
  }

  #aim(focus: ThumbnailFocus, aspect: number, height: number): void {
    const { y, span } = frames[focus]
    const camera = this.#camera
    const away = (span * Math.max(1, 0.72 / aspect)) / 2 / Math.tan((fovDegrees * Math.PI) / 360)
    const middle = focus === 'body' ? y : y * height
    camera.aspect = aspect
    camera.position.set(0, middle + 0.25, away)
    camera.lookAt(0, middle, 0)
    camera.updateProjectionMatrix()
    camera.updateMatrixWorld()
  }

  dispose(): void {
    this.#wanted.clear()
    this.#batches.dispose()
    this.#texture.dispose()
  }
}

/** Arms hanging easily. */
function standing() {
  const pose = createPose()
  for (const [arm, sign] of [
    [joint.armLeft, 1],
    [joint.armRight, -1],
  ] as const) {
    pose[arm * 3] = 0.05
    pose[arm * 3 + 2] = 0.1 * sign
  }
  pose[joint.foreLeft * 3] = pose[joint.foreRight * 3] = -0.18
  return pose
}
