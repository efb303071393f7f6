/** A place in the room, metres. */
interface Place {
  x: number
  y: number
  z: number
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
const sides = [0.42, -0.42, 0.7, -0.7, 0.2, -0.2, 1, -1] as const
const pitch = 0.2
/** Faces keep to this share of the half view: the interface lies along the edges. */
const widthShare = 0.68
const heightShare = 0.5
const besideHeadMetres = 0.35

/** The shot that shows all faces with the least turning, or null when there is nobody else. */
export function frameFaces(self: Place, others: readonly Place[], view: FramingView): FacesShot | null {
  if (others.length === 0) return null
  const middle = middleOf(others)
  const focusX = self.x * 0.45 + middle.x * 0.55
  const focusZ = self.z * 0.45 + middle.z * 0.55
  const behind = Math.atan2(self.x - middle.x, self.z - middle.z)
  let best: FacesShot | null = null
  let least = Number.POSITIVE_INFINITY
  for (const side of sides) {
    const yawRadians = behind + side
    const needed = neededMetres([self, ...others], focusX, focusZ, yawRadians, view)
    const distance = Math.min(view.mostMetres, Math.max(view.leastMetres, needed))
    const free = view.freeMetres(focusX, focusZ, yawRadians, pitch, distance)
    const turn = Math.abs(Math.atan2(Math.sin(yawRadians - view.yawRadians), Math.cos(yawRadians - view.yawRadians)))
    const cost =
      turn * 0.8 + (needed - distance) + Math.max(0, distance - free) * 2 + hidden(self, others, focusX, focusZ, yawRadians, distance)
    if (cost >= least) continue
    least = cost
    best = { focusX, focusZ, yawRadians, pitch, distance }
  }
  return best
}

function middleOf(places: readonly Place[]): Place {
  const sum = places.reduce((all, { x, y, z }) => ({ x: all.x + x, y: all.y + y, z: all.z + z }), { x: 0, y: 0, z: 0 })
  return { x: sum.x / places.length, y: sum.y / places.length, z: sum.z / places.length }
}

/** How far a camera must be from the focus for every face to lie well inside the view. */
function neededMetres(
  faces: readonly Place[],
  focusX: number,
  focusZ: number,
  yawRadians: number,
  { aspect, fovDegrees }: FramingView,
): number {
  const tall = Math.tan((fovDegrees * Math.PI) / 360)
  const wide = tall * aspect * widthShare
  let needed = 0
  for (const { x, y, z } of faces) {
    const towards = (x - focusX) * Math.sin(yawRadians) + (z - focusZ) * Math.cos(yawRadians)
    const beside = Math.abs((x - focusX) * Math.cos(yawRadians) - (z - focusZ) * Math.sin(yawRadians)) + besideHeadMetres
    needed = Math.max(needed, towards + beside / wide, towards + Math.abs(y - 1.1) / (tall * heightShare))
  }
  return needed
}

/** How many faces stand behind another head, seen from there. */
function hidden(self: Place, others: readonly Place[], focusX: number, focusZ: number, yawRadians: number, distance: number): number {
  const cameraX = focusX + Math.sin(yawRadians) * distance
  const cameraZ = focusZ + Math.cos(yawRadians) * distance
  let count = 0
  for (const face of others) {
    const metres = Math.hypot(face.x - cameraX, face.z - cameraZ)
    for (const head of [self, ...others]) {
      if (head === face) continue
      const along = ((head.x - cameraX) * (face.x - cameraX) + (head.z - cameraZ) * (face.z - cameraZ)) / Math.max(0.01, metres)
      const off = Math.abs((head.x - cameraX) * (face.z - cameraZ) - (head.z - cameraZ) * (face.x - cameraX)) / Math.max(0.01, metres)
      if (along > 0 && along < metres - 0.2 && off < besideHeadMetres) count += 1
    }
  }
  return count
}
