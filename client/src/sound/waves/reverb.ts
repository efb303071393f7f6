import { seededRandom } from '../random.ts'

/**
 * The answer of a small wooden hall, for a convolver: noise that dies away and darkens. At the sample rate of the
 * context, since convolvers take no other; one wave per ear.
 */
export function hallResponse(sampleRate: number, seconds = 2.6): [Float32Array<ArrayBuffer>, Float32Array<ArrayBuffer>] {
  return [ear(sampleRate, seconds, 11), ear(sampleRate, seconds, 29)]
}

function ear(sampleRate: number, seconds: number, seed: number): Float32Array<ArrayBuffer> {
  const random = seededRandom(seed)
  const wave = new Float32Array(Math.round(sampleRate * seconds))
  const early = Math.round(sampleRate * 0.018)
  let dark = 0
  let energy = 0
  for (let i = early; i < wave.length; i++) {
    const along = i / wave.length
    const openness = 0.5 * (1 - along) ** 2 + 0.03
    dark += (random() * 2 - 1 - dark) * openness
    const value = dark * Math.exp(-6.2 * along) * Math.min(1, (i - early) / (sampleRate * 0.02))
    wave[i] = value
    energy += value * value
  }
  const gain = 1 / Math.sqrt(Math.max(1e-9, energy))
  for (let i = 0; i < wave.length; i++) wave[i] = (wave[i] ?? 0) * gain
  return wave
}
