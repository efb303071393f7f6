import type { Snapshot } from '#state/photo-store.ts'

/** What is written on a picture. */
export interface Caption {
  place: string
  date: string
  /** Who of the residents is on it, each marked as AI; empty when none is. */
  residents: string
}

const paper = '#fff6e8'
const ink = '#4a3440'
const soft = '#775b65'
const star = '#cf6f4b'
const family = 'Nunito, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif'

/** Sizes of a picture of so many pixels, in pixels. */
export function measure(width: number, height: number, framed: boolean, captioned: boolean) {
  const unit = Math.min(width, height) / 100
  const margin = framed ? Math.round(unit * 3.4) : 0
  const foot = framed ? Math.round(unit * (captioned ? 15 : 11.5)) : 0
  return { unit, margin, foot, width: width + margin * 2, height: height + margin + foot }
}

/** The finished picture: the view, its vignette, and its caption, in a warm frame or on the picture itself. */
export function composePhoto({ canvas }: Snapshot, caption: Caption, framed: boolean): HTMLCanvasElement {
  const size = measure(canvas.width, canvas.height, framed, caption.residents !== '')
  const out = document.createElement('canvas')
  out.width = size.width
  out.height = size.height
  const context = out.getContext('2d')
  if (context === null) throw new Error('no 2D canvas')
  if (framed) drawPaper(context, size.width, size.height, size.unit)
  context.save()
  context.beginPath()
  context.roundRect(size.margin, size.margin, canvas.width, canvas.height, framed ? size.unit * 1.4 : 0)
  context.clip()
  context.drawImage(canvas, size.margin, size.margin)
  drawVignette(context, size.margin, size.margin, canvas.width, canvas.height)
  if (!framed) drawScrim(context, canvas.width, canvas.height, size.unit)
  context.restore()
  if (framed) writeOnPaper(context, caption, size, canvas.height)
  else writeOnView(context, caption, canvas.width, canvas.height, size.unit)
  return out
}

function drawPaper(context: CanvasRenderingContext2D, width: number, height: number, unit: number): void {
  context.fillStyle = paper
  context.fillRect(0, 0, width, height)
  const warm = context.createLinearGradient(0, 0, 0, height)
  warm.addColorStop(0, 'rgba(247, 230, 207, 0)')
  warm.addColorStop(1, 'rgba(247, 222, 190, 0.75)')
  context.fillStyle = warm
  context.fillRect(0, 0, width, height)
  context.strokeStyle = 'rgba(74, 52, 64, 0.12)'
  context.lineWidth = Math.max(1, unit * 0.18)
  context.strokeRect(0, 0, width, height)
}

function drawVignette(context: CanvasRenderingContext2D, left: number, top: number, width: number, height: number): void {
  context.save()
  context.translate(left + width / 2, top + height / 2)
  context.scale(width / 2, height / 2)
  const shade = context.createRadialGradient(0, 0, 0.74, 0, 0, Math.SQRT2)
  shade.addColorStop(0, 'rgba(40, 15, 45, 0)')
  shade.addColorStop(1, 'rgba(40, 15, 45, 0.42)')
  context.fillStyle = shade
  context.fillRect(-1, -1, 2, 2)
  context.restore()
}

/** A little dusk under the words, whatever is behind them. */
function drawScrim(context: CanvasRenderingContext2D, width: number, height: number, unit: number): void {
  const dusk = context.createLinearGradient(0, height - unit * 20, 0, height)
  dusk.addColorStop(0, 'rgba(43, 26, 51, 0)')
  dusk.addColorStop(1, 'rgba(43, 26, 51, 0.66)')
  context.fillStyle = dusk
  context.fillRect(0, height - unit * 20, width, unit * 20)
}

function writeOnPaper(context: CanvasRenderingContext2D, caption: Caption, size: ReturnType<typeof measure>, viewHeight: number): void {
  const { unit, margin, width } = size
  const left = margin + unit * 1.2
  const first = margin + viewHeight + unit * 6.6
  const right = width - margin - unit * 1.2
  context.textBaseline = 'alphabetic'
  context.font = `500 ${unit * 2.7}px ${family}`
  const dateWidth = context.measureText(caption.date).width
  context.fillStyle = soft
  context.fillText(caption.date, right - dateWidth, first)
  drawStar(context, left + unit * 1.3, first - unit * 1.3, unit * 1.5)
  context.fillStyle = ink
  writeFitting(context, caption.place, left + unit * 3.8, first, right - dateWidth - left - unit * 6, `700 ${unit * 3.7}px ${family}`)
  if (caption.residents === '') return
  context.fillStyle = soft
  writeFitting(
    context,
    caption.residents,
    left + unit * 3.8,
    first + unit * 4.6,
    right - left - unit * 3.8,
    `600 ${unit * 2.6}px ${family}`,
  )
}

function writeOnView(context: CanvasRenderingContext2D, caption: Caption, width: number, height: number, unit: number): void {
  const left = unit * 3
  const last = height - unit * 3.2
  const room = width - left * 2
  context.textBaseline = 'alphabetic'
  const placeAt = caption.residents === '' ? last : last - unit * 4
  context.fillStyle = '#fff3e0'
  writeFitting(context, caption.place, left, placeAt, room, `700 ${unit * 3.2}px ${family}`)
  if (caption.residents === '') return
  context.fillStyle = '#ffe2b8'
  writeFitting(context, caption.residents, left, last, room, `600 ${unit * 2.4}px ${family}`)
}

/** Writes a line; one too long is cut with an ellipsis, never squeezed. */
function writeFitting(context: CanvasRenderingContext2D, text: string, x: number, y: number, room: number, font: string): void {
  context.font = font
  const letters = Array.from(text)
  while (letters.length > 1 && context.measureText(letters.join('')).width > room) letters.splice(-2, 2, '…')
  context.fillText(letters.join(''), x, y)
}

function drawStar(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.fillStyle = star
  context.beginPath()
  for (let k = 0; k < 8; k++) {
    const reach = k % 2 ? radius * 0.36 : radius
    const angle = (k * Math.PI) / 4
    context.lineTo(x + Math.sin(angle) * reach, y - Math.cos(angle) * reach)
  }
  context.fill()
}
