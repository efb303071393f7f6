import type { Navmesh, SpaceDocument } from '@kith/shared/space'
import type { HeightAt } from './heights.ts'

/** What `net` needs of a space; the scene loads the meshes and may share these. */
export interface SpaceFiles {
  document: SpaceDocument
  navmesh: Navmesh
  heightAt: HeightAt
}

const loading = new Map<string, Promise<SpaceFiles>>()

/** Where a baked file of a space is served: `/built/<space>/<name>`. */
export function spaceFileUrl(spaceId: string, name: string): string {
  return `/built/${encodeURIComponent(spaceId)}/${name}`
}

/** Fetches and checks a space's document and navmesh, once per page. Rejects when they cannot be had; asking again tries again. */
export function loadSpaceFiles(spaceId: string): Promise<SpaceFiles> {
  const known = loading.get(spaceId)
  if (known !== undefined) return known
  const files = fetchSpaceFiles(spaceId)
  loading.set(spaceId, files)
  files.catch(() => loading.delete(spaceId))
  return files
}

async function fetchSpaceFiles(spaceId: string): Promise<SpaceFiles> {
  const [{ readSpaceFiles }, document, navmesh] = await Promise.all([
    import('./space-loader.ts'),
    fetchJson(spaceFileUrl(spaceId, 'space.json')),
    fetchJson(spaceFileUrl(spaceId, 'navmesh.json')),
  ])
  return readSpaceFiles(document, navmesh)
}

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return response.json()
}
