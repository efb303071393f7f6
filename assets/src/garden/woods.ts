import type { SpaceBuilder } from '#kit/builder.ts'
import { puff } from '#kit/foliage.ts'
import { cylinder } from '#kit/shapes.ts'
import { palette } from '#palette.ts'
import { groundHeight } from './layout.ts'

/** Trees on the hills beyond the hedge; none where the opening view is taken from. */
export function buildWoods(builder: SpaceBuilder): void {
  const { random } = builder
  const count = 21
  for (let i = 0; i < count; i++) {
    const angle = (i / count) * Math.PI * 2 + random.between(0, 0.12)
    const distance = random.between(16.5, 25)
    const x = Math.cos(angle) * distance
    const z = Math.sin(angle) * distance
    if (z > 9 && (z < 15 || Math.abs(x) < 5)) continue
    const height = random.between(2, 4.4)
    const base = groundHeight(x, z) - 0.1
    const trunk = cylinder({ topRadius: 0.14, bottomRadius: 0.26, height, sides: 6, rings: 2, open: true })
    builder.piece(trunk, { at: [x, base + height / 2, z], paint: palette.trunk })
    const balls = 3
    for (let ball = 0; ball < balls; ball++) {
      builder.piece(puff(1.5 - ball * 0.32, 0.12, ball === 0 ? 2 : 1, random), {
        at: [x + random.between(-0.3, 0.3), base + height + 0.4 + ball * 0.85, z + random.between(-0.3, 0.3)],
        scale: [1, 0.85, 1],
        paint: [palette.leafFar, i % 4 === 0 ? '#8fae5a' : palette.leafMid],
        jitter: 0.05,
        sway: 0.15,
      })
    }
  }
}
