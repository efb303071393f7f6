import type { DrawnLook, Worn } from './avatar/drawn-look.ts'
import { ball, type Brush, glow, shade } from './portrait-brush.ts'

const ink = '#3a2a3c'
const straw = '#dfb867'

/** Beards, under the mouth that is drawn after them. */
export function drawBeard(brush: Brush, look: DrawnLook): void {
  const { beard } = look
  if (beard === 'none') return
  brush.fillStyle = glow(brush, look.hairColour, 0, 40, 60)
  if (beard === 'short' || beard === 'full') {
    const low = beard === 'full' ? 88 : 62
    brush.beginPath()
    brush.moveTo(-65, 4)
    brush.bezierCurveTo(-66, 40, -44, low, 0, low)
    brush.bezierCurveTo(44, low, 66, 40, 65, 4)
    brush.bezierCurveTo(56, 22, 40, 40, 16, 41)
    brush.quadraticCurveTo(0, 43, -16, 41)
    brush.bezierCurveTo(-40, 40, -56, 22, -65, 4)
    brush.fill()
  }
  if (beard === 'goatee') ball(brush, 0, 53, 10, 13)
  const thick = beard === 'moustache' || beard === 'full' ? 5.5 : 3.6
  for (const side of [-1, 1]) ball(brush, side * 11, 28, 12, thick, side * 0.28)
}

/** What is worn round the neck behind, or hangs behind the head. */
export function drawWornBehind(brush: Brush, look: DrawnLook): void {
  if (look.worn.includes('earrings')) {
    for (const side of [-1, 1]) {
      brush.fillStyle = straw
      ball(brush, side * 67, 26, 4)
      brush.fillStyle = look.accent
      ball(brush, side * 68, 37, 5.5, 8)
    }
  }
}

/** Everything worn besides clothes and hair. */
export function drawWorn(brush: Brush, look: DrawnLook): void {
  for (const thing of look.worn) things[thing]?.(brush, look)
}

function drawScarf(brush: Brush, look: DrawnLook): void {
  const low = look.kind === 'spirit' ? 14 : 0
  brush.fillStyle = glow(brush, look.accent, 0, 66 + low, 34)
  ball(brush, 0, 68 + low, low > 0 ? 74 : 35, 14)
  ball(brush, 17, 90 + low, 10, 24, -0.12)
}

function drawGlasses(brush: Brush, look: DrawnLook): void {
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
}

function drawSunglasses(brush: Brush, look: DrawnLook): void {
  for (const side of [-1, 1]) {
    brush.fillStyle = ink
    brush.beginPath()
    brush.roundRect(side * 25 - 19, -1, 38, 26, [8, 8, 13, 13])
    brush.fill()
    brush.fillStyle = 'rgba(255, 255, 255, 0.22)'
    ball(brush, side * 25 - 6, 7, 6, 3, -0.5)
  }
  brush.strokeStyle = look.accent
  brush.lineWidth = 5
  brush.beginPath()
  brush.moveTo(-62, 2)
  brush.quadraticCurveTo(0, -4, 62, 2)
  brush.stroke()
}

function drawFlower(brush: Brush, look: DrawnLook): void {
  brush.fillStyle = look.accent
  for (let petal = 0; petal < 5; petal++) {
    const angle = (petal / 5) * Math.PI * 2
    ball(brush, 44 + Math.cos(angle) * 8, -38 + Math.sin(angle) * 8, 7)
  }
  brush.fillStyle = '#eab04c'
  ball(brush, 44, -38, 4.6)
}

function drawEars(brush: Brush, look: DrawnLook): void {
  const colour = look.kind === 'person' && look.hair !== 'none' && look.hair !== 'headscarf' ? look.hairColour : look.paints[1]
  for (const side of [-1, 1]) {
    for (const [size, fill] of [
      [1, colour ?? look.skin],
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

function drawBeanie(brush: Brush, look: DrawnLook): void {
  brush.fillStyle = glow(brush, look.accent, 0, -84, 16)
  ball(brush, 0, -84, 14)
  brush.fillStyle = glow(brush, look.accent, 0, -30, 82)
  brush.beginPath()
  brush.moveTo(-72, -22)
  brush.bezierCurveTo(-72, -66, -36, -80, 0, -80)
  brush.bezierCurveTo(36, -80, 72, -66, 72, -22)
  brush.closePath()
  brush.fill()
  brush.fillStyle = shade(look.accent, -0.12)
  brush.beginPath()
  brush.roundRect(-77, -34, 154, 22, 11)
  brush.fill()
}

function drawStrawHat(brush: Brush, look: DrawnLook): void {
  brush.fillStyle = glow(brush, straw, 0, -50, 70)
  brush.beginPath()
  brush.roundRect(-58, -92, 116, 74, [44, 44, 4, 4])
  brush.fill()
  brush.fillStyle = look.accent
  brush.fillRect(-60, -44, 120, 17)
  brush.fillStyle = glow(brush, straw, 0, -30, 96)
  ball(brush, 0, -24, 98, 14)
  brush.fillStyle = shade(straw, -0.28)
  ball(brush, 0, -19, 70, 5)
}

function drawHeadphones(brush: Brush, look: DrawnLook): void {
  brush.strokeStyle = look.accent
  brush.lineWidth = 9
  brush.beginPath()
  brush.arc(0, 4, 80, Math.PI * 1.02, Math.PI * 1.98)
  brush.stroke()
  for (const side of [-1, 1]) {
    brush.fillStyle = ink
    ball(brush, side * 70, 12, 10, 23)
    brush.fillStyle = glow(brush, look.accent, side * 78, 12, 20)
    ball(brush, side * 78, 12, 10, 19)
  }
}

const things: Partial<Record<Worn, (brush: Brush, look: DrawnLook) => void>> = {
  glasses: drawGlasses,
  sunglasses: drawSunglasses,
  catEars: drawEars,
  flower: drawFlower,
  beanie: drawBeanie,
  strawHat: drawStrawHat,
  headphones: drawHeadphones,
  scarf: drawScarf,
}
