import type { SpaceDocument } from '@kith/shared/space'

export type Bounds = SpaceDocument['bounds']

/** What the map shows, in metres of the space; z grows downwards. */
export interface MapFrame {
  x: number
  z: number
  across: number
  down: number
}

/** Ground around the outermost places. */
const marginMetres = 1
const leastPixelsPerMetre = 16
/** A small room is no poster: bodies and names are drawn in metres. */
const mostPixelsPerMetre = 30
/** Filling the frame may push this much of the space out of sight, no more. */
const mostZoom = 1.7

/** As much of the space as can be read, without empty bands where it can be helped: around me, but not past the edge. */
export function viewBoxOf(
  { minX, maxX, minZ, maxZ }: Bounds,
  self: { x: number; z: number } | undefined,
  width: number,
  height: number,
): MapFrame {
  const whole = {
    x: minX - marginMetres,
    z: minZ - marginMetres,
    across: maxX - minX + 2 * marginMetres,
    down: maxZ - minZ + 2 * marginMetres,
  }
  if (self === undefined || width === 0 || height === 0) return whole
  const byWidth = width / whole.across
  const byHeight = height / whole.down
  const fitting = Math.min(byWidth, byHeight)
  const pixelsPerMetre = Math.max(leastPixelsPerMetre, Math.min(Math.max(byWidth, byHeight), fitting * mostZoom, mostPixelsPerMetre))
  const across = width / pixelsPerMetre
  const down = height / pixelsPerMetre
  return { x: begin(whole.x, whole.across, self.x, across), z: begin(whole.z, whole.down, self.z, down), across, down }
}

/** Where a stretch begins that has `centre` in its middle, as far as the whole allows. */
function begin(start: number, length: number, centre: number, shown: number): number {
  if (shown >= length) return start + (length - shown) / 2
  return Math.min(Math.max(centre - shown / 2, start), start + length - shown)
}
