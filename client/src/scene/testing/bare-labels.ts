import { PerspectiveCamera, Texture } from 'three'
import type { Bubble } from '#scene/bubbles/bubble-element.ts'
import { createSpot } from '#scene/labels/place-label.ts'
import type { TagPictures } from '#scene/tags/tag-atlas.ts'
import type { TagCell } from '#scene/tags/tag-cells.ts'

const pixelsPerCharacter = 8

/** A bubble without a page: it has a size and remembers where it was put. */
export function bareBubble() {
  const bubble = {
    pid: 0,
    width: 60,
    height: 34,
    spot: createSpot(),
    glideX: 0,
    glideY: 0,
    fresh: true,
    retryAtMs: 0,
    freedAtMs: Number.NEGATIVE_INFINITY,
    leftPid: 0,
    footX: 0,
    footY: 0,
    /** Where its tail ends, from its foot; or the mark over the head, where it ends far from that. */
    tip: { x: 0, y: 0 },
    marked: { x: 0, y: 0 },
    tailPixels: 0,
    tailed: true,
    markedOver: false,
    said: '',
    get says() {
      return bubble.said !== ''
    },
    get readable() {
      return bubble.spot.placed ? bubble.said : ''
    },
    showLine({ id, text }: { id: string; text: string }) {
      bubble.said = id
      bubble.width = Math.min(220, 30 + text.length * pixelsPerCharacter)
      bubble.height = 34 + 20 * Math.floor((text.length * pixelsPerCharacter) / 190)
    },
    showDots: () => undefined,
    move(x: number, y: number) {
      bubble.footX = x
      bubble.footY = y
    },
    mark(x: number, y: number) {
      bubble.marked.x = x
      bubble.marked.y = y
    },
    aim(fromX: number, fromY: number, toX: number, toY: number) {
      bubble.tailPixels = Math.hypot(toX - fromX, toY - fromY)
      bubble.tip.x = toX
      bubble.tip.y = toY
    },
    showTail(shown: boolean, marks: boolean) {
      bubble.tailed = shown
      bubble.markedOver = marks
      if (marks) Object.assign(bubble.tip, bubble.marked)
    },
    show: () => undefined,
    release(nowMs: number) {
      bubble.pid = 0
      bubble.said = ''
      bubble.freedAtMs = nowMs
      bubble.spot.known = false
      bubble.spot.placed = false
    },
    dispose: () => undefined,
  }
  return bubble satisfies Bubble
}

/** Tags without a canvas: their sizes only. */
export function barePictures(): TagPictures {
  const cells = new Map<string, TagCell>()
  return {
    texture: new Texture(),
    cellOf(key, { name }) {
      const known = cells.get(key)
      if (known) return known
      const cell: TagCell = { key, column: 0, row: 0, width: 22 + name.length * pixelsPerCharacter, dotsX: -1, usedAt: 0, gone: false }
      cells.set(key, cell)
      return cell
    },
    use: () => undefined,
    writeUv(_cell, out, offset) {
      out[offset] = 0
      out[offset + 1] = 0
      out[offset + 2] = 1
      out[offset + 3] = 1
    },
    dispose: () => undefined,
  }
}

/** A camera that looks over the place from behind, for a view of so many pixels. */
export function bareCamera(width: number, height: number): PerspectiveCamera {
  const camera = new PerspectiveCamera(40, width / height, 0.1, 220)
  camera.position.set(0, 4, 11)
  camera.lookAt(0, 1, 0)
  camera.updateMatrixWorld()
  return camera
}
