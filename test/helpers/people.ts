import { decodeLook, encodeLook, type Look, lookOptions } from '@kith/shared/state'

type Named = { [Table in keyof typeof lookOptions]?: (typeof lookOptions)[Table][number] } & Partial<
  Pick<Look, 'heightPercent' | 'widthPercent' | 'headPercent'>
>

/** Children and grandparents, slight and broad, from everywhere: no two alike in hair, skin or clothes. */
const people: readonly Named[] = [
  { hair: 'bob', hairColor: 'black', skin: 'shell', outfit: 'hanfu', top: 'mist', accent: 'plum', accessory: 'flower', heightPercent: 98 },
  {
    hair: 'locs',
    hairColor: 'darkBrown',
    skin: 'ebony',
    outfit: 'suit',
    top: 'cream',
    bottom: 'night',
    beard: 'short',
    heightPercent: 112,
    widthPercent: 108,
  },
  {
    hair: 'headscarf',
    skin: 'honey',
    outfit: 'coat',
    top: 'rose',
    accent: 'teal',
    bottom: 'sand',
    accessory: 'glasses',
    heightPercent: 100,
  },
  {
    hair: 'curtain',
    hairColor: 'gold',
    skin: 'petal',
    outfit: 'raincoat',
    top: 'mustard',
    bottom: 'denim',
    age: 'child',
    headPercent: 106,
    heightPercent: 94,
  },
  {
    hair: 'cropped',
    hairColor: 'silver',
    skin: 'umber',
    outfit: 'kurta',
    top: 'white',
    bottom: 'cream',
    age: 'old',
    beard: 'full',
    widthPercent: 110,
  },
  {
    hair: 'ponytail',
    hairColor: 'copper',
    skin: 'rose',
    outfit: 'hoodie',
    top: 'leaf',
    bottom: 'slate',
    accessory: 'headphones',
    heightPercent: 104,
  },
  {
    hair: 'lowBun',
    hairColor: 'blueBlack',
    skin: 'olive',
    outfit: 'sari',
    top: 'crimson',
    accent: 'brass',
    accessory: 'earrings',
    age: 'grown',
  },
  { hair: 'undercut', hairColor: 'sea', skin: 'bronze', outfit: 'overalls', top: 'cream', bottom: 'denim', widthPercent: 93 },
  {
    hair: 'afro',
    hairColor: 'darkBrown',
    skin: 'walnut',
    outfit: 'dress',
    top: 'mustard',
    accent: 'brick',
    accessory: 'earrings',
    heightPercent: 107,
  },
  {
    hair: 'short',
    hairColor: 'black',
    skin: 'apricot',
    outfit: 'scarf',
    top: 'indigo',
    bottom: 'tan',
    accent: 'coral',
    heightPercent: 102,
  },
  {
    hair: 'bun',
    hairColor: 'white',
    skin: 'peach',
    outfit: 'apron',
    top: 'lilac',
    accent: 'cream',
    age: 'old',
    accessory: 'glasses',
    heightPercent: 91,
    widthPercent: 106,
  },
  {
    hair: 'braids',
    hairColor: 'darkBrown',
    skin: 'copper',
    outfit: 'overalls',
    top: 'pink',
    bottom: 'denim',
    age: 'child',
    headPercent: 108,
  },
  {
    hair: 'none',
    skin: 'chestnut',
    outfit: 'jumper',
    top: 'teal',
    bottom: 'cocoa',
    beard: 'goatee',
    accessory: 'sunglasses',
    widthPercent: 112,
  },
  { hair: 'long', hairColor: 'red', skin: 'petal', outfit: 'coat', top: 'cream', accent: 'night', bottom: 'plum', accessory: 'strawHat' },
  { hair: 'curls', hairColor: 'chestnut', skin: 'amber', outfit: 'suit', top: 'sky', bottom: 'slate', accessory: 'glasses', age: 'grown' },
  {
    hair: 'spiky',
    hairColor: 'blond',
    skin: 'honey',
    outfit: 'hoodie',
    top: 'night',
    bottom: 'mist',
    age: 'young',
    heightPercent: 109,
    widthPercent: 92,
  },
  {
    hair: 'twinTails',
    hairColor: 'lilac',
    skin: 'shell',
    outfit: 'dress',
    top: 'pistachio',
    accent: 'cream',
    accessory: 'catEars',
    heightPercent: 93,
  },
  { hair: 'beanie', hairColor: 'brown', skin: 'bronze', outfit: 'raincoat', top: 'brick', bottom: 'night', beard: 'moustache' },
]

/** Somebody of their own, the same every time; after the last comes the first in other clothes. */
export function lookOf(number: number): string {
  const round = Math.floor(number / people.length)
  const { heightPercent = 100, widthPercent = 100, headPercent = 100, ...chosen } = people[number % people.length] ?? {}
  const look = { ...decodeLook('1.0.0.0.0.0.0.0.100.100.100.0.1'), heightPercent, widthPercent, headPercent }
  for (const [table, name] of Object.entries(chosen)) Object.assign(look, { [table]: indexOf(table, name) })
  return encodeLook(round === 0 ? look : changed(look, round))
}

function indexOf(table: string, name: string | undefined): number {
  const names: readonly string[] | undefined = Object.entries(lookOptions).find(([key]) => key === table)?.[1]
  const index = names?.indexOf(name ?? '') ?? -1
  if (index < 0) throw new Error(`${table} has no ${name}`)
  return index
}

function changed(look: Look, round: number): Look {
  const step = (table: keyof typeof lookOptions, by: number) => (look[table] + by * round) % lookOptions[table].length
  return {
    ...look,
    top: step('top', 5),
    bottom: step('bottom', 5),
    accent: step('accent', 5),
    skin: step('skin', 3),
    hair: step('hair', 7),
  }
}
