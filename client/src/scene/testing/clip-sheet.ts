import avatarUrl from '@kith/assets/built/avatar/avatar.bin?url'
import type { Seat } from '@kith/shared/space'
import { ACESFilmicToneMapping, BoxGeometry, Color, Mesh, MeshBasicMaterial, PerspectiveCamera, Scene, WebGLRenderer } from 'three'
import { restingAvatar, type AvatarView, type WorldView } from '#state/world-view.ts'
import { unpackAvatar } from '../avatar/avatar-file.ts'
import { Crowd } from '../avatar/crowd.ts'
import type { CrowdBody } from '../avatar/crowd-body.ts'
import { EmoteSigns } from '../avatar/emote-signs.ts'
import { loadEmotes } from '../avatar/gestures.ts'
import { createLightProbes } from '../avatar/light-probe.ts'

/** One body doing one thing, drawn at several times from two sides. */
export interface ClipRow {
  label: string
  /** Fields of its view while it does it. */
  view: Partial<AvatarView>
  seat: { kind: Seat['kind']; highMetres: number } | null
  /** Radians a second it turns. */
  turning: number
  look: string
}

export interface ClipSheet {
  rows: readonly ClipRow[]
  timesSeconds: readonly number[]
  cellWidth: number
  cellHeight: number
  /** The whole body, or the face alone. */
  frame: 'body' | 'face'
}

declare global {
  interface Window {
    drawClips(sheet: ClipSheet): Promise<void>
  }
}

const apartMetres = 40
const startMs = 10_000
const stepSeconds = 1 / 60
const fovDegrees = 18
const frames = { body: { y: 0.74, span: 1.85 }, face: { y: 1.08, span: 0.72 } } as const
/** From the front and from the side; each is a row of its own. */
const angles = { body: [0.35, 1.45], face: [0.15, 0.9] } as const

window.drawClips = async (sheet) => {
  const holder = document.querySelector<HTMLDivElement>('#sheet')
  if (holder === null) throw new Error('the page has no place for the sheet')
  holder.replaceChildren()
  await loadEmotes()
  const width = sheet.timesSeconds.length * sheet.cellWidth
  const height = sheet.rows.length * 2 * sheet.cellHeight
  const renderer = new WebGLRenderer({ antialias: true, preserveDrawingBuffer: true })
  renderer.toneMapping = ACESFilmicToneMapping
  renderer.setSize(width, height)
  renderer.setScissorTest(true)
  holder.append(renderer.domElement)
  const stage = await stageOf(sheet)
  let atSeconds = 0
  sheet.timesSeconds.forEach((wanted, column) => {
    while (atSeconds < wanted) {
      atSeconds += stepSeconds
      stage.step(startMs + atSeconds * 1000)
    }
    sheet.rows.forEach((row, index) => {
      angles[sheet.frame].forEach((angle, side) => {
        const line = index * 2 + side
        const x = column * sheet.cellWidth
        const bottom = height - (line + 1) * sheet.cellHeight
        renderer.setViewport(x, bottom, sheet.cellWidth, sheet.cellHeight)
        renderer.setScissor(x, bottom, sheet.cellWidth, sheet.cellHeight)
        renderer.render(stage.scene, cameraOn(index, angle, stage.floorOf(row), sheet))
        if (column === 0) label(holder, side === 0 ? row.label : '', line * sheet.cellHeight)
      })
    })
  })
}

async function stageOf(sheet: ClipSheet) {
  const scene = new Scene()
  scene.background = new Color('#8d7a94')
  const views = new Map<number, AvatarView>()
  const seats = new Map<string, Seat>()
  sheet.rows.forEach((row, index) => {
    const pid = index + 1
    const x = index * apartMetres
    scene.add(box(x, -0.02, 1.4, 0.04, '#7a6a80'))
    if (row.seat) {
      seats.set(`seat-${pid}`, { id: `seat-${pid}`, kind: row.seat.kind, x, y: row.seat.highMetres, z: 0, yawRadians: 0 })
      scene.add(box(x, row.seat.highMetres / 2, 0.42, row.seat.highMetres, '#a3705a'))
    }
    views.set(pid, { ...restingAvatar({ pid, x, emoteAtMs: startMs }), look: row.look, seatId: row.seat ? `seat-${pid}` : '', ...row.view })
  })
  const view: WorldView = { selfPid: 0, version: 1, avatars: views, sample: () => undefined }
  const file = unpackAvatar(await (await fetch(avatarUrl)).arrayBuffer())
  const lamps = sheet.rows.map((_, index) => ({
    x: index * apartMetres + 1.6,
    y: 2.2,
    z: 2.2,
    colour: '#ffb866',
    intensity: 3,
    radiusMetres: 6,
    flicker: false,
  }))
  const crowd = new Crowd({ file, seats, probes: createLightProbes(lamps), groundAt: () => 0, plain: false })
  const sprites = new EmoteSigns()
  scene.add(crowd.group, sprites.mesh)
  return {
    scene,
    floorOf: (row: ClipRow) => (row.seat ? row.seat.highMetres - 0.3 : 0),
    step(nowMs: number): void {
      sheet.rows.forEach((row, index) => {
        const avatar = views.get(index + 1)
        if (avatar) avatar.yawRadians += row.turning * stepSeconds
      })
      crowd.update(view, nowMs, nowMs / 1000, stepSeconds, 1)
      for (const body of crowd.list) near(body)
      sprites.update(crowd.list, nowMs)
    },
  }
}

/** Everybody is near: drawn finely. */
function near(body: CrowdBody): void {
  body.screen.depth = 2
}

function box(x: number, y: number, width: number, height: number, colour: string): Mesh {
  const mesh = new Mesh(new BoxGeometry(width, height, width), new MeshBasicMaterial({ color: colour }))
  mesh.position.set(x, y, 0)
  return mesh
}

function cameraOn(index: number, angle: number, floor: number, sheet: ClipSheet): PerspectiveCamera {
  const { y, span } = frames[sheet.frame]
  const camera = new PerspectiveCamera(fovDegrees, sheet.cellWidth / sheet.cellHeight, 0.5, 20)
  const away = span / 2 / Math.tan((fovDegrees * Math.PI) / 360)
  const x = index * apartMetres
  camera.position.set(x + Math.sin(angle) * away, y + floor + 0.3, Math.cos(angle) * away)
  camera.lookAt(x, y + floor, 0)
  camera.updateMatrixWorld()
  return camera
}

function label(holder: HTMLElement, text: string, top: number): void {
  const span = document.createElement('span')
  span.textContent = text
  span.style.left = '0'
  span.style.top = `${top}px`
  holder.append(span)
}
