import type { Presence } from '@kith/shared/state'
import { emotions, type Emotion } from '@kith/shared/actions'
import { mouthShapes } from './mouth.ts'
import { mixed } from './pose-tools.ts'

/** What the shader draws a face from. Shares 0–1 unless said otherwise; tilt and gaze −1–1. */
export interface Face {
  blink: number
  mouthOpen: number
  mouthWide: number
  mouthRound: number
  /** −1 mouth corners down, 1 up. */
  smile: number
  browRaise: number
  /** −1 worried (inner ends up), 1 stern. */
  browTilt: number
  gazeX: number
  gazeY: number
  /** Eyes drawn as happy arcs. */
  joy: number
  blush: number
}

export function createFace(): Face {
  return {
    blink: 0,
    mouthOpen: 0,
    mouthWide: 0.5,
    mouthRound: 0,
    smile: 0.5,
    browRaise: 0.15,
    browTilt: 0,
    gazeX: 0,
    gazeY: 0,
    joy: 0,
    blush: 0.5,
  }
}

interface Mood {
  smile: number
  browRaise: number
  browTilt: number
  /** Share of the time in which the eyes are happy arcs. */
  joy: number
  blush: number
  open: number
  wide: number
}
const moods: Record<Emotion, Mood> = {
  calm: { smile: 0.55, browRaise: 0.15, browTilt: 0, joy: 0, blush: 0.55, open: 0, wide: 0.5 },
  glad: { smile: 1, browRaise: 0.5, browTilt: 0, joy: 0.4, blush: 0.85, open: 0.32, wide: 0.75 },
  curious: { smile: 0.35, browRaise: 1, browTilt: -0.15, joy: 0, blush: 0.55, open: 0, wide: 0.3 },
  tender: { smile: 0.9, browRaise: 0.3, browTilt: -0.45, joy: 0.15, blush: 0.95, open: 0, wide: 0.55 },
  sad: { smile: -0.9, browRaise: 0.3, browTilt: -1, joy: 0, blush: 0.35, open: 0, wide: 0.4 },
  shy: { smile: 0.45, browRaise: 0.1, browTilt: -0.6, joy: 0, blush: 1.3, open: 0, wide: 0.25 },
  surprised: { smile: 0.1, browRaise: 1.4, browTilt: 0, joy: 0, blush: 0.55, open: 0.5, wide: 0.5 },
  playful: { smile: 1, browRaise: 0.7, browTilt: 0.3, joy: 0.2, blush: 0.85, open: 0.28, wide: 0.8 },
  cross: { smile: -0.8, browRaise: -0.3, browTilt: 0.9, joy: 0, blush: 0.75, open: 0, wide: 0.45 },
}
const calm = moods.calm

/** How long eyes are arcs before it is decided anew. */
const beamSeconds = 1.6

const visemesPerSecond = 7.5
/** Closed and the five vowels. */
const spokenShapes = 6
/** A mouth is where its words want it in about so many seconds. */
const mouthFollowsSeconds = 0.045

/** Writes the mouth of somebody speaking words unknown at a time; the same seed and time give the same mouth. */
export function speakMouth(seconds: number, seed: number, face: Face): void {
  const beat = seconds * visemesPerSecond
  const index = Math.floor(beat)
  const share = beat - index
  const before = mouthShapes[Math.floor(mixed(index + seed * 131) * spokenShapes)] ?? mouthShapes[0]
  const after = mouthShapes[Math.floor(mixed(index + 1 + seed * 131) * spokenShapes)] ?? mouthShapes[0]
  const eased = share * share * (3 - 2 * share)
  face.mouthOpen = before[0] + (after[0] - before[0]) * eased
  face.mouthWide = before[1] + (after[1] - before[1]) * eased
  face.mouthRound = before[2] + (after[2] - before[2]) * eased
}

function shapeMouth(face: Face, index: number, share: number): void {
  const shape = mouthShapes[index] ?? mouthShapes[0]
  face.mouthOpen += (shape[0] - face.mouthOpen) * share
  face.mouthWide += (shape[1] - face.mouthWide) * share
  face.mouthRound += (shape[2] - face.mouthRound) * share
}

/** How far the lids are shut at a time: a blink of 0.15 s every two to six seconds, now and then a double one. */
export function blinkAt(seconds: number, seed: number): number {
  const window = 4
  const index = Math.floor(seconds / window)
  const within = seconds - index * window
  const first = 0.3 + mixed(index * 7 + seed * 977) * (window - 1)
  const twice = mixed(index * 13 + seed * 331) > 0.82
  return Math.max(lid(within - first), twice ? lid(within - first - 0.28) : 0)
}

function lid(seconds: number): number {
  return Math.max(0, 1 - Math.abs(seconds - 0.075) / 0.075)
}

export interface FaceCause {
  emotion: number
  presence: Presence
  speaking: boolean
  /** Index of `mouthShapes` the words ask for now; −1 when they are not known. */
  mouth: number
  gesture: string
  /** Smile of the one it listens to: catching, where one is calm oneself. */
  caught: number
  seconds: number
  seed: number
  deltaSeconds: number
}

const happyGestures = new Set(['wave', 'dance', 'sway', 'spin', 'heart', 'clap', 'give'])

/** Moves a face towards what its cause asks for. Gaze is set by the caller. */
export function updateFace(face: Face, cause: FaceCause): void {
  const name = emotions[cause.emotion] ?? 'calm'
  const mood = moods[name] ?? calm
  const quick = 1 - Math.exp(-cause.deltaSeconds * 9)
  const smile = name === 'calm' ? Math.max(mood.smile, cause.caught) : mood.smile
  const laughing = cause.gesture === 'laugh'
  const happy = happyGestures.has(cause.gesture)
  const thinking = cause.gesture === 'think'
  const sleeping = cause.presence === 'asleep'
  const joy = laughing
    ? 1
    : cause.gesture === 'heart' || cause.gesture === 'clap' || cause.gesture === 'sway'
      ? 0.9
      : mixed(Math.floor(cause.seconds / beamSeconds) * 17 + cause.seed) < mood.joy
        ? 1
        : 0
  face.smile += ((laughing || happy ? 1 : thinking ? Math.min(0.15, mood.smile) : smile) - face.smile) * quick
  face.browRaise += ((thinking ? 0.9 : happy ? 0.6 : mood.browRaise) - face.browRaise) * quick
  face.browTilt += ((thinking ? -0.2 : cause.gesture === 'shake' ? 0.5 : mood.browTilt) - face.browTilt) * quick
  face.joy += (joy - face.joy) * quick
  face.blush += ((happy || laughing ? 0.9 : mood.blush) - face.blush) * quick
  const blink = sleeping ? 1 : blinkAt(cause.seconds, cause.seed)
  face.blink = sleeping ? face.blink + (1 - face.blink) * quick * 0.5 : Math.max(blink, face.blink - cause.deltaSeconds * 8)
  if (cause.speaking) {
    if (cause.mouth < 0) speakMouth(cause.seconds, cause.seed, face)
    else shapeMouth(face, cause.mouth, 1 - Math.exp(-cause.deltaSeconds / mouthFollowsSeconds))
    return
  }
  const open = laughing ? 0.8 : happy ? 0.45 : sleeping ? 0.1 : mood.open
  face.mouthOpen += (open - face.mouthOpen) * quick
  face.mouthWide += ((laughing || happy ? 0.8 : mood.wide) - face.mouthWide) * quick
  face.mouthRound += ((name === 'surprised' ? 0.9 : 0.1) - face.mouthRound) * quick
}
