import type { SpaceMesh } from '@kith/shared/space'
import { Color } from 'three'
import type { Solid } from '#kit/solids.ts'
import type { LitMesh } from './light.ts'
import type { MeshSource } from './mesh-source.ts'

const colourRange = 4
/** Flicker needs few steps; fewer compress better. */
const flickerSteps = 24
const shareSteps = 31

/** Puts a lit mesh into the bytes the client uploads. */
export function quantiseMesh(source: MeshSource, lit: LitMesh): SpaceMesh {
  const { vertexCount } = source
  const { minMetres, sizeMetres } = boundsOf(source.positions)
  const positions = new Uint16Array(vertexCount * 4)
  const normals = new Int8Array(vertexCount * 4)
  const colours = new Uint8Array(vertexCount * 4)
  for (let i = 0; i < vertexCount; i++) {
    for (let c = 0; c < 3; c++) {
      positions[i * 4 + c] = quantise(source.positions[i * 3 + c] ?? 0, minMetres[c] ?? 0, sizeMetres[c] ?? 1)
      normals[i * 4 + c] = Math.round((source.normals[i * 3 + c] ?? 0) * 127)
      colours[i * 4 + c] = encodeColour(lit.colours[i * 3 + c] ?? 0)
    }
    positions[i * 4 + 3] = stepped(lit.flicker[i] ?? 0, flickerSteps) * 256 + stepped(lit.lampShare[i] ?? 0, shareSteps)
    normals[i * 4 + 3] = Math.round((source.sway[i] ?? 0) * 127)
    colours[i * 4 + 3] = Math.round((source.emissive[i] ?? 0) * 255)
  }
  const indices = vertexCount > 65535 ? source.indices : new Uint16Array(source.indices)
  return { minMetres, sizeMetres, colourRange, positions, normals, colours, indices }
}

/** The solids as one flat-shaded mesh in the same format, lit by height alone: collision body and cheapest rendering. */
export function quantiseSolids(solids: readonly Solid[]): SpaceMesh {
  const all = new Float32Array(solids.reduce((total, solid) => total + solid.positions.length, 0))
  const albedo: number[] = []
  let offset = 0
  for (const solid of solids) {
    all.set(solid.positions, offset)
    offset += solid.positions.length
    const colour = new Color(solid.colour)
    for (let i = 0; i < solid.positions.length; i += 3) albedo.push(colour.r, colour.g, colour.b)
  }
  const { minMetres, sizeMetres } = boundsOf(all)
  const vertexCount = all.length / 3
  const positions = new Uint16Array(vertexCount * 4)
  const normals = new Int8Array(vertexCount * 4)
  const colours = new Uint8Array(vertexCount * 4)
  for (let i = 0; i < vertexCount; i++) {
    const normal = faceNormal(all, Math.floor(i / 3) * 9)
    const shade = 0.5 + 0.35 * normal[1] + 0.12 * normal[2] - 0.06 * normal[0]
    for (let c = 0; c < 3; c++) {
      positions[i * 4 + c] = quantise(all[i * 3 + c] ?? 0, minMetres[c] ?? 0, sizeMetres[c] ?? 1)
      normals[i * 4 + c] = Math.round((normal[c] ?? 0) * 127)
      colours[i * 4 + c] = encodeColour((albedo[i * 3 + c] ?? 0) * shade)
    }
  }
  const indices = Uint16Array.from({ length: vertexCount }, (_, i) => i)
  return { minMetres, sizeMetres, colourRange, positions, normals, colours, indices }
}

/** A share of 0 to 1 as a byte with few values. */
function stepped(share: number, steps: number): number {
  return Math.round((Math.round(share * steps) / steps) * 255)
}

function quantise(value: number, min: number, size: number): number {
  return Math.round(((value - min) / size) * 65535)
}

function encodeColour(linear: number): number {
  return Math.min(255, Math.round(Math.sqrt(Math.max(0, linear) / colourRange) * 255))
}

function boundsOf(positions: Float32Array): { minMetres: [number, number, number]; sizeMetres: [number, number, number] } {
  const min: [number, number, number] = [Infinity, Infinity, Infinity]
  const max: [number, number, number] = [-Infinity, -Infinity, -Infinity]
  for (let i = 0; i < positions.length; i++) {
    const axis = i % 3
    const value = positions[i] ?? 0
    if (value < (min[axis] ?? 0)) min[axis] = value
    if (value > (max[axis] ?? 0)) max[axis] = value
  }
  return { minMetres: min, sizeMetres: [max[0] - min[0] || 1, max[1] - min[1] || 1, max[2] - min[2] || 1] }
}

function faceNormal(positions: Float32Array, at: number): [number, number, number] {
  const edge = (corner: number, axis: number): number => (positions[at + corner * 3 + axis] ?? 0) - (positions[at + axis] ?? 0)
  const x = edge(1, 1) * edge(2, 2) - edge(1, 2) * edge(2, 1)
  const y = edge(1, 2) * edge(2, 0) - edge(1, 0) * edge(2, 2)
  const z = edge(1, 0) * edge(2, 1) - edge(1, 1) * edge(2, 0)
  const length = Math.hypot(x, y, z) || 1
  return [x / length, y / length, z / length]
}
