/** Calls `draw` with the time at most so many times a second, on animation frames, until the returned function is called. */
export function runCapped(framesPerSecond: number, draw: (nowMs: number) => void): () => void {
  let handle = 0
  let drawnMs = Number.NEGATIVE_INFINITY
  const tick = (nowMs: number): void => {
    handle = requestAnimationFrame(tick)
    if (nowMs - drawnMs < 1000 / framesPerSecond - 2) return
    drawnMs = nowMs
    draw(nowMs)
  }
  handle = requestAnimationFrame(tick)
  return () => cancelAnimationFrame(handle)
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
