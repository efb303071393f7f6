import navmeshUrl from '@kith/assets/built/garden/navmesh.json?url'
import documentUrl from '@kith/assets/built/garden/space.json?url'
import type { SpaceFiles } from './space-loader.ts'

/** Spaces this build knows; the scene fetches the same files, so the browser fetches them once. */
const known: Record<string, { documentUrl: string; navmeshUrl: string }> = { garden: { documentUrl, navmeshUrl } }
const loading = new Map<string, Promise<SpaceFiles>>()

/** Fetches and checks a space's document and navmesh, once per page. Rejects when they cannot be had; asking again tries again. */
export function loadSpaceFiles(spaceId: string): Promise<SpaceFiles> {
  const started = loading.get(spaceId)
  if (started !== undefined) return started
  const files = fetchSpaceFiles(spaceId)
  loading.set(spaceId, files)
  files.catch(() => loading.delete(spaceId))
  return files
}

async function fetchSpaceFiles(spaceId: string): Promise<SpaceFiles> {
  const urls = known[spaceId]
  if (urls === undefined) throw new Error(`this build does not know the space ${spaceId}`)
  const [{ readSpaceFiles }, document, navmesh] = await Promise.all([
    import('./space-loader.ts'),
    fetchJson(urls.documentUrl),
    fetchJson(urls.navmeshUrl),
  ])
  return readSpaceFiles(document, navmesh)
}

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return response.json()
}
