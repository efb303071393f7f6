import type { SoundPoint } from '#state/ears.ts'
import type { SoundBus } from '#state/sound-settings.ts'
import type { Mixer } from './mixer.ts'
import type { Layer } from './shelf.ts'

/** A loop that sounds until it is stopped; it leaves no node behind. */
export interface Loop {
  setLevel(level: number, seconds: number): void
  stop(): void
}

const stopSeconds = 0.4

/** A layer with the sound it plays. */
export interface PlayableLayer extends Layer {
  buffer: AudioBuffer
}

/** Starts all layers of a loop at level 0, at a point or all around. */
export function startLoop(mixer: Mixer, layers: readonly PlayableLayer[], at: SoundPoint | null, nearMetres: number): Loop {
  const { context } = mixer
  const level = new GainNode(context, { gain: 0 })
  const panner = at === null ? null : placed(mixer, at, nearMetres)
  if (panner === null) level.connect(mixer.bus('ambience'))
  else level.connect(panner).connect(mixer.bus('ambience'))
  const parts = layers.map(({ buffer, gain, side }, number) => {
    const source = new AudioBufferSourceNode(context, { buffer, loop: true })
    const loudness = new GainNode(context, { gain })
    const pan = side === 0 ? null : new StereoPannerNode(context, { pan: side })
    source.connect(loudness)
    if (pan === null) loudness.connect(level)
    else loudness.connect(pan).connect(level)
    source.start(0, 2.3 * number)
    return { source, loudness, pan }
  })
  let stopped = false
  return {
    setLevel(to, seconds) {
      level.gain.cancelScheduledValues(context.currentTime)
      level.gain.setTargetAtTime(to, context.currentTime, seconds / 3)
    },
    stop() {
      if (stopped) return
      stopped = true
      level.gain.cancelScheduledValues(context.currentTime)
      level.gain.setTargetAtTime(0, context.currentTime, stopSeconds / 4)
      for (const { source, loudness, pan } of parts) {
        source.addEventListener('ended', () => {
          for (const node of [source, loudness, pan, level, panner]) node?.disconnect()
        })
        source.stop(context.currentTime + stopSeconds)
      }
    },
  }
}

interface Shot {
  bus: SoundBus
  gain: number
  at?: SoundPoint | null
  nearMetres?: number
  /** Context time; now when left out. */
  whenSeconds?: number
  /** Also goes there, besides the bus. */
  send?: AudioNode | null
  /** 1 is as it was made. */
  speed?: number
}

/** Plays one sound once. Returns its length in seconds; its nodes go when it ends. */
export function playOnce(
  mixer: Mixer,
  buffer: AudioBuffer,
  { bus, gain, at = null, nearMetres = 1, whenSeconds, send, speed = 1 }: Shot,
): number {
  const { context } = mixer
  const source = new AudioBufferSourceNode(context, { buffer, playbackRate: speed })
  const loudness = new GainNode(context, { gain })
  const panner = at === null ? null : placed(mixer, at, nearMetres)
  source.connect(loudness)
  if (panner === null) loudness.connect(mixer.bus(bus))
  else loudness.connect(panner).connect(mixer.bus(bus))
  if (send) loudness.connect(send)
  source.addEventListener('ended', () => {
    for (const node of [source, loudness, panner]) node?.disconnect()
  })
  source.start(whenSeconds ?? 0)
  return buffer.duration / speed
}

function placed(mixer: Mixer, at: SoundPoint, nearMetres: number): PannerNode {
  return new PannerNode(mixer.context, {
    panningModel: mixer.hrtf ? 'HRTF' : 'equalpower',
    distanceModel: 'inverse',
    refDistance: nearMetres,
    rolloffFactor: 1.35,
    positionX: at.x,
    positionY: at.y,
    positionZ: at.z,
  })
}

/** Puts the listener somewhere, looking along (forwardX, forwardZ). Older browsers have no parameters for it. */
export function placeListener(context: BaseAudioContext, at: SoundPoint, forwardX: number, forwardZ: number): void {
  const { listener } = context
  // Firefox has only the older calls: https://bugzilla.mozilla.org/show_bug.cgi?id=1283029
  if (!('positionX' in listener)) {
    const old: { setPosition(x: number, y: number, z: number): void; setOrientation(...axes: number[]): void } = listener
    old.setPosition(at.x, at.y, at.z)
    old.setOrientation(forwardX, 0, forwardZ, 0, 1, 0)
    return
  }
  const now = context.currentTime
  const follow = (param: AudioParam, to: number): void => void param.setTargetAtTime(to, now, 0.06)
  follow(listener.positionX, at.x)
  follow(listener.positionY, at.y)
  follow(listener.positionZ, at.z)
  follow(listener.forwardX, forwardX)
  follow(listener.forwardZ, forwardZ)
}
