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
  /** The middle of the place, where its lights are. */
  heart: { x: number; z: number } | null
  aspect: number
  fovDegrees: number
  leastMetres: number
  mostMetres: number
  /** Metres free behind a focus in a direction; walls and leaves considered. */
  freeMetres(focusX: number, focusZ: number, yawRadians: number, pitch: number, wantedMetres: number): number
  /** Nothing solid stands between two places. */
  sees(from: Place, to: Place): boolean
}

/** A camera that stands, with what it sees measured in halves of the picture. */
interface Stand extends FacesShot {
  camera: Place
  wide: number
  tall: number
}

/** Where somebody is in the picture: −1 to 1 across and upwards, so far before the lens. */
interface Seen {
  across: number
  up: number
  depth: number
  /** 1 for a face turned to the camera, 0 for the back of a head. */
  front: number
}

const directions = 24
/** From above one looks over the heads of those who have their backs to the camera. */
const pitches = [0.16, 0.3, 0.44, 0.58, 0.72] as const
/** Whoever speaks, and so many of the nearest, are to fit into the picture. */
const framed = [1, 2, 3, 4, 8] as const
/** Of so many ways to stand the walls are asked. */
const shortlist = 28

/** Where a face is free of bars, bubbles and the composer. */
const freeArea = { across: 0.84, top: 0.66, bottom: -0.52 } as const
const headMetres = 0.5
const besideHeadMetres = 0.35
/** A head so near the line to a face hides all of it, or nothing. */
const coverMetres = { all: 0.34, none: 0.56 } as const
/** Heads that are smaller in the picture than this share of its height are hard to read. */
const goodHeadShare = { wide: 0.115, upright: 0.074 } as const
/** A head nearer to the camera than this covers what it was meant to see. */
const crampedMetres = 2.2
/** Nearer than this to the camera the own body is not drawn. */
const ownGoneMetres = 1.4
/** One's own head is to be no larger in the picture than the faces it is about. */
const ownLeastMetres = 3.2
/** A face so far to the side still shows. */
const profile = { none: -0.1, all: 0.8 } as const

/** What a face is worth: the speaker's, each next one's, one's own. */
const worth = { speaker: 2.4, next: 1, fewer: 0.86, own: 0.3 } as const
const costs = {
  turn: 0.8,
  pitch: 1.4,
  metre: 0.08,
  back: 0.45,
  cramped: 1.6,
  ownLarge: 1.8,
  lostMetre: 0.5,
  roof: 0.35,
  outward: 1.5,
} as const
/** So far from the middle of a place it matters wholly whether one looks there or out of it. */
const outMetres = 4
/** Where the picture ends above, a roof so near is all one would see of the place. */
const roofMetres = 3.2
const roofLooks = [-0.6, 0, 0.6] as const

/** The shot that shows most faces with the least turning, the speaker's (the first) before all, or null when there is nobody else. */
export function frameFaces(self: Face, others: readonly Face[], view: FramingView): FacesShot | null {
  if (others.length === 0) return null
  const found = standsFor(self, others, view)
    .map((stand) => ({ stand, value: valueOf(self, others, stand, view, false) }))
    .sort((a, b) => b.value - a.value)
    .slice(0, shortlist)
  let best: FacesShot | null = null
  let most = Number.NEGATIVE_INFINITY
  for (const { stand, value } of found) {
    // What the walls leave is never worth more.
    if (value <= most) break
    const real = heldByWalls(self, stand, view)
    const worthNow = valueOf(self, others, real, view, true) - (stand.distance - real.distance) * costs.lostMetre
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
        return [standAt(self, few, yawRadians, pitch, view), standAt(self, [self, ...few], yawRadians, pitch, view)]
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
    const high = y - self.y
    const towards = near * Math.cos(pitch) + high * Math.sin(pitch)
    const up = high * Math.cos(pitch) - near * Math.sin(pitch)
    needed = Math.max(
      needed,
      towards + (Math.abs((across[at] ?? 0) - beside) + besideHeadMetres) / (wide * freeArea.across),
      towards + Math.abs(up) / (tall * (up > 0 ? freeArea.top : -freeArea.bottom)),
    )
  }
  return standing(self, { focusX, focusZ, yawRadians, pitch, distance: Math.min(view.mostMetres, needed) }, tall, wide)
}

function standing(self: Face, shot: FacesShot, tall: number, wide: number): Stand {
  const { focusX, focusZ, yawRadians, pitch, distance } = shot
  const flat = Math.cos(pitch) * distance
  const camera = {
    x: focusX + Math.sin(yawRadians) * flat,
    y: self.y + Math.sin(pitch) * distance,
    z: focusZ + Math.cos(yawRadians) * flat,
  }
  return { ...shot, camera, tall, wide }
}

function heldByWalls(self: Face, stand: Stand, view: FramingView): Stand {
  const free = view.freeMetres(stand.focusX, stand.focusZ, stand.yawRadians, stand.pitch, stand.distance)
  return free >= stand.distance ? stand : standing(self, { ...stand, distance: free }, stand.tall, stand.wide)
}

/** What a picture is worth: faces that look out of it, large enough and not hidden, less what it costs to take it. */
function valueOf(self: Face, others: readonly Face[], stand: Stand, view: FramingView, solids: boolean): number {
  const own = seen(self, stand)
  const all = others.map((face) => seen(face, stand))
  const turn = Math.abs(Math.atan2(Math.sin(stand.yawRadians - view.yawRadians), Math.cos(stand.yawRadians - view.yawRadians)))
  let value = -turn * costs.turn - Math.max(0, stand.pitch - 0.3) * costs.pitch - stand.distance * costs.metre
  const good = view.aspect < 1 ? goodHeadShare.upright : goodHeadShare.wide
  for (const [at, face] of others.entries()) {
    const it = all[at]
    if (!it) continue
    const bare = solids && !view.sees(stand.camera, face) ? 0 : 1 - hidden(face, self, others, stand.camera)
    const shows = bare * inside(it) * Math.min(1, headMetres / (it.depth * 2 * stand.tall) / good)
    value += (at === 0 ? worth.speaker : worth.next * worth.fewer ** at) * shows * it.front
    if (isInPicture(it) && apart(face, stand.camera) < crampedMetres) value -= costs.cramped
    else if (isInPicture(it) && it.front < 0.3 && it.depth < stand.distance * 0.75) value -= costs.back
  }
  value -= outward(stand, view) * costs.outward
  return value + ownWorth(self, own, others, stand) - (solids ? roofs(stand, view) * costs.roof : 0)
}

/** 0 for a picture that looks into the place, 1 for one that looks out of it: people stand before its lights, not before empty ground. */
function outward({ focusX, focusZ, yawRadians }: Stand, { heart }: FramingView): number {
  if (!heart) return 0
  const [x, z] = [heart.x - focusX, heart.z - focusZ]
  const away = Math.hypot(x, z)
  if (away === 0) return 0
  const towards = -(x * Math.sin(yawRadians) + z * Math.cos(yawRadians)) / away
  return ((1 - towards) / 2) * Math.min(1, away / outMetres)
}

/** How many looks along the upper edge of the picture end at a roof over the lens. */
function roofs({ camera, yawRadians, pitch, tall, wide }: Stand, view: FramingView): number {
  const [sin, cos] = [Math.sin(yawRadians), Math.cos(yawRadians)]
  const flat = Math.cos(pitch) + tall * 0.9 * Math.sin(pitch)
  const y = camera.y + (tall * 0.9 * Math.cos(pitch) - Math.sin(pitch)) * roofMetres
  return roofLooks.filter((share) => {
    const across = share * wide
    const to = { x: camera.x + (cos * across - sin * flat) * roofMetres, y, z: camera.z - (sin * across + cos * flat) * roofMetres }
    return !view.sees(camera, to)
  }).length
}

/** One's own body: small and seen, or not at all; never a back that fills the picture. */
function ownWorth(self: Face, own: Seen, others: readonly Face[], stand: Stand): number {
  const metres = apart(self, stand.camera)
  if (metres < ownGoneMetres || !isInPicture(own)) return 0
  if (metres < ownLeastMetres) return -costs.ownLarge * (ownLeastMetres - metres + Math.max(0, own.up))
  const covered = others.reduce((most, head) => Math.max(most, covers(head, self, stand.camera, metres)), 0)
  return inside(own) * (0.6 + 0.4 * own.front - 1.6 * covered) * worth.own
}

function seen({ x, y, z, yawRadians }: Face, { camera, yawRadians: yaw, pitch, tall, wide }: Stand): Seen {
  const [dx, dy, dz] = [x - camera.x, y - camera.y, z - camera.z]
  const back = dx * Math.sin(yaw) + dz * Math.cos(yaw)
  const depth = -(back * Math.cos(pitch) + dy * Math.sin(pitch))
  const up = dy * Math.cos(pitch) - back * Math.sin(pitch)
  const deep = Math.max(0.05, depth)
  const towards = -(Math.sin(yawRadians) * dx + Math.cos(yawRadians) * dz) / Math.max(0.01, Math.hypot(dx, dz))
  return {
    across: (dx * Math.cos(yaw) - dz * Math.sin(yaw)) / (deep * wide),
    up: up / (deep * tall),
    depth,
    front: Math.min(1, Math.max(0, (towards - profile.none) / (profile.all - profile.none))),
  }
}

/** 1 where a face is free of what lies over the picture, less towards its edges, 0 outside. */
function inside({ across, up, depth }: Seen): number {
  if (depth < 0.3) return 0
  const over = Math.max(Math.abs(across) - freeArea.across, up - freeArea.top, freeArea.bottom - up, 0)
  return Math.max(0, 1 - over * 5)
}

/** Any of it may be in the picture. */
function isInPicture({ across, up, depth }: Seen): boolean {
  return depth > 0.2 && Math.abs(across) < 1.2 && up > -1.3 && up < 1.6
}

/** How much of a face other heads hide, 0 to 1. */
function hidden(face: Face, self: Face, others: readonly Face[], camera: Place): number {
  const metres = apart(face, camera)
  const own = apart(self, camera) > ownGoneMetres ? covers(self, face, camera, metres) : 0
  return others.reduce((most, head) => (head === face ? most : Math.max(most, covers(head, face, camera, metres))), own)
}

function covers(head: Place, face: Place, camera: Place, metres: number): number {
  const [x, y, z] = [(face.x - camera.x) / metres, (face.y - camera.y) / metres, (face.z - camera.z) / metres]
  const along = (head.x - camera.x) * x + (head.y - camera.y) * y + (head.z - camera.z) * z
  if (along <= 0 || along >= metres - 0.2) return 0
  const beside = Math.hypot(head.x - camera.x - x * along, head.y - camera.y - y * along, head.z - camera.z - z * along)
  return Math.min(1, Math.max(0, (coverMetres.none - beside) / (coverMetres.none - coverMetres.all)))
}

function middle(values: readonly number[]): number {
  return (Math.min(...values) + Math.max(...values)) / 2
}

function middleOf(places: readonly Place[]): Place {
  const sum = places.reduce((all, { x, y, z }) => ({ x: all.x + x, y: all.y + y, z: all.z + z }), { x: 0, y: 0, z: 0 })
  return { x: sum.x / places.length, y: sum.y / places.length, z: sum.z / places.length }
}

function apart(a: Place, b: Place): number {
  return Math.max(0.01, Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z))
}
