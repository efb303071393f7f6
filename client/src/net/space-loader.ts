import { assembleNavmesh, type Navmesh, type NavmeshData, type SpaceDocument } from '@kith/shared/space'
import { createHeights, type HeightAt } from './heights.ts'

/** What `net` needs of a space; the scene loads the meshes. */
export interface SpaceFiles {
  document: SpaceDocument
  navmesh: Navmesh
  heightAt: HeightAt
}

/**
 * Puts a space's files to use. They were checked when they were baked, and come with this page from the same build: they
 * are trusted as its own code is, and no page has to carry a schema checker for them. In a chunk of its own: it brings navcat.
 */
export function readSpaceFiles(document: SpaceDocument, navmesh: NavmeshData): SpaceFiles {
  const mesh = assembleNavmesh(navmesh)
  return { document, navmesh: mesh, heightAt: createHeights(mesh, document.bounds) }
}
