import { bufferOf, createMixer, type Mixer } from '@kith/client/src/sound/mixer.ts'
import { placeListener, playOnce, startLoop } from '@kith/client/src/sound/play.ts'
import { chimeName, layersOf, pianoName, stepName } from '@kith/client/src/sound/shelf.ts'
import type { LoopKind } from '@kith/client/src/sound/soundscape.ts'
import { makeWave } from '@kith/client/src/sound/waves/make-wave.ts'
import type { ChimeKind } from '@kith/client/src/sound/kinds.ts'
import type { FloorKind } from '@kith/client/src/sound/kinds.ts'

/** What to render: a loop, all around or two metres to the right; or one sound. */
export type Sound =
  | { loop: LoopKind; placed: boolean }
  | { step: FloorKind; variant: number }
  | { chime: ChimeKind }
  | { piano: number }
  | { kettle: true }

export interface Heard {
  rms: number
  peak: number
  /** How much louder the right ear hears it than the left. */
  rightShare: number
  /** Connections left behind when the sound had ended, beyond those of the mixer. */
  leftBehind: number
}

const rate = 44_100
const seconds = 2
const stopAtSeconds = 1.5
/** Single sounds begin when the world has faded in. */
const whenSeconds = 0.05
const settleLimitMs = 3_000

/** Runs in the page: renders two seconds of a sound through the real mixer, stopping loops half a second before the end. */
export async function renderSound(sound: Sound, edges: () => number): Promise<Heard> {
  const context = new OfflineAudioContext(2, rate * seconds, rate)
  const before = edges()
  const mixer = createMixer(context, { muted: false, ambience: 100, steps: 100, chimes: 100, tune: 100 }, false)
  mixer.fadeWorld(1, 0.01)
  placeListener(context, { x: 0, y: 1, z: 0 }, 0, -1)
  const ofMixer = edges() - before
  const stop = start(mixer, sound)
  const stopped = context.suspend(stopAtSeconds).then(() => {
    stop()
    return context.resume()
  })
  const rendered = await context.startRendering()
  await stopped
  // Sources tell of their end a moment after the rendering has ended.
  const untilMs = performance.now() + settleLimitMs
  while (edges() - before > ofMixer && performance.now() < untilMs) await new Promise(requestAnimationFrame)
  const left = measure(rendered.getChannelData(0))
  const right = measure(rendered.getChannelData(1))
  return {
    rms: Math.max(left.rms, right.rms),
    peak: Math.max(left.peak, right.peak),
    rightShare: right.rms / Math.max(1e-9, left.rms),
    leftBehind: edges() - before - ofMixer,
  }
}

function start(mixer: Mixer, sound: Sound): () => void {
  const take = (name: string): AudioBuffer => bufferOf(makeWave(name))
  if ('loop' in sound) {
    const layers = layersOf(sound.loop, 0).map((layer) => ({ ...layer, buffer: take(layer.name) }))
    const loop = startLoop(mixer, layers, sound.placed ? { x: 2, y: 1, z: -1 } : null, 1.5)
    loop.setLevel(1, 0.05)
    return () => loop.stop()
  }
  if ('step' in sound) playOnce(mixer, take(stepName(sound.step, sound.variant)), { bus: 'steps', gain: 1, whenSeconds })
  else if ('chime' in sound) playOnce(mixer, take(chimeName(sound.chime)), { bus: 'chimes', gain: 1, whenSeconds })
  else if ('piano' in sound) playOnce(mixer, take(pianoName(sound.piano)), { bus: 'tune', gain: 1, whenSeconds })
  else playOnce(mixer, take('kettle'), { bus: 'ambience', gain: 1, whenSeconds })
  return () => undefined
}

/** Loudness and highest sample up to where loops are stopped. */
function measure(channel: Float32Array): { rms: number; peak: number } {
  let sum = 0
  let peak = 0
  const to = rate * stopAtSeconds
  for (let i = 0; i < to; i++) {
    const value = channel[i] ?? 0
    sum += value * value
    peak = Math.max(peak, Math.abs(value))
  }
  return { rms: Math.sqrt(sum / to), peak }
}
