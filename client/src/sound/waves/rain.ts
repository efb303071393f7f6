import { addRound, filterLoop, levelled, swell, type Wave, whiteNoise } from '../wave.ts'
import { burst, ping } from './grains.ts'

/** Rain on the roof over one's head: a soft rush, and the drops that fall on wood. */
export function rainOnRoof(side: number, random: () => number): Wave {
  const seconds = side === 0 ? 6.7 : 7.9
  const rush = swell(filterLoop(filterLoop(whiteNoise(seconds, random), 'low', 2400), 'high', 260), 0.25, [1, 3, 7], random)
  levelled(rush, 0.05)
  for (let count = seconds * 34; count > 0; count--) {
    const size = random() ** 2
    addRound(rush, random() * seconds, burst(0.02 + 0.02 * size, 380 + 700 * random(), 2, random), 0.22 + 0.75 * size)
  }
  return levelled(rush, 0.09)
}

/** Rain on the pane: fine ticks, a trickle, and a fat drop from the gutter now and then. */
export function rainOnWindow(random: () => number): Wave {
  const seconds = 7.1
  const wave = levelled(filterLoop(filterLoop(whiteNoise(seconds, random), 'high', 2200), 'low', 7000), 0.014)
  for (let count = seconds * 75; count > 0; count--) {
    const size = random() ** 3
    addRound(wave, random() * seconds, burst(0.005 + 0.008 * size, 2600 + 3800 * random(), 3, random), 0.12 + 0.85 * size)
  }
  for (let count = seconds * 1.6; count > 0; count--) addRound(wave, random() * seconds, ping(0.045, 1500, 900 + 400 * random()), 0.24)
  return levelled(wave, 0.08)
}
