import avatarUrl from '@kith/assets/built/avatar/avatar.bin?url'
import collisionUrl from '@kith/assets/built/garden/collision.bin?url'
import lightsUrl from '@kith/assets/built/garden/lights.json?url'
import meshUrl from '@kith/assets/built/garden/mesh.bin?url'
import navmeshUrl from '@kith/assets/built/garden/navmesh.json?url'
import documentUrl from '@kith/assets/built/garden/space.json?url'
import {
  loadNavmesh,
  type Navmesh,
  type SpaceDocument,
  spaceDocumentSchema,
  type SpaceLights,
  spaceLightsSchema,
  type SpaceMesh,
  unpackSpaceMesh,
} from '@kith/shared/space'
import { type AvatarFile, unpackAvatar } from './avatar/avatar-file.ts'

/** Everything the scene draws from; `mesh` is left out where only the solids are drawn. */
export interface SceneFiles {
  avatar: AvatarFile
  solids: SpaceMesh
  mesh: SpaceMesh | null
  document: SpaceDocument
  lights: SpaceLights
  navmesh: Navmesh
}

/** Fetches and checks the scene's files. Rejects with what failed; nothing is kept, so asking again tries again. */
export async function loadSceneFiles(withMesh: boolean, signal: AbortSignal): Promise<SceneFiles> {
  const [avatar, solids, mesh, document, lights, navmesh] = await Promise.all([
    bytesOf(avatarUrl, signal),
    bytesOf(collisionUrl, signal),
    withMesh ? bytesOf(meshUrl, signal) : null,
    jsonOf(documentUrl, signal),
    jsonOf(lightsUrl, signal),
    jsonOf(navmeshUrl, signal),
  ])
  return {
    avatar: unpackAvatar(avatar),
    solids: unpackSpaceMesh(solids),
    mesh: mesh && unpackSpaceMesh(mesh),
    document: spaceDocumentSchema.parse(document),
    lights: spaceLightsSchema.parse(lights),
    navmesh: loadNavmesh(navmesh),
  }
}

/** Fetches the garden's mesh alone, for a rise in quality. */
export async function loadSpaceMesh(signal: AbortSignal): Promise<SpaceMesh> {
  return unpackSpaceMesh(await bytesOf(meshUrl, signal))
}

async function answer(url: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(url, { signal })
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return response
}

async function bytesOf(url: string, signal: AbortSignal): Promise<ArrayBuffer> {
  return (await answer(url, signal)).arrayBuffer()
}

async function jsonOf(url: string, signal: AbortSignal): Promise<unknown> {
  return (await answer(url, signal)).json()
}
