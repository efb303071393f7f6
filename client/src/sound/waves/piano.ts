import { addOver, filterLoop, finished, silence, type Wave, waveRate, whiteNoise } from '../wave.ts'

const partialCount = 9

/** A note on a piano with a strip of felt before the strings: soft hammer, dark partials, a long breath. MIDI numbers. */
export function feltPiano(midi: number, random: () => number): Wave {
  const hertz = 440 * 2 ** ((midi - 69) / 12)
  const seconds = Math.max(1.8, 4.4 - (midi - 45) * 0.055)
  const wave = silence(seconds)
  for (let partial = 1; partial <= partialCount; partial++) {
    // Stiff strings sound a little sharp higher up.
    const pitch = hertz * partial * Math.sqrt(1 + 0.0004 * partial * partial)
    if (pitch > 6000) break
    const gain = partial ** -1.9 * Math.exp(-pitch / 2600)
    const decay = (1.1 + 0.5 * partial) * (4.2 / seconds)
    const phase = random() * Math.PI * 2
    const turn = (Math.PI * 2 * pitch) / waveRate
    for (let i = 0; i < wave.length; i++) {
      const at = i / waveRate
      wave[i] = (wave[i] ?? 0) + gain * Math.sin(turn * i + phase) * Math.exp(-at * decay)
    }
  }
  const rise = 0.012 * waveRate
  for (let i = 0; i < rise; i++) wave[i] = (wave[i] ?? 0) * Math.sin((Math.PI / 2) * (i / rise)) ** 2
  return finished(addOver(wave, felt(random), 0.05), 0.5)
}

function felt(random: () => number): Wave {
  const wave = filterLoop(whiteNoise(0.06, random), 'low', 420)
  for (let i = 0; i < wave.length; i++) wave[i] = (wave[i] ?? 0) * Math.sin((Math.PI * i) / wave.length) ** 2
  return wave
}
