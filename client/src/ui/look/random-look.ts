import { isLikeAResident, type Look, lookOptions } from '@kith/shared/state'

type Name<Table extends keyof typeof lookOptions> = (typeof lookOptions)[Table][number]

/** Colours that go together: of the top, of what is below, and of the trim. */
interface Palette {
  top: Name<'top'>
  bottom: Name<'bottom'>
  accent: Name<'accent'>
}

export const palettes: readonly Palette[] = [
  { top: 'coral', bottom: 'denim', accent: 'cream' },
  { top: 'mustard', bottom: 'slate', accent: 'teal' },
  { top: 'teal', bottom: 'sand', accent: 'mustard' },
  { top: 'sky', bottom: 'cream', accent: 'coral' },
  { top: 'plum', bottom: 'mist', accent: 'pink' },
  { top: 'cream', bottom: 'cocoa', accent: 'brick' },
  { top: 'brick', bottom: 'night', accent: 'brass' },
  { top: 'leaf', bottom: 'tan', accent: 'cream' },
  { top: 'pink', bottom: 'mulberry', accent: 'cream' },
  { top: 'mist', bottom: 'denim', accent: 'mustard' },
  { top: 'slate', bottom: 'sand', accent: 'coral' },
  { top: 'lilac', bottom: 'plum', accent: 'cream' },
  { top: 'white', bottom: 'denim', accent: 'brick' },
  { top: 'night', bottom: 'mulberry', accent: 'brass' },
  { top: 'crimson', bottom: 'cream', accent: 'brass' },
  { top: 'rose', bottom: 'night', accent: 'cream' },
  { top: 'indigo', bottom: 'mist', accent: 'brass' },
  { top: 'pistachio', bottom: 'forest', accent: 'cream' },
]

/** Hair as it grows, four times as often as hair as it is dyed. */
const grownHair: readonly Name<'hairColor'>[] = ['darkBrown', 'brown', 'copper', 'blond', 'blueBlack', 'chestnut', 'black', 'gold']
const dyedHair: readonly Name<'hairColor'>[] = ['red', 'lilac', 'platinum', 'silver', 'sea', 'moss']
const fairSkins = new Set<Name<'skin'>>(['petal', 'rose', 'shell', 'peach'])
/** Fair hair beside dark skin is dyed hair: left to choice. */
const fairHair = new Set<Name<'hairColor'>>(['blond', 'gold', 'copper'])
const hats = new Set<Name<'accessory'>>(['beanie', 'strawHat', 'catEars', 'headphones'])
const coveredHair = new Set<Name<'hair'>>(['beanie', 'headscarf'])

/** A number from 0 up to, not including, 1. */
export type Chance = () => number

/** A sequence that is always the same for the same seed (mulberry32). */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * Somebody else in clothes that go together, and nobody who would be taken for a resident. What kind of body it is stays: that is
 * chosen, not thrown. The same chance gives the same look.
 */
export function randomLook(chance: Chance, kept: Pick<Look, 'kind'>): Look {
  let look = anyLook(chance, kept)
  while (isLikeAResident(look)) look = anyLook(chance, kept)
  return look
}

function anyLook(chance: Chance, kept: Pick<Look, 'kind'>): Look {
  const palette = any(palettes, chance)
  const skin = any(lookOptions.skin, chance)
  const hair = any(
    lookOptions.hair.filter((name) => name !== 'none' || chance() < 0.3),
    chance,
  )
  const accessory = chance() < 0.5 ? 'none' : any(lookOptions.accessory.filter(fits(hair)), chance)
  const age = chance() < 0.55 ? 'young' : any(lookOptions.age, chance)
  return {
    hair: at('hair', hair),
    outfit: Math.floor(chance() * lookOptions.outfit.length),
    accessory: at('accessory', accessory),
    skin: at('skin', skin),
    hairColor: at('hairColor', hairFor(skin, chance)),
    top: at('top', palette.top),
    bottom: at('bottom', palette.bottom),
    accent: at('accent', palette.accent),
    heightPercent: around(100, 12, chance),
    widthPercent: around(100, 9, chance),
    headPercent: around(100, 5, chance),
    kind: kept.kind,
    age: at('age', age),
    beard: age === 'child' || chance() < 0.78 ? 0 : 1 + Math.floor(chance() * (lookOptions.beard.length - 1)),
    extra: 0,
  }
}

function hairFor(skin: Name<'skin'>, chance: Chance): Name<'hairColor'> {
  if (chance() < 0.2) return any(dyedHair, chance)
  return any(fairSkins.has(skin) ? grownHair : grownHair.filter((colour) => !fairHair.has(colour)), chance)
}

function fits(hair: Name<'hair'>) {
  return (thing: Name<'accessory'>): boolean => thing !== 'none' && !(coveredHair.has(hair) && hats.has(thing))
}

function at<Table extends keyof typeof lookOptions>(table: Table, name: Name<Table>): number {
  return (lookOptions[table] as readonly string[]).indexOf(name)
}

function any<Item>(items: readonly Item[], chance: Chance): Item {
  const item = items[Math.floor(chance() * items.length)]
  if (item === undefined) throw new RangeError('nothing to choose from')
  return item
}

/** Mostly near the middle. */
function around(middle: number, spread: number, chance: Chance): number {
  return Math.round(middle + (chance() + chance() - 1) * spread)
}
