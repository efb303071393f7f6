import type { Sign } from '@kith/shared/space'
import { type PerspectiveCamera, Vector3 } from 'three'

/** Who is told what labels rather do not hide. */
export interface Spares {
  spare(left: number, top: number, right: number, bottom: number): void
}

const corner = new Vector3()
const corners = [
  [-1, -1],
  [1, -1],
  [-1, 1],
  [1, 1],
] as const

/** Tells where the boards with the place's name are in a view of so many CSS pixels. No allocation. */
export function spareSigns(signs: readonly Sign[], camera: PerspectiveCamera, width: number, height: number, labels: Spares): void {
  for (let i = 0; i < signs.length; i++) {
    const sign = signs[i]
    if (sign) spareSign(sign, camera, width, height, labels)
  }
}

function spareSign(sign: Sign, camera: PerspectiveCamera, width: number, height: number, labels: Spares): void {
  let left = Number.POSITIVE_INFINITY
  let top = Number.POSITIVE_INFINITY
  let right = Number.NEGATIVE_INFINITY
  let bottom = Number.NEGATIVE_INFINITY
  for (let k = 0; k < corners.length; k++) {
    const [across, up] = corners[k] ?? corners[0]
    const along = (across * sign.widthMetres) / 2
    const { x, y, z } = sign
    corner.set(x + Math.cos(sign.yawRadians) * along, y + (up * sign.heightMetres) / 2, z - Math.sin(sign.yawRadians) * along)
    corner.project(camera)
    // Behind the camera: nobody reads it.
    if (corner.z > 1) return
    left = Math.min(left, (0.5 + corner.x / 2) * width)
    right = Math.max(right, (0.5 + corner.x / 2) * width)
    top = Math.min(top, (0.5 - corner.y / 2) * height)
    bottom = Math.max(bottom, (0.5 - corner.y / 2) * height)
  }
  if (right > 0 && left < width && bottom > 0 && top < height) labels.spare(left, top, right, bottom)
}
