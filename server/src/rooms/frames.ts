import { bodyBytes, packBody } from '@kith/shared/space'

/** A body as frames see it. */
export interface Framed {
  pid: number
  x: number
  z: number
  yawRadians: number
}

const cellMetres = 12.5
/** Bodies in the same cell or one beside it are told about at every tick; more moving ones than this take turns. */
const nearCells = 1
const crowdedBodies = 60
/** The whole room is gone through once in so many ticks: 4 Hz at 20 ticks a second, and half as often beyond these cells. */
const farTicks = 5
const farCells = 3
/** A stopped body is repeated in the far tier for so long, so that nobody is left with a stale place. */
const repeatedTicks = 20
const stillTicks = 3
const stepsPerMetre = 128
const stepsPerRadian = 256 / (2 * Math.PI)
const cellsAcross = 1 << 12

interface Track {
  pid: number
  seenTick: number
  movedTick: number
  stepX: number
  stepZ: number
  stepYaw: number
  column: number
  row: number
  /** Its bytes in a frame, written once for all frames. */
  packed: Uint8Array
  /** The last frame this body was put into. */
  inFrame: number
}

/**
 * Packs where bodies are into frames, one for each 12.5 m cell with people in it: those that moved in the 3 × 3 cells
 * around at every tick, everybody else by turns. Bodies that stand still cost nothing.
 */
export interface Frames {
  /** Looks at all bodies of the room; call once a tick. */
  update(bodies: Iterable<Framed>): void
  /** What people at this place get this tick; the same bytes for all in its cell. Null when nothing moved. */
  near(x: number, z: number): Uint8Array | null
  /** Everybody, for those who just came. */
  full(): Uint8Array
}

/** Every frame begins with `prefix` and goes through `seal` once it is built, so that it can go onto the wire as it is. */
export function createFrames(prefix: Uint8Array = new Uint8Array(0), seal: (frame: Buffer) => Uint8Array = (frame) => frame): Frames {
  const tracks = new Map<number, Track>()
  const movedByCell = new Map<number, Track[]>()
  const built = new Map<number, Uint8Array | null>()
  let far: Track[] = []
  let tick = 0
  let frame = 0
  let whole: Uint8Array | null = null

  const trackOf = (pid: number): Track => {
    let track = tracks.get(pid)
    if (track === undefined) {
      const packed = new Uint8Array(bodyBytes)
      track = { pid, seenTick: tick, movedTick: tick, stepX: Number.NaN, stepZ: 0, stepYaw: 0, column: 0, row: 0, packed, inFrame: 0 }
      tracks.set(pid, track)
    }
    return track
  }

  const follow = (body: Framed) => {
    const track = trackOf(body.pid)
    track.seenTick = tick
    const stepX = Math.round(body.x * stepsPerMetre)
    const stepZ = Math.round(body.z * stepsPerMetre)
    const stepYaw = Math.round(body.yawRadians * stepsPerRadian)
    if (stepX === track.stepX && stepZ === track.stepZ && stepYaw === track.stepYaw) return
    track.stepX = stepX
    track.stepZ = stepZ
    track.stepYaw = stepYaw
    track.movedTick = tick
    track.column = cellAt(body.x)
    track.row = cellAt(body.z)
    packBody(track.packed, 0, body.pid, body.x, body.z, body.yawRadians)
    const cell = keyOf(track.column, track.row)
    const inCell = movedByCell.get(cell)
    if (inCell === undefined) movedByCell.set(cell, [track])
    else inCell.push(track)
  }

  /** Whether a body whose turn it is in the far tier goes into the frame of a cell. */
  const isTold = (track: Track, cellsAway: number, turns: number): boolean => {
    // Neighbours on the move are told about anyway; once they stand still, everyone hears where.
    if (cellsAway <= nearCells && turns <= 1) return tick - track.movedTick >= stillTicks
    return cellsAway <= farCells || Math.floor(tick / farTicks) % 2 === Math.floor(track.pid / farTicks) % 2
  }

  const build = (column: number, row: number): Uint8Array | null => {
    frame += 1
    const moved: Track[] = []
    for (let across = -nearCells; across <= nearCells; across += 1) {
      for (let down = -nearCells; down <= nearCells; down += 1) {
        const inCell = movedByCell.get(keyOf(column + across, row + down))
        if (inCell !== undefined) moved.push(...inCell)
      }
    }
    const turns = Math.ceil(moved.length / crowdedBodies)
    const chosen = turns <= 1 ? moved : moved.filter((track) => (track.pid + tick) % turns === 0)
    for (const track of chosen) track.inFrame = frame
    for (const track of far) {
      const cellsAway = Math.max(Math.abs(track.column - column), Math.abs(track.row - row))
      if (track.inFrame !== frame && isTold(track, cellsAway, turns)) chosen.push(track)
    }
    return chosen.length === 0 ? null : seal(pack(prefix, chosen))
  }

  return {
    update(bodies) {
      tick += 1
      movedByCell.clear()
      built.clear()
      whole = null
      for (const body of bodies) follow(body)
      far = []
      for (const track of tracks.values()) {
        if (track.seenTick !== tick) tracks.delete(track.pid)
        else if (track.pid % farTicks === tick % farTicks && tick - track.movedTick <= repeatedTicks) far.push(track)
      }
    },
    near(x, z) {
      const column = cellAt(x)
      const row = cellAt(z)
      const cell = keyOf(column, row)
      let bytes = built.get(cell)
      if (bytes === undefined) {
        bytes = build(column, row)
        built.set(cell, bytes)
      }
      return bytes
    },
    full() {
      whole ??= seal(pack(prefix, [...tracks.values()]))
      return whole
    },
  }
}

const cellAt = (metres: number) => Math.floor(metres / cellMetres) + cellsAcross / 2
const keyOf = (column: number, row: number) => column * cellsAcross + row

function pack(prefix: Uint8Array, tracks: readonly Track[]): Buffer {
  // A buffer from Node's pool: these are made by the thousand and gone at once.
  const bytes = Buffer.allocUnsafe(prefix.byteLength + tracks.length * bodyBytes)
  bytes.set(prefix)
  let at = prefix.byteLength
  for (const { packed } of tracks) {
    bytes.set(packed, at)
    at += bodyBytes
  }
  return bytes
}
