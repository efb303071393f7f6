import { type Company, type Face, type FacesShot, freeArea, type FramingView, ownLeastMetres, type Place, type Stand } from './framing.ts'
import { worthOf } from './picture-worth.ts'

const besideHeadMetres = 0.35
const directions = 24
/** From above one looks over the heads of those who have their backs to the camera, from low down past the eaves of a roof. */
const pitches = [0.08, 0.16, 0.3, 0.44, 0.58, 0.72] as const
/** Whoever speaks, and so many of the nearest, are to fit into the picture. */
const framed = [1, 2, 3, 4, 8] as const
/** So many are also looked at from farther off: what they sit round fits into the picture with them. */
const groupFaces = 4
const fartherFactor = 1.2
/** Of so many ways to stand the walls are asked. */
const shortlist = 40

/** A metre that walls take from a picture. */
const lostMetreCost = 0.5

/** The shot that shows most faces with the least turning, the speaker's before all, or null when there is nobody else. */
export function frameFaces(company: Company, view: FramingView): FacesShot | null {
  const { self, talkers } = company
  if (talkers.length === 0) return null
  const found = standsFor(self, talkers, view)
    .map((stand) => ({ stand, value: worthOf(company, stand, view, false) }))
    .sort((a, b) => b.value - a.value)
    .slice(0, shortlist)
  let best: FacesShot | null = null
  let most = Number.NEGATIVE_INFINITY
  for (const { stand, value } of found) {
    // What the walls leave is never worth more.
    if (value <= most) break
    const real = heldByWalls(stand, view)
    const worthNow = worthOf(company, real, view, true) - (stand.distance - real.distance) * lostMetreCost
    if (worthNow <= most) continue
    most = worthNow
    best = stand
  }
  if (!best) return null
  const { focusX, focusZ, yawRadians, pitch, distance } = best
  return { focusX, focusZ, yawRadians, pitch, distance }
}

function standsFor(self: Face, others: readonly Face[], view: FramingView): Stand[] {
  const middle = middleOf(others)
  const behind = Math.atan2(self.x - middle.x, self.z - middle.z)
  const counts = framed.filter((count, at) => at === 0 || (framed[at - 1] ?? 0) < others.length)
  return counts.flatMap((count) =>
    Array.from({ length: directions }, (_, turn) => behind + ((turn + 0.5) * Math.PI * 2) / directions).flatMap((yawRadians) =>
      pitches.flatMap((pitch) => {
        const few = others.slice(0, count)
        // A pair is seen as a pair: oneself with whom one talks to.
        return [few, [self, ...few]].flatMap((faces) => {
          const near = standAt(self, faces, yawRadians, pitch, view)
          return faces.length < groupFaces ? [near] : [near, farther(near, view)]
        })
      }),
    ),
  )
}

/** A camera on that side that has these faces in the middle, and as near as they all fit. */
function standAt(self: Face, faces: readonly Face[], yawRadians: number, pitch: number, view: FramingView): Stand {
  const [sin, cos] = [Math.sin(yawRadians), Math.cos(yawRadians)]
  const across = faces.map(({ x, z }) => x * cos - z * sin)
  const along = faces.map(({ x, z }) => x * sin + z * cos)
  const [beside, ahead] = [middle(across), middle(along)]
  const focusX = beside * cos + ahead * sin
  const focusZ = ahead * cos - beside * sin
  const tall = Math.tan((view.fovDegrees * Math.PI) / 360)
  const wide = tall * view.aspect
  const own = self.x * sin + self.z * cos - ahead
  let needed = Math.max(view.leastMetres, own * Math.cos(pitch) + ownLeastMetres * 0.9)
  for (const [at, { y }] of faces.entries()) {
    const near = (along[at] ?? 0) - ahead
    const high = y - view.focusY
    const towards = near * Math.cos(pitch) + high * Math.sin(pitch)
    const up = high * Math.cos(pitch) - near * Math.sin(pitch)
    needed = Math.max(
      needed,
      towards + (Math.abs((across[at] ?? 0) - beside) + besideHeadMetres) / (wide * freeArea.across),
      towards + Math.abs(up) / (tall * (up > 0 ? freeArea.top : -freeArea.bottom)),
    )
  }
  return standing({ focusX, focusZ, yawRadians, pitch, distance: Math.min(view.mostMetres, needed) }, tall, wide, view)
}

function farther(stand: Stand, view: FramingView): Stand {
  return standing({ ...stand, distance: Math.min(view.mostMetres, stand.distance * fartherFactor) }, stand.tall, stand.wide, view)
}

function standing(shot: FacesShot, tall: number, wide: number, view: FramingView): Stand {
  const { focusX, focusZ, yawRadians, pitch, distance } = shot
  const flat = Math.cos(pitch) * distance
  const camera = {
    x: focusX + Math.sin(yawRadians) * flat,
    y: view.focusY + Math.sin(pitch) * distance,
    z: focusZ + Math.cos(yawRadians) * flat,
  }
  return { ...shot, camera, downRadians: pitch - view.tiltRadians, tall, wide }
}

function heldByWalls(stand: Stand, view: FramingView): Stand {
  const free = view.freeMetres(stand.focusX, stand.focusZ, stand.yawRadians, stand.pitch, stand.distance)
  return free >= stand.distance ? stand : standing({ ...stand, distance: free }, stand.tall, stand.wide, view)
}

function middle(values: readonly number[]): number {
  return (Math.min(...values) + Math.max(...values)) / 2
}

function middleOf(places: readonly Place[]): Place {
  const sum = places.reduce((all, { x, y, z }) => ({ x: all.x + x, y: all.y + y, z: all.z + z }), { x: 0, y: 0, z: 0 })
  return { x: sum.x / places.length, y: sum.y / places.length, z: sum.z / places.length }
}
