/** A place in the room, metres. */
interface Place {
  x: number
  y: number
  z: number
}

/** A head, and where its face looks. */
export interface Face extends Place {
  yawRadians: number
}

/** How a camera would stand to see a talk: what it turns round, from which side, how far away. */
export interface FacesShot {
  focusX: number
  focusZ: number
  yawRadians: number
  pitch: number
  distance: number
}

export interface FramingView {
  /** Where the camera is seen from now: direction from the body to it. */
  yawRadians: number
  aspect: number
  fovDegrees: number
  leastMetres: number
  mostMetres: number
  /** Metres free behind a focus in a direction; walls and leaves considered. */
  freeMetres(focusX: number, focusZ: number, yawRadians: number, pitch: number, wantedMetres: number): number
}

/** Sides to look from, away from straight behind one's own back. */
const sides = [0.42, -0.42, 0.7, -0.7, 0.2, -0.2, 1, -1, 1.35, -1.35] as const
/** From above one looks over the heads of those who have their backs to the camera. */
const pitches = [0.2, 0.36, 0.52] as const
/** Faces keep to this share of the half view: the interface lies along the edges. */
const widthShare = 0.68
const heightShare = 0.62
const besideHeadMetres = 0.35
/** A head nearer to the camera than this covers what it was meant to see. */
const crampedMetres = 1.6
/** One's own head is to be no larger in the picture than the faces it is about. */
const ownLeastMetres = 3.2

/** What turning by a radian is worth in faces; a face seen from behind, one's own from behind, and one's own behind another head. */
const turnCosts = 0.5
const behindCosts = { other: 0.7, own: 0.25, ownHidden: 0.8 } as const

/** The shot that shows most faces with the least turning, or null when there is nobody else. */
export function frameFaces(self: Face, others: readonly Face[], view: FramingView): FacesShot | null {
  if (others.length === 0) return null
  const middle = middleOf(others)
  const focusX = self.x * 0.45 + middle.x * 0.55
  const focusZ = self.z * 0.45 + middle.z * 0.55
  const behind = Math.atan2(self.x - middle.x, self.z - middle.z)
  let best: FacesShot | null = null
  let least = Number.POSITIVE_INFINITY
  for (const side of sides) {
    for (const pitch of pitches) {
      const yawRadians = behind + side
      const needed = neededMetres(self, others, { focusX, focusZ, yawRadians, pitch }, view)
      const distance = Math.min(view.mostMetres, Math.max(view.leastMetres, needed))
      const free = view.freeMetres(focusX, focusZ, yawRadians, pitch, distance)
      const turn = Math.abs(Math.atan2(Math.sin(yawRadians - view.yawRadians), Math.cos(yawRadians - view.yawRadians)))
      const shot = { focusX, focusZ, yawRadians, pitch, distance }
      const cost =
        turn * turnCosts +
        (pitch - pitches[0]) * 1.5 +
        (needed - distance) +
        Math.max(0, distance - free) * 2 +
        unseen(self, others, { ...shot, distance: Math.min(distance, free) })
      if (cost >= least) continue
      least = cost
      best = shot
    }
  }
  return best
}

function middleOf(places: readonly Place[]): Place {
  const sum = places.reduce((all, { x, y, z }) => ({ x: all.x + x, y: all.y + y, z: all.z + z }), { x: 0, y: 0, z: 0 })
  return { x: sum.x / places.length, y: sum.y / places.length, z: sum.z / places.length }
}

/** How far a camera must be from the focus for every face to lie well inside the view. */
function neededMetres(
  self: Place,
  others: readonly Place[],
  { focusX, focusZ, yawRadians, pitch }: Omit<FacesShot, 'distance'>,
  { aspect, fovDegrees }: FramingView,
): number {
  const tall = Math.tan((fovDegrees * Math.PI) / 360)
  const wide = tall * aspect * widthShare
  const [sin, cos] = [Math.sin(pitch), Math.cos(pitch)]
  const own = (self.x - focusX) * Math.sin(yawRadians) + (self.z - focusZ) * Math.cos(yawRadians)
  let needed = own * cos + ownLeastMetres
  for (const { x, y, z } of [self, ...others]) {
    const near = (x - focusX) * Math.sin(yawRadians) + (z - focusZ) * Math.cos(yawRadians)
    const beside = Math.abs((x - focusX) * Math.cos(yawRadians) - (z - focusZ) * Math.sin(yawRadians)) + besideHeadMetres
    const high = y - self.y
    const towards = near * cos + high * sin
    needed = Math.max(needed, towards + beside / wide, towards + Math.abs(high * cos - near * sin) / (tall * heightShare))
  }
  return needed
}

/** What is lost of the faces from there: one for each behind another head, less the more it is turned away, more for a head in the lens. */
function unseen(self: Face, others: readonly Face[], { focusX, focusZ, yawRadians, pitch, distance }: FacesShot): number {
  const camera = {
    x: focusX + Math.sin(yawRadians) * Math.cos(pitch) * distance,
    y: self.y + Math.sin(pitch) * distance,
    z: focusZ + Math.cos(yawRadians) * Math.cos(pitch) * distance,
  }
  const all = [self, ...others]
  let lost = 0
  for (const face of all) {
    const own = face === self
    const metres = apart(face, camera)
    if (metres < crampedMetres) lost += 2
    lost += turnedAway(face, camera) * (own ? behindCosts.own : behindCosts.other)
    for (const head of all) if (head !== face && covers(head, face, camera, metres)) lost += own ? behindCosts.ownHidden : 1
  }
  return lost
}

/** 0 for a face turned to the camera, 1 for the back of a head. */
function turnedAway({ x, z, yawRadians }: Face, camera: Place): number {
  const towards = Math.sin(yawRadians) * (camera.x - x) + Math.cos(yawRadians) * (camera.z - z)
  return (1 - towards / Math.max(0.01, Math.hypot(camera.x - x, camera.z - z))) / 2
}

function covers(head: Place, face: Place, camera: Place, metres: number): boolean {
  const [x, y, z] = [(face.x - camera.x) / metres, (face.y - camera.y) / metres, (face.z - camera.z) / metres]
  const along = (head.x - camera.x) * x + (head.y - camera.y) * y + (head.z - camera.z) * z
  if (along <= 0 || along >= metres - 0.2) return false
  return Math.hypot(head.x - camera.x - x * along, head.y - camera.y - y * along, head.z - camera.z - z * along) < besideHeadMetres
}

function apart(a: Place, b: Place): number {
  return Math.max(0.01, Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z))
}
