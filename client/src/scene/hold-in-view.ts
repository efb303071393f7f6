const edgePixels = 8

/** Where the middle of something so wide stands in a view so wide, that the whole of it is seen; CSS pixels. */
export function holdInView(middle: number, wide: number, viewWide: number): number {
  const half = wide / 2 + edgePixels
  return viewWide < half * 2 ? viewWide / 2 : Math.min(viewWide - half, Math.max(half, middle))
}
