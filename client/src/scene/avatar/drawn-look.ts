import { decodeLook, lookOptions } from '@kith/shared/state'
import { lookColours, mixColours, pick, skinColours } from './look-colours.ts'

type Name<Table extends keyof typeof lookOptions> = (typeof lookOptions)[Table][number]
export type Worn = Exclude<Name<'accessory'>, 'none'>

/** A look with its indices turned into what is drawn. */
export interface DrawnLook {
  kind: Name<'kind'>
  age: Name<'age'>
  hair: Name<'hair'>
  outfit: Name<'outfit'>
  beard: Name<'beard'>
  /** What is worn besides clothes: nothing twice, nothing in another's place. */
  worn: readonly Worn[]
  /** Names of the parts in avatar.bin, at most eight. */
  parts: readonly string[]
  /** Colours by paint: skin, hair, top, bottom, shoes, accent, face, ink, rosy, pale, glow, straw. */
  paints: readonly string[]
  skin: string
  hairColour: string
  top: string
  bottom: string
  accent: string
  iris: string
  /** Of eyes, mouth and cheeks, as a share of a grown person's. */
  faceSize: number
  /** Wears clothes under which nothing of the shirt is drawn. */
  closed: boolean
  /** Wears something that hangs below the belt. */
  hemmed: boolean
  brows: number
  lines: number
  press: number
  rideMetres: number
  height: number
  width: number
  head: number
  /** As `Stance` has it. */
  reach: number
  stoop: number
}

const shoes = ['#6b4536', '#4a3a4a', '#7a4a3a', '#3f4a5a']
const irises = ['#7a5237', '#4b6b57', '#4a5f86', '#5a4632']
const ink = '#3a2a3c'
const rosy = '#f2a9a0'
const pale = '#fff3e2'
const glow = '#ffcf85'
const straw = '#dfb867'

/** Where things are worn; of two in one place the first is drawn. */
const places: Readonly<Record<Worn, string>> = {
  glasses: 'eyes',
  sunglasses: 'eyes',
  catEars: 'crown',
  beanie: 'crown',
  strawHat: 'crown',
  headphones: 'crown',
  flower: 'side',
  scarf: 'neck',
  earrings: 'lobes',
}
/** How far hair lifts what is worn on it. */
const volumeMetres: Partial<Record<Name<'hair'>, number>> = { afro: 0.14, curls: 0.075, spiky: 0.05, headscarf: 0.015, bob: 0.01 }
const overEars = new Set<Name<'hair'>>(['bob', 'beanie', 'long', 'curls', 'afro', 'curtain', 'headscarf', 'locs'])
const hemmed = new Set<Name<'outfit'>>(['dress', 'apron', 'coat', 'raincoat', 'hanfu', 'kurta', 'sari'])
/** Closed, with sleeves of their own: what is seen of the shirt in their neck is theirs too. */
const closed = new Set<Name<'outfit'>>(['coat', 'raincoat'])
/** What sits differently on some beings. */
const ownParts = new Set(['spirit-scarf', 'fox-flower'])
/** Shares of the standard body by age. */
const growth = {
  child: { face: 1.08, height: 0.86, width: 0.96, head: 1.05, stoop: 0, lines: 0, grey: 0 },
  young: { face: 1, height: 1, width: 1, head: 1, stoop: 0, lines: 0, grey: 0 },
  grown: { face: 1, height: 1, width: 1.02, head: 1, stoop: 0, lines: 0.35, grey: 0.12 },
  old: { face: 1, height: 0.96, width: 1, head: 1, stoop: 0.14, lines: 0.85, grey: 0.6 },
} as const

/** What has much room for a face, or little else to be known by, has a larger one. */
const faces = { spirit: 1.34, fox: 1.08, lamp: 1.2 } as const
/** A spirit, a fox and a lamp are smaller than people. */
const statures = { person: 1, spirit: 0.84, fox: 0.96, lamp: 0.92 } as const

export function isHat(thing: Worn): boolean {
  return thing === 'beanie' || thing === 'strawHat'
}

/** Any string gives a drawable look (see `decodeLook`). */
export function drawnLook(encoded: string): DrawnLook {
  const look = decodeLook(encoded)
  const kind = lookOptions.kind[look.kind] ?? 'person'
  const person = kind === 'person'
  const age = lookOptions.age[look.age] ?? 'young'
  const grown = person ? growth[age] : { ...growth[age], grey: 0, lines: 0 }
  const hair = person ? (lookOptions.hair[look.hair] ?? 'none') : 'none'
  const outfit = kind === 'person' || kind === 'fox' ? (lookOptions.outfit[look.outfit] ?? 'jumper') : 'jumper'
  const beard = person ? (lookOptions.beard[look.beard] ?? 'none') : 'none'
  const worn = wornBy(kind, hair, lookOptions.outfit[look.outfit], [lookOptions.accessory[look.accessory], lookOptions.extra[look.extra]])
  const hat = worn.some(isHat)
  const skin = pick(skinColours(kind), look.skin)
  const hairColour = person ? mixColours(pick(lookColours.hairColor, look.hairColor), '#dcd8d6', grown.grey) : mixColours(skin, ink, 0.55)
  const [top, bottom, accent] = [
    pick(lookColours.top, look.top),
    pick(lookColours.bottom, look.bottom),
    pick(lookColours.accent, look.accent),
  ]
  const face = kind === 'lamp' ? '#ffe3b4' : skin
  const shoe =
    kind === 'fox' ? mixColours(skin, '#2b1c22', 0.7) : person ? pick(shoes, look.bottom + look.skin) : mixColours(skin, ink, 0.18)
  return {
    kind,
    age,
    hair,
    outfit,
    beard,
    worn,
    parts: partsOf(kind, hair, outfit, beard, worn, hat),
    // Under a sari the same cloth shows where the legs do.
    paints: [skin, hairColour, top, outfit === 'sari' ? accent : bottom, shoe, accent, face, ink, rosy, pale, glow, straw],
    skin,
    hairColour,
    top,
    bottom,
    accent,
    iris: pick(irises, look.hairColor + look.skin),
    faceSize: person ? grown.face : faces[kind],
    closed: closed.has(outfit),
    hemmed: hemmed.has(outfit),
    brows: person ? 1 : 0.45,
    lines: grown.lines,
    press: hat ? 1 : worn.includes('headphones') ? 2 : 0,
    rideMetres: hat ? 0.035 : (volumeMetres[hair] ?? 0),
    height: (look.heightPercent / 100) * grown.height * statures[kind],
    width: (look.widthPercent / 100) * grown.width * statures[kind],
    head: (look.headPercent / 100) * grown.head * statures[kind],
    reach: kind === 'spirit' ? 0.5 : 1,
    stoop: grown.stoop,
  }
}

function wornBy(
  kind: Name<'kind'>,
  hair: Name<'hair'>,
  outfit: Name<'outfit'> | undefined,
  chosen: readonly (Name<'accessory'> | undefined)[],
): Worn[] {
  const worn: Worn[] = hair === 'beanie' ? ['beanie'] : []
  const full = new Set(worn.map((thing) => places[thing]))
  if (outfit === 'scarf') worn.push('scarf')
  if (outfit === 'scarf') full.add('neck')
  if (hair === 'headscarf' || kind !== 'person') full.add('lobes')
  for (const thing of chosen) {
    if (thing === undefined || thing === 'none' || full.has(places[thing])) continue
    if (thing === 'catEars' && kind === 'fox') continue
    full.add(places[thing])
    worn.push(thing)
  }
  return worn
}

function partsOf(kind: Name<'kind'>, hair: Name<'hair'>, outfit: string, beard: string, worn: readonly Worn[], hat: boolean): string[] {
  const parts: string[] = [kind === 'person' ? 'body' : kind]
  if (kind === 'person' && !overEars.has(hair)) parts.push('ears')
  if (kind !== 'person' && !hat) parts.push(`${kind}-crown`)
  // Long hair over short sides would come through a hat: only the sides show under one.
  if (hair !== 'none') parts.push(hat && hair === 'undercut' ? 'hair-cropped' : `hair-${hair}`)
  if (outfit !== 'jumper' && outfit !== 'scarf') parts.push(`outfit-${outfit}`)
  if (beard !== 'none') parts.push(`beard-${beard}`)
  for (const thing of worn) parts.push(ownParts.has(`${kind}-${thing}`) ? `${kind}-${thing}` : `accessory-${thing}`)
  return parts
}
