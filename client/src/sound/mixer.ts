import { soundBuses, type SoundBus, type SoundSettings } from '#state/sound-settings.ts'
import { fadeInSeconds, gainOf } from './levels.ts'
import type { Wave } from './wave.ts'
import { waveRate } from './wave.ts'

/**
 * Four buses into one limiter. Ambience and tune stand back for speech; all but chimes belong to the world, which fades
 * in when it is first heard and out when nobody looks.
 */
export interface Mixer {
  readonly context: BaseAudioContext
  /** Places sounds by how ears hear them, not only by left and right: dearer, for strong machines. */
  readonly hrtf: boolean
  bus(name: SoundBus): AudioNode
  setLevels(settings: SoundSettings): void
  duck(gain: number, seconds: number): void
  /** Brings the world up (1) or down (0). */
  fadeWorld(gain: number, seconds: number): void
  dispose(): void
}

export function createMixer(context: BaseAudioContext, settings: SoundSettings, hrtf: boolean): Mixer {
  const limiter = new DynamicsCompressorNode(context, { threshold: -9, knee: 8, ratio: 14, attack: 0.004, release: 0.2 })
  // Compressors of the browser make up for what they take away, in advance; this gives it back.
  const trim = new GainNode(context, { gain: 0.8 })
  const out = new GainNode(context, { gain: settings.muted ? 0 : 1 })
  const world = new GainNode(context, { gain: 0 })
  const standing = new GainNode(context, { gain: 1 })
  const buses = Object.fromEntries(
    soundBuses.map((name) => [name, new GainNode(context, { gain: gainOf(name, settings[name]) })]),
  ) as Record<SoundBus, GainNode>
  buses.ambience.connect(standing)
  buses.tune.connect(standing)
  standing.connect(world)
  buses.steps.connect(world)
  world.connect(out)
  buses.chimes.connect(out)
  out.connect(limiter)
  limiter.connect(trim)
  trim.connect(context.destination)
  return {
    context,
    hrtf,
    bus: (name) => buses[name],
    setLevels(next) {
      glide(out.gain, next.muted ? 0 : 1, 0.15)
      for (const name of soundBuses) glide(buses[name].gain, gainOf(name, next[name]), 0.2)
    },
    duck: (gain, seconds) => glide(standing.gain, gain, seconds),
    fadeWorld(gain, seconds = fadeInSeconds) {
      const now = context.currentTime
      world.gain.cancelScheduledValues(now)
      world.gain.setValueAtTime(world.gain.value, now)
      world.gain.linearRampToValueAtTime(gain, now + seconds)
    },
    dispose() {
      for (const node of [...Object.values(buses), standing, world, out, limiter, trim]) node.disconnect()
    },
  }

  /** Moves a gain there in about so many seconds, from wherever it is. */
  function glide(param: AudioParam, to: number, seconds: number): void {
    param.cancelScheduledValues(context.currentTime)
    param.setTargetAtTime(to, context.currentTime, seconds / 3)
  }
}

/** A synthesised wave as the browser plays it. */
export function bufferOf(wave: Wave): AudioBuffer {
  const buffer = new AudioBuffer({ length: wave.length, numberOfChannels: 1, sampleRate: waveRate })
  buffer.copyToChannel(wave, 0)
  return buffer
}
