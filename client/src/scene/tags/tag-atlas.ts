import { CanvasTexture, LinearFilter, NoColorSpace, type Texture } from 'three'
import { type TagCell, TagCells } from './tag-cells.ts'

/** What a tag shows. `key` is the same exactly when the drawing is. */
export interface TagText {
  name: string
  resident: boolean
  muted: boolean
  offRecord: boolean
  typing: boolean
}

export const cellPixels = { width: 208, height: 28 } as const
const scale = 2
const columns = 2
const rows = 16
const maxNameLength = 18
const font = `600 ${15 * scale}px Nunito, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif`

export function tagKey(text: TagText): string {
  return `${text.resident ? '*' : ''}${text.muted ? 'm' : ''}${text.offRecord ? 'o' : ''}${text.typing ? 't' : ''}|${text.name}`
}

/** Where tags get their pictures from. */
export type TagPictures = Pick<TagAtlas, 'texture' | 'cellOf' | 'use' | 'writeUv' | 'dispose'>

/** A canvas of name tags, drawn when first needed and kept while there is room. */
export class TagAtlas {
  readonly texture: Texture
  readonly #canvas: HTMLCanvasElement
  readonly #cells = new TagCells(columns, rows)
  readonly #texts = new Map<string, TagText>()
  #fontAsked = new Set<string>()

  constructor() {
    this.#canvas = document.createElement('canvas')
    this.#canvas.width = columns * cellPixels.width * scale
    this.#canvas.height = rows * cellPixels.height * scale
    this.texture = new CanvasTexture(this.#canvas)
    this.texture.colorSpace = NoColorSpace
    this.texture.generateMipmaps = false
    this.texture.minFilter = LinearFilter
    this.texture.flipY = false
  }

  /** The cell for a text; draws it when it is new. */
  cellOf(key: string, text: TagText): TagCell {
    const known = this.#cells.get(key)
    if (known) {
      this.use(known)
      return known
    }
    const cell = this.#cells.claim(key)
    // Those that were given away are not drawn again.
    for (const known of this.#texts.keys()) if (!this.#cells.get(known)) this.#texts.delete(known)
    this.#texts.set(key, { ...text })
    this.#draw(cell, text)
    void this.#askFont(text.name)
    return cell
  }

  /** It is shown now. */
  use(cell: TagCell): void {
    this.#cells.use(cell)
  }

  /** Fonts come in slices per character: ask for these ones, then draw again. */
  async #askFont(name: string): Promise<void> {
    if (this.#fontAsked.has(name)) return
    this.#fontAsked.add(name)
    const faces = await document.fonts.load(font, name)
    if (faces.length === 0) return
    for (const [key, text] of this.#texts) {
      const cell = this.#cells.get(key)
      if (cell && text.name === name) this.#draw(cell, text)
    }
  }

  #draw(cell: TagCell, text: TagText): void {
    const context = this.#canvas.getContext('2d')
    if (!context) return
    const left = cell.column * cellPixels.width * scale
    const top = cell.row * cellPixels.height * scale
    context.save()
    context.clearRect(left, top, cellPixels.width * scale, cellPixels.height * scale)
    context.translate(left, top)
    context.scale(scale, scale)
    context.font = font.replace(`${15 * scale}px`, '15px')
    const name = shorten(text.name)
    const icons = (text.muted ? 16 : 0) + (text.offRecord ? 16 : 0)
    const dots = text.typing ? 24 : 0
    const star = text.resident ? 17 : 0
    const nameWidth = Math.min(cellPixels.width - 24 - star - icons - dots, context.measureText(name).width)
    cell.width = Math.ceil(nameWidth + star + icons + dots + 22)
    drawPill(context, cell.width)
    let x = 11
    if (text.resident) {
      drawStar(context, x + 6, 14)
      x += star
    }
    context.fillStyle = '#fff3e0'
    context.textBaseline = 'middle'
    context.fillText(name, x, 14.5, nameWidth)
    x += nameWidth
    if (text.offRecord) x = drawOffRecord(context, x + 5)
    if (text.muted) x = drawMuted(context, x + 5)
    cell.dotsX = text.typing ? x + 6 : -1
    context.restore()
    this.texture.needsUpdate = true
  }

  /** Texture coordinates of a cell's left and top edge and its size, written to `out` at an offset. */
  writeUv(cell: TagCell, out: Float32Array, offset: number): void {
    out[offset] = cell.column / columns
    out[offset + 1] = cell.row / rows
    out[offset + 2] = cell.width / cellPixels.width / columns
    out[offset + 3] = 1 / rows
  }

  dispose(): void {
    this.texture.dispose()
    this.#cells.clear()
    this.#texts.clear()
  }
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

function shorten(name: string): string {
  const graphemes = Array.from(segmenter.segment(name), ({ segment }) => segment)
  return graphemes.length <= maxNameLength ? name : `${graphemes.slice(0, maxNameLength - 1).join('')}…`
}

function drawPill(context: CanvasRenderingContext2D, width: number): void {
  context.fillStyle = 'rgba(58, 38, 60, 0.8)'
  context.beginPath()
  context.roundRect(0.5, 1.5, width - 1, cellPixels.height - 3, 12.5)
  context.fill()
}

function drawStar(context: CanvasRenderingContext2D, x: number, y: number): void {
  context.fillStyle = '#ffcf8a'
  context.beginPath()
  for (let k = 0; k < 8; k++) {
    const radius = k % 2 ? 2.2 : 6.2
    const angle = (k * Math.PI) / 4
    context.lineTo(x + Math.sin(angle) * radius, y - Math.cos(angle) * radius)
  }
  context.fill()
}

/** A struck-out page: nothing said is kept. */
function drawOffRecord(context: CanvasRenderingContext2D, x: number): number {
  context.strokeStyle = '#ffcf8a'
  context.lineWidth = 1.5
  context.beginPath()
  context.arc(x + 5, 14, 4.6, 0, Math.PI * 2)
  context.moveTo(x + 1.6, 17.4)
  context.lineTo(x + 8.4, 10.6)
  context.stroke()
  return x + 11
}

/** A struck-out microphone: muted by a host. */
function drawMuted(context: CanvasRenderingContext2D, x: number): number {
  context.strokeStyle = '#f2a9a0'
  context.lineWidth = 1.5
  context.beginPath()
  context.roundRect(x + 3.2, 8.8, 3.8, 6.6, 1.9)
  context.moveTo(x + 1.2, 13.4)
  context.arc(x + 5.1, 13.6, 3.9, Math.PI, 0, true)
  context.moveTo(x + 0.6, 18.6)
  context.lineTo(x + 9.8, 9)
  context.stroke()
  return x + 11
}
