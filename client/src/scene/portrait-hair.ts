import type { DrawnLook } from './avatar/drawn-look.ts'
import { ball, type Brush, glow, shade } from './portrait-brush.ts'

/** Hair that hangs behind the head and shoulders. */
export function drawBackHair(brush: Brush, look: DrawnLook): void {
  const { hair } = look
  brush.fillStyle = glow(brush, shade(look.hairColour, -0.12), 0, 20, 84)
  if (hair === 'bob') {
    brush.beginPath()
    brush.roundRect(-76, -58, 152, 112, [74, 74, 34, 34])
    brush.fill()
  } else if (hair === 'long') {
    brush.beginPath()
    brush.roundRect(-74, -60, 148, 170, [72, 72, 40, 40])
    brush.fill()
  } else if (hair === 'twinTails') {
    for (const side of [-1, 1]) {
      ball(brush, side * 82, 30, 19, 42, side * -0.16)
      brush.fillStyle = look.accent
      ball(brush, side * 70, -6, 9)
      brush.fillStyle = glow(brush, shade(look.hairColour, -0.12), 0, 20, 84)
    }
  } else if (hair === 'curls') {
    for (let i = 0; i < 13; i++) {
      const angle = Math.PI * (0.86 + (i / 12) * 1.28)
      ball(brush, Math.cos(angle) * 66, Math.sin(angle) * 60 - 2, 22)
    }
  } else if (hair === 'bun') {
    brush.fillStyle = glow(brush, look.hairColour, 0, -72, 30)
    ball(brush, 0, -70, 27, 24)
  }
}

/** Cap and fringe, over the face. */
export function drawFrontHair(brush: Brush, look: DrawnLook): void {
  const { hair } = look
  if (hair === 'none') return
  brush.fillStyle = glow(brush, look.hairColour, 0, -12, 78)
  if (hair === 'spiky') return drawSpikes(brush)
  brush.beginPath()
  outline(brush, hair)
  brush.fill()
  if (hair === 'curls') for (const [x, y] of curlsInFront) ball(brush, x, y, 17)
  if (hair === 'long') {
    for (const side of [-1, 1]) ball(brush, side * 64, 44, 13, 50, side * 0.05)
  }
  if (hair !== 'curls' && !look.worn.includes('beanie')) drawShine(brush, look.hairColour)
}

const curlsInFront = [
  [-50, -36],
  [-30, -54],
  [-6, -60],
  [18, -58],
  [40, -46],
  [56, -26],
  [-60, -14],
] as const

function outline(brush: Brush, hair: string): void {
  const low = hair === 'bob' ? 40 : hair === 'long' ? 24 : hair === 'short' ? 6 : 12
  brush.moveTo(-70, low)
  brush.bezierCurveTo(-78, -40, -46, -72, 0, -72)
  brush.bezierCurveTo(46, -72, 78, -40, 70, low)
  brush.quadraticCurveTo(64, low + 4, 60, low - 6)
  if (hair === 'long' || hair === 'bun') {
    brush.bezierCurveTo(58, -16, 40, -30, 12, -42)
    brush.bezierCurveTo(-10, -30, -56, -20, -60, low - 6)
  } else if (hair === 'short') {
    brush.bezierCurveTo(56, -18, 52, -22, 44, -26)
    brush.bezierCurveTo(20, -34, -6, -24, -34, -8)
    brush.quadraticCurveTo(-52, -12, -60, low - 6)
  } else fringe(brush, low)
  brush.quadraticCurveTo(-64, low + 4, -70, low)
}

function fringe(brush: Brush, low: number): void {
  brush.bezierCurveTo(58, -4, 56, -10, 52, -14)
  brush.quadraticCurveTo(38, -6, 26, -17)
  brush.quadraticCurveTo(12, -6, -2, -18)
  brush.quadraticCurveTo(-16, -6, -28, -17)
  brush.quadraticCurveTo(-40, -6, -52, -14)
  brush.bezierCurveTo(-56, -10, -58, -4, -60, low - 6)
}

function drawSpikes(brush: Brush): void {
  const tips = [
    [-84, -14],
    [-78, -46],
    [-50, -74],
    [-16, -88],
    [22, -88],
    [54, -74],
    [80, -44],
    [84, -12],
  ] as const
  brush.beginPath()
  brush.moveTo(-64, 10)
  tips.forEach(([x, y], i) => {
    brush.lineTo(x, y)
    const next = tips[i + 1]
    if (next) brush.lineTo(((x + next[0]) / 2) * 0.84, ((y + next[1]) / 2) * 0.84)
  })
  brush.lineTo(64, 10)
  brush.lineTo(56, -12)
  for (const [x, y] of [
    [40, -4],
    [30, -20],
    [12, -6],
    [0, -22],
    [-18, -6],
    [-30, -20],
    [-42, -4],
    [-56, -12],
  ] as const)
    brush.lineTo(x, y)
  brush.closePath()
  brush.fill()
}

function drawShine(brush: Brush, colour: string): void {
  brush.save()
  brush.globalAlpha = 0.3
  brush.strokeStyle = shade(colour, 0.5)
  brush.lineWidth = 5
  brush.beginPath()
  brush.arc(0, 6, 62, -Math.PI * 0.78, -Math.PI * 0.56)
  brush.stroke()
  brush.restore()
}

export function drawHat(brush: Brush, look: DrawnLook): void {
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
