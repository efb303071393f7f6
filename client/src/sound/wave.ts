/** Samples a second of every synthesised wave; the browser resamples while it plays. Nothing here sounds above 10 kHz. */
export const waveRate = 24_000

/** One channel of sound, −1 to 1. */
export type Wave = Float32Array<ArrayBuffer>

export function silence(seconds: number): Wave {
  return new Float32Array(Math.round(seconds * waveRate))
}

export function whiteNoise(seconds: number, random: () => number): Wave {
  const wave = silence(seconds)
  for (let i = 0; i < wave.length; i++) wave[i] = random() * 2 - 1
  return wave
}

export type FilterKind = 'low' | 'high' | 'band'

/**
 * A two-pole filter, in place, run round the wave as round a loop: a first lap settles it, so that the end of what
 * comes out joins its beginning.
 */
export function filterLoop(wave: Wave, kind: FilterKind, hertz: number, q = 0.707): Wave {
  const { b0, b1, b2, a1, a2 } = coefficients(kind, hertz, q)
  const { length } = wave
  let x1 = 0
  let x2 = 0
  let y1 = 0
  let y2 = 0
  for (let lap = 0; lap < 2; lap++) {
    for (let i = lap === 0 ? Math.max(0, length - waveRate) : 0; i < length; i++) {
      const x = wave[i] ?? 0
      const y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2
      x2 = x1
      x1 = x
      y2 = y1
      y1 = y
      if (lap === 1) wave[i] = y
    }
  }
  return wave
}

/** The well-known cookbook filters of Robert Bristow-Johnson. */
function coefficients(kind: FilterKind, hertz: number, q: number) {
  const angle = (2 * Math.PI * Math.min(hertz, waveRate * 0.45)) / waveRate
  const cos = Math.cos(angle)
  const alpha = Math.sin(angle) / (2 * q)
  const a0 = 1 + alpha
  const edge = kind === 'low' ? 1 - cos : 1 + cos
  const b0 = kind === 'band' ? alpha : edge / 2
  const b1 = kind === 'band' ? 0 : kind === 'low' ? edge : -edge
  const b2 = kind === 'band' ? -alpha : edge / 2
  return { b0: b0 / a0, b1: b1 / a0, b2: b2 / a0, a1: (-2 * cos) / a0, a2: (1 - alpha) / a0 }
}

/**
 * Makes a loop come and go: `depth` 0–1 is how far it sinks, `cycles` how often in one loop (whole numbers, so that it
 * joins), each slow wave beginning where chance says.
 */
export function swell(wave: Wave, depth: number, cycles: readonly number[], random: () => number): Wave {
  const phases = cycles.map(() => random() * Math.PI * 2)
  for (let i = 0; i < wave.length; i++) {
    const turn = (i / wave.length) * Math.PI * 2
    let sum = 0
    for (let part = 0; part < cycles.length; part++) sum += Math.sin(turn * (cycles[part] ?? 1) + (phases[part] ?? 0))
    const share = 0.5 + 0.5 * (sum / cycles.length)
    wave[i] = (wave[i] ?? 0) * (1 - depth * (1 - share * share))
  }
  return wave
}

/** Adds a short sound into a loop; what reaches over the end goes on at the beginning. */
export function addRound(wave: Wave, atSeconds: number, grain: Wave, gain: number): void {
  const from = Math.floor(atSeconds * waveRate)
  for (let i = 0; i < grain.length; i++) {
    const at = (from + i) % wave.length
    wave[at] = (wave[at] ?? 0) + (grain[i] ?? 0) * gain
  }
}

/** Adds `other`, times a gain, to a wave at least as long. */
export function addOver(wave: Wave, other: Wave, gain: number): Wave {
  const length = Math.min(wave.length, other.length)
  for (let i = 0; i < length; i++) wave[i] = (wave[i] ?? 0) + (other[i] ?? 0) * gain
  return wave
}

/** Brings a wave to a loudness and bends down what would stick out above 0.92. */
export function levelled(wave: Wave, rms: number): Wave {
  const gain = rms / Math.max(1e-6, rmsOf(wave))
  for (let i = 0; i < wave.length; i++) {
    const value = (wave[i] ?? 0) * gain
    const size = Math.abs(value)
    wave[i] = size < 0.6 ? value : Math.sign(value) * (0.6 + 0.32 * Math.tanh((size - 0.6) / 0.32))
  }
  return wave
}

/** Brings a single sound to a peak below 1 and lets its last hundredth of a second fade, so that it never clicks. */
export function finished(wave: Wave, peak: number): Wave {
  const gain = peak / Math.max(1e-6, peakOf(wave))
  const fade = Math.min(wave.length, Math.round(waveRate * 0.01))
  for (let i = 0; i < wave.length; i++) {
    const left = wave.length - 1 - i
    wave[i] = (wave[i] ?? 0) * gain * (left < fade ? left / fade : 1)
  }
  return wave
}

export function rmsOf(wave: Wave): number {
  let sum = 0
  for (const value of wave) sum += value * value
  return Math.sqrt(sum / Math.max(1, wave.length))
}

export function peakOf(wave: Wave): number {
  let peak = 0
  for (const value of wave) peak = Math.max(peak, Math.abs(value))
  return peak
}
