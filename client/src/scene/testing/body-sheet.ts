import avatarUrl from '@kith/assets/built/avatar/avatar.bin?url'
import type { HeldProp } from '@kith/shared/actions'
import { ACESFilmicToneMapping, Color, PerspectiveCamera, Scene, WebGLRenderer } from 'three'
import { type AvatarFile, unpackAvatar } from '../avatar/avatar-file.ts'
import { refineAvatar } from '../avatar/refine-avatar.ts'
import { carry } from '../avatar/carrying.ts'
import { CrowdBatches } from '../avatar/crowd-batches.ts'
import { CrowdTexture } from '../avatar/crowd-texture.ts'
import { drawnLook } from '../avatar/drawn-look.ts'
import { createPose, joint, type Pose } from '../avatar/joints.ts'
import { createJointMatrices, placeJoints, writeSkinning } from '../avatar/kinematics.ts'
import { createLightProbes } from '../avatar/light-probe.ts'
import { drawLookPortrait } from '../look-portrait.ts'

/** One picture of the sheet: a look, seen from an angle. */
export interface SheetCell {
  look: string
  label: string
  /** 0 from the front, positive from the body's left. */
  yawRadians?: number
  /** Carries this. */
  held?: HeldProp
  /** Drawn as from afar. */
  far?: boolean
  /** Drawn in 2D as at the door. */
  portrait?: boolean
}

export interface Sheet {
  cells: readonly SheetCell[]
  columns: number
  cellWidth: number
  cellHeight: number
  /** What the camera frames: the whole body, or head and shoulders. */
  frame: 'body' | 'head'
}

declare global {
  interface Window {
    drawSheet(sheet: Sheet): Promise<{ triangles: number; calls: number }>
  }
}

const lamps = [
  { x: 1.6, y: 2.2, z: 2.2, colour: '#ffb866', intensity: 3, radiusMetres: 6, flicker: false },
  { x: -2.5, y: 1.4, z: 1.2, colour: '#c3a6dc', intensity: 1.2, radiusMetres: 6, flicker: false },
] as const
const probes = createLightProbes(lamps)
/** Far enough that no cell shows its neighbour. */
const apartMetres = 40
const calm = {
  blink: 0,
  mouthOpen: 0,
  mouthWide: 0.5,
  mouthRound: 0.1,
  smile: 0.6,
  browRaise: 0.15,
  browTilt: 0,
  gazeX: 0,
  gazeY: 0,
  joy: 0,
  blush: 0.5,
} as const
const fovDegrees = 20
const frames = { body: { y: 0.76, span: 1.78 }, head: { y: 1.06, span: 1.05 } } as const

window.drawSheet = async (sheet) => {
  const holder = document.querySelector<HTMLDivElement>('#sheet')
  if (holder === null) throw new Error('the page has no place for the sheet')
  holder.replaceChildren()
  const rows = Math.ceil(sheet.cells.length / sheet.columns)
  const width = sheet.columns * sheet.cellWidth
  const height = rows * sheet.cellHeight
  holder.style.width = `${width}px`
  holder.style.height = `${height}px`
  if (sheet.cells.some(({ portrait }) => portrait === true)) {
    drawPortraits(holder, sheet)
    return { triangles: 0, calls: 0 }
  }
  const file = refineAvatar(unpackAvatar(await (await fetch(avatarUrl)).arrayBuffer()))
  const renderer = new WebGLRenderer({ antialias: true, preserveDrawingBuffer: true })
  renderer.toneMapping = ACESFilmicToneMapping
  renderer.setSize(width, height)
  renderer.info.autoReset = false
  holder.append(renderer.domElement)
  const scene = new Scene()
  scene.background = new Color('#8d7a94')
  scene.add(crowdOf(sheet, file).group)
  renderer.setScissorTest(true)
  const counted = { triangles: 0, calls: 0 }
  sheet.cells.forEach((cell, index) => {
    const x = (index % sheet.columns) * sheet.cellWidth
    const y = Math.floor(index / sheet.columns) * sheet.cellHeight
    const bottom = height - y - sheet.cellHeight
    renderer.setViewport(x, bottom, sheet.cellWidth, sheet.cellHeight)
    renderer.setScissor(x, bottom, sheet.cellWidth, sheet.cellHeight)
    renderer.info.reset()
    renderer.render(scene, cameraOn(index, sheet))
    counted.triangles = renderer.info.render.triangles
    counted.calls = renderer.info.render.calls
    label(holder, cell.label, x, y)
  })
  return counted
}

/** Everybody standing at ease, one behind the other's back: placed without the animator, so that only the bodies are shown. */
function crowdOf(sheet: Sheet, file: AvatarFile): CrowdBatches {
  const texture = new CrowdTexture(sheet.cells.length)
  const batches = new CrowdBatches(file, texture, false)
  const placed = createJointMatrices()
  const light = { red: 0, green: 0, blue: 0, x: 0, y: 1, z: 0 }
  probes.sample({ x: 0, y: 0, z: 0 }, 0, light)
  batches.clear()
  sheet.cells.forEach((cell, slot) => {
    const worn = drawnLook(cell.look)
    const look = cell.held === undefined ? worn : { ...worn, parts: [...worn.parts, `prop-${cell.held}`] }
    const pose = atEase()
    if (cell.held !== undefined) carry(cell.held, 0.35, 1, 0, 1, pose)
    const stance = { x: slot * apartMetres, y: 0, z: 0, yawRadians: -(cell.yawRadians ?? 0), ...look }
    placeJoints(file.joints, pose, stance, placed)
    writeSkinning(file.joints, placed, texture.data, texture.rowStart(slot))
    texture.putLook(slot, look)
    texture.putFace(slot, calm, 1, look.faceSize)
    texture.putLight(slot, light, 0, 0)
    texture.putShadow(slot, stance.x, 0, 0, 1.15)
    batches.add(slot, look, cell.far === true ? 'far' : 'fine')
  })
  batches.finish()
  texture.texture.needsUpdate = true
  return batches
}

function atEase(): Pose {
  const pose = createPose()
  const hang = [0.05, 0, 0.1]
  hang.forEach((angle, axis) => {
    pose[joint.armLeft * 3 + axis] = angle
    pose[joint.armRight * 3 + axis] = axis === 0 ? angle : -angle
  })
  pose[joint.foreLeft * 3] = pose[joint.foreRight * 3] = -0.18
  return pose
}

function cameraOn(index: number, sheet: Sheet): PerspectiveCamera {
  const { y, span } = frames[sheet.frame]
  const camera = new PerspectiveCamera(fovDegrees, sheet.cellWidth / sheet.cellHeight, 0.5, 12)
  const away = span / 2 / Math.tan((fovDegrees * Math.PI) / 360)
  camera.position.set(index * apartMetres, y + 0.35, away)
  camera.lookAt(index * apartMetres, y, 0)
  return camera
}

function label(holder: HTMLElement, text: string, x: number, y: number): void {
  const span = document.createElement('span')
  span.textContent = text
  span.style.left = `${x}px`
  span.style.top = `${y}px`
  holder.append(span)
}

function drawPortraits(holder: HTMLElement, sheet: Sheet): void {
  sheet.cells.forEach((cell, index) => {
    const canvas = document.createElement('canvas')
    canvas.width = sheet.cellWidth
    canvas.height = sheet.cellHeight - 14
    const x = (index % sheet.columns) * sheet.cellWidth
    const y = Math.floor(index / sheet.columns) * sheet.cellHeight
    canvas.style.cssText = `position:absolute;left:${x}px;top:${y + 14}px`
    holder.append(canvas)
    drawLookPortrait(canvas, cell.look)
    label(holder, cell.label, x, y)
  })
}
