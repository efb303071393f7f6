import { Color, MathUtils, Vector3 } from 'three'
import type { SpaceBuilder } from '#kit/builder.ts'
import { chamferBox } from '#kit/chamfer-box.ts'
import type { Paint } from '#kit/paint.ts'
import { cone, cylinder, disc } from '#kit/shapes.ts'
import { solidBox } from '#kit/solids.ts'
import { palette } from '#palette.ts'
import { grass } from './ground.ts'
import { groundHeight } from './layout.ts'

/** The meadow's corners there lie under the deck's edge: it is darker than its paint. */
const rimShade = 0.84
const mossColour = new Color('#8db76b')

/** Pale moss where the post keeps the light off, the meadow's own colour at its rim. */
function mossAbout(atX: number, atZ: number): Paint {
  const meadow = grass()
  const place = new Vector3()
  return (position, normal, out) => {
    meadow(place.set(position.x + atX, position.y, position.z + atZ), normal, out)
    out.multiplyScalar(rimShade)
    out.lerp(mossColour, 1 - MathUtils.smoothstep(Math.hypot(position.x, position.z), 0.18, 0.48))
  }
}

const standing = [
  [-5, -0.1, 7],
  [7.6, 0.03, -1],
] as const

/** The way in from the south: two low posts with lanterns, stepping stones, and lanterns standing elsewhere. */
export function buildGate(builder: SpaceBuilder): void {
  for (const side of [-1, 1]) {
    const x = side * 1.75
    builder.piece(chamferBox(0.34, 0.75, 0.34, { bevel: 0.05, cuts: [1, 3, 1], without: 'bottom' }), {
      at: [x, 0.27, 8.55],
      paint: [palette.stoneDark, palette.stonePale],
    })
    builder.piece(chamferBox(0.44, 0.09, 0.44, { bevel: 0.03 }), { at: [x, 0.68, 8.55], paint: palette.stonePale })
    builder.solid(solidBox([0.4, 1.2, 0.4], [x, 0.5, 8.55], { colour: '#a8978c' }))
    // Moss at its foot, in the post's own soft shadow: on the bare meadow, whose corners are far apart, it would float.
    builder.piece(disc(0.18, 0.48, 12, 2), { at: [x, groundHeight(x, 8.55) + 0.012, 8.55], paint: mossAbout(x, 8.55) })
    buildStandingLantern(builder, x, 0.73, 8.55)
  }
  for (const [x, y, z] of standing) {
    buildStandingLantern(builder, x, y, z)
    builder.solid(solidBox([0.32, 0.5, 0.32], [x, y + 0.25, z], { colour: '#e8b878' }))
  }
  for (let i = 0; i < 7; i++) {
    builder.piece(cylinder({ topRadius: builder.random.between(0.42, 0.54), bottomRadius: 0.5, height: 0.08, sides: 12 }), {
      at: [Math.sin(i * 1.1) * 0.4, -0.085, 8.75 + i * 0.95],
      scale: [1.2, 1, 0.85],
      paint: palette.stone,
      jitter: 0.06,
    })
  }
}

/** A box of lit paper with a small roof, standing on `y`. */
function buildStandingLantern(builder: SpaceBuilder, x: number, y: number, z: number): void {
  builder.piece(chamferBox(0.32, 0.05, 0.32, { bevel: 0.015 }), { at: [x, y + 0.025, z], paint: palette.ink })
  builder.piece(chamferBox(0.25, 0.34, 0.25, { bevel: 0.03 }), { at: [x, y + 0.21, z], paint: ['#ffc983', '#ffe6b8'], emissive: 0.5 })
  builder.piece(cone(0.27, 0.16, 4), { at: [x, y + 0.46, z], turn: [0, Math.PI / 4, 0], paint: palette.ink })
  builder.glow([x, y + 0.24, z], palette.lantern, 1.5)
  builder.lamp([x, y + 0.5, z], { colour: '#ffb264', intensity: 0.9, radiusMetres: 3.5 })
}
