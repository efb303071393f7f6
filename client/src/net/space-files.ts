import type { NavmeshData, SpaceDocument } from '@kith/shared/space'
import type { SpaceFiles } from './space-loader.ts'
import { builtUrl } from './space-urls.ts'

const loading = new Map<string, Promise<SpaceFiles>>()

/** Fetches a space's document and navmesh, once per page. Rejects when they cannot be had; asking again tries again. */
export function loadSpaceFiles(spaceId: string): Promise<SpaceFiles> {
  const started = loading.get(spaceId)
  if (started !== undefined) return started
  const files = fetchSpaceFiles(spaceId)
  loading.set(spaceId, files)
  files.catch(() => loading.delete(spaceId))
  return files
}

const documents = new Map<string, Promise<SpaceDocument>>()

/** A space's document alone: its name, its places and its lights. Once per page; asking again after a failure tries again. */
export function loadSpaceDocument(spaceId: string): Promise<SpaceDocument> {
  const started = documents.get(spaceId)
  if (started !== undefined) return started
  const document = fetchDocument(spaceId)
  documents.set(spaceId, document)
  document.catch(() => documents.delete(spaceId))
  return document
}

function fetchDocument(spaceId: string): Promise<SpaceDocument> {
  return fetchJson<SpaceDocument>(builtUrl(spaceId, 'space.json'))
}

async function fetchSpaceFiles(spaceId: string): Promise<SpaceFiles> {
  const [{ readSpaceFiles }, document, navmesh] = await Promise.all([
    import('./space-loader.ts'),
    fetchDocument(spaceId),
    fetchJson<NavmeshData>(builtUrl(spaceId, 'navmesh.json')),
  ])
  return readSpaceFiles(document, navmesh)
}

async function fetchJson<T>(url: string): Promise<T> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return (await response.json()) as T
}
