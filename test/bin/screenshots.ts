import { ensureClient } from '@kith/server/bin/client-build.ts'
import { crowds } from './gallery/crowds.ts'
import { interfaceScreens } from './gallery/interface.ts'
import { readme } from './gallery/readme.ts'
import { bodies, clips } from './gallery/sheets.ts'
import { spaces } from './gallery/spaces.ts'
import { openStudio, type Chapter } from './gallery/studio.ts'

/**
 * `npm run screenshots [name…]`: takes the gallery into gallery/ and the pictures of the README into docs/, on a real server with
 * real people at real sockets, in a real browser. A name is a picture's chapter/name or parts of it: `npm run screenshots attic` takes
 * whatever has "attic" in it, `'zh phone'` what has both; `--list` says what there is.
 */
const chapters: readonly Chapter[] = [readme, spaces, crowds, interfaceScreens, clips, bodies]
const names = process.argv.slice(2).filter((name) => !name.startsWith('--'))
const listing = process.argv.includes('--list')
const failures: string[] = []
let asked = 0

for (const chapter of chapters) {
  const pictures = await chapter.pictures()
  const wanted = pictures.filter((picture) => names.length === 0 || names.some((name) => fits(`${chapter.name}/${picture}`, name)))
  if (wanted.length === 0) continue
  if (listing) console.log(wanted.map((picture) => `${chapter.name}/${picture}`).join('\n'))
  else await take(chapter, wanted)
  asked += wanted.length
}
if (asked === 0) failures.push(`no picture has ${names.join(' or ')} in its name: see npm run screenshots -- --list`)
for (const failure of failures) console.error(`missing: ${failure}`)
process.exit(failures.length === 0 ? 0 : 1)

function fits(picture: string, name: string): boolean {
  return name.split(' ').every((part) => picture.includes(part))
}

async function take(chapter: Chapter, wanted: readonly string[]): Promise<void> {
  const studio = openStudio(chapter.name, new Set(wanted), failures)
  if (asked === 0) await ensureClient()
  await studio.attempt('all', () => chapter.take(studio))
}
