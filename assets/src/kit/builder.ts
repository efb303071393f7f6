import type { Fire, Glow, Lamp, MistBank, Pane, RainVolume, Seat, Sign, Water } from '@kith/shared/space'
import { BufferAttribute, Color, Euler, Matrix4, Quaternion, Vector3 } from 'three'
import type { BufferGeometry } from 'three'
import type { PaintLike } from './paint.ts'
import { toPaint } from './paint.ts'
import type { Random } from './random.ts'
import type { Solid } from './solids.ts'

export type Triple = readonly [number, number, number]

export interface Placing {
  at?: Triple
  /** Radians: leaning (x), then heading (y, outermost), with roll (z) innermost. */
  turn?: Triple
  scale?: number | Triple
}

export interface PieceOptions extends Placing {
  paint: PaintLike
  /** Lightness varies by up to half of this either way, piece by piece: it is what makes the place look made by hand. */
  jitter?: number
  /** 0 lit by others, 1 shines by itself. */
  emissive?: number
  /** How much wind moves the top of the piece, 0 to 1. */
  sway?: number
  /** Seen from its front only: walls and roofs one may look into a room through, from behind. */
  cutaway?: boolean
  /** Gives way all round where it would hide somebody from the camera, as beams do. Does not sway. */
  yields?: boolean
  /** Hangs in the air, as bulbs and lanterns do: yields, and is not drawn at all right before the lens. */
  hangs?: boolean
}

/** Stands in place of sway for what is seen from its front only, and for what gives way. */
const cutawayMark = -1
const yieldsMark = -0.45
const hangsMark = -0.2

/** Everything an area of a space gives to the bake. */
export interface SpaceParts {
  /** Placed geometry with position, normal, albedo (linear) and fx (emissive, sway). */
  pieces: BufferGeometry[]
  solids: Solid[]
  lamps: Lamp[]
  glows: Glow[]
  seats: Seat[]
  signs: Sign[]
  fires: Fire[]
  waters: Water[]
  panes: Pane[]
  rains: RainVolume[]
  mists: MistBank[]
}

export function emptyParts(): SpaceParts {
  return { pieces: [], solids: [], lamps: [], glows: [], seats: [], signs: [], fires: [], waters: [], panes: [], rains: [], mists: [] }
}

/** What an area builder works with: adds to the parts, with its own chance so that areas do not disturb one another. */
export class SpaceBuilder {
  readonly parts: SpaceParts
  readonly random: Random

  constructor(parts: SpaceParts, random: Random) {
    this.parts = parts
    this.random = random
  }

  piece(source: BufferGeometry, options: PieceOptions): void {
    const geometry = source.clone()
    for (const name of Object.keys(geometry.attributes)) if (name !== 'position' && name !== 'normal') geometry.deleteAttribute(name)
    this.paint(geometry, options)
    geometry.applyMatrix4(placingMatrix(options))
    this.parts.pieces.push(geometry)
  }

  /** Adds geometry that already carries its albedo and fx, as leaf clouds do. */
  finished(geometry: BufferGeometry): void {
    this.parts.pieces.push(geometry)
  }

  solid(solid: Solid): void {
    this.parts.solids.push(solid)
  }

  lamp(at: Triple, lamp: { colour: string; intensity: number; radiusMetres: number; flicker?: boolean }): void {
    this.parts.lamps.push({ x: at[0], y: at[1], z: at[2], ...lamp, flicker: lamp.flicker ?? false })
  }

  glow(at: Triple, colour: string, sizeMetres: number): void {
    this.parts.glows.push({ x: at[0], y: at[1], z: at[2], colour, sizeMetres })
  }

  /** Seats are numbered by kind in the order they are added: cushion-1, cushion-2… */
  seat(kind: Seat['kind'], at: Triple, yawRadians: number): void {
    const number = this.parts.seats.filter((seat) => seat.kind === kind).length + 1
    const turned = Math.atan2(Math.sin(yawRadians), Math.cos(yawRadians))
    this.parts.seats.push({ id: `${kind}-${number}`, kind, x: round(at[0]), y: round(at[1]), z: round(at[2]), yawRadians: round(turned) })
  }

  private paint(geometry: BufferGeometry, options: PieceOptions): void {
    geometry.computeBoundingBox()
    const minY = geometry.boundingBox?.min.y ?? 0
    const maxY = geometry.boundingBox?.max.y ?? 0
    const paint = toPaint(options.paint, minY, maxY)
    const mark = markOf(options)
    const lightness = (this.random.next() - 0.5) * (options.jitter ?? 0)
    const positions = geometry.getAttribute('position')
    const normals = geometry.getAttribute('normal')
    const albedo = new Float32Array(positions.count * 3)
    const fx = new Float32Array(positions.count * 2)
    const position = new Vector3()
    const normal = new Vector3()
    const colour = new Color()
    for (let i = 0; i < positions.count; i++) {
      position.fromBufferAttribute(positions, i)
      normal.fromBufferAttribute(normals, i)
      paint(position, normal, colour)
      if (lightness !== 0) colour.offsetHSL(0, 0, lightness)
      colour.toArray(albedo, i * 3)
      fx[i * 2] = options.emissive ?? 0
      fx[i * 2 + 1] = mark ?? ((options.sway ?? 0) * (position.y - minY)) / Math.max(1e-4, maxY - minY)
    }
    geometry.setAttribute('albedo', new BufferAttribute(albedo, 3))
    geometry.setAttribute('fx', new BufferAttribute(fx, 2))
  }
}

function markOf({ cutaway, yields, hangs }: PieceOptions): number | undefined {
  if (cutaway) return cutawayMark
  if (hangs) return hangsMark
  return yields ? yieldsMark : undefined
}

function placingMatrix(placing: Placing): Matrix4 {
  const scale = placing.scale ?? 1
  return new Matrix4().compose(
    new Vector3(...(placing.at ?? [0, 0, 0])),
    new Quaternion().setFromEuler(new Euler(...(placing.turn ?? [0, 0, 0]), 'YXZ')),
    typeof scale === 'number' ? new Vector3(scale, scale, scale) : new Vector3(...scale),
  )
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
