/** Time as a scene has it: what waits goes on when the scene's clock says so, or when it is told to stop. */
export interface SceneClock {
  pause(ms: number, signal: AbortSignal): Promise<void>
  tick(): void
  /** Lets go of everything that waits. */
  release(): void
}

export function createSceneClock(now: () => number): SceneClock {
  let waiting: { atMs: number; resolve: () => void }[] = []
  const resume = (due: (atMs: number) => boolean) => {
    const ready = waiting.filter(({ atMs }) => due(atMs))
    waiting = waiting.filter(({ atMs }) => !due(atMs))
    for (const { resolve } of ready) resolve()
  }
  return {
    pause: (ms, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve()
        waiting.push({ atMs: now() + ms, resolve })
        signal.addEventListener('abort', () => resolve(), { once: true })
      }),
    tick: () => resume((atMs) => atMs <= now()),
    release: () => resume(() => true),
  }
}
