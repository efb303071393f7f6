import type { SpaceDocument } from '@kith/shared/space'
import type { Shot } from './follow-camera.ts'
import type { Heart } from './framing.ts'

const leastWidthDegrees = 44
const mostFovDegrees = 66
/** On upright screens the card covers the lower half: aim lower, so that the garden shows above it. */
const cardLiftsMetres = 3.3

/** The view behind the entry card: the document's, drifting slowly unless `still`, wide enough for narrow screens. */
export function heroShot(hero: SpaceDocument['hero'], seconds: number, aspect: number, still: boolean, out: Shot): void {
  const t = still ? 0 : seconds
  out.from.x = hero.from[0] + Math.sin(t * 0.09) * 1.1
  out.from.y = hero.from[1] + Math.sin(t * 0.061) * 0.22
  out.from.z = hero.from[2] + Math.sin(t * 0.053 + 1) * 0.5 - Math.sin(1) * 0.5
  out.to.x = hero.to[0] + Math.sin(t * 0.047) * 0.25
  const narrow = Math.min(1, Math.max(0, (0.85 - aspect) / 0.35))
  out.to.y = hero.to[1] + 0.05 * Math.sin(t * 0.07) - narrow * cardLiftsMetres
  out.to.z = hero.to[2]
  const radians = Math.PI / 180
  const needed = (2 * Math.atan(Math.tan((leastWidthDegrees * radians) / 2) / Math.max(0.1, aspect))) / radians
  out.fovDegrees = Math.min(mostFovDegrees, Math.max(hero.fovDegrees, needed))
}

/** What the document's view looks at, and from where. */
export function heartOf({ from, to }: SpaceDocument['hero']): Heart {
  return { x: to[0], z: to[2], frontRadians: Math.atan2(from[0] - to[0], from[2] - to[2]) }
}
