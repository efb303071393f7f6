/** What of the view the interface takes, CSS pixels from its top left: name tags and speech bubbles keep off these. */
export interface ClearBoxes {
  count: number
  /** Left, top, right, bottom of each, with some air around it. */
  readonly edges: Float64Array
}

const mostBoxes = 16
/** A label beside the interface stands this far from it. */
const airPixels = 6

export const clearBoxes: ClearBoxes = { count: 0, edges: new Float64Array(mostBoxes * 4) }

const elements = new Set<Element>()
let observer: ResizeObserver | null = null

/**
 * A React ref for an element that labels must not lie under; it is measured when any of them or the window changes its
 * size, never per frame.
 */
export function keepClear(element: Element | null): (() => void) | undefined {
  if (element === null) return undefined
  if (observer === null) {
    observer = new ResizeObserver(measure)
    addEventListener('resize', measure)
    window.visualViewport?.addEventListener('resize', measure)
  }
  elements.add(element)
  observer.observe(element)
  return () => {
    elements.delete(element)
    observer?.unobserve(element)
    // The others move up only once it is gone.
    requestAnimationFrame(measure)
  }
}

function measure(): void {
  let count = 0
  for (const element of elements) {
    const { left, top, right, bottom } = element.getBoundingClientRect()
    if (count === mostBoxes || right - left < 1 || bottom - top < 1) continue
    clearBoxes.edges.set([left - airPixels, top - airPixels, right + airPixels, bottom + airPixels], count * 4)
    count += 1
  }
  clearBoxes.count = count
}
