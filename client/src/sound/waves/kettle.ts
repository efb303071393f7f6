import { addOver, filterLoop, finished, silence, type Wave, waveRate, whiteNoise } from '../wave.ts'

const seconds = 6.5
const liftedAtSeconds = 5.2

/** A kettle that begins to simmer, starts to sing, and is lifted off before it gets loud. */
export function kettle(random: () => number): Wave {
  const simmer = filterLoop(whiteNoise(seconds, random), 'band', 620, 0.8)
  const steam = filterLoop(whiteNoise(seconds, random), 'band', 3100, 1.2)
  const song = silence(seconds)
  let phase = 0
  for (let i = 0; i < song.length; i++) {
    const at = i / waveRate
    const lifted = at < liftedAtSeconds ? 1 : Math.exp(-(at - liftedAtSeconds) * 5)
    const heat = Math.min(1, at / liftedAtSeconds)
    const singing = Math.max(0, (at - 2.6) / 2.6) * lifted
    const hertz = 1250 + 330 * Math.min(1, singing * 1.4) + 14 * Math.sin(at * 31) - (at > liftedAtSeconds ? 420 * (1 - lifted) : 0)
    phase += (Math.PI * 2 * hertz) / waveRate
    song[i] = (Math.sin(phase) + 0.2 * Math.sin(phase * 2.01)) * singing * singing * 0.12
    simmer[i] = (simmer[i] ?? 0) * heat * heat * lifted * (0.7 + 0.3 * Math.sin(at * 47))
    steam[i] = (steam[i] ?? 0) * singing * 0.35
  }
  return finished(addOver(addOver(song, simmer, 0.6), steam, 0.5), 0.6)
}
