import { Color, MathUtils } from 'three'
import type { SpaceBuilder } from '#kit/builder.ts'
import { chamferBox } from '#kit/chamfer-box.ts'
import { blade, puff } from '#kit/foliage.ts'
import { cylinder, disc } from '#kit/shapes.ts'
import { solidBox, solidCylinder } from '#kit/solids.ts'
import { palette } from '#palette.ts'
import { layout } from './layout.ts'

const { x: pondX, z: pondZ, radiusX, radiusZ } = layout.pond

/** The pond with lilies and reeds, and a bench to look at it from. */
export function buildPond(builder: SpaceBuilder): void {
  const deep = new Color(palette.waterDeep)
  const shallow = new Color(palette.water)
  builder.piece(disc(0, 1, 32, 5), {
    at: [pondX, -0.19, pondZ],
    scale: [radiusX * 1.05, 1, radiusZ * 1.05],
    emissive: 0.12,
    paint: (position, _normal, out) => void out.copy(deep).lerp(shallow, MathUtils.smoothstep(Math.hypot(position.x, position.z), 0.2, 1)),
  })
  buildShore(builder)
  for (const [x, z, size] of [
    [-9.6, 5.8, 0.28],
    [-8.4, 6.5, 0.24],
    [-8.9, 5.3, 0.26],
    [-9.9, 6.6, 0.18],
    [-7.9, 5.6, 0.17],
  ] as const) {
    builder.piece(cylinder({ topRadius: size, height: 0.02, sides: 12 }), { at: [x, -0.165, z], paint: palette.leafMid, jitter: 0.06 })
    if (size > 0.2) builder.piece(puff(0.08, 0.2, 1, builder.random), { at: [x + 0.05, -0.09, z], paint: palette.pink })
  }
  buildBench(builder)
  const stretch = [radiusX / radiusZ, 1] as const
  builder.solid(solidCylinder({ radius: radiusZ * 1.14, height: 0.35, sides: 18, stretch }, [pondX, -0.3, pondZ], { colour: '#5b8795' }))
}

function buildShore(builder: SpaceBuilder): void {
  const { random } = builder
  for (let i = 0; i < 20; i++) {
    const angle = (i / 20) * Math.PI * 2
    builder.piece(puff(random.between(0.22, 0.36), 0.12, 1, random), {
      at: [pondX + Math.cos(angle) * (radiusX + 0.12), -0.1, pondZ + Math.sin(angle) * (radiusZ + 0.12)],
      scale: [1.1, 0.6, 1.1],
      paint: [palette.stoneDark, palette.stone],
      jitter: 0.08,
    })
  }
  for (let i = 0; i < 14; i++) {
    const angle = 2.4 + random.between(0, 1.6)
    builder.piece(blade(0.03, random.between(0.6, 1.1), 0.15), {
      at: [pondX + Math.cos(angle) * (radiusX - 0.15), -0.2, pondZ + Math.sin(angle) * (radiusZ - 0.15)],
      turn: [0, random.between(0, 6), 0],
      paint: [palette.leafDeep, palette.leafPale],
      sway: 0.5,
      jitter: 0.06,
    })
  }
}

/** Two places side by side on the terrace, looking over the water. */
function buildBench(builder: SpaceBuilder): void {
  const x = -5.95
  const z = 4.1
  const yaw = -1.013
  const forward = [Math.sin(yaw), Math.cos(yaw)] as const
  const right = [Math.cos(yaw), -Math.sin(yaw)] as const
  const at = (across: number, y: number, ahead: number) =>
    [x + right[0] * across + forward[0] * ahead, y, z + right[1] * across + forward[1] * ahead] as const
  for (const ahead of [-0.13, 0.03, 0.19]) {
    builder.piece(chamferBox(1.5, 0.05, 0.14, { bevel: 0.018, cuts: [4, 1, 1] }), {
      at: at(0, 0.46, ahead),
      turn: [0, yaw, 0],
      paint: palette.deckLight,
      jitter: 0.06,
    })
  }
  for (const y of [0.66, 0.83]) {
    builder.piece(chamferBox(1.5, 0.12, 0.045, { bevel: 0.016, cuts: [4, 1, 1] }), {
      at: at(0, y, -0.27 - (y - 0.66) * 0.2),
      turn: [-0.2, yaw, 0],
      paint: palette.deckMid,
      jitter: 0.06,
    })
  }
  for (const across of [-0.6, 0.6]) {
    builder.piece(chamferBox(0.08, 0.44, 0.4, { bevel: 0.02, without: 'bottom' }), {
      at: at(across, 0.22, 0.03),
      turn: [0, yaw, 0],
      paint: palette.trunk,
    })
    builder.piece(chamferBox(0.07, 0.55, 0.06, { bevel: 0.018 }), {
      at: at(across, 0.68, -0.3),
      turn: [-0.2, yaw, 0],
      paint: palette.trunk,
    })
  }
  builder.solid(solidBox([1.5, 0.5, 0.5], at(0, 0.25, 0), { colour: '#a9784f' }, yaw))
  builder.solid(solidBox([1.5, 0.45, 0.1], at(0, 0.7, -0.3), { colour: '#a9784f' }, yaw))
  builder.seat('bench', at(-0.36, 0.49, 0.05), yaw)
  builder.seat('bench', at(0.36, 0.49, 0.05), yaw)
}
