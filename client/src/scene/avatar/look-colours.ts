/** The colours a look's indices stand for (sRGB), in the order of `lookOptions`. Portrait, body and editor read the same tables. */
export const lookColours = {
  skin: [
    '#ffe0c7',
    '#f7cda6',
    '#e0a878',
    '#b97d52',
    '#925f40',
    '#f9d5bd',
    '#754c35',
    '#fbdcc2',
    '#eebb96',
    '#d8b285',
    '#cb9163',
    '#a46b47',
    '#85563b',
    '#65402f',
  ],
  hairColor: [
    '#3b2a2b',
    '#6a4130',
    '#a5633a',
    '#d9a45e',
    '#2c2b3d',
    '#b5575a',
    '#8d6fb0',
    '#e9d9c0',
    '#8a8288',
    '#4a2f30',
    '#1d181d',
    '#e8bd5f',
    '#bdbac0',
    '#efeae4',
    '#44728f',
    '#5c8a64',
  ],
  top: [
    '#ef8a6b',
    '#eab04c',
    '#2f8079',
    '#86a5cf',
    '#87557f',
    '#f4e3c6',
    '#c9584c',
    '#7fae63',
    '#f2a9a0',
    '#5f8f9c',
    '#3d4a4f',
    '#d7a7e0',
    '#f6f1ea',
    '#2f2d44',
    '#a8324a',
    '#d9739b',
    '#5560a8',
    '#c3d394',
  ],
  bottom: [
    '#4b5a78',
    '#6b4b3e',
    '#3d4a4f',
    '#8b6f5a',
    '#7a4f63',
    '#d7c3a0',
    '#87557f',
    '#2c2b3d',
    '#f1e4cd',
    '#6d97a3',
    '#b9564a',
    '#42644f',
  ],
  accent: [
    '#fff1da',
    '#eab04c',
    '#c9584c',
    '#2f8079',
    '#f2a9a0',
    '#ef8a6b',
    '#86a5cf',
    '#94c85e',
    '#37334b',
    '#87557f',
    '#4f62ad',
    '#cfa04e',
  ],
} as const

/** What the skin's index means for those who have none: a spirit's dough, a fox's fur, a lamp's metal. */
const coats = {
  spirit: ['#fff4e8', '#f8dcdc', '#e2ecd4', '#d8e4f2', '#e8dbf0', '#f7e4b8', '#d2cad4'],
  fox: ['#e0864a', '#c2623a', '#efe4d8', '#8f8c98', '#564853', '#dba968', '#a4574a'],
  lamp: ['#c9994f', '#a8b1b9', '#94614c', '#5f8f88', '#d6bd97', '#8d6c92', '#5a5666'],
} as const

/** The colours to choose a skin from, for a kind of body: as many as `lookSizes.skin`, the coats over and over. */
export function skinColours(kind: 'person' | keyof typeof coats): readonly string[] {
  if (kind === 'person') return lookColours.skin
  return lookColours.skin.map((_, index) => pick(coats[kind], index))
}

export function pick(table: readonly string[], index: number): string {
  return table[index % table.length] ?? '#ffffff'
}

/** `share` 0 gives `from`, 1 `to`; all as #rrggbb. */
export function mixColours(from: string, to: string, share: number): string {
  const [a, b] = [from, to].map((colour) => Number.parseInt(colour.slice(1), 16))
  const channel = (shift: number): string => {
    const start = ((a ?? 0) >> shift) & 255
    return Math.round(start + ((((b ?? 0) >> shift) & 255) - start) * share)
      .toString(16)
      .padStart(2, '0')
  }
  return `#${channel(16)}${channel(8)}${channel(0)}`
}
