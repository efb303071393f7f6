/** `built/<target>/manifest.json`: tells a stale bake from a fresh one. */
export interface Manifest {
  sourceHash: string
  files: string[]
  facts: Record<string, number>
}

/** Reads a manifest's text; undefined when it is not one, which counts as stale. */
export function parseManifest(text: string): Manifest | undefined {
  const data: unknown = JSON.parse(text)
  if (data === null || typeof data !== 'object' || !('sourceHash' in data) || !('files' in data) || !('facts' in data)) return undefined
  const { sourceHash, files, facts } = data
  if (typeof sourceHash !== 'string' || !Array.isArray(files) || facts === null || typeof facts !== 'object') return undefined
  const counts = Object.entries(facts).filter((entry): entry is [string, number] => typeof entry[1] === 'number')
  return { sourceHash, files: files.map(String), facts: Object.fromEntries(counts) }
}
