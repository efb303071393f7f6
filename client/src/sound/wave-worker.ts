import type { Wave } from './wave.ts'
import { makeWave } from './waves/make-wave.ts'

/** What the worker answers: the wave called so. */
export interface MadeWave {
  name: string
  wave: Wave
}

// Making a long wave takes a tenth of a second and more: too long for where frames are drawn.
addEventListener('message', ({ data }: MessageEvent<string>) => {
  const made: MadeWave = { name: data, wave: makeWave(data) }
  postMessage(made, { transfer: [made.wave.buffer] })
})
