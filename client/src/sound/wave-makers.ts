import type { Wave } from './wave.ts'
import type { MadeWave } from './wave-worker.ts'

/** Makes waves by their names, somewhere. */
export interface WaveMaker {
  make(name: string): Promise<Wave>
  dispose(): void
}

/** Makes waves beside the page, so that no frame waits for one; on the page where there can be no worker. */
export function workerMaker(): WaveMaker {
  const waiting = new Map<string, (wave: Wave | Promise<Wave>) => void>()
  const worker = new Worker(new URL('./wave-worker.ts', import.meta.url), { type: 'module' })
  let broken = false
  worker.addEventListener('message', ({ data }: MessageEvent<MadeWave>) => {
    waiting.get(data.name)?.(data.wave)
    waiting.delete(data.name)
  })
  worker.addEventListener('error', () => {
    broken = true
    for (const [name, resolve] of waiting) resolve(makeHere(name))
    waiting.clear()
  })
  return {
    make(name) {
      if (broken) return makeHere(name)
      return new Promise((resolve) => {
        waiting.set(name, resolve)
        worker.postMessage(name, { transfer: [] })
      })
    },
    dispose: () => worker.terminate(),
  }
}

async function makeHere(name: string): Promise<Wave> {
  const { makeWave } = await import('./waves/make-wave.ts')
  return makeWave(name)
}
