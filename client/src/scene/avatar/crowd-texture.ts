import { Color, DataTexture, FloatType, NearestFilter, RGBAFormat } from 'three'
import { drawsPerRow, texel, texelsPerBody } from './crowd-layout.ts'
import type { Face } from './face.ts'
import type { Probe } from './light-probe.ts'
import type { DrawnLook } from './drawn-look.ts'

/** The one texture all bodies are drawn from: a row of `texelsPerBody` RGBA floats each. */
export class CrowdTexture {
  readonly texture: DataTexture
  readonly data: Float32Array<ArrayBuffer>
  readonly capacity: number

  constructor(capacity: number) {
    this.capacity = capacity
    this.data = new Float32Array(texelsPerBody * capacity * 4)
    this.texture = new DataTexture(this.data, texelsPerBody, capacity, RGBAFormat, FloatType)
    this.texture.minFilter = NearestFilter
    this.texture.magFilter = NearestFilter
  }

  /** Where a body's row begins in `data`. */
  rowStart(slot: number): number {
    return slot * texelsPerBody * 4
  }

  put(slot: number, at: number, x: number, y: number, z: number, w: number): void {
    const start = (slot * texelsPerBody + at) * 4
    this.data[start] = x
    this.data[start + 1] = y
    this.data[start + 2] = z
    this.data[start + 3] = w
  }

  putLook(slot: number, look: DrawnLook): void {
    look.paints.forEach((colour, paint) => {
      scratch.set(colour)
      this.put(slot, texel.paint + paint, scratch.r, scratch.g, scratch.b, 1)
    })
    scratch.set(look.iris).multiplyScalar(1.3)
    this.put(slot, texel.iris, scratch.r, scratch.g, scratch.b, 0.5)
    this.put(slot, texel.being, look.brows, look.lines, look.press, look.rideMetres)
  }

  /** Lists the body of draw number `draw`; see `CrowdBatches`. */
  putDraw(draw: number, slot: number): void {
    this.data[Math.floor(draw / drawsPerRow) * texelsPerBody * 4 + texel.draws * 4 + (draw % drawsPerRow)] = slot
  }

  putFace(slot: number, face: Face, visible: number, size: number): void {
    this.put(slot, texel.mouth, face.blink, face.mouthOpen, face.mouthWide, face.mouthRound)
    this.put(slot, texel.mood, face.smile, face.browRaise, face.browTilt, face.joy)
    this.put(slot, texel.gaze, face.gazeX, face.gazeY, visible, size)
    this.data[(slot * texelsPerBody + texel.iris) * 4 + 3] = face.blush
  }

  /** `drape`: 0 hems hang, 1 they lie over the lap. */
  putLight(slot: number, probe: Probe, groundY: number, drape: number): void {
    this.put(slot, texel.light, probe.red, probe.green, probe.blue, groundY)
    this.put(slot, texel.lightFrom, probe.x, probe.y, probe.z, drape)
  }

  putShadow(slot: number, x: number, y: number, z: number, radiusMetres: number): void {
    this.put(slot, texel.shadow, x, y, z, radiusMetres)
  }

  dispose(): void {
    this.texture.dispose()
  }
}

const scratch = new Color()
