import type { BufferGeometry } from 'three'
import { indexed } from './shapes.ts'
import { cheek, head } from './skeleton.ts'

/**
 * Hair as a shell round the head: a mesh spun from the crown down to a hemline that is a function of the azimuth.
 * The hem is therefore a smooth curve with a rounded lip, not the ragged cut of one surface through another.
 */
export interface HairShell {
  /** Angle from the crown at which the hair ends, by azimuth (0 is the face, positive towards the body's left). */
  hemRadians(azimuthRadians: number): number
  /** How far the hair stands off the head, as a share of its radius; `down` runs 0 at the crown to 1 at the hem. */
  thickness(azimuthRadians: number, down: number): number
  columns: number
  rows: number
}

const samples = 720
const lipRadians = 0.05
const inside = 0.955

export function hairShell(shell: HairShell): BufferGeometry {
  const azimuths = spreadAlongHem(shell)
  const columns = azimuths.length
  const positions: number[] = []
  const put = (azimuth: number, angle: number, radius: number): void => {
    const sine = Math.sin(angle)
    const height = Math.cos(angle)
    positions.push(
      sine * Math.sin(azimuth) * head.radiusX * radius * cheek(height, sine * Math.cos(azimuth)),
      height * head.radiusY * radius + head.y,
      sine * Math.cos(azimuth) * head.radiusZ * radius - 0.006,
    )
  }
  put(0, 0, 1 + shell.thickness(0, 0))
  for (let row = 1; row <= shell.rows; row++) {
    const down = (row / shell.rows) ** 0.92
    for (const azimuth of azimuths) put(azimuth, shell.hemRadians(azimuth) * down, 1 + shell.thickness(azimuth, down))
  }
  for (const azimuth of azimuths) {
    const [outAzimuth, outAngle] = beyondHem(shell, azimuth)
    put(azimuth + outAzimuth * 0.9, shell.hemRadians(azimuth) + outAngle * 0.9, 1 + shell.thickness(azimuth, 1) * 0.5)
  }
  for (const azimuth of azimuths) {
    const [outAzimuth, outAngle] = beyondHem(shell, azimuth)
    put(azimuth + outAzimuth * 0.2, shell.hemRadians(azimuth) + outAngle * 0.2, inside)
  }
  return indexed(positions, stitch(columns, shell.rows + 2))
}

/** The step (azimuth, angle) of `lipRadians` that leaves the hair at right angles to its hem. */
function beyondHem(shell: HairShell, azimuth: number): [number, number] {
  const step = 0.01
  const angle = shell.hemRadians(azimuth)
  const sine = Math.max(0.2, Math.sin(angle))
  const slope = (shell.hemRadians(azimuth + step) - shell.hemRadians(azimuth - step)) / (2 * step)
  const along = sine
  const length = Math.hypot(along, slope)
  return [(-slope / length) * (lipRadians / sine), (along / length) * lipRadians]
}

/** Azimuths equally far apart along the hem, so that its steep edges get as many columns as they need. */
function spreadAlongHem(shell: HairShell): number[] {
  const lengths = [0]
  const azimuthAt = (i: number): number => -Math.PI + (i / samples) * Math.PI * 2
  for (let i = 1; i <= samples; i++) {
    const before = shell.hemRadians(azimuthAt(i - 1))
    const here = shell.hemRadians(azimuthAt(i))
    const across = (Math.PI * 2) / samples
    lengths.push((lengths[i - 1] ?? 0) + Math.hypot(across * Math.max(0.55, Math.sin(here)), here - before))
  }
  const total = lengths[samples] ?? 1
  const azimuths: number[] = []
  let at = 0
  for (let column = 0; column < shell.columns; column++) {
    const wanted = (column / shell.columns) * total
    while (at < samples && (lengths[at + 1] ?? total) < wanted) at++
    const low = lengths[at] ?? 0
    const high = lengths[at + 1] ?? total
    azimuths.push(azimuthAt(at + (high > low ? (wanted - low) / (high - low) : 0)))
  }
  return azimuths
}

function stitch(columns: number, rings: number): number[] {
  const indices: number[] = []
  for (let column = 0; column < columns; column++) {
    const next = (column + 1) % columns
    indices.push(0, 1 + column, 1 + next)
    for (let ring = 0; ring < rings - 1; ring++) {
      const upper = 1 + ring * columns
      const lower = upper + columns
      indices.push(upper + column, lower + column, lower + next, upper + column, lower + next, upper + next)
    }
  }
  return indices
}
