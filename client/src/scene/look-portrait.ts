import { type DrawnLook, drawnLook } from './avatar/drawn-look.ts'
import { ball, type Brush, glow, shade } from './portrait-brush.ts'
import { drawBackHair, drawFrontHair, drawHat } from './portrait-hair.ts'

/**
 * Draws a look's head and shoulders on a 2D canvas, filling it: for the entry card, where three is not loaded.
 * The canvas keeps its pixel size; its background stays transparent.
 */
export function drawLookPortrait(canvas: HTMLCanvasElement, encodedLook: string): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const look = drawnLook(encodedLook)
  context.save()
  context.clearRect(0, 0, canvas.width, canvas.height)
  const scale = Math.min(canvas.width, canvas.height) / 200
  context.translate(canvas.width / 2, canvas.height / 2)
  context.scale(scale, scale)
  context.lineJoin = 'round'
  context.lineCap = 'round'
  drawBackHair(context, look)
  drawShoulders(context, look)
  drawHead(context, look)
  drawFace(context, look)
  drawFrontHair(context, look)
  if (look.worn.includes('beanie')) drawHat(context, look)
  drawAccessory(context, look)
  context.restore()
}

function drawShoulders(brush: Brush, look: DrawnLook): void {
  const wide = 50 * look.width
  brush.fillStyle = shade(look.skin, -0.16)
  brush.fillRect(-12, 48, 24, 26)
  brush.fillStyle = glow(brush, look.top, 0, 96, 62)
  brush.beginPath()
  brush.moveTo(-wide - 6, 118)
  brush.bezierCurveTo(-wide - 4, 84, -wide * 0.72, 68, -20, 64)
  brush.quadraticCurveTo(0, 76, 20, 64)
  brush.bezierCurveTo(wide * 0.72, 68, wide + 4, 84, wide + 6, 118)
  brush.closePath()
  brush.fill()
  brush.strokeStyle = shade(look.top, -0.14)
  brush.lineWidth = 7
  brush.beginPath()
  brush.moveTo(-21, 64)
  brush.quadraticCurveTo(0, 80, 21, 64)
  brush.stroke()
  drawOutfit(brush, look, wide)
}

function drawOutfit(brush: Brush, look: DrawnLook, wide: number): void {
  brush.fillStyle = look.accent
  if (look.outfit === 'dress') {
    ball(brush, -12, 72, 15, 8, 0.35)
    ball(brush, 12, 72, 15, 8, -0.35)
  } else if (look.outfit === 'apron') {
    brush.beginPath()
    brush.roundRect(-25, 84, 50, 40, 8)
    brush.fill()
    brush.strokeStyle = look.accent
    brush.lineWidth = 5
    brush.beginPath()
    brush.moveTo(-21, 86)
    brush.lineTo(-26, 66)
    brush.moveTo(21, 86)
    brush.lineTo(26, 66)
    brush.stroke()
  } else if (look.outfit === 'scarf') {
    brush.fillStyle = glow(brush, look.accent, 0, 66, 34)
    ball(brush, 0, 68, 35, 14)
    ball(brush, 17, 90, 10, 24, -0.12)
  } else if (look.outfit === 'coat') {
    brush.fillStyle = glow(brush, look.accent, 0, 96, 62)
    for (const side of [-1, 1]) {
      brush.beginPath()
      brush.moveTo(side * 20, 62)
      brush.bezierCurveTo(side * wide * 0.72, 66, side * (wide + 4), 82, side * (wide + 7), 118)
      brush.lineTo(side * 13, 118)
      brush.lineTo(side * 9, 92)
      brush.closePath()
      brush.fill()
    }
  }
}

function drawHead(brush: Brush, look: DrawnLook): void {
  brush.fillStyle = shade(look.skin, -0.1)
  const earsShow = look.hair !== 'bob' && look.hair !== 'long'
  if (earsShow) for (const side of [-1, 1]) ball(brush, side * 63, 12, 10, 14)
  brush.fillStyle = glow(brush, look.skin, 0, 4, 66)
  brush.beginPath()
  brush.ellipse(0, 2, 64, 58, 0, Math.PI, 0)
  brush.bezierCurveTo(66, 40, 44, 60, 0, 60)
  brush.bezierCurveTo(-44, 60, -66, 40, -64, 2)
  brush.fill()
}

function drawFace(brush: Brush, look: DrawnLook): void {
  brush.fillStyle = 'rgba(226, 98, 84, 0.3)'
  for (const side of [-1, 1]) ball(brush, side * 38, 28, 12, 8)
  for (const side of [-1, 1]) {
    brush.fillStyle = '#2c1a22'
    ball(brush, side * 24, 10, 7.4, 10.4)
    brush.fillStyle = look.iris
    ball(brush, side * 24, 14, 5, 5.4)
    brush.fillStyle = '#ffffff'
    ball(brush, side * 24 - 2.6, 5.6, 2.7, 3.1)
    ball(brush, side * 24 + 2.4, 14, 1.3)
    brush.strokeStyle = shade(look.hairColour, -0.3)
    brush.lineWidth = 3
    brush.beginPath()
    brush.arc(side * 24, 3, 13, -Math.PI / 2 - 0.5, -Math.PI / 2 + 0.5)
    brush.stroke()
  }
  brush.fillStyle = shade(look.skin, -0.1)
  ball(brush, 0, 20, 3.8, 3)
  brush.strokeStyle = '#6b2a28'
  brush.lineWidth = 2.8
  brush.beginPath()
  brush.arc(0, 26, 10, 0.28 * Math.PI, 0.72 * Math.PI)
  brush.stroke()
}

function drawAccessory(brush: Brush, look: DrawnLook): void {
  if (look.worn.includes('glasses')) {
    brush.strokeStyle = look.accent
    brush.lineWidth = 3
    for (const side of [-1, 1]) {
      brush.beginPath()
      brush.arc(side * 24, 11, 16.5, 0, Math.PI * 2)
      brush.stroke()
    }
    brush.beginPath()
    brush.moveTo(-7.5, 9)
    brush.quadraticCurveTo(0, 5, 7.5, 9)
    brush.stroke()
  } else if (look.worn.includes('flower')) drawFlower(brush, look.accent)
  else if (look.worn.includes('catEars')) drawEars(brush, look.hair === 'none' ? look.skin : look.hairColour)
}

function drawFlower(brush: Brush, colour: string): void {
  brush.fillStyle = colour
  for (let petal = 0; petal < 5; petal++) {
    const angle = (petal / 5) * Math.PI * 2
    ball(brush, 44 + Math.cos(angle) * 8, -38 + Math.sin(angle) * 8, 7)
  }
  brush.fillStyle = '#eab04c'
  ball(brush, 44, -38, 4.6)
}

function drawEars(brush: Brush, colour: string): void {
  for (const side of [-1, 1]) {
    for (const [size, fill] of [
      [1, colour],
      [0.55, '#f2a9a0'],
    ] as const) {
      brush.fillStyle = fill
      brush.beginPath()
      brush.moveTo(side * (40 - 20 * size), -50 - 8 * (1 - size))
      brush.quadraticCurveTo(side * (46 + 4 * size), -62 - 34 * size, side * (50 + 4 * size), -62 - 30 * size)
      brush.quadraticCurveTo(side * (58 + 4 * size), -56 - 10 * size, side * (42 + 18 * size), -34 - 8 * (1 - size))
      brush.closePath()
      brush.fill()
    }
  }
}
