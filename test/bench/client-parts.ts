import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

export const distDir = fileURLToPath(new URL('../../client/dist/', import.meta.url))

const chunkSchema = z.object({
  file: z.string(),
  imports: z.array(z.string()).default([]),
  css: z.array(z.string()).default([]),
})
const manifestSchema = z.record(z.string(), chunkSchema)
type Manifest = z.infer<typeof manifestSchema>

const entryKey = 'index.html'
const doorKey = 'src/ui/door/DoorCard.tsx'
const worldKey = 'src/scene/World.tsx'
const spaceFile = /assets\/built\/([^/]+)\/[^/]+$/
const bodyFolder = 'avatar'

/** The built client by what is fetched when: files relative to client/dist. */
export interface ClientParts {
  /** The page, its first chunk, that chunk's static imports and styles. */
  entry: string[]
  /** What the card at the door needs besides. */
  door: string[]
  /** The 3D chunk with its static imports and styles, less what the entry has. */
  world: string[]
  /** By space: its meshes and its documents. */
  spaces: Map<string, string[]>
  /** The shapes of everybody's body, the same in every space. */
  bodies: string[]
}

/** Reads the build's own manifest, so that no renamed chunk is ever left out. @throws when the client is not built. */
export function clientParts(): ClientParts {
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(distDir, '.vite/manifest.json'), 'utf8')))
  const entry = [entryKey, ...closure(manifest, entryKey)]
  const less = (files: string[], had: readonly string[]) => files.filter((file) => !had.includes(file))
  const { spaces, bodies } = builtFiles(manifest)
  if (spaces.size === 0) throw new Error('the build holds no space')
  return { entry, door: less(closure(manifest, doorKey), entry), world: less(closure(manifest, worldKey), entry), spaces, bodies }
}

function builtFiles(manifest: Manifest): Pick<ClientParts, 'spaces' | 'bodies'> {
  const files = Object.entries(manifest).flatMap(([key, { file }]) => {
    const folder = spaceFile.exec(key)?.[1]
    return folder === undefined ? [] : [{ folder, file }]
  })
  const bodies = files.filter(({ folder }) => folder === bodyFolder).map(({ file }) => file)
  const grouped = Map.groupBy(
    files.filter(({ folder }) => folder !== bodyFolder),
    ({ folder }) => folder,
  )
  return { bodies, spaces: new Map([...grouped].map(([folder, own]) => [folder, own.map(({ file }) => file)])) }
}

/** A chunk, all it imports statically, and their styles. */
function closure(manifest: Manifest, key: string, seen = new Set<string>()): string[] {
  if (seen.has(key)) return []
  seen.add(key)
  const chunk = manifest[key]
  if (chunk === undefined) throw new Error(`the build has no chunk ${key}`)
  const files = [chunk.file, ...chunk.css, ...chunk.imports.flatMap((imported) => closure(manifest, imported, seen))]
  return [...new Set(files)]
}

/** `index-DI3QNnKz.js` → `index.js`, to name parts from build to build. */
export function plainName(file: string): string {
  return join(dirname(file), basename(file).replace(/-[A-Za-z0-9_-]{8}(?=\.[a-z0-9]+$)/, ''))
}
