import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkSpace, loadNavmesh, parseSpaceDocument } from '@kith/shared/space'
import type { LoadedSpace } from './deps.ts'

/** A space that was built wrong: the file, and what is wrong in it. */
export interface SpaceProblem {
  spaceId: string
  message: string
}

export interface KnownSpaces {
  spaces: ReadonlyMap<string, LoadedSpace>
  problems: readonly SpaceProblem[]
}

/** Reads every space built under `folder`. One that is damaged is left out and told, so that the others open. */
export async function loadSpaces(folder: string): Promise<KnownSpaces> {
  const spaces = new Map<string, LoadedSpace>()
  const problems: SpaceProblem[] = []
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isDirectory() || !(await readdir(join(folder, entry.name))).includes('space.json')) continue
    try {
      spaces.set(entry.name, await loadSpace(folder, entry.name))
    } catch (error) {
      problems.push({ spaceId: entry.name, message: error instanceof Error ? error.message : String(error) })
    }
  }
  return { spaces, problems }
}

async function loadSpace(folder: string, id: string): Promise<LoadedSpace> {
  const file = `${id}/space.json`
  const space = parseSpaceDocument(await readJson(folder, file), file)
  if (space.id !== id) throw new Error(`${file}: id: is ${space.id}, yet the folder is called ${id}`)
  const navmesh = loadNavmesh(await readJson(folder, `${id}/navmesh.json`))
  checkSpace(space, navmesh, file)
  return { space, navmesh }
}

async function readJson(folder: string, file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(join(folder, file), 'utf8'))
  } catch (cause) {
    throw new Error(`${file}: ${cause instanceof SyntaxError ? 'is no JSON' : 'cannot be read'}`, { cause })
  }
}
