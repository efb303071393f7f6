import type { DrawnLook } from './avatar/drawn-look.ts'
import { ball, type Brush, glow, shade } from './portrait-brush.ts'

const straw = '#dfb867'
const ink = '#3a2a3c'
type Draw = (brush: Brush, look: DrawnLook, wide: number) => void

/** What is worn over the jumper, as far as a portrait shows it. `wide` is half the shoulders. */
export function drawOutfit(brush: Brush, look: DrawnLook, wide: number): void {
  outfits[look.outfit]?.(brush, look, wide)
}

function line(brush: Brush, colour: string, width: number, points: readonly (readonly [number, number])[]): void {
  brush.strokeStyle = colour
  brush.lineWidth = width
  brush.beginPath()
  points.forEach(([x, y], i) => (i === 0 ? brush.moveTo(x, y) : brush.lineTo(x, y)))
  brush.stroke()
}

function bothSides(draw: (side: number) => void): void {
  draw(-1)
  draw(1)
}

function drawDress(brush: Brush, look: DrawnLook): void {
  brush.fillStyle = look.accent
  ball(brush, -12, 72, 15, 8, 0.35)
  ball(brush, 12, 72, 15, 8, -0.35)
}

function drawBib(brush: Brush, bib: string, strap: string): void {
  bothSides((side) =>
    line(brush, strap, 6, [
      [side * 21, 88],
      [side * 26, 66],
    ]),
  )
  brush.fillStyle = bib
  brush.beginPath()
  brush.roundRect(-25, 84, 50, 40, 8)
  brush.fill()
}

function drawOveralls(brush: Brush, look: DrawnLook): void {
  drawBib(brush, look.bottom, look.bottom)
  brush.fillStyle = look.accent
  brush.beginPath()
  brush.roundRect(-13, 95, 26, 18, 4)
  brush.fill()
  brush.fillStyle = straw
  bothSides((side) => ball(brush, side * 20, 88, 3.6))
}

/** Closed up to a V at the neck. */
function drawCoatBody(brush: Brush, colour: string, wide: number): void {
  brush.fillStyle = glow(brush, colour, 0, 96, 62)
  bothSides((side) => {
    brush.beginPath()
    brush.moveTo(side * 20, 62)
    brush.bezierCurveTo(side * wide * 0.72, 66, side * (wide + 4), 82, side * (wide + 7), 118)
    brush.lineTo(0, 118)
    brush.lineTo(0, 92)
    brush.closePath()
    brush.fill()
  })
}

function drawHanfu(brush: Brush, look: DrawnLook): void {
  const left = [
    [-22, 62],
    [14, 116],
  ] as const
  line(brush, '#fff3e2', 9, [
    [22, 62],
    [-14, 116],
  ])
  line(brush, look.accent, 11, left)
}

function drawKurta(brush: Brush, look: DrawnLook): void {
  line(brush, look.accent, 8, [
    [-20, 65],
    [-8, 74],
    [8, 74],
    [20, 65],
  ])
  line(brush, look.accent, 10, [
    [0, 76],
    [0, 108],
  ])
  brush.fillStyle = straw
  for (const y of [80, 91, 102]) ball(brush, 0, y, 2.4)
}

function drawSari(brush: Brush, look: DrawnLook, wide: number): void {
  brush.fillStyle = glow(brush, look.accent, 0, 96, 62)
  brush.beginPath()
  brush.moveTo(14, 64)
  brush.bezierCurveTo(wide * 0.7, 66, wide * 0.9, 74, wide * 0.86, 84)
  brush.lineTo(-wide * 0.3, 120)
  brush.lineTo(-wide - 6, 120)
  brush.closePath()
  brush.fill()
  line(brush, straw, 4, [
    [13, 66],
    [-wide * 0.95, 116],
  ])
}

function drawHoodie(brush: Brush, look: DrawnLook): void {
  brush.fillStyle = shade(look.top, -0.1)
  brush.beginPath()
  brush.moveTo(-44, 72)
  brush.bezierCurveTo(-34, 54, -22, 58, -14, 66)
  brush.quadraticCurveTo(0, 84, 14, 66)
  brush.bezierCurveTo(22, 58, 34, 54, 44, 72)
  brush.bezierCurveTo(30, 88, 12, 88, 0, 92)
  brush.bezierCurveTo(-12, 88, -30, 88, -44, 72)
  brush.fill()
  bothSides((side) =>
    line(brush, look.accent, 3.4, [
      [side * 9, 84],
      [side * 10, 108],
    ]),
  )
}

function drawSuit(brush: Brush, look: DrawnLook): void {
  brush.fillStyle = glow(brush, look.bottom, 0, 96, 62)
  bothSides((side) => {
    brush.beginPath()
    brush.moveTo(side * 24, 64)
    brush.lineTo(side * 38, 74)
    brush.lineTo(side * 40, 118)
    brush.lineTo(0, 118)
    brush.lineTo(0, 106)
    brush.closePath()
    brush.fill()
  })
  brush.fillStyle = '#fff3e2'
  ball(brush, -12, 69, 12, 6, 0.4)
  ball(brush, 12, 69, 12, 6, -0.4)
  brush.fillStyle = look.accent
  ball(brush, -9, 78, 9, 6.5, 0.25)
  ball(brush, 9, 78, 9, 6.5, -0.25)
  brush.fillStyle = shade(look.accent, -0.2)
  ball(brush, 0, 78, 3.6, 4.6)
  brush.fillStyle = straw
  ball(brush, 0, 112, 2.6)
}

function drawRaincoat(brush: Brush, look: DrawnLook, wide: number): void {
  drawCoatBody(brush, look.accent, wide)
  brush.fillStyle = shade(look.accent, -0.12)
  bothSides((side) => ball(brush, side * 22, 70, 22, 12, side * 0.3))
  line(brush, shade(look.accent, -0.2), 2, [
    [0, 82],
    [0, 118],
  ])
  for (const y of [92, 106]) {
    line(brush, straw, 4.5, [
      [-7, y],
      [7, y],
    ])
  }
}

function drawCoat(brush: Brush, look: DrawnLook, wide: number): void {
  drawCoatBody(brush, look.accent, wide)
  bothSides((side) =>
    line(brush, shade(look.accent, -0.12), 8, [
      [side * 22, 65],
      [side * 3, 90],
    ]),
  )
  line(brush, shade(look.accent, -0.2), 2, [
    [0, 94],
    [0, 118],
  ])
  brush.fillStyle = ink
  for (const y of [101, 112]) ball(brush, 6, y, 2.4, 2.4)
}

const outfits: Partial<Record<DrawnLook['outfit'], Draw>> = {
  dress: drawDress,
  apron: (brush, look) => drawBib(brush, look.accent, look.accent),
  coat: drawCoat,
  overalls: drawOveralls,
  hanfu: drawHanfu,
  kurta: drawKurta,
  sari: drawSari,
  hoodie: drawHoodie,
  suit: drawSuit,
  raincoat: drawRaincoat,
}
