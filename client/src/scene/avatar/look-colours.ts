import { decodeLook } from '@kith/shared/state'

/** The colours a look's indices stand for (sRGB). Portrait and body read the same tables. */
export const lookColours = {
  skin: ['#ffe0c7', '#f7cda6', '#e0a878', '#b97d52', '#8a5738', '#f9d5bd', '#5f3b27', '#fbdcc2'],
  hairColor: ['#3b2a2b', '#6a4130', '#a5633a', '#d9a45e', '#2c2b3d', '#b5575a', '#8d6fb0', '#e9d9c0', '#8a8288', '#4a2f30'],
  top: ['#ef8a6b', '#eab04c', '#2f8079', '#86a5cf', '#87557f', '#f4e3c6', '#c9584c', '#7fae63', '#f2a9a0', '#5f8f9c', '#3d4a4f', '#d7a7e0'],
  bottom: ['#4b5a78', '#6b4b3e', '#3d4a4f', '#8b6f5a', '#7a4f63', '#d7c3a0', '#87557f', '#2c2b3d'],
  accent: ['#fff1da', '#eab04c', '#c9584c', '#2f8079', '#f2a9a0', '#ef8a6b', '#86a5cf', '#94c85e'],
  shoes: ['#6b4536', '#4a3a4a', '#7a4a3a', '#3f4a5a'],
  iris: ['#7a5237', '#4b6b57', '#4a5f86', '#5a4632'],
  ink: '#3a2a3c',
  rosy: '#f2a9a0',
} as const

export const hairStyle = { none: 0, short: 1, bob: 2, long: 3, bun: 4, curls: 5, spiky: 6, hat: 7, pigtails: 8 } as const
export const outfitStyle = { plain: 0, dress: 1, apron: 2, scarf: 3, coat: 4 } as const
export const accessoryStyle = { none: 0, glasses: 1, catEars: 2, flower: 3, beanie: 4 } as const

/** A look with its indices turned into what is drawn. */
export interface DrawnLook {
  /** Hair style as drawn: under a hat, what would poke through is tucked in. */
  hair: number
  outfit: number
  accessory: number
  hat: boolean
  skin: string
  hairColour: string
  top: string
  bottom: string
  accent: string
  shoes: string
  iris: string
  height: number
  width: number
  head: number
}

function pick(table: readonly string[], index: number): string {
  return table[index % table.length] ?? '#ffffff'
}

/** Any string gives a drawable look (see `decodeLook`). */
export function drawnLook(encoded: string): DrawnLook {
  const look = decodeLook(encoded)
  const hat = look.hair === hairStyle.hat || look.accessory === accessoryStyle.beanie
  const pokes = look.hair === hairStyle.bun || look.hair === hairStyle.curls || look.hair === hairStyle.spiky
  return {
    hair: hat && pokes ? hairStyle.hat : look.hair,
    outfit: look.outfit,
    accessory:
      look.accessory === accessoryStyle.beanie || (hat && look.accessory === accessoryStyle.catEars) ? accessoryStyle.none : look.accessory,
    hat,
    skin: pick(lookColours.skin, look.skin),
    hairColour: pick(lookColours.hairColor, look.hairColor),
    top: pick(lookColours.top, look.top),
    bottom: pick(lookColours.bottom, look.bottom),
    accent: pick(lookColours.accent, look.accent),
    shoes: pick(lookColours.shoes, look.bottom + look.skin),
    iris: pick(lookColours.iris, look.hairColor + look.skin),
    height: look.heightPercent / 100,
    width: look.widthPercent / 100,
    head: look.headPercent / 100,
  }
}
