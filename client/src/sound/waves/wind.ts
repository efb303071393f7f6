import { addOver, filterLoop, levelled, swell, type Wave, whiteNoise } from '../wave.ts'

/** Air moving round the place, and the leaves it moves. `side` 0 and 1 are two different winds, for the two ears. */
export function windInLeaves(side: number, random: () => number): Wave {
  const seconds = side === 0 ? 11.3 : 12.7
  const air = swell(filterLoop(filterLoop(whiteNoise(seconds, random), 'low', 420), 'high', 70), 0.75, [1, 2, 5], random)
  const leaves = filterLoop(filterLoop(whiteNoise(seconds, random), 'high', 1500), 'low', 5200)
  swell(swell(leaves, 0.9, [1, 3], random), 0.5, [29, 41, 67], random)
  return levelled(addOver(air, leaves, 0.16), 0.08)
}
