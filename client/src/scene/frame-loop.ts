/** Gaps up to so long before a frame is due still count as due: displays are not exact. */
const slackMs = 2

/**
 * Calls `draw` on animation frames, at most as often as `framesPerSecond` says at the time (0: on each), until the
 * returned function is called. A hidden page draws nothing.
 */
export function runFrames(framesPerSecond: (nowMs: number) => number, draw: (nowMs: number) => void): () => void {
  let handle = 0
  let drawnMs = Number.NEGATIVE_INFINITY
  const tick = (nowMs: number): void => {
    handle = requestAnimationFrame(tick)
    const most = framesPerSecond(nowMs)
    if (most > 0 && nowMs - drawnMs < 1000 / most - slackMs) return
    drawnMs = nowMs
    draw(nowMs)
  }
  const follow = (): void => {
    cancelAnimationFrame(handle)
    if (!document.hidden) handle = requestAnimationFrame(tick)
  }
  follow()
  document.addEventListener('visibilitychange', follow)
  return () => {
    cancelAnimationFrame(handle)
    document.removeEventListener('visibilitychange', follow)
  }
}

/** Tells of a lost WebGL context (and asks the browser to give it back) and of its return, until the returned function is called. */
export function watchContext(canvas: HTMLCanvasElement, onLost: () => void, onRestored: () => void): () => void {
  const lost = (event: Event): void => {
    event.preventDefault()
    onLost()
  }
  canvas.addEventListener('webglcontextlost', lost)
  canvas.addEventListener('webglcontextrestored', onRestored)
  return () => {
    canvas.removeEventListener('webglcontextlost', lost)
    canvas.removeEventListener('webglcontextrestored', onRestored)
  }
}
