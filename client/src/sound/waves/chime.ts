import type { ChimeKind } from '../kinds.ts'
import { addOver, addRound, finished, silence, type Wave, waveRate } from '../wave.ts'
import { burst, ping } from './grains.ts'

/** A short sign: two small bells for somebody who came, one warm note for a line, three knocks on wood. */
export function chime(kind: ChimeKind, random: () => number): Wave {
  return makers[kind](random)
}

const makers: Record<ChimeKind, (random: () => number) => Wave> = {
  arrival: () => {
    const wave = silence(2.2)
    addRound(wave, 0, bell(587.33, 1.5), 0.8)
    addRound(wave, 0.16, bell(880, 1.9), 0.7)
    return finished(wave, 0.42)
  },
  message: () => finished(addOver(bell(659.26, 1.3), bell(329.63, 1.3), 0.5), 0.36),
  knock: (random) => {
    const wave = silence(0.95)
    for (const [at, gain] of [
      [0, 0.8],
      [0.19, 1],
      [0.4, 0.9],
    ] as const) {
      addRound(wave, at, burst(0.09, 380 + 30 * random(), 5, random), gain)
      addRound(wave, at, ping(0.1, 190, 150), gain * 0.8)
      addRound(wave, at, burst(0.012, 1700, 2, random), gain * 0.3)
    }
    return finished(wave, 0.5)
  },
}

/** A small bell of brass: a few partials that die one after another, struck softly. */
function bell(hertz: number, seconds: number): Wave {
  const wave = silence(seconds)
  const partials = [
    [1, 1, 1],
    [2.004, 0.32, 1.7],
    [3.01, 0.16, 2.6],
    [5.4, 0.05, 5],
  ] as const
  for (let i = 0; i < wave.length; i++) {
    const at = i / waveRate
    const rise = Math.min(1, at / 0.006)
    let sum = 0
    for (const [ratio, gain, speed] of partials)
      sum += gain * Math.sin(Math.PI * 2 * hertz * ratio * at) * Math.exp(-at * speed * (5 / seconds))
    wave[i] = sum * rise
  }
  return wave
}
