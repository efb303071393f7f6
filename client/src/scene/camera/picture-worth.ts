import { type Company, type Face, freeArea, type FramingView, ownLeastMetres, type Place, type Stand } from './framing.ts'
import { standsBetween } from './veil.ts'

/** Where somebody is in the picture: −1 to 1 across and upwards, so far before the lens. */
interface Seen {
  across: number
  up: number
  depth: number
  /** 1 for a face turned to the camera, 0 for the back of a head. */
  front: number
}

const headMetres = 0.5
/** A head is seen whole when it is seen at these heights over its middle. */
const lookHeights = [-0.12, 0.16] as const
/** A back of a head is large when it is so much larger than a good face. */
const largeBackSize = 1.5
/** A head so near the line to a face hides all of it, or nothing. */
const coverMetres = { all: 0.36, none: 0.64 } as const
/** Heads that are smaller in the picture than this share of its height are hard to read. */
const goodHeadShare = { wide: 0.092, upright: 0.062 } as const
/** A head nearer to the camera than this covers what it was meant to see. */
const crampedMetres = 2.2
/** Nearer than this to the camera the own body is not drawn. */
const ownGoneMetres = 1.4
/** A face so far to the side still shows. */
const profile = { none: -0.1, all: 0.8 } as const
/** So many are a group, seen whole rather than large: as a picture of them round what they sit round. */
const groupHeads = 4
const groupHeadShare = 0.8
/** A picture with fewer of them is of a few. */
const mostShare = 0.8
/** Over the composer at the left of a wide picture; beside it one sees lower down. */
const composer = { across: -0.2, up: -0.56 } as const
const freeBottom = -0.76
/** So near its edge a picture cuts a body. */
const cutAcross = { from: 0.9, to: 1.22 } as const
const cutBelow = -0.9
/** The ground people sit round lies so far below their eyes, and is seen where nothing lies over it. */
const groundMetres = 0.9
const groundFree = { across: 0.7, bottom: -0.72, top: 0.5 } as const

/** What a face is worth: the speaker's, each next one's, one's own; anybody in the picture of a group, and what they sit round. */
const worth = { speaker: 3.2, next: 1, fewer: 0.86, own: 0.3, member: 0.3, midst: 1.2 } as const
const costs = {
  turn: 0.8,
  pitch: 3,
  horizon: 12,
  metre: 0.08,
  back: 0.45,
  largeBack: 1.4,
  cramped: 1.6,
  ownLarge: 1.8,
  close: 4,
  outward: 1.5,
  fromBehind: { few: 2.2, group: 4 },
  cut: 0.6,
  veiled: 1.2,
  absent: 8,
} as const
/** So far over the horizon a picture is to reach: one that looks at the ground shows people nowhere. */
const skyRadians = 0.1
/** So far from the middle of a place it matters wholly whether one looks there or out of it. */
const outMetres = 4
/** What is nearer than this to the lens takes the picture from what lies behind it; where in the picture one looks for it. */
const closeMetres = 2.4
const closeLooks = { across: [-0.75, -0.38, 0, 0.38, 0.75], up: [0.9, 0.6, 0.25, -0.15, -0.6] } as const

/** What a picture is worth: faces that look out of it, large enough and not hidden, less what it costs to take it. */
export function worthOf({ self, talkers, bystanders }: Company, stand: Stand, view: FramingView, solids: boolean): number {
  const own = seen(self, stand)
  const others = [...talkers, ...bystanders]
  const isGroup = talkers.length >= groupHeads
  const good = (view.aspect < 1 ? goodHeadShare.upright : goodHeadShare.wide) * (isGroup ? groupHeadShare : 1)
  const sizeOf = ({ depth }: Seen) => headMetres / (Math.max(0.05, depth) * 2 * stand.tall) / good
  let value = -effort(stand, view) - fromBehind(stand, view) * (isGroup ? costs.fromBehind.group : costs.fromBehind.few)
  let shown = 0
  for (const [at, face] of others.entries()) {
    const it = seen(face, stand)
    const size = sizeOf(it)
    const free = at < talkers.length ? inside(it, view) : 0
    if (it.front > 0 && free > 0) {
      const bare = (solids ? clearShare(face, stand, view) : 1) * (1 - hidden(face, self, others, stand.camera))
      value += (at === 0 ? worth.speaker : worth.next * worth.fewer ** at) * bare * free * Math.min(1, size) * it.front
    }
    if (at < talkers.length) shown += Math.min(1, free * 2) / talkers.length
    if (isGroup) value += free * worth.member
    value -= inTheWay(face, it, size, stand, view)
  }
  if (isGroup) {
    const back = own.front < 0.3 && isInPicture(own) ? backCost(own, sizeOf(own), stand) : 0
    value += midstWorth([self, ...talkers], stand) - back - Math.max(0, mostShare - shown) * costs.absent
  }
  return value + ownWorth(self, own, others, stand, view) - (solids ? closeShare(stand, view) * costs.close : 0)
}

/** What it takes to go there, and what a picture from that side is less worth in this place. */
function effort(stand: Stand, view: FramingView): number {
  const { yawRadians, pitch, distance, downRadians, tall } = stand
  const turn = Math.abs(Math.atan2(Math.sin(yawRadians - view.yawRadians), Math.cos(yawRadians - view.yawRadians)))
  return (
    turn * costs.turn +
    Math.max(0, pitch - 0.3) * costs.pitch +
    Math.max(0, skyRadians + downRadians - Math.atan(tall)) * costs.horizon +
    distance * costs.metre +
    outward(stand, view) * costs.outward
  )
}

/** What a body takes from the picture that stands before the lens, has its back to it, or is cut by an edge or the composer. */
function inTheWay(face: Face, it: Seen, size: number, stand: Stand, view: FramingView): number {
  if (!isInPicture(it)) return 0
  if (apart(face, stand.camera) < crampedMetres) return costs.cramped
  const { camera, focusX, focusZ } = stand
  const veiled = standsBetween(face, face.y + headMetres / 2, camera, {
    x: focusX,
    y: camera.y - Math.sin(stand.pitch) * stand.distance,
    z: focusZ,
  })
  return (it.front < 0.3 ? backCost(it, size, stand) : 0) + (veiled ? costs.veiled : 0) + cutShare(it, view) * Math.min(1, size) * costs.cut
}

/** 1 for a head of which the picture's edge or the composer leaves a part. */
function cutShare({ across, up }: Seen, { aspect }: FramingView): number {
  const beside = Math.abs(across)
  if ((beside > cutAcross.from && beside < cutAcross.to) || (beside < cutAcross.to && up < cutBelow)) return 1
  return aspect > 1 && across < composer.across && up < composer.up ? 1 : 0
}

/** What a group sits round is in the picture, and nothing of the interface lies over it. */
function midstWorth(faces: readonly Face[], stand: Stand): number {
  const x = (Math.min(...faces.map((face) => face.x)) + Math.max(...faces.map((face) => face.x))) / 2
  const z = (Math.min(...faces.map((face) => face.z)) + Math.max(...faces.map((face) => face.z))) / 2
  const y = Math.min(...faces.map((face) => face.y)) - groundMetres
  const { across, up, depth } = seen({ x, y, z, yawRadians: 0 }, stand)
  if (depth < 1) return 0
  const over = Math.max(Math.abs(across) - groundFree.across, groundFree.bottom - up, up - groundFree.top, 0)
  return worth.midst * Math.max(0, 1 - over * 5)
}

/** A back before the faces; a large one takes the picture from them. */
function backCost({ depth }: Seen, size: number, { distance }: Stand): number {
  return (depth < distance * 0.75 ? costs.back : 0) + costs.largeBack * Math.max(0, size - largeBackSize)
}

/** How much of a head no beam, lantern or leaf hides. */
function clearShare(face: Face, { camera }: Stand, view: FramingView): number {
  return lookHeights.reduce(
    (share, up) => share + (view.sees(camera, { x: face.x, y: face.y + up, z: face.z }) ? 1 / lookHeights.length : 0),
    0,
  )
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

/** 0 for a picture from the side the place was made to be seen from, 1 from behind it. */
function fromBehind({ yawRadians }: Stand, { heart }: FramingView): number {
  return heart ? (1 - Math.cos(yawRadians - heart.frontRadians)) / 2 : 0
}

/** How much of the picture beams, lanterns, posts and roofs close before the lens take, 0 to 1. */
function closeShare({ camera, yawRadians, downRadians, tall, wide }: Stand, view: FramingView): number {
  const [sin, cos] = [Math.sin(yawRadians), Math.cos(yawRadians)]
  const met = closeLooks.up.flatMap((high) => {
    const flat = Math.cos(downRadians) + tall * high * Math.sin(downRadians)
    const y = camera.y + (tall * high * Math.cos(downRadians) - Math.sin(downRadians)) * closeMetres
    return closeLooks.across.filter((share) => {
      const across = share * wide
      const to = { x: camera.x + (cos * across - sin * flat) * closeMetres, y, z: camera.z - (sin * across + cos * flat) * closeMetres }
      return !view.sees(camera, to)
    })
  })
  return met.length / (closeLooks.up.length * closeLooks.across.length)
}

/** One's own body: small and seen, or not at all; never a back that fills the picture. */
function ownWorth(self: Face, own: Seen, others: readonly Face[], stand: Stand, view: FramingView): number {
  const metres = apart(self, stand.camera)
  if (metres < ownGoneMetres || !isInPicture(own)) return 0
  if (metres < ownLeastMetres) return -costs.ownLarge * (ownLeastMetres - metres + Math.max(0, own.up))
  const covered = others.reduce((most, head) => Math.max(most, covers(head, self, stand.camera, metres)), 0)
  return inside(own, view) * (0.6 + 0.4 * own.front - 1.6 * covered) * worth.own
}

function seen({ x, y, z, yawRadians }: Face, { camera, yawRadians: yaw, downRadians, tall, wide }: Stand): Seen {
  const [dx, dy, dz] = [x - camera.x, y - camera.y, z - camera.z]
  const back = dx * Math.sin(yaw) + dz * Math.cos(yaw)
  const depth = -(back * Math.cos(downRadians) + dy * Math.sin(downRadians))
  const up = dy * Math.cos(downRadians) - back * Math.sin(downRadians)
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
function inside({ across, up, depth }: Seen, { aspect }: FramingView): number {
  if (depth < 0.3) return 0
  const bottom = aspect > 1 && across > composer.across ? freeBottom : freeArea.bottom
  const over = Math.max(Math.abs(across) - freeArea.across, up - freeArea.top, bottom - up, 0)
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

function apart(a: Place, b: Place): number {
  return Math.max(0.01, Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z))
}
