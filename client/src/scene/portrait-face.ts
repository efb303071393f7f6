import type { DrawnLook } from './avatar/drawn-look.ts'
import { ball, type Brush, shade } from './portrait-brush.ts'

/** Cheeks, eyes, brows, nose, mouth and what age adds. */
export function drawFace(brush: Brush, look: DrawnLook): void {
  const person = look.kind === 'person'
  brush.fillStyle = 'rgba(226, 98, 84, 0.3)'
  for (const side of [-1, 1]) ball(brush, side * 38, 29, 12.5, 8.5)
  if (look.lines > 0) drawLines(brush, look)
  const size = look.age === 'child' ? 1.12 : 1
  for (const side of [-1, 1]) drawEye(brush, look, side, size)
  if (person) {
    brush.fillStyle = shade(look.skin, -0.1)
    ball(brush, 0, 20, 3.8, 3)
  }
  brush.strokeStyle = '#6b2a28'
  brush.lineWidth = 3.2
  brush.beginPath()
  brush.arc(0, look.kind === 'fox' ? 30 : 25, look.kind === 'fox' ? 8 : 12, 0.25 * Math.PI, 0.75 * Math.PI)
  brush.stroke()
}

function drawEye(brush: Brush, look: DrawnLook, side: number, size: number): void {
  brush.fillStyle = '#2c1a22'
  ball(brush, side * 24, 9.5, 8.4 * size, 11.8 * size)
  brush.fillStyle = look.iris
  ball(brush, side * 24, 14.2, 5.8 * size, 6.2 * size)
  brush.fillStyle = '#ffffff'
  ball(brush, side * 24 - 2.8, 4.8, 3.2 * size, 3.7 * size)
  ball(brush, side * 24 + 2.8, 14.6, 1.6)
  if (look.brows < 1) return
  brush.strokeStyle = shade(look.hairColour, -0.3)
  brush.lineWidth = 3
  brush.beginPath()
  brush.arc(side * 24, 1.5, 14, -Math.PI / 2 - 0.5, -Math.PI / 2 + 0.5)
  brush.stroke()
}

function drawLines(brush: Brush, look: DrawnLook): void {
  brush.save()
  brush.globalAlpha = look.lines * 0.75
  brush.strokeStyle = shade(look.skin, -0.34)
  brush.lineWidth = 1.8
  for (const side of [-1, 1]) {
    brush.beginPath()
    brush.moveTo(side * 11, 22)
    brush.quadraticCurveTo(side * 19, 28, side * 18, 37)
    brush.moveTo(side * 38, 8)
    brush.lineTo(side * 44, 5)
    brush.moveTo(side * 38, 13)
    brush.lineTo(side * 44, 15)
    brush.moveTo(side * 18, 23)
    brush.quadraticCurveTo(side * 24, 26, side * 30, 23)
    brush.stroke()
  }
  brush.beginPath()
  for (const y of [-24, -31]) {
    brush.moveTo(-16, y)
    brush.quadraticCurveTo(0, y - 3, 16, y)
  }
  brush.stroke()
  brush.restore()
}
