import type { StoreApi } from 'zustand/vanilla'
import type { AppState } from '#state/app-store.ts'
import type { Ears, SoundPoint } from '#state/ears.ts'
import type { SoundSettings } from '#state/sound-settings.ts'
import type { TalkState } from '#state/talk-store.ts'
import type { WorldView } from '#state/world-view.ts'
import { Ambience } from './ambience.ts'
import { ChimeWatch } from './chime-watch.ts'
import { Footsteps } from './footsteps.ts'
import { duckWhile, fadeInSeconds, hideSeconds, nightOf, sleepAfterMs, speechMetres } from './levels.ts'
import { createMixer, type Mixer } from './mixer.ts'
import { placeListener, playOnce } from './play.ts'
import { seededRandom } from './random.ts'
import { chimeName, Shelf } from './shelf.ts'
import { soundsOf } from './sound-documents.ts'
import { plainSounds, type SoundDocument } from './soundscape.ts'
import { TunePlayer } from './tune-player.ts'
import { workerMaker } from './wave-makers.ts'
import { chimeKinds, type ChimeKind } from './kinds.ts'

export interface SoundParts {
  /** Made in the gesture that allowed it. */
  context: AudioContext
  app: StoreApi<AppState>
  talk: StoreApi<TalkState>
  view: WorldView
  ears: Ears
}

/** Everything that sounds. Lives as long as the page once it was touched. */
export interface SoundEngine {
  /** The visitor has touched the world or asked for sound: from now on there may be chimes. */
  allowChimes(): void
  /** Lets a chime be heard, for the one who sets its loudness. */
  tryChime(): void
  dispose(): void
}

const tickMs = 100
const earMetres = 1.25

export function startEngine(parts: SoundParts): SoundEngine {
  return new Engine(parts)
}

class Engine implements SoundEngine {
  readonly #parts: SoundParts
  readonly #mixer: Mixer
  readonly #shelf = new Shelf(workerMaker())
  readonly #random: () => number
  readonly #ambience: Ambience
  readonly #steps: Footsteps
  readonly #tune: TunePlayer
  readonly #chimes = new ChimeWatch()
  readonly #ends = new AbortController()
  readonly #self: SoundPoint = { x: 0, y: earMetres, z: 0 }
  readonly #timer: ReturnType<typeof setInterval>
  #sounds: SoundDocument = plainSounds
  #placeId: string | null = null
  #settings: SoundSettings
  #audible = false
  #speaking = false
  #sleepTimer: ReturnType<typeof setTimeout> | null = null

  constructor(parts: SoundParts) {
    this.#parts = parts
    const { context, app, talk, ears } = parts
    const state = app.getState()
    this.#settings = state.sound
    const seed = Math.floor(performance.timeOrigin % 100_000)
    this.#random = seededRandom(seed)
    this.#mixer = createMixer(context, state.sound, state.quality === 'high')
    this.#ambience = new Ambience(this.#mixer, this.#shelf, this.#random)
    this.#steps = new Footsteps(this.#mixer, this.#shelf, this.#random)
    this.#tune = new TunePlayer(this.#mixer, this.#shelf, seed)
    for (const kind of chimeKinds) this.#shelf.take(chimeName(kind))
    ears.onStep = (pid, x, y, z, speed) => this.#step(pid, x, y, z, speed)
    this.#chimes.room(state, performance.now())
    this.#chimes.talk(talk.getState().lines, true, performance.now())
    const stopApp = app.subscribe((next) => this.#changed(next))
    const stopTalk = talk.subscribe(({ lines }) => this.#ring(this.#chimes.talk(lines, isLookedAt(), performance.now())))
    this.#ends.signal.addEventListener('abort', stopApp)
    this.#ends.signal.addEventListener('abort', stopTalk)
    document.addEventListener('visibilitychange', () => this.#decide(), { signal: this.#ends.signal })
    this.#timer = setInterval(() => this.#tick(), tickMs)
    this.#decide()
    // Muted or left while the code was on its way.
    if (!this.#audible) this.#sleepIn(sleepAfterMs)
  }

  allowChimes(): void {
    this.#chimes.allowed = true
  }

  tryChime(): void {
    this.#ring('arrival')
  }

  dispose(): void {
    this.#ends.abort()
    clearInterval(this.#timer)
    if (this.#sleepTimer !== null) clearTimeout(this.#sleepTimer)
    this.#parts.ears.onStep = null
    this.#ambience.stop()
    this.#tune.stop()
    this.#mixer.dispose()
    this.#shelf.dispose()
    void this.#parts.context.close()
  }

  #changed(state: AppState): void {
    this.#ring(this.#chimes.room(state, performance.now()))
    if (state.sound !== this.#settings) {
      this.#settings = state.sound
      this.#mixer.setLevels(state.sound)
    }
    this.#decide()
  }

  /** The world is heard while one is in it, looks at it, and has not muted it; otherwise the context soon sleeps. */
  #decide(): void {
    const { connection, sound } = this.#parts.app.getState()
    const audible = connection === 'online' && !document.hidden && !sound.muted
    if (audible === this.#audible) return
    this.#audible = audible
    if (audible) {
      this.#stayAwake()
      this.#mixer.fadeWorld(1, fadeInSeconds)
    } else {
      this.#mixer.fadeWorld(0, hideSeconds)
      this.#sleepIn(sleepAfterMs)
    }
  }

  #stayAwake(): void {
    if (this.#sleepTimer !== null) clearTimeout(this.#sleepTimer)
    this.#sleepTimer = null
    // Refused until there is a gesture: the first touch asks again.
    this.#parts.context.resume().catch(() => undefined)
  }

  #sleepIn(ms: number): void {
    if (this.#sleepTimer !== null) clearTimeout(this.#sleepTimer)
    this.#sleepTimer = setTimeout(() => {
      this.#parts.context.suspend().catch(() => undefined)
    }, ms)
  }

  #ring(kind: ChimeKind | null): void {
    if (kind === null || this.#settings.muted || this.#settings.chimes === 0) return
    const buffer = this.#shelf.take(chimeName(kind))
    if (buffer === null) return
    this.#stayAwake()
    const seconds = playOnce(this.#mixer, buffer, { bus: 'chimes', gain: 1 })
    if (!this.#audible) this.#sleepIn(seconds * 1000 + 400)
  }

  #tick(): void {
    if (!this.#audible || this.#parts.context.state !== 'running') return
    const { view, ears, context } = this.#parts
    const self = view.avatars.get(view.selfPid)
    if (self !== undefined) {
      this.#self.x = self.x
      this.#self.y = self.y + earMetres
      this.#self.z = self.z
      placeListener(context, this.#self, ears.forwardX, ears.forwardZ)
    }
    this.#enterPlace()
    this.#duck()
    const wantsAmbience = this.#settings.ambience > 0
    if (wantsAmbience) this.#ambience.tick({ rain: ears.rain, night: nightOf(ears.stars) })
    this.#tune.tick(this.#settings.tune > 0)
  }

  #enterPlace(): void {
    const id = this.#parts.ears.place?.spaceId ?? null
    if (id === this.#placeId) return
    this.#placeId = id
    this.#sounds = id === null ? plainSounds : soundsOf(id)
    this.#ambience.enter(this.#parts.ears.place, this.#sounds)
    if (id !== null) this.#steps.prepare(this.#sounds)
  }

  #duck(): void {
    const now = performance.now()
    let speaking = false
    for (const { self, speakingUntilMs, hidden, x, z } of this.#parts.view.avatars.values())
      if (!self && !hidden && speakingUntilMs > now && Math.hypot(x - this.#self.x, z - this.#self.z) < speechMetres) speaking = true
    if (speaking === this.#speaking) return
    this.#speaking = speaking
    const { gain, seconds } = duckWhile(speaking)
    this.#mixer.duck(gain, seconds)
  }

  #step(pid: number, x: number, y: number, z: number, speedMetresPerSecond: number): void {
    if (!this.#audible || this.#settings.steps === 0 || this.#parts.context.state !== 'running') return
    const distance = Math.hypot(x - this.#self.x, z - this.#self.z)
    this.#steps.fall(this.#sounds, pid === this.#parts.view.selfPid, { x, y, z }, distance, speedMetresPerSecond)
  }
}

function isLookedAt(): boolean {
  return !document.hidden && document.hasFocus()
}
