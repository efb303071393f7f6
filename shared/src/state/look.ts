/** How a body is drawn: table indices, written on the wire as dot-joined integers in this order. */
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
}

/** How many entries each table has; a look outside them is clamped. Colours live beside the avatar shader. */
export const lookSizes = { hair: 9, outfit: 5, accessory: 5, skin: 8, hairColor: 10, top: 12, bottom: 8, accent: 8 } as const

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
] as const

export function encodeLook(look: Look): string {
  return order.map((key) => look[key]).join('.')
}

/** Parses any string into a valid look: what is missing or out of range becomes the nearest allowed value. */
export function decodeLook(text: string): Look {
  const numbers = text.split('.').map((part) => Number.parseInt(part, 10))
  const look: Look = {
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
  }
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

/** The six looks offered at the door. hair 0 is none, 1–8 styles; outfit 0 plain, 1 dress, 2 apron, 3 scarf, 4 coat; accessory 0 none, 1 glasses, 2 cat ears, 3 flower, 4 beanie. */
export const doorLooks: readonly string[] = [
  '2.1.3.0.1.8.4.0.100.100.100',
  '5.3.1.3.1.1.0.2.106.100.100',
  '7.3.0.1.2.2.1.4.104.106.100',
  '8.1.2.5.7.3.5.0.88.96.108',
  '3.0.0.4.4.4.2.3.108.96.100',
  '6.0.1.0.5.6.0.1.100.100.100',
]
