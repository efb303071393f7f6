import avatarUrl from '@kith/assets/built/avatar/avatar.bin?url'
import {
  assembleNavmesh,
  type Navmesh,
  type NavmeshData,
  type SpaceDocument,
  type SpaceLights,
  type SpaceMesh,
  unpackSpaceMesh,
} from '@kith/shared/space'
import { builtUrl } from '#net/space-urls.ts'
import { type AvatarFile, unpackAvatar } from './avatar/avatar-file.ts'
import type { Sparks } from './room/sparks.ts'
import type { Weather } from './room/weather.ts'

/** Everything the scene draws from; `mesh` is left out where only the solids are drawn. */
export interface SceneFiles {
  avatar: AvatarFile
  solids: SpaceMesh
  mesh: SpaceMesh | null
  document: SpaceDocument
  lights: SpaceLights
  navmesh: Navmesh
  /** Rain, mist and water, where a space has any. */
  weather: Weather | null
  /** Flames and fireflies, where there are any. */
  sparks: Sparks | null
}

/** Fetches the files of a space, built and checked with this page (see net/space-loader.ts). Rejects with what failed; nothing is kept, so asking again tries again. */
export async function loadSceneFiles(spaceId: string, withMesh: boolean, signal: AbortSignal): Promise<SceneFiles> {
  const [avatar, solids, mesh, document, lights, navmesh] = await Promise.all([
    bytesOf(avatarUrl, signal),
    bytesOf(builtUrl(spaceId, 'collision.bin'), signal),
    withMesh ? bytesOf(builtUrl(spaceId, 'mesh.bin'), signal) : null,
    jsonOf<SpaceDocument>(builtUrl(spaceId, 'space.json'), signal),
    jsonOf<SpaceLights>(builtUrl(spaceId, 'lights.json'), signal),
    jsonOf<NavmeshData>(builtUrl(spaceId, 'navmesh.json'), signal),
  ])
  const [weather, sparks] = await Promise.all([
    withMesh && hasWeather(lights) ? import('./room/weather.ts').then((chunk) => chunk.weather) : null,
    withMesh && hasSparks(lights, document) ? import('./room/sparks.ts').then((chunk) => chunk.sparks) : null,
  ])
  return {
    avatar: unpackAvatar(avatar),
    solids: unpackSpaceMesh(solids),
    mesh: mesh && unpackSpaceMesh(mesh),
    document,
    lights,
    navmesh: assembleNavmesh(navmesh),
    weather,
    sparks,
  }
}

/** Fetches a space's mesh alone, for a rise in quality. */
export async function loadSpaceMesh(spaceId: string, signal: AbortSignal): Promise<SpaceMesh> {
  return unpackSpaceMesh(await bytesOf(builtUrl(spaceId, 'mesh.bin'), signal))
}

function hasWeather({ waters, panes, rains, mists }: SpaceLights): boolean {
  return waters.length + panes.length + rains.length + mists.length > 0
}

function hasSparks({ fires }: SpaceLights, { lights }: SpaceDocument): boolean {
  return fires.length > 0 || lights.some(({ fireflies }) => fireflies > 0)
}

async function answer(url: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(url, { signal })
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return response
}

async function bytesOf(url: string, signal: AbortSignal): Promise<ArrayBuffer> {
  return (await answer(url, signal)).arrayBuffer()
}

async function jsonOf<T>(url: string, signal: AbortSignal): Promise<T> {
  return (await (await answer(url, signal)).json()) as T
}
