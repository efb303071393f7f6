import { filterLoop, silence, type Wave, waveRate, whiteNoise } from '../wave.ts'

/** A burst of noise around a pitch that dies away: a crackle, a drop, a knock, by its length and pitch. */
export function burst(seconds: number, hertz: number, q: number, random: () => number): Wave {
  const wave = filterLoop(whiteNoise(seconds, random), 'band', hertz, q)
  const decay = 5.5 / wave.length
  for (let i = 0; i < wave.length; i++) wave[i] = (wave[i] ?? 0) * Math.exp(-i * decay) * attack(i, 8) * Math.sqrt(q)
  return wave
}

/** A tone that glides from one pitch to another while it dies away. */
export function ping(seconds: number, fromHertz: number, toHertz: number, attackSeconds = 0.002): Wave {
  const wave = silence(seconds)
  const decay = 6 / wave.length
  const rise = Math.max(2, attackSeconds * waveRate)
  let phase = 0
  for (let i = 0; i < wave.length; i++) {
    phase += ((fromHertz + (toHertz - fromHertz) * (i / wave.length)) * Math.PI * 2) / waveRate
    wave[i] = Math.sin(phase) * Math.exp(-i * decay) * attack(i, rise)
  }
  return wave
}

function attack(sample: number, rise: number): number {
  return sample < rise ? sample / rise : 1
}
