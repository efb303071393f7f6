import { loadNavmesh, spaceDocumentSchema } from '@kith/shared/space'
import { createHeights } from './heights.ts'
import type { SpaceFiles } from './space-files.ts'

/** Checks what was fetched; throws when a file is damaged. In a chunk of its own: it brings zod and navcat. */
export function readSpaceFiles(document: unknown, navmesh: unknown): SpaceFiles {
  const checked = spaceDocumentSchema.parse(document)
  const mesh = loadNavmesh(navmesh)
  return { document: checked, navmesh: mesh, heightAt: createHeights(mesh, checked.bounds) }
}
