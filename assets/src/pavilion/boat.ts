import type { SpaceBuilder } from '#kit/builder.ts'
import { chamferBox } from '#kit/chamfer-box.ts'
import { cylinder, gridSurface } from '#kit/shapes.ts'
import { palette } from '#palette.ts'
import { colours } from './colours.ts'
import { hexSide, layout } from './layout.ts'

const length = 3.3
const beam = 0.62

/** A small boat moored beside the terrace, with room for two. */
export function buildBoat(builder: SpaceBuilder): void {
  const { x, z, yaw: out } = hexSide(layout.boat.side, layout.terrace, layout.boat.away)
  const yaw = out + Math.PI / 2
  const y = layout.water + 0.15
  const at = (dx: number, up: number, dz: number) =>
    [x + dx * Math.cos(yaw) + dz * Math.sin(yaw), y + up, z - dx * Math.sin(yaw) + dz * Math.cos(yaw)] as const
  const hull = (inset: number, flip: boolean) =>
    gridSurface(14, 16, (u, v, point) => {
      const ahead = v * 2 - 1
      const around = (flip ? 1 - u : u) * Math.PI
      const narrow = Math.sqrt(Math.max(0.001, 1 - Math.abs(ahead) ** 2.6))
      const side = Math.cos(around) * (beam * narrow - inset)
      const deep = Math.sin(around) ** 0.7 * (0.46 - inset) * (0.35 + 0.65 * narrow)
      const rise = 0.3 + 0.24 * ahead * ahead
      point.set(side, rise - deep, ahead * (length / 2 - inset))
    })
  builder.piece(hull(0, false), { at: [x, y, z], turn: [0, yaw, 0], paint: ['#6b4434', '#8f5f43'] })
  builder.piece(hull(0.05, true), { at: [x, y, z], turn: [0, yaw, 0], paint: ['#9a6a48', '#b98559'] })
  for (const dz of [-0.6, 0.55]) {
    builder.piece(chamferBox(beam * 2 - 0.2, 0.06, 0.3, { bevel: 0.02, cuts: [3, 1, 1] }), {
      at: at(0, 0.28, dz),
      turn: [0, yaw, 0],
      paint: colours.plank[2],
      jitter: 0.04,
    })
    builder.piece(chamferBox(0.4, 0.08, 0.28, { bevel: 0.035 }), {
      at: at(0, 0.34, dz),
      turn: [0, yaw, 0],
      paint: dz < 0 ? palette.teal : palette.coral,
    })
    builder.seat('bench', at(0, 0.38, dz + (dz < 0 ? 0.02 : -0.02)), dz < 0 ? yaw : yaw + Math.PI)
  }
  builder.piece(cylinder({ topRadius: 0.022, height: 2.6, sides: 6, rings: 4 }), {
    at: at(0.4, 0.48, 0.1),
    turn: [1.45, yaw + 0.12, 0],
    paint: palette.woodMid,
  })
}
