import { addOver, addRound, filterLoop, levelled, swell, type Wave, whiteNoise } from '../wave.ts'
import { burst, ping } from './grains.ts'

const roarSeconds = 7.3
const crackleSeconds = 9.1
const cracklesPerSecond = 7
const popsPerSecond = 0.45

/** The breath of the fire: a low roar that flutters, and a little hiss above it. */
export function fireRoar(random: () => number): Wave {
  const roar = swell(filterLoop(filterLoop(whiteNoise(roarSeconds, random), 'low', 210), 'high', 50), 0.55, [3, 11, 23], random)
  const hiss = swell(filterLoop(whiteNoise(roarSeconds, random), 'band', 2600, 0.6), 0.8, [5, 17], random)
  return levelled(addOver(roar, hiss, 0.045), 0.1)
}

/** Crackles, most of them tiny, now and then a log that settles with a pop. */
export function fireCrackle(random: () => number): Wave {
  const wave = filterLoop(whiteNoise(crackleSeconds, random), 'band', 1800, 0.5)
  for (let i = 0; i < wave.length; i++) wave[i] = (wave[i] ?? 0) * 0.012
  for (let count = crackleSeconds * cracklesPerSecond; count > 0; count--) {
    const size = random() ** 3
    addRound(wave, random() * crackleSeconds, burst(0.004 + 0.016 * size, 1300 + 3600 * random(), 2.5, random), 0.25 + 1.1 * size)
  }
  for (let count = crackleSeconds * popsPerSecond; count > 0; count--) {
    const at = random() * crackleSeconds
    addRound(wave, at, burst(0.03, 900 + 500 * random(), 3, random), 1.5)
    addRound(wave, at, ping(0.05, 420 + 200 * random(), 180), 0.5)
  }
  return levelled(wave, 0.06)
}
