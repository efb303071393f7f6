import { loadNavmesh, parseSpaceDocument, type Navmesh, type SpaceDocument } from '@kith/shared/space'
import { createHeights, type HeightAt } from './heights.ts'

/** What `net` needs of a space; the scene loads the meshes. */
export interface SpaceFiles {
  document: SpaceDocument
  navmesh: Navmesh
  heightAt: HeightAt
}

/** Checks a document alone. */
export function readDocument(document: unknown): SpaceDocument {
  return parseSpaceDocument(document, 'space.json')
}

/** Checks what was fetched; throws when a file is damaged. In a chunk of its own: it brings zod and navcat. */
export function readSpaceFiles(document: unknown, navmesh: unknown): SpaceFiles {
  const checked = parseSpaceDocument(document, 'space.json')
  const mesh = loadNavmesh(navmesh)
  return { document: checked, navmesh: mesh, heightAt: createHeights(mesh, checked.bounds) }
}
