import { SpaceDataError } from './document-error.ts'
import { type SpaceDocument, spaceDocumentSchema } from './document.ts'
import type { Navmesh } from './assemble-navmesh.ts'
import { placeOn } from './walk.ts'

/** Bodies climb onto a seat from the floor beside it. */
const seatReachMetres = 1.2
const standReachMetres = 0.35

/** Reads a space's document. Throws `SpaceDataError` naming the file and the field that is wrong. */
export function parseSpaceDocument(data: unknown, file: string): SpaceDocument {
  const parsed = spaceDocumentSchema.safeParse(data)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw damaged(file, issue?.path.join('.') ?? '', issue?.message ?? 'is damaged')
}

/** Checks what a schema cannot: ids used once, and places people can really get to. Throws `SpaceDataError` naming file and field. */
export function checkSpace(space: SpaceDocument, navmesh: Navmesh, file: string): void {
  for (const list of ['seats', 'spots', 'zones', 'lights'] as const) checkIds(space, list, file)
  space.seats.forEach(({ id, x, z }, index) => {
    if (!isNear(navmesh, x, z, seatReachMetres)) throw damaged(file, `seats.${index}`, `nobody can reach the seat ${id}`)
  })
  space.spots.forEach(({ id, x, z }, index) => {
    if (!isNear(navmesh, x, z, standReachMetres)) throw damaged(file, `spots.${index}`, `nobody can stand at the spot ${id}`)
  })
  space.spawns.forEach(({ x, z }, index) => {
    if (!isNear(navmesh, x, z, standReachMetres)) throw damaged(file, `spawns.${index}`, 'nobody can stand there')
  })
}

function checkIds(space: SpaceDocument, list: 'seats' | 'spots' | 'zones' | 'lights', file: string): void {
  const known = new Set<string>()
  space[list].forEach(({ id }, index) => {
    if (known.has(id)) throw damaged(file, `${list}.${index}.id`, `${id} is used twice`)
    known.add(id)
  })
}

function isNear(navmesh: Navmesh, x: number, z: number, metres: number): boolean {
  const place = placeOn(navmesh, x, z)
  return place !== null && Math.hypot(place.x - x, place.z - z) <= metres
}

function damaged(file: string, field: string, message: string): SpaceDataError {
  return new SpaceDataError('document-damaged', `${file}: ${field}: ${message}`)
}
