/** Where each baked space's files are served, by what was built: a space added to `assets` needs no word here. */
const urls: Record<string, string> = import.meta.glob('../../../assets/built/*/{space,lights,navmesh,mesh,collision}.{json,bin}', {
  query: '?url',
  import: 'default',
  eager: true,
})
const pictures: Record<string, string> = import.meta.glob('../../../assets/spaces/*.jpg', { query: '?url', import: 'default', eager: true })

type BuiltFile = 'space.json' | 'lights.json' | 'navmesh.json' | 'mesh.bin' | 'collision.bin'

/** The address of one file of a space. Throws for a space this build does not have. */
export function builtUrl(spaceId: string, file: BuiltFile): string {
  const url = urls[`../../../assets/built/${spaceId}/${file}`]
  if (url === undefined) throw new Error(`this build does not know the space ${spaceId}`)
  return url
}

/** The spaces of this build, the garden first. */
export function builtSpaces(): string[] {
  const ids = Object.keys(urls).flatMap((path) => /\/([^/]+)\/space\.json$/.exec(path)?.[1] ?? [])
  return ids.toSorted((a, b) => Number(b === 'garden') - Number(a === 'garden') || a.localeCompare(b))
}

/** A small picture of a space, if it has one. */
export function pictureUrl(spaceId: string): string | null {
  return pictures[`../../../assets/spaces/${spaceId}.jpg`] ?? null
}
