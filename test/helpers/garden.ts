import { readFileSync } from 'node:fs'
import { spaceDocumentSchema } from '@kith/shared/space'

const document = spaceDocumentSchema.parse(
  JSON.parse(readFileSync(new URL('../../assets/built/garden/space.json', import.meta.url), 'utf8')),
)

/** A place as the People panel names its button, in either language. */
function place(id: string): { name: RegExp; x: number; z: number } {
  const spot = document.spots.find((candidate) => candidate.id === id)
  if (spot === undefined) throw new Error(`the garden has no spot ${id}`)
  const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return { name: new RegExp(`(: ?|：)(${escape(spot.title.en)}|${escape(spot.title.zh)})$`), x: spot.x, z: spot.z }
}

/** Places of the Lantern Garden that tests walk to. */
export const garden = {
  counterFront: place('counter-front'),
  fire: place('fire'),
  gate: place('gate'),
  hedgeEast: place('hedge-east'),
  hedgeWest: place('hedge-west'),
  pond: place('pond'),
  sofa: place('sofa'),
  tableEast: place('table-east'),
  tableWest: place('table-west'),
  telescope: place('telescope'),
  tree: place('tree'),
}
