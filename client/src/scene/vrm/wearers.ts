import type { CrowdBody } from '../avatar/crowd-body.ts'

/** So many figures are drawn at once; the rest are drawn by their look. */
export const mostShown = 6
/** Each piece of a figure is a draw of its own: together no more than leave a full room drawable. */
const mostPieces = 36

/** A figure that may be drawn, and whether it is. */
interface Wearing {
  readonly pieces: number
  shown: boolean
}

/** Those whose figures are drawn: my own, then the nearest to the camera. Written to `out`. */
export function chooseWearers(bodies: readonly CrowdBody[], broken: ReadonlySet<string>, most: number, out: CrowdBody[]): CrowdBody[] {
  out.length = 0
  for (const body of bodies) if (body.view.figure !== '' && !broken.has(body.view.figure)) out.push(body)
  out.sort(nearer)
  out.length = Math.min(most, out.length)
  return out
}

/** Shows figures in the order given as far as their pieces go; the first whatever it has, for it is mine or the nearest. */
export function allotPieces(wearing: readonly Wearing[]): void {
  let pieces = 0
  for (const [index, each] of wearing.entries()) {
    each.shown = index === 0 || pieces + each.pieces <= mostPieces
    if (each.shown) pieces += each.pieces
  }
}

function nearer(a: CrowdBody, b: CrowdBody): number {
  if (a.view.self !== b.view.self) return a.view.self ? -1 : 1
  return Math.abs(a.screen.depth) - Math.abs(b.screen.depth) || a.pid - b.pid
}
