import type { DrawnLook } from './avatar/drawn-look.ts'
import { ball, type Brush, glow, shade } from './portrait-brush.ts'

/** Hair that hangs behind the head and shoulders. */
export function drawBackHair(brush: Brush, look: DrawnLook): void {
  const dark = glow(brush, shade(look.hairColour, -0.12), 0, 20, 84)
  brush.fillStyle = dark
  behind[look.hair]?.(brush, look, dark)
}

function curtainOf(brush: Brush, left: number, top: number, tall: number, radii: readonly number[]): void {
  brush.beginPath()
  brush.roundRect(left, top, -2 * left, tall, [...radii])
  brush.fill()
}

const behind: Partial<Record<DrawnLook['hair'], (brush: Brush, look: DrawnLook, dark: CanvasGradient) => void>> = {
  bob: (brush) => curtainOf(brush, -76, -58, 112, [74, 74, 34, 34]),
  long: (brush) => curtainOf(brush, -74, -60, 170, [72, 72, 40, 40]),
  twinTails: (brush, look, dark) => {
    for (const side of [-1, 1]) {
      brush.fillStyle = dark
      ball(brush, side * 82, 30, 19, 42, side * -0.16)
      brush.fillStyle = look.accent
      ball(brush, side * 70, -6, 9)
    }
  },
  curls: (brush) => {
    for (let i = 0; i < 13; i++) {
      const angle = Math.PI * (0.86 + (i / 12) * 1.28)
      ball(brush, Math.cos(angle) * 66, Math.sin(angle) * 60 - 2, 22)
    }
  },
  bun: (brush, look) => {
    brush.fillStyle = glow(brush, look.hairColour, 0, -72, 30)
    ball(brush, 0, -70, 27, 24)
  },
  afro: (brush, look) => {
    brush.fillStyle = glow(brush, look.hairColour, 0, -18, 100)
    for (let i = 0; i < 17; i++) {
      const angle = Math.PI * (0.82 + (i / 16) * 1.36)
      ball(brush, Math.cos(angle) * 74, Math.sin(angle) * 66 - 14, 20)
    }
    ball(brush, 0, -18, 86, 76)
  },
  curtain: (brush) => curtainOf(brush, -72, -58, 92, [70, 70, 30, 30]),
  ponytail: (brush, look) => {
    ball(brush, 80, 6, 19, 56, -0.2)
    brush.fillStyle = look.accent
    ball(brush, 62, -42, 11, 9, 0.6)
  },
  lowBun: (brush, look) => {
    ball(brush, 54, 46, 25, 23)
    brush.strokeStyle = look.accent
    brush.lineWidth = 5
    brush.beginPath()
    brush.moveTo(30, 66)
    brush.lineTo(86, 26)
    brush.stroke()
    brush.fillStyle = look.accent
    ball(brush, 86, 26, 6.5)
  },
  headscarf: (brush, look) => {
    brush.fillStyle = glow(brush, shade(look.accent, -0.1), 0, 20, 92)
    brush.beginPath()
    brush.ellipse(0, -2, 78, 74, 0, Math.PI, 0)
    brush.bezierCurveTo(80, 60, 66, 84, 62, 118)
    brush.lineTo(-62, 118)
    brush.bezierCurveTo(-66, 84, -80, 60, -78, -2)
    brush.fill()
  },
  locs: (brush, look) => {
    for (let i = 0; i < 11; i++) {
      const x = -74 + i * 14.8
      brush.strokeStyle = shade(look.hairColour, i % 2 === 0 ? -0.16 : -0.06)
      brush.lineWidth = 13
      brush.beginPath()
      brush.moveTo(x * 0.86, -10)
      brush.quadraticCurveTo(x * 1.12, 40, x * 1.06, 82 + (i % 3) * 9)
      brush.stroke()
    }
  },
}

/** Cap and fringe, over the face. */
export function drawFrontHair(brush: Brush, look: DrawnLook): void {
  const { hair } = look
  if (hair === 'none') return
  brush.fillStyle = glow(brush, look.hairColour, 0, -12, 78)
  if (hair === 'headscarf') return drawHeadscarf(brush, look)
  if (hair === 'spiky') return drawSpikes(brush)
  brush.beginPath()
  outline(brush, hair)
  brush.fill()
  if (hair === 'curls') for (const [x, y] of curlsInFront) ball(brush, x, y, 17)
  if (hair === 'afro') for (const [x, y] of curlsInFront) ball(brush, x * 1.05, y - 6, 17)
  if (hair === 'long') for (const side of [-1, 1]) ball(brush, side * 64, 44, 13, 50, side * 0.05)
  if (hair === 'undercut') drawShavenSides(brush, look.hairColour)
  if (hair === 'braids') drawPlaits(brush, look)
  if (hair !== 'curls' && hair !== 'afro' && look.press !== 1) drawShine(brush, look.hairColour)
}

function drawHeadscarf(brush: Brush, look: DrawnLook): void {
  brush.fillStyle = glow(brush, look.accent, 0, 0, 88)
  brush.beginPath()
  brush.ellipse(0, 2, 78, 78, 0, 0, Math.PI * 2)
  brush.ellipse(0, 11, 51, 49, 0, 0, Math.PI * 2, true)
  brush.fill()
  brush.strokeStyle = shade(look.accent, -0.18)
  brush.lineWidth = 4
  brush.beginPath()
  brush.moveTo(-58, 52)
  brush.bezierCurveTo(-30, 80, 20, 74, 60, 96)
  brush.moveTo(58, 48)
  brush.bezierCurveTo(40, 70, 10, 76, -14, 104)
  brush.stroke()
}

function drawShavenSides(brush: Brush, colour: string): void {
  brush.save()
  brush.globalAlpha = 0.55
  brush.fillStyle = shade(colour, -0.2)
  for (const side of [-1, 1]) ball(brush, side * 60, -10, 8, 20, side * -0.12)
  brush.restore()
}

function drawPlaits(brush: Brush, look: DrawnLook): void {
  for (const side of [-1, 1]) {
    brush.fillStyle = glow(brush, look.hairColour, side * 60, 70, 40)
    for (let i = 0; i < 5; i++)
      ball(brush, side * (66 - i * 3.4) + (i % 2 === 0 ? 4 : -4), 42 + i * 14, 12.5 - i, 10, i % 2 === 0 ? 0.5 : -0.5)
    brush.fillStyle = look.accent
    ball(brush, side * 51, 107, 9, 5)
  }
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

/** How low the hair reaches before the ears. */
const lows: Partial<Record<DrawnLook['hair'], number>> = {
  bob: 40,
  long: 24,
  short: 6,
  cropped: -2,
  afro: -4,
  undercut: -18,
  curtain: 24,
  locs: 20,
  lowBun: 8,
  ponytail: 8,
}

function outline(brush: Brush, hair: DrawnLook['hair']): void {
  const low = lows[hair] ?? 12
  const wide = hair === 'cropped' ? 66 : 70
  const high = hair === 'cropped' ? -63 : hair === 'undercut' ? -82 : -72
  brush.moveTo(-wide, low)
  brush.bezierCurveTo(-wide - 8, -40, -46, high, 0, high)
  brush.bezierCurveTo(46, high, wide + 8, -40, wide, low)
  brush.quadraticCurveTo(64, low + 4, 60, low - 6)
  hairline(brush, hair, low)
  brush.quadraticCurveTo(-64, low + 4, -wide, low)
}

function hairline(brush: Brush, hair: DrawnLook['hair'], low: number): void {
  if (hair === 'long' || hair === 'bun' || hair === 'locs') {
    brush.bezierCurveTo(58, -16, 40, -30, 12, -42)
    brush.bezierCurveTo(-10, -30, -56, -20, -60, low - 6)
  } else if (hair === 'short') {
    brush.bezierCurveTo(56, -18, 52, -22, 44, -26)
    brush.bezierCurveTo(20, -34, -6, -24, -34, -8)
    brush.quadraticCurveTo(-52, -12, -60, low - 6)
  } else if (hair === 'curtain' || hair === 'braids') {
    brush.bezierCurveTo(58, -14, 34, -22, 0, -56)
    brush.bezierCurveTo(-34, -22, -58, -14, -60, low - 6)
  } else if (hair === 'ponytail' || hair === 'lowBun' || hair === 'cropped' || hair === 'afro') {
    const part = hair === 'lowBun' ? -22 : hair === 'ponytail' ? 18 : 0
    const height = hair === 'cropped' || hair === 'afro' ? -34 : -48
    brush.bezierCurveTo(58, height + 8, 34 + part, height, part, height)
    brush.bezierCurveTo(-34 + part, height, -58, height + 8, -60, low - 6)
  } else if (hair === 'undercut') {
    brush.bezierCurveTo(52, -16, 30, -20, 2, -26)
    brush.bezierCurveTo(-24, -32, -46, -36, -60, low - 6)
  } else fringe(brush, low)
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
