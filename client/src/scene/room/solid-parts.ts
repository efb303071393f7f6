import type { SpaceMesh } from '@kith/shared/space'

type Solids = Pick<SpaceMesh, 'minMetres' | 'sizeMetres' | 'positions' | 'indices'>

/** The same solids, told apart by what a camera heeds. */
export interface SolidParts {
  /** Walls, roofs, trunks, the ground: a camera stays before them. */
  walls: Solids
  /** Posts, rails, lanterns and whatever is lower than a head: a camera looks past and over them. */
  slim: Solids
  /** Of the slim ones, those higher than a head, which are not drawn where they would stand in the picture. */
  posts: readonly Post[]
}

/** The middle of a post and the height of its top, metres. */
export interface Post {
  x: number
  z: number
  topMetres: number
}

/** What is nowhere wider than a post is one. */
const postMetres = 0.72
/** Over so low a thing one looks, unless it is so wide as to be ground. */
const lowMetres = 1.2
const groundMetres = 3
const highMetres = 1.9

/** Tells solids apart piece by piece; a piece is what hangs together by its corners. */
export function splitSolids(mesh: Solids): SolidParts {
  const { indices } = mesh
  const piece = piecesOf(mesh)
  const bounds = new Map<number, Float64Array>()
  for (let at = 0; at < indices.length; at++) stretch(bounds, piece[at] ?? 0, mesh, indices[at] ?? 0)
  const slim = new Set([...bounds].filter(([, box]) => isSlim(box)).map(([name]) => name))
  const part = (wanted: boolean): Solids => ({
    ...mesh,
    indices: Uint32Array.from(indices.filter((_, at) => slim.has(piece[at] ?? 0) === wanted)),
  })
  const posts = [...bounds.values()].filter((box) => isSlim(box) && (box[4] ?? 0) > highMetres).map(postOf)
  return { walls: part(false), slim: part(true), posts }
}

function isSlim([minX = 0, , minZ = 0, maxX = 0, maxY = 0, maxZ = 0]: Float64Array): boolean {
  const [wide, deep] = [maxX - minX, maxZ - minZ]
  return Math.max(wide, deep) < postMetres || (maxY < lowMetres && Math.min(wide, deep) < groundMetres)
}

function postOf([minX = 0, , minZ = 0, maxX = 0, maxY = 0, maxZ = 0]: Float64Array): Post {
  return { x: (minX + maxX) / 2, z: (minZ + maxZ) / 2, topMetres: maxY }
}

function stretch(bounds: Map<number, Float64Array>, name: number, { positions, minMetres, sizeMetres }: Solids, vertex: number): void {
  let box = bounds.get(name)
  if (!box) bounds.set(name, (box = new Float64Array([Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity])))
  for (let axis = 0; axis < 3; axis++) {
    const metres = ((positions[vertex * 4 + axis] ?? 0) / 65535) * (sizeMetres[axis] ?? 0) + (minMetres[axis] ?? 0)
    box[axis] = Math.min(box[axis] ?? 0, metres)
    box[axis + 3] = Math.max(box[axis + 3] ?? 0, metres)
  }
}

/** For each entry of the indices, the piece it belongs to: triangles that share a place hang together. */
function piecesOf({ positions, indices }: Solids): Float64Array {
  const above = new Map<number, number>()
  const rootOf = (place: number): number => {
    let root = place
    for (let next = above.get(root); next !== undefined && next !== root; next = above.get(root)) root = next
    above.set(place, root)
    return root
  }
  const places = Float64Array.from(indices, (vertex) => {
    const at = vertex * 4
    return ((positions[at] ?? 0) * 65536 + (positions[at + 1] ?? 0)) * 65536 + (positions[at + 2] ?? 0)
  })
  places.forEach((place, at) => above.set(rootOf(place), rootOf(places[at - (at % 3)] ?? place)))
  return places.map(rootOf)
}
