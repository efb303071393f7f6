import { seededRandom } from '../random.ts'
import type { Wave } from '../wave.ts'
import { chimeKinds, floorKinds } from '../kinds.ts'
import { chime } from './chime.ts'
import { cricket } from './crickets.ts'
import { fireCrackle, fireRoar } from './fire.ts'
import { kettle } from './kettle.ts'
import { feltPiano } from './piano.ts'
import { rainOnRoof, rainOnWindow } from './rain.ts'
import { step } from './step.ts'
import { lapping } from './water.ts'
import { windInLeaves } from './wind.ts'

type Make = (random: () => number, number: number) => Wave

const plain: Record<string, Make> = {
  'fire-roar': fireRoar,
  'fire-crackle': fireCrackle,
  cricket: (random, number) => cricket(number, random),
  wind: (random, number) => windInLeaves(number, random),
  roof: (random, number) => rainOnRoof(number, random),
  window: rainOnWindow,
  water: lapping,
  lake: lapping,
  kettle,
  piano: (random, number) => feltPiano(number, random),
}
const makers = new Map<string, Make>([
  ...Object.entries(plain),
  ...floorKinds.map((floor): [string, Make] => [`step-${floor}`, (random) => step(floor, random)]),
  ...chimeKinds.map((kind): [string, Make] => [`chime-${kind}`, (random) => chime(kind, random)]),
])

/**
 * Makes the wave with this name, such as `water`, `step-wood.2` or `piano.62`: what stands before the point is what, the
 * number after it which. The same name sounds the same everywhere. @throws when nothing has that name.
 */
export function makeWave(name: string): Wave {
  const [what = '', number = '0'] = name.split('.')
  const make = makers.get(what)
  if (make === undefined) throw new RangeError(`no sound is called ${name}`)
  return make(seededRandom(seedOf(name)), Number(number))
}

function seedOf(name: string): number {
  let seed = 2_166_136_261
  for (let i = 0; i < name.length; i++) seed = Math.imul(seed ^ name.charCodeAt(i), 16_777_619)
  return seed >>> 0
}
