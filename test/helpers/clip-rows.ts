import { emotes } from '@kith/shared/actions'
import { lookOptions } from '@kith/shared/state'

/** What one row of a sheet of clips shows; read by client/src/scene/testing/clip-sheet.ts. */
export interface ClipRow {
  label: string
  view: Readonly<Record<string, unknown>>
  seat: { kind: 'cushion' | 'stool' | 'sofa' | 'bench'; highMetres: number } | null
  turning: number
  look: string
}
export interface NamedClipSheet {
  name: string
  sheet: { rows: readonly ClipRow[]; timesSeconds: readonly number[]; cellWidth: number; cellHeight: number; frame: 'body' | 'face' }
}

const looks = [
  '1.0.0.0.0.0.0.0.100.100.100',
  '2.3.0.0.4.0.7.6.100.94.100',
  '6.0.1.0.2.10.4.7.94.98.104',
  '3.1.2.0.6.3.2.4.106.104.98',
  '5.2.0.0.8.5.1.2.100.100.100',
]

function row(label: string, change: Partial<Omit<ClipRow, 'label'>>, index: number): ClipRow {
  return { label, view: {}, seat: null, turning: 0, look: looks[index % looks.length] ?? '', ...change }
}

const long = 1e9
/** The page's clock when a sheet begins. */
const startMs = 10_000
const everyTenth = (count: number, step: number) => Array.from({ length: count }, (_, i) => Math.round((i + 1) * step * 1000) / 1000)
const body = { cellWidth: 128, cellHeight: 160, frame: 'body' } as const

function sheetOf(name: string, rows: ClipRow[], timesSeconds: number[]): NamedClipSheet {
  return { name, sheet: { ...body, rows, timesSeconds } }
}

const seats = [
  { kind: 'cushion', highMetres: 0.12 },
  { kind: 'stool', highMetres: 0.42 },
  { kind: 'bench', highMetres: 0.42 },
  { kind: 'sofa', highMetres: 0.3 },
] as const
const emoteRow = (emote: string, index: number) => row(emote, { view: { emote } }, index)
const states = (['listening', 'thinking', 'typing', 'asleep'] as const).map((presence, index) =>
  row(presence, { view: { presence } }, index),
)

/** Every outfit in every posture, over a jumper and trousers of other colours: what comes through it is seen at once. */
const postures: readonly (readonly [name: string, change: Partial<Omit<ClipRow, 'label'>>])[] = [
  ['standing', {}],
  ['walking', { view: { speedMetresPerSecond: 3 } }],
  ['dancing', { view: { emote: 'dance' } }],
  ['clapping', { view: { emote: 'clap' } }],
  ...seats.map((seat) => [seat.kind, { seat }] as const),
]
const rosyTealCream = '8.8.3'
const layers = postures.map(([name, change]) => {
  const rows = lookOptions.outfit.map((outfit, i) =>
    row(`${outfit}, ${name}`, { ...change, look: `1.${i}.0.${(i * 5 + 2) % 9}.${i % 7}.${rosyTealCream}.100.100.100` }, i),
  )
  return { name: `layers-${name}`, sheet: { cellWidth: 180, cellHeight: 210, frame: 'body' as const, rows, timesSeconds: [0.9, 1.3, 4] } }
})

/** Every clip, in pages that can be looked at. Emotes are timed to show their start, middle and end. */
export const clipSheets: readonly NamedClipSheet[] = [
  sheetOf(
    'moving',
    [
      row('walk 1 m/s', { view: { speedMetresPerSecond: 1 } }, 0),
      row('walk 3 m/s', { view: { speedMetresPerSecond: 3 } }, 1),
      row('run 6 m/s', { view: { speedMetresPerSecond: 6 } }, 2),
      row('turn on the spot', { turning: 2.2 }, 3),
    ],
    everyTenth(10, 0.065).map((at) => at + 1.5),
  ),
  sheetOf('idle', [row('idle a', {}, 0), row('idle b', {}, 1), row('idle c', {}, 2), row('idle d', {}, 3)], everyTenth(10, 2.1)),
  sheetOf('emotes-one', emotes.slice(0, 6).map(emoteRow), everyTenth(10, 0.26)),
  sheetOf('emotes-two', emotes.slice(6).map(emoteRow), everyTenth(10, 0.31)),
  sheetOf('states', [...states, row('talking', { view: { presence: 'speaking', speakingUntilMs: long } }, 4)], everyTenth(10, 0.9)),
  sheetOf(
    'seats',
    [
      row('cushion', { seat: { kind: 'cushion', highMetres: 0.12 } }, 0),
      row('stool', { seat: { kind: 'stool', highMetres: 0.42 } }, 1),
      row('low stool', { seat: { kind: 'stool', highMetres: 0.2 } }, 2),
      row('bench', { seat: { kind: 'bench', highMetres: 0.42 } }, 3),
      row('sofa', { seat: { kind: 'sofa', highMetres: 0.45 } }, 4),
      row('wave on a stool', { seat: { kind: 'stool', highMetres: 0.42 }, view: { emote: 'wave' } }, 1),
    ],
    everyTenth(10, 0.55),
  ),
  ...layers,
  sheetOf(
    'others',
    (
      [
        ['spirit', '1.0.0.0.0.0.0.0.100.100.100.1'],
        ['fox', '1.0.0.0.0.3.2.1.100.100.100.2'],
        ['lamp', '1.0.0.0.0.5.1.3.100.100.100.3'],
        ['old', '1.1.0.2.5.5.1.3.96.104.100.0.3'],
        ['wide', '1.2.0.4.2.6.2.3.92.120.104'],
      ] as const
    ).flatMap(([name, look]) => [
      row(`${name} walks`, { look, view: { speedMetresPerSecond: 3 } }, 0),
      row(`${name} waves`, { look, view: { emote: 'wave' } }, 0),
      row(`${name} sits`, { look, seat: { kind: 'bench', highMetres: 0.42 } }, 0),
    ]),
    everyTenth(6, 0.39),
  ),
  {
    name: 'faces',
    sheet: {
      cellWidth: 128,
      cellHeight: 128,
      frame: 'face',
      timesSeconds: everyTenth(10, 0.35),
      rows: [
        ...['calm', 'glad', 'curious', 'tender', 'sad', 'shy', 'surprised', 'playful', 'cross'].map((name, emotion) =>
          row(name, { view: { emotion } }, emotion),
        ),
        row('speaking', { view: { speakingUntilMs: long, words: 'Have you seen the lanterns by the pond?', wordsAtMs: startMs } }, 0),
        row('说话', { view: { speakingUntilMs: long, words: '你看见池塘边的灯了吗？今晚风很轻。', wordsAtMs: startMs } }, 1),
      ],
    },
  },
]
