import { bodyBytes, packBody } from '@kith/shared/space'

/** A body as frames see it. */
export interface Framed {
  pid: number
  x: number
  z: number
  yawRadians: number
}

const cellMetres = 12.5
/** More moving neighbours than this take turns. */
const crowdedBodies = 60
/** The whole room is gone through once in so many ticks: 4 Hz at 20 ticks a second. */
const farTicks = 5
/** A stopped body is repeated in the far tier for so long, so that nobody is left with a stale place. */
const repeatedTicks = 20
const cellsAcross = 1 << 12
const stepsPerMetre = 128
const stepsPerTurn = 256

interface Track extends Framed {
  seenTick: number
  movedTick: number
  packedX: number
  packedZ: number
  packedYaw: number
  cell: number
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

export function createFrames(): Frames {
  const tracks = new Map<number, Track>()
  const movedByCell = new Map<number, Track[]>()
  const built = new Map<number, Uint8Array | null>()
  let far: Track[] = []
  let tick = 0
  let frame = 0
  let whole: Uint8Array | null = null

  const follow = (body: Framed) => {
    let track = tracks.get(body.pid)
    if (track === undefined) {
      track = { ...body, seenTick: tick, movedTick: tick, packedX: Number.NaN, packedZ: 0, packedYaw: 0, cell: 0, inFrame: 0 }
      tracks.set(body.pid, track)
    }
    track.seenTick = tick
    const packedX = Math.round(body.x * stepsPerMetre)
    const packedZ = Math.round(body.z * stepsPerMetre)
    const packedYaw = Math.round((body.yawRadians / (2 * Math.PI)) * stepsPerTurn)
    if (packedX === track.packedX && packedZ === track.packedZ && packedYaw === track.packedYaw) return
    Object.assign(track, {
      packedX,
      packedZ,
      packedYaw,
      x: body.x,
      z: body.z,
      yawRadians: body.yawRadians,
      movedTick: tick,
      cell: cellAt(body.x, body.z),
    })
    const inCell = movedByCell.get(track.cell)
    if (inCell === undefined) movedByCell.set(track.cell, [track])
    else inCell.push(track)
  }

  const build = (cell: number): Uint8Array | null => {
    frame += 1
    const chosen: Track[] = []
    const moved: Track[] = []
    for (const neighbour of around(cell)) {
      const inCell = movedByCell.get(neighbour)
      if (inCell !== undefined) moved.push(...inCell)
    }
    const turns = Math.ceil(moved.length / crowdedBodies)
    for (const track of moved) {
      if (turns > 1 && (track.pid + tick) % turns !== 0) continue
      track.inFrame = frame
      chosen.push(track)
    }
    for (const track of far) if (track.inFrame !== frame) chosen.push(track)
    return chosen.length === 0 ? null : pack(chosen)
  }

  return {
    update(bodies) {
      tick += 1
      movedByCell.clear()
      built.clear()
      whole = null
      for (const body of bodies) follow(body)
      for (const track of tracks.values()) if (track.seenTick !== tick) tracks.delete(track.pid)
      far = [...tracks.values()].filter((track) => track.pid % farTicks === tick % farTicks && tick - track.movedTick <= repeatedTicks)
    },
    near(x, z) {
      const cell = cellAt(x, z)
      let bytes = built.get(cell)
      if (bytes === undefined) {
        bytes = build(cell)
        built.set(cell, bytes)
      }
      return bytes
    },
    full() {
      whole ??= pack([...tracks.values()])
      return whole
    },
  }
}

function cellAt(x: number, z: number): number {
  return (Math.floor(x / cellMetres) + cellsAcross / 2) * cellsAcross + Math.floor(z / cellMetres) + cellsAcross / 2
}

function around(cell: number): number[] {
  return [-1, 0, 1].flatMap((column) => [-1, 0, 1].map((row) => cell + column * cellsAcross + row))
}

function pack(tracks: readonly Track[]): Uint8Array {
  const bytes = new Uint8Array(tracks.length * bodyBytes)
  tracks.forEach((track, index) => packBody(bytes, index, track.pid, track.x, track.z, track.yawRadians))
  return bytes
}
