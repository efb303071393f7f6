const edgePixels = 8

/** Where the middle of something so wide stands in a view so wide, that the whole of it is seen; CSS pixels. */
export function holdInView(middle: number, wide: number, viewWide: number): number {
  const half = wide / 2 + edgePixels
  return viewWide < half * 2 ? viewWide / 2 : Math.min(viewWide - half, Math.max(half, middle))
}

/** My own head on screen, CSS pixels: its middle, its top, and half its width; 0 where it is not seen. */
export interface HeadOnScreen {
  x: number
  top: number
  half: number
}

/** Where the middle of something stands that would lie on a head: beside it, on the side it is nearer to. `bottom` is its lower edge. */
export function besideHead(middle: number, bottom: number, wide: number, high: number, { x, top, half }: HeadOnScreen): number {
  const isLevel = half > 0 && bottom > top && bottom - high < top + half * 2
  const least = half + wide / 2 + edgePixels
  if (!isLevel || Math.abs(middle - x) >= least) return middle
  return middle < x ? x - least : x + least
}
