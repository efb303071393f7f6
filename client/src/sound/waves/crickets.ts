import { addRound, levelled, silence, type Wave, waveRate } from '../wave.ts'

const loopSeconds = 6.4

/** One cricket by its number: its own pitch, its own chirp, its own pauses. */
export function cricket(which: number, random: () => number): Wave {
  const wave = silence(loopSeconds)
  const hertz = 3700 + 420 * (which % 3) + 90 * random()
  const pulses = 3 + (which % 2)
  const everySeconds = loopSeconds / (7 + (which % 3) * 2)
  const chirp = chirpOf(hertz, pulses)
  for (let at = 0; at < loopSeconds - 0.01; at += everySeconds) {
    // A cricket is no clock: it hurries a little, and sometimes leaves a chirp out.
    if (random() < 0.16) continue
    addRound(wave, at + random() * 0.05, chirp, 0.75 + 0.25 * random())
  }
  return levelled(wave, 0.05)
}

function chirpOf(hertz: number, pulses: number): Wave {
  const pulseSeconds = 0.018
  const gapSeconds = 0.034
  const wave = silence(pulses * gapSeconds)
  for (let pulse = 0; pulse < pulses; pulse++) {
    const from = Math.round(pulse * gapSeconds * waveRate)
    const length = Math.round(pulseSeconds * waveRate)
    for (let i = 0; i < length; i++) {
      const rise = Math.sin((Math.PI * i) / length) ** 2
      const loudness = (0.55 + (0.45 * pulse) / pulses) * rise
      const turn = (Math.PI * 2 * hertz * i) / waveRate
      wave[from + i] = (Math.sin(turn) + 0.12 * Math.sin(turn * 2)) * loudness
    }
  }
  return wave
}
