/** What of a window its visible part leaves uncovered at the bottom, CSS pixels; nothing while the page is pinched larger. */
export function coveredPixels(windowHeight: number, seen: { height: number; offsetTop: number; scale: number }): number {
  if (seen.scale > 1.01) return 0
  return Math.max(0, Math.round(windowHeight - seen.height - seen.offsetTop))
}

/**
 * Keeps `--keyboard` (tokens.css) at the height of an on-screen keyboard that lies over the page instead of making it
 * smaller, as on iOS: what stands at the bottom then stands above it. Returns how to stop.
 */
export function makeRoomForKeyboard(): () => void {
  const seen = window.visualViewport
  if (seen === null) return () => undefined
  const measure = (): void => {
    document.documentElement.style.setProperty('--keyboard', `${coveredPixels(window.innerHeight, seen)}px`)
  }
  seen.addEventListener('resize', measure)
  seen.addEventListener('scroll', measure)
  return () => {
    seen.removeEventListener('resize', measure)
    seen.removeEventListener('scroll', measure)
  }
}
