import type { CrowdBody } from '../avatar/crowd-body.ts'

/** So many figures are drawn at once; the rest are drawn by their look. */
export const mostShown = 6

/** Those whose figures are drawn: my own, then the nearest to the camera. Written to `out`. */
export function chooseWearers(bodies: readonly CrowdBody[], broken: ReadonlySet<string>, most: number, out: CrowdBody[]): CrowdBody[] {
  out.length = 0
  for (const body of bodies) if (body.view.figure !== '' && !broken.has(body.view.figure)) out.push(body)
  out.sort(nearer)
  out.length = Math.min(most, out.length)
  return out
}

function nearer(a: CrowdBody, b: CrowdBody): number {
  if (a.view.self !== b.view.self) return a.view.self ? -1 : 1
  return Math.abs(a.screen.depth) - Math.abs(b.screen.depth) || a.pid - b.pid
}
