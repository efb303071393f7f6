import { type DrawnLook, isHat } from './avatar/drawn-look.ts'
import { ball, type Brush, glow, shade } from './portrait-brush.ts'

const cream = '#fff3e2'
const paper = '#ffe3a8'

function bareHeaded(look: DrawnLook): boolean {
  return !look.worn.some(isHat)
}

/** A round spirit, from top to the picture's edge. */
export function drawSpirit(brush: Brush, look: DrawnLook): void {
  if (bareHeaded(look)) {
    brush.strokeStyle = look.accent
    brush.lineWidth = 5
    brush.beginPath()
    brush.moveTo(0, -60)
    brush.lineTo(0, -80)
    brush.stroke()
    brush.fillStyle = look.accent
    for (const side of [-1, 1]) ball(brush, side * 15, -86, 16, 7, side * -0.4)
  }
  brush.fillStyle = glow(brush, look.skin, 0, 20, 100)
  brush.beginPath()
  brush.moveTo(-94, 120)
  brush.bezierCurveTo(-96, 40, -66, -66, 0, -66)
  brush.bezierCurveTo(66, -66, 96, 40, 94, 120)
  brush.closePath()
  brush.fill()
}

/** Ears and handles: what shows behind the head. */
export function drawBeingBehind(brush: Brush, look: DrawnLook): void {
  if (!bareHeaded(look)) return
  if (look.kind === 'lamp') {
    brush.strokeStyle = look.skin
    brush.lineWidth = 6
    brush.beginPath()
    brush.arc(0, -82, 14, 0, Math.PI * 2)
    brush.stroke()
    return
  }
  for (const side of [-1, 1]) {
    for (const [size, fill] of [
      [1, look.skin],
      [0.6, cream],
    ] as const) {
      brush.fillStyle = fill
      brush.beginPath()
      brush.moveTo(side * (42 - 26 * size), -40)
      brush.quadraticCurveTo(side * 42, -78 - 24 * size, side * (48 + 4 * size), -70 - 30 * size)
      brush.quadraticCurveTo(side * (62 + 6 * size), -60, side * (44 + 20 * size), -22)
      brush.closePath()
      brush.fill()
    }
    brush.fillStyle = look.hairColour
    ball(brush, side * 51, -92, 5, 8, side * -0.2)
  }
}

export function drawBeingHead(brush: Brush, look: DrawnLook): void {
  if (look.kind === 'lamp') return drawLantern(brush, look)
  brush.fillStyle = glow(brush, look.skin, 0, 4, 70)
  brush.beginPath()
  brush.moveTo(-62, -6)
  brush.bezierCurveTo(-62, -76, 62, -76, 62, -6)
  brush.quadraticCurveTo(66, 12, 82, 30)
  brush.bezierCurveTo(62, 52, 36, 60, 0, 60)
  brush.bezierCurveTo(-36, 60, -62, 52, -82, 30)
  brush.quadraticCurveTo(-66, 12, -62, -6)
  brush.fill()
  brush.fillStyle = cream
  for (const side of [-1, 1]) {
    brush.beginPath()
    brush.moveTo(side * 80, 30)
    brush.bezierCurveTo(side * 56, 22, side * 36, 26, 0, 24)
    brush.lineTo(0, 59)
    brush.bezierCurveTo(side * 36, 59, side * 60, 50, side * 80, 30)
    brush.fill()
  }
  ball(brush, 0, 30, 27, 20)
  brush.fillStyle = '#3a2a3c'
  ball(brush, 0, 21, 8, 6)
}

function drawLantern(brush: Brush, look: DrawnLook): void {
  brush.fillStyle = glow(brush, paper, 0, 4, 78)
  brush.beginPath()
  brush.roundRect(-68, -58, 136, 118, 44)
  brush.fill()
  for (const y of [-66, 54]) {
    brush.fillStyle = glow(brush, look.skin, 0, y + 8, 52)
    brush.beginPath()
    brush.roundRect(-46, y, 92, 15, 7)
    brush.fill()
  }
  for (const side of [-1, 1]) {
    brush.fillStyle = look.skin
    ball(brush, side * 68, 8, 8, 15)
  }
}

export function drawLampBody(brush: Brush, look: DrawnLook): void {
  brush.fillStyle = look.skin
  for (const side of [-1, 1]) ball(brush, side * 48, 94, 14)
  brush.fillRect(-11, 60, 22, 26)
  brush.fillStyle = glow(brush, look.top, 0, 100, 56)
  brush.beginPath()
  brush.roundRect(-44, 80, 88, 60, 24)
  brush.fill()
  brush.fillStyle = shade(look.skin, -0.1)
  ball(brush, 0, 106, 15)
  brush.fillStyle = '#ffd58a'
  ball(brush, 0, 106, 11)
}
