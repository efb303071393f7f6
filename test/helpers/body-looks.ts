import { heldProps, type HeldProp } from '@kith/shared/actions'
import { decodeLook, doorLooks, encodeLook, type Look, lookOptions, residentLooks } from '@kith/shared/state'

interface Cell {
  look: string
  label: string
  yawRadians?: number
  held?: HeldProp
  far?: boolean
  portrait?: boolean
}

export interface NamedSheet {
  name: string
  sheet: { cells: readonly Cell[]; columns: number; cellWidth: number; cellHeight: number; frame: 'body' | 'head' }
}

const base = decodeLook('2.0.0.1.0.2.0.0.100.100.100')
const threeQuarter = 0.75
const angles = [0, threeQuarter, Math.PI] as const

const index = <Table extends keyof typeof lookOptions>(table: Table, name: (typeof lookOptions)[Table][number]): number =>
  (lookOptions[table] as readonly string[]).indexOf(name)
const look = (change: Partial<Look>): string => encodeLook({ ...base, ...change })

/** Different people, so that a row is not one face many times. */
function varied(number: number): Partial<Look> {
  return {
    skin: (number * 5) % lookOptions.skin.length,
    hairColor: (number * 7) % lookOptions.hairColor.length,
    top: (number * 5 + 2) % lookOptions.top.length,
    bottom: (number * 3) % lookOptions.bottom.length,
    accent: (number * 5 + 1) % lookOptions.accent.length,
  }
}

function turned(name: string, change: Partial<Look>): Cell[] {
  return angles.map((yawRadians) => ({ look: look(change), label: yawRadians === 0 ? name : '', yawRadians }))
}

const heads = { columns: 9, cellWidth: 150, cellHeight: 165, frame: 'head' } as const
const bodies = { columns: 9, cellWidth: 150, cellHeight: 230, frame: 'body' } as const
const large = { columns: 5, cellWidth: 260, cellHeight: 360, frame: 'body' } as const

const hair = lookOptions.hair.flatMap((name, i) => turned(name, { ...varied(i), hair: i }))
/** Dark, as seams show best, from behind, from behind and above a side, and from the side. */
const hairBehind = lookOptions.hair.flatMap((name, i) =>
  [Math.PI, Math.PI - 0.8, Math.PI / 2].map((yawRadians, k) => ({
    look: look({ ...varied(i), hairColor: 10, hair: i }),
    label: k === 0 ? name : '',
    yawRadians,
  })),
)
const outfits = lookOptions.outfit.flatMap((name, i) => turned(name, { ...varied(i), hair: [1, 2, 13][i % 3] ?? 1, outfit: i }))
const accessories = lookOptions.accessory.flatMap((name, i) => turned(name, { ...varied(i + 3), hair: 11, accessory: i }))
const beards = lookOptions.beard.flatMap((name, i) => turned(name, { ...varied(i + 1), hair: 15, beard: i }))
const hatsOn = (['beanie', 'strawHat', 'headphones', 'catEars'] as const).map((hat): NamedSheet => {
  const cells = lookOptions.hair.flatMap((name, i) =>
    [threeQuarter, Math.PI - 0.6].map((yawRadians, k) => ({
      look: look({ ...varied(i), hair: i, accessory: index('accessory', hat) }),
      label: k === 0 ? name : '',
      yawRadians,
    })),
  )
  return { name: `hat-${hat}`, sheet: { ...heads, columns: 10, cells } }
})
const ages = lookOptions.age.flatMap((name, i) => turned(name, { skin: 2, hair: [6, 13, 11, 14][i] ?? 1, outfit: 9, top: 9, age: i }))
const builds = ([88, 100, 113] as const).flatMap((heightPercent, row) =>
  ([91, 100, 114] as const).map((widthPercent, column) => ({
    look: look({ ...varied(row * 3 + column), hair: 9 + row * 3 + column, heightPercent, widthPercent }),
    label: `${heightPercent} × ${widthPercent}`,
    yawRadians: 0.4,
  })),
)
const kinds = lookOptions.kind.flatMap((name, i) =>
  [0, threeQuarter, Math.PI * 0.5, Math.PI].flatMap((yawRadians, k) => ({
    look: look({ kind: i, outfit: 3, accent: k, top: 4 }),
    label: k === 0 ? name : '',
    yawRadians,
  })),
)
const kindsDressed = (['spirit', 'fox', 'lamp'] as const).flatMap((kind) =>
  lookOptions.accessory.map((name, i) => ({
    look: look({ kind: index('kind', kind), accessory: i, outfit: i + 1, skin: i, top: i, accent: i + 2 }),
    label: name,
    yawRadians: 0.5,
  })),
)
const portrait = (cells: readonly Cell[]): Cell[] =>
  cells.filter(({ yawRadians = 0 }) => yawRadians === 0).map((cell) => ({ ...cell, portrait: true }))
const known = [...doorLooks, ...residentLooks].map((one, i) => ({
  look: one,
  label: i < doorLooks.length ? `door ${i + 1}` : 'resident',
  yawRadians: 0.45,
}))
const portraits = [
  ...portrait(hair),
  ...portrait(outfits),
  ...portrait(accessories),
  ...portrait(beards),
  ...portrait(ages),
  ...portrait(kinds),
  ...known.map((cell) => ({ ...cell, portrait: true })),
]
const skins = lookOptions.skin.map((label, i) => ({
  look: look({ skin: i, hair: (i % 8) + 9, hairColor: i, top: i, bottom: i, accent: i }),
  label,
  yawRadians: 0.3,
}))
const far = lookOptions.outfit.map((label, i) => ({
  look: look({ ...varied(i), outfit: i, hair: i + 1 }),
  label,
  yawRadians: 0.5,
  far: true,
}))

const holding = heldProps
  .filter((prop) => prop !== 'none')
  .flatMap((held, i) => [0, 0.9, 1.7].map((yawRadians) => ({ look: residentLooks[i % 3] ?? '', label: held, yawRadians, held })))

export const bodySheets: readonly NamedSheet[] = [
  { name: 'holding', sheet: { ...bodies, columns: 6, cells: holding } },
  { name: 'known', sheet: { ...large, cells: known } },
  { name: 'hair', sheet: { ...heads, cells: hair } },
  { name: 'hair-behind', sheet: { ...heads, cellWidth: 200, cellHeight: 220, cells: hairBehind } },
  { name: 'outfits', sheet: { ...bodies, cells: outfits } },
  { name: 'accessories', sheet: { ...heads, cells: accessories } },
  { name: 'beards', sheet: { ...heads, cells: beards } },
  { name: 'ages', sheet: { ...bodies, columns: 6, cells: ages } },
  { name: 'builds', sheet: { ...bodies, cells: builds } },
  { name: 'kinds', sheet: { ...bodies, columns: 8, cells: kinds } },
  { name: 'kinds-dressed', sheet: { ...bodies, columns: 10, cells: kindsDressed } },
  { name: 'skins', sheet: { ...heads, columns: 7, cells: skins } },
  { name: 'far', sheet: { ...bodies, columns: 6, cells: far } },
  ...hatsOn,
  { name: 'portraits', sheet: { columns: 11, cellWidth: 116, cellHeight: 144, frame: 'head', cells: portraits } },
]
