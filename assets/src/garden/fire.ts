import { type BufferGeometry, Color, MathUtils } from 'three'
import type { SpaceBuilder } from '#kit/builder.ts'
import { puff } from '#kit/foliage.ts'
import type { Paint } from '#kit/paint.ts'
import { disc, lathe, sphere } from '#kit/shapes.ts'
import { solidCylinder } from '#kit/solids.ts'
import { lightPalette, palette } from '#palette.ts'
import { layout } from './layout.ts'

const { x: fireX, z: fireZ } = layout.fire
const cushionColours = [palette.coral, palette.mustard, palette.blue, palette.plum, palette.pink, palette.teal] as const

/** The fire in its ring of stones, with cushions round it. */
export function buildFire(builder: SpaceBuilder): void {
  const { random } = builder
  for (let i = 0; i < 11; i++) {
    const angle = (i / 11) * Math.PI * 2
    builder.piece(puff(0.25, 0.12, 2, random), {
      at: [fireX + Math.cos(angle) * 0.78, 0.12, fireZ + Math.sin(angle) * 0.78],
      scale: [1.05, random.between(0.72, 0.86), 1.05],
      paint: [palette.stoneDark, palette.stone],
      jitter: 0.07,
    })
  }
  builder.piece(disc(0, 0.7, 20, 2), { at: [fireX, 0.06, fireZ], paint: ashBed, emissive: 0.26 })
  for (let i = 0; i < logs; i++) layLog(builder, i)
  layEmbers(builder)
  builder.lamp([fireX, 0.75, fireZ], { colour: lightPalette.fire, intensity: 4.2, radiusMetres: 7.5, flicker: true })
  // Low and yellow: what lies nearest is lit from the coals.
  builder.lamp([fireX, 0.42, fireZ], { colour: '#ffb765', intensity: 2.4, radiusMetres: 3.4, flicker: true })
  builder.glow([fireX, 0.65, fireZ], '#ff9a4a', 3.4)
  builder.parts.fires.push({ x: fireX, y: 0.18, z: fireZ, radiusMetres: 0.3 })
  builder.solid(solidCylinder({ radius: 1.02, height: 0.36, sides: 14 }, [fireX, 0, fireZ], { colour: '#9a8a86' }))
  cushionColours.forEach((paint, i) => buildCushion(builder, -Math.PI / 2 + ((i + 0.5) / 6) * Math.PI * 2, paint))
}

const logs = 5
const logMetres = 0.74

/** A round log leaning inwards: pale where it was sawn, bark in the middle, charred black where it burns. */
function layLog(builder: SpaceBuilder, index: number): void {
  const angle = index * ((Math.PI * 2) / logs) + 0.35
  const inwards = Math.atan2(-Math.cos(angle), -Math.sin(angle))
  const thick = 0.062 + 0.012 * Math.sin(index * 2.3)
  const half = logMetres / 2
  const profile = [
    [0, -half],
    [thick * 0.9, -half],
    [thick, -half + 0.03],
    [thick * 1.04, -0.06],
    [thick * 0.96, 0.14],
    [thick * 0.78, half - 0.04],
    [thick * 0.4, half - 0.005],
    [0, half],
  ] as const
  const sawn = new Color('#b98b62')
  const bark = new Color('#54392f')
  const charred = new Color('#2b1d1a')
  const log = lathe(profile, 10)
  roughen(log, index)
  builder.piece(log, {
    at: [fireX + Math.cos(angle) * 0.26, 0.225, fireZ + Math.sin(angle) * 0.26],
    turn: [1.1, inwards, 0],
    paint(position, normal, out) {
      const burnt = MathUtils.smoothstep(position.y, -0.2, 0.08)
      out.copy(normal.y < -0.7 ? sawn : bark).lerp(charred, burnt)
    },
    jitter: 0.03,
  })
}

/** Bark is not quite round. */
function roughen(log: BufferGeometry, seed: number): void {
  const positions = log.getAttribute('position')
  for (let i = 0; i < positions.count; i++) {
    const [x, y, z] = [positions.getX(i), positions.getY(i), positions.getZ(i)]
    const rough = 1 + 0.055 * Math.sin(Math.atan2(z, x) * 4 + seed * 1.7 + y * 5) + 0.035 * Math.sin(Math.atan2(z, x) * 7 - y * 9)
    positions.setXYZ(i, x * rough, y, z * rough)
  }
  log.computeVertexNormals()
}

const ashGlow = new Color('#e9601c')
const ashGrey = new Color('#33201f')

/** Aglow under the logs, cold towards the stones. */
const ashBed: Paint = ({ x, z }, _normal, out) => void out.copy(ashGlow).lerp(ashGrey, MathUtils.smoothstep(Math.hypot(x, z), 0.04, 0.46))

/** A bed of coals: most grown over with ash, some still bright. */
function layEmbers(builder: SpaceBuilder): void {
  const { random } = builder
  for (let i = 0; i < 12; i++) {
    const away = 0.07 + 0.3 * Math.sqrt(i / 12)
    const bright = i % 3 !== 2
    builder.piece(puff(random.between(0.045, 0.075), 0.22, 0, random), {
      at: [fireX + Math.cos(i * 2.4) * away, 0.085, fireZ + Math.sin(i * 2.4) * away],
      scale: [1, 0.7, 1],
      paint: bright ? '#ff7a2c' : '#5a352c',
      emissive: bright ? 0.45 : 0,
      jitter: 0.08,
    })
  }
}

function buildCushion(builder: SpaceBuilder, angle: number, paint: string): void {
  const x = fireX + Math.cos(angle) * 2.05
  const z = fireZ + Math.sin(angle) * 2.05
  const profile = [
    [0.34, 0],
    [0.42, 0.05],
    [0.43, 0.11],
    [0.39, 0.19],
    [0.28, 0.235],
    [0.14, 0.25],
    [0, 0.235],
  ] as const
  builder.piece(lathe(profile, 20), { at: [x, 0, z], paint, jitter: 0.02 })
  builder.piece(sphere(0.03, 6), { at: [x, 0.25, z], paint: palette.cream })
  builder.solid(solidCylinder({ radius: 0.4, height: 0.27, sides: 10 }, [x, 0, z], { colour: paint }))
  builder.seat('cushion', [x, 0.24, z], Math.atan2(-Math.cos(angle), -Math.sin(angle)))
}
