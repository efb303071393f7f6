import type { WorldView } from '#state/world-view.ts'
import type { MapFrame } from './map-frame.ts'
import { type Box, type Name, type Slot, spreadNames } from './spread-names.ts'

const bodyRadiusMetres = 0.5
/** Where I look is drawn in front of me. */
const gaze = { aheadMetres: 0.85, radiusMetres: 0.4 }
const personSizeMetres = 0.7
const placeSizeMetres = 0.58
const nearPerson = slots([0, -0.9], [0, 1.35], [1, 0.25], [-1, 0.25])
const offPerson = slots([1, 0.9], [-1, 0.9], [1, -0.45], [-1, -0.45], [0, -1.65], [0, 2.1])
const besidePerson: readonly Slot[] = [...nearPerson, ...offPerson]
const besidePlace: readonly Slot[] = slots([0, 0.8], [0, -0.4], [1, 0.2], [-1, 0.2], [0, 1.45], [0, -1.05])

function slots(...list: [Slot['side'], number][]): Slot[] {
  return list.map(([side, y]) => ({ side, y }))
}

/** Measuring makes the browser lay out anew: once for each name is enough. */
const widths = new WeakMap<SVGTextElement, { text: string; width: number }>()

/** Sets the names on the map apart: people's first, then those of places as far as there is room. */
export function placeNames(svg: SVGSVGElement, { avatars }: WorldView, frame: MapFrame): void {
  const texts: SVGTextElement[] = []
  const names: Name[] = []
  const taken: Box[] = []
  for (const group of svg.querySelectorAll<SVGGElement>('[data-pid]')) {
    const avatar = avatars.get(Number(group.dataset['pid']))
    if (avatar === undefined || avatar.hidden) continue
    const { x, z, yawRadians } = avatar
    taken.push(around(x, z, bodyRadiusMetres))
    if (group.dataset['kind'] === 'self')
      taken.push(around(x + Math.sin(yawRadians) * gaze.aheadMetres, z + Math.cos(yawRadians) * gaze.aheadMetres, gaze.radiusMetres))
    const text = group.querySelector('text')
    if (text === null) continue
    texts.push(text)
    names.push({ x, y: z, width: widthOf(text), size: personSizeMetres, slots: besidePerson, optional: false })
  }
  for (const group of svg.querySelectorAll<SVGGElement>('[data-x]')) {
    const text = group.querySelector('text')
    if (text === null) continue
    const { x, z } = group.dataset
    texts.push(text)
    names.push({ x: Number(x), y: Number(z), width: widthOf(text), size: placeSizeMetres, slots: besidePlace, optional: true })
  }
  const places = spreadNames(names, taken, { left: frame.x, right: frame.x + frame.across, top: frame.z, bottom: frame.z + frame.down })
  texts.forEach((text, index) => {
    const at = places[index] ?? null
    text.style.visibility = at === null ? 'hidden' : ''
    if (at === null) return
    text.setAttribute('x', at.x.toFixed(2))
    text.setAttribute('y', at.y.toFixed(2))
  })
}

function around(x: number, z: number, radiusMetres: number): Box {
  return { left: x - radiusMetres, right: x + radiusMetres, top: z - radiusMetres, bottom: z + radiusMetres }
}

function widthOf(text: SVGTextElement): number {
  const known = widths.get(text)
  if (known?.text === text.textContent) return known.width
  const width = text.getComputedTextLength()
  // Nothing yet of one that is not shown.
  if (width > 0) widths.set(text, { text: text.textContent, width })
  return width
}
