import { lookSizes } from './look-options.ts'

/**
 * How a body is drawn: table indices (see `lookOptions`) and measures, written on the wire as dot-joined integers in the order
 * of `order`. The first eleven are always written; later ones only up to the last that is not its default, so that looks stored
 * before there were more keep their spelling.
 */
export interface Look {
  hair: number
  outfit: number
  accessory: number
  skin: number
  hairColor: number
  top: number
  bottom: number
  accent: number
  /** Height, width and head size in percent of the standard body, 80–120. */
  heightPercent: number
  widthPercent: number
  headPercent: number
  /** Which body: a person's or one of the three that are not human. */
  kind: number
  age: number
  beard: number
  /** A second accessory from the same table; not drawn where it would sit in the place of the first. */
  extra: number
}

const order = [
  'hair',
  'outfit',
  'accessory',
  'skin',
  'hairColor',
  'top',
  'bottom',
  'accent',
  'heightPercent',
  'widthPercent',
  'headPercent',
  'kind',
  'age',
  'beard',
  'extra',
] as const satisfies readonly (keyof Look)[]
const alwaysWritten = 11

/** What is meant where a look says nothing. */
export const plainLook: Readonly<Look> = {
  hair: 1,
  outfit: 0,
  accessory: 0,
  skin: 0,
  hairColor: 0,
  top: 0,
  bottom: 0,
  accent: 0,
  heightPercent: 100,
  widthPercent: 100,
  headPercent: 100,
  kind: 0,
  age: 1,
  beard: 0,
  extra: 0,
}

export function encodeLook(look: Look): string {
  let written = order.length
  while (written > alwaysWritten && isDefault(look, order[written - 1])) written--
  return order
    .slice(0, written)
    .map((key) => look[key])
    .join('.')
}

function isDefault(look: Look, key: keyof Look | undefined): boolean {
  return key !== undefined && look[key] === plainLook[key]
}

/** Parses any string into a valid look: what is missing is as in `plainLook`, what is out of range becomes the nearest allowed value. */
export function decodeLook(text: string): Look {
  const numbers = text.split('.', order.length).map((part) => Number.parseInt(part, 10))
  const look: Look = { ...plainLook }
  order.forEach((key, index) => {
    const value = numbers[index]
    if (value === undefined || !Number.isFinite(value)) return
    look[key] =
      key === 'heightPercent' || key === 'widthPercent' || key === 'headPercent'
        ? Math.min(120, Math.max(80, value))
        : Math.min(lookSizes[key] - 1, Math.max(0, value))
  })
  return look
}

/** The six looks offered at the door. None is to be taken for a resident (`likeness.ts`). */
export const doorLooks: readonly string[] = [
  '13.9.0.1.2.7.0.0.100.100.100',
  '5.3.1.3.1.1.0.2.106.100.100',
  '12.11.0.2.4.1.5.10.104.104.100',
  '8.1.2.5.7.3.5.0.88.96.108',
  '3.0.0.4.4.4.2.3.108.96.100',
  '6.0.1.0.5.6.0.1.100.100.100',
]
