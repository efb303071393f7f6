export type Brush = CanvasRenderingContext2D

/** A colour (#rrggbb) lighter (share above 0) or darker (below), again as #rrggbb. */
export function shade(colour: string, share: number): string {
  const number = Number.parseInt(colour.slice(1), 16)
  const target = share > 0 ? 255 : 40
  const mix = (shift: number): string => {
    const channel = (number >> shift) & 255
    return Math.round(channel + (target - channel) * Math.abs(share))
      .toString(16)
      .padStart(2, '0')
  }
  return `#${mix(16)}${mix(8)}${mix(0)}`
}

export function ball(brush: Brush, x: number, y: number, radiusX: number, radiusY = radiusX, turn = 0): void {
  brush.beginPath()
  brush.ellipse(x, y, radiusX, radiusY, turn, 0, Math.PI * 2)
  brush.fill()
}

/** Light from the upper left, as the lanterns give it. */
export function glow(brush: Brush, colour: string, x: number, y: number, radius: number): CanvasGradient {
  const gradient = brush.createRadialGradient(x - radius * 0.35, y - radius * 0.45, radius * 0.1, x, y, radius * 1.15)
  gradient.addColorStop(0, shade(colour, 0.16))
  gradient.addColorStop(0.55, colour)
  gradient.addColorStop(1, shade(colour, -0.24))
  return gradient
}
