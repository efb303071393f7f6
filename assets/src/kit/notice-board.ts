import type { SpaceBuilder, Triple } from './builder.ts'
import { chamferBox } from './chamfer-box.ts'
import { gridSurface } from './shapes.ts'
import { solidBox } from './solids.ts'

export interface NoticeBoardOptions {
  /** The middle of the board's back, or of the ground under it where it stands. */
  at: Triple
  /** Where it looks: 0 towards +z. */
  yawRadians: number
  /** On two posts under a small roof, or hung on a wall. */
  standing: boolean
  wood: string
  cork: string
  /** Left out where it hangs. */
  roof?: string
  /** 1: a board 1.1 m wide. */
  scale?: number
}

const widthMetres = 1.06
const heightMetres = 0.68
const middleMetres = 1.02

/** Slips of paper as somebody pinned them: across, up, width, height, roll, colour. */
const slips = [
  [-0.36, 0.13, 0.2, 0.24, 0.06, '#fff1da'],
  [-0.1, 0.17, 0.24, 0.17, -0.05, '#f7d9c4'],
  [0.2, 0.12, 0.19, 0.25, 0.04, '#fff6e6'],
  [0.4, 0.16, 0.15, 0.17, -0.09, '#d7e6cf'],
  [-0.33, -0.17, 0.23, 0.17, -0.07, '#f3dfa8'],
  [-0.04, -0.13, 0.18, 0.24, 0.05, '#fff1da'],
  [0.3, -0.17, 0.24, 0.18, 0.03, '#f6cfc6'],
] as const

/** The board people pin notes to: cork in a wooden frame, with some slips that have always hung there. */
export function buildNoticeBoard(builder: SpaceBuilder, options: NoticeBoardOptions): void {
  const { at, yawRadians, standing, wood, cork, roof, scale = 1 } = options
  const cos = Math.cos(yawRadians)
  const sin = Math.sin(yawRadians)
  const lift = standing ? middleMetres : 0
  const place = (across: number, up: number, ahead: number): Triple => [
    at[0] + (across * cos + ahead * sin) * scale,
    at[1] + (lift + up) * scale,
    at[2] + (ahead * cos - across * sin) * scale,
  ]
  const bar = (width: number, height: number, depth: number, across: number, up: number, ahead: number): void => {
    builder.piece(chamferBox(width, height, depth, { bevel: 0.012, cuts: [1, height > 1 ? 3 : 1, 1] }), {
      at: place(across, up, ahead),
      turn: [0, yawRadians, 0],
      scale,
      paint: wood,
      jitter: 0.05,
    })
  }
  const panel = gridSurface(5, 3, (u, v, out) => out.set((0.5 - u) * widthMetres, (v - 0.5) * heightMetres, 0))
  builder.piece(panel, { at: place(0, 0, 0.03), turn: [0, yawRadians, 0], scale, paint: cork })
  for (const end of [-1, 1]) bar(widthMetres + 0.08, 0.06, 0.06, 0, (end * heightMetres) / 2, 0.03)
  for (const [across, up, width, height, roll, paint] of slips) {
    const slip = gridSurface(1, 2, (u, v, out) => out.set((0.5 - u) * width, (v - 0.5) * height, 0.012 + 0.035 * (1 - v) ** 2))
    builder.piece(slip, { at: place(across, up, 0.03), turn: [0, yawRadians, roll], scale, paint, jitter: 0.03 })
  }
  if (!standing) {
    for (const side of [-1, 1]) bar(0.06, heightMetres, 0.06, (side * (widthMetres + 0.02)) / 2, 0, 0.03)
    return
  }
  const back = gridSurface(3, 2, (u, v, out) => out.set((u - 0.5) * widthMetres, (v - 0.5) * heightMetres, 0))
  builder.piece(back, { at: place(0, 0, 0.01), turn: [0, yawRadians, 0], scale, paint: wood })
  for (const side of [-1, 1]) bar(0.08, 1.5, 0.08, side * (widthMetres / 2 + 0.03), 0.75 - middleMetres, 0.02)
  for (const side of [-1, 1]) {
    builder.piece(chamferBox(widthMetres + 0.36, 0.045, 0.24, { bevel: 0.014, cuts: [2, 1, 1] }), {
      at: place(0, 0.53, 0.02 + side * 0.09),
      turn: [side * 0.5, yawRadians, 0],
      scale,
      paint: roof ?? wood,
      jitter: 0.04,
    })
  }
  const size = [(widthMetres + 0.2) * scale, 1.5 * scale, 0.16] as const
  builder.solid(solidBox(size, [at[0], at[1] + 0.75 * scale, at[2]], { colour: wood }, yawRadians))
}
