import { addOver, addRound, filterLoop, levelled, silence, swell, type Wave, waveRate, whiteNoise } from '../wave.ts'
import { ping } from './grains.ts'

const loopSeconds = 13.2
const wavesPerLoop = 5

/** Small waves on a shore: each comes up, turns over, and runs back in bubbles. */
export function lapping(random: () => number): Wave {
  const wave = levelled(swell(filterLoop(whiteNoise(loopSeconds, random), 'low', 320), 0.7, [2, 5], random), 0.022)
  for (let count = 0; count < wavesPerLoop; count++) {
    const at = ((count + 0.35 * random()) / wavesPerLoop) * loopSeconds
    addRound(wave, at, oneWave(1.5 + random(), random), 0.5 + 0.4 * random())
    for (let bubbles = 4 + random() * 6; bubbles > 0; bubbles--) {
      const hertz = 420 + 520 * random()
      addRound(wave, at + 0.7 + 1.3 * random(), ping(0.04 + 0.05 * random(), hertz, hertz * 1.6, 0.006), 0.03 + 0.07 * random())
    }
  }
  return levelled(wave, 0.07)
}

function oneWave(seconds: number, random: () => number): Wave {
  const body = filterLoop(filterLoop(whiteNoise(seconds, random), 'low', 750), 'high', 120)
  const foam = filterLoop(whiteNoise(seconds, random), 'band', 2300, 0.7)
  const wave = silence(seconds)
  const turn = 0.42 * wave.length
  for (let i = 0; i < wave.length; i++) {
    const rising = Math.min(1, i / turn)
    const falling = Math.exp(-Math.max(0, i - turn) / (0.3 * waveRate))
    body[i] = (body[i] ?? 0) * rising * rising * falling
    foam[i] = (foam[i] ?? 0) * rising ** 4 * falling
  }
  return addOver(addOver(wave, body, 1), foam, 0.3)
}
