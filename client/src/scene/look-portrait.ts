import { type DrawnLook, drawnLook } from './avatar/drawn-look.ts'
import { drawBeingBehind, drawBeingHead, drawSpirit, drawLampBody } from './portrait-beings.ts'
import { ball, type Brush, glow, shade } from './portrait-brush.ts'
import { drawFace } from './portrait-face.ts'
import { drawBackHair, drawFrontHair } from './portrait-hair.ts'
import { drawOutfit } from './portrait-outfits.ts'
import { drawBeard, drawWorn, drawWornBehind } from './portrait-worn.ts'

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
  if (look.kind === 'person') drawPerson(context, look)
  else drawBeing(context, look)
  drawWorn(context, look)
  context.restore()
}

function drawPerson(brush: Brush, look: DrawnLook): void {
  drawBackHair(brush, look)
  drawWornBehind(brush, look)
  drawShoulders(brush, look)
  drawHead(brush, look)
  drawBeard(brush, look)
  drawFace(brush, look)
  drawFrontHair(brush, look)
}

function drawBeing(brush: Brush, look: DrawnLook): void {
  drawWornBehind(brush, look)
  if (look.kind === 'spirit') drawSpirit(brush, look)
  else {
    drawBeingBehind(brush, look)
    if (look.kind === 'fox') drawShoulders(brush, look)
    else drawLampBody(brush, look)
    drawBeingHead(brush, look)
  }
  drawFace(brush, look)
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

function drawHead(brush: Brush, look: DrawnLook): void {
  brush.fillStyle = shade(look.skin, -0.1)
  if (look.parts.includes('ears')) for (const side of [-1, 1]) ball(brush, side * 63, 12, 10, 14)
  brush.fillStyle = glow(brush, look.skin, 0, 4, 66)
  brush.beginPath()
  brush.ellipse(0, 2, 64, 58, 0, Math.PI, 0)
  brush.bezierCurveTo(66, 40, 44, 60, 0, 60)
  brush.bezierCurveTo(-44, 60, -66, 40, -64, 2)
  brush.fill()
}
