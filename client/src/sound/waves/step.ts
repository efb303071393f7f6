import type { FloorKind } from '../kinds.ts'
import { addOver, filterLoop, finished, silence, type Wave, whiteNoise } from '../wave.ts'
import { burst, ping } from './grains.ts'

/** One footfall; chance makes each a little different. Peaks far below 1: a step is heard, not noticed. */
export function step(floor: FloorKind, random: () => number): Wave {
  const wave = silence(0.26)
  makers[floor](wave, random)
  return finished(wave, peaks[floor])
}

/** Soft ground is quieter. */
const peaks: Record<FloorKind, number> = { wood: 0.5, stone: 0.42, grass: 0.3, rug: 0.28 }

const makers: Record<FloorKind, (wave: Wave, random: () => number) => void> = {
  wood(wave, random) {
    addOver(wave, ping(0.16, 118 + 22 * random(), 72, 0.003), 1)
    addOver(wave, burst(0.07, 320 + 120 * random(), 3, random), 0.9)
    addOver(wave, burst(0.025, 1500 + 700 * random(), 2, random), 0.18)
    // A plank that gives.
    if (random() < 0.25) addOver(wave, ping(0.18, 300 + 80 * random(), 240, 0.05), 0.07)
  },
  grass(wave, random) {
    addOver(wave, rustle(0.2, 2600 + 900 * random(), random), 1)
    addOver(wave, ping(0.1, 85, 60, 0.008), 0.35)
  },
  stone(wave, random) {
    addOver(wave, burst(0.02, 2100 + 800 * random(), 2.5, random), 0.8)
    addOver(wave, burst(0.06, 700 + 200 * random(), 2, random), 0.7)
    addOver(wave, ping(0.09, 130, 95, 0.003), 0.5)
  },
  rug(wave, random) {
    addOver(wave, ping(0.14, 92 + 12 * random(), 60, 0.008), 1)
    addOver(wave, rustle(0.09, 900, random), 0.25)
  },
}

/** Blades bending under a sole: a swish that comes and goes. */
function rustle(seconds: number, hertz: number, random: () => number): Wave {
  const wave = filterLoop(whiteNoise(seconds, random), 'band', hertz, 0.7)
  for (let i = 0; i < wave.length; i++) {
    const along = i / wave.length
    wave[i] = (wave[i] ?? 0) * Math.sin(Math.PI * Math.sqrt(along)) ** 2 * (0.6 + 0.4 * random())
  }
  return wave
}
