import { seededRandom } from './random.ts'

/** One note of the tune; times in seconds from the phrase's beginning. */
export interface TuneNote {
  atSeconds: number
  midi: number
  /** 0–1. */
  loudness: number
}

export interface Phrase {
  notes: TuneNote[]
  /** With the silence that follows it: the next phrase begins then. */
  seconds: number
}

/** Five tones without a half step between them (gong on D), from the D below middle C's octave to the A above. */
export const tuneScale = [50, 52, 54, 57, 59, 62, 64, 66, 69, 71, 74, 76, 78, 81] as const
const beatSeconds = 60 / 52
const lowestMelody = 5
const highestMelody = 12
const homes = [5, 8, 10] as const
/** A tune mostly walks; it stands still or leaps now and then. */
const melodySteps = [-3, -2, -1, -1, -1, 0, 1, 1, 1, 2, 3] as const
const rhythms = [
  [0, 1, 2, 4],
  [0, 1.5, 2, 3],
  [0, 2, 3],
  [0, 0.5, 1, 3, 4],
  [0, 3, 4.5],
] as const

/**
 * One phrase of an endless slow tune: a small motif, often answered by its own variation, over one or two low notes, and
 * then a rest long enough to forget that there was music. The same seed and index give the same phrase.
 */
export function phraseOf(seed: number, index: number): Phrase {
  const random = seededRandom(seed * 7919 + index * 104_729 + 1)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const rhythm = pick(rhythms)
  const steps = rhythm.map(() => pick(melodySteps))
  const home = pick(homes)
  const notes: TuneNote[] = []
  let degree: number = home
  const sing = (fromBeat: number, shift: number, ending: number): void => {
    for (const [place, beat] of rhythm.entries()) {
      const last = place === rhythm.length - 1
      const step = steps[place] ?? 0
      if (place === 0) degree = within(home + shift, degree)
      else if (last && ending >= 0) degree = within(ending, degree)
      // Standing still once is a breath, twice is a stutter.
      else degree = inside(degree + (step === 0 && steps[place - 1] === 0 ? 1 : step))
      notes.push(note(fromBeat + beat, degree, 0.42 + 0.3 * random() - (last ? 0.1 : 0), random))
    }
  }
  sing(0, 0, -1)
  const answered = random() < 0.6
  if (answered) sing(8, pick([-1, 0, 1]), home)
  const beats = answered ? 16 : 8
  notes.push(note(0, random() < 0.7 ? 0 : 3, 0.34, random))
  if (answered) notes.push(note(8, pick([0, 2, 3]), 0.3, random))
  const restBeats = 4 + Math.floor(random() * 8)
  return { notes: notes.sort((a, b) => a.atSeconds - b.atSeconds), seconds: (beats + restBeats) * beatSeconds }
}

function note(beat: number, degree: number, loudness: number, random: () => number): TuneNote {
  // Hands are not clocks: a few hundredths early or late.
  const atSeconds = Math.max(0, beat * beatSeconds + (random() - 0.5) * 0.05)
  return { atSeconds, midi: tuneScale[degree] ?? tuneScale[lowestMelody], loudness }
}

/** Towards a degree, but no farther than four from where the melody is. */
function within(wanted: number, degree: number): number {
  return Math.min(degree + 4, Math.max(degree - 4, wanted))
}

/** Melodies that run out of their range turn back. */
function inside(degree: number): number {
  if (degree > highestMelody) return 2 * highestMelody - degree
  if (degree < lowestMelody) return 2 * lowestMelody - degree
  return degree
}
