/**
 * Where one body was, in a ring of fixed size. Frames come 20 times a second (4 far away) and jitter;
 * bodies are drawn a little in the past so that there is always a next place to move towards.
 */
export interface Motion {
  readonly atMs: Float64Array
  readonly x: Float64Array
  readonly z: Float64Array
  readonly yawRadians: Float64Array
  /** Index of the newest entry. */
  newest: number
  count: number
  /** Usual time between frames of this body; far bodies come rarely and are drawn further in the past. */
  intervalMs: number
}

interface Place {
  x: number
  z: number
  yawRadians: number
}

export interface Placing extends Place {
  speedMetresPerSecond: number
}

const capacity = 16
const frameMs = 50
/** A body 20 frames a second is drawn this far behind; see `delayOf` for rarer ones. */
const leastDelayMs = 160
const mostDelayMs = 420
/** Arrival times this close to the expected one are jitter, not change of rate. */
const jitterMs = 45
/** After a silence like this the body stood still and starts anew. */
const silenceMs = 320
/** Nobody walks this far between two frames. */
const teleportMetres = 3

export function createMotion(): Motion {
  return {
    atMs: new Float64Array(capacity),
    x: new Float64Array(capacity),
    z: new Float64Array(capacity),
    yawRadians: new Float64Array(capacity),
    newest: -1,
    count: 0,
    intervalMs: frameMs,
  }
}

/** Takes in a place that arrived at `nowMs`. */
export function pushMotion(motion: Motion, nowMs: number, place: Place): void {
  arrival.ms = nowMs
  if (motion.count === 0) return append(motion, place)
  const last = motion.newest
  const lastMs = at(motion.atMs, last)
  const dx = place.x - at(motion.x, last)
  const dz = place.z - at(motion.z, last)
  if (dx * dx + dz * dz > teleportMetres * teleportMetres) {
    motion.count = 0
    return append(motion, place)
  }
  const gapMs = nowMs - lastMs
  if (gapMs > silenceMs) appendAgain(motion)
  else motion.intervalMs += (Math.max(frameMs, gapMs) - motion.intervalMs) * 0.1
  arrival.ms = Math.max(at(motion.atMs, motion.newest) + 1, steady(lastMs, nowMs))
  append(motion, place)
}

/** Writes where the body is drawn at `nowMs`; false when nothing is known of it. Allocates nothing. */
export function sampleMotion(motion: Motion, nowMs: number, out: Placing): boolean {
  if (motion.count === 0) return false
  const wantedMs = nowMs - delayOf(motion)
  between.wantedMs = wantedMs
  let after = motion.newest
  if (wantedMs >= at(motion.atMs, after)) return rest(motion, after, out)
  for (let back = 1; back < motion.count; back++) {
    const before = (motion.newest - back + capacity) % capacity
    if (at(motion.atMs, before) <= wantedMs) return blend(motion, before, after, out)
    after = before
  }
  return rest(motion, after, out)
}

/** Where the newest frame says the body is; for hearing, which should not lag. False when nothing is known. */
export function newestPlace(motion: Motion, out: Placing): boolean {
  return motion.count > 0 && rest(motion, motion.newest, out)
}

function delayOf(motion: Motion): number {
  return Math.min(mostDelayMs, Math.max(leastDelayMs, motion.intervalMs * 1.4))
}

/** Pulls an arrival time towards the beat of the server's ticks. */
function steady(lastMs: number, nowMs: number): number {
  const error = nowMs - (lastMs + frameMs)
  return Math.abs(error) <= jitterMs ? lastMs + frameMs + error * 0.2 : nowMs
}

/** When the place being taken in counts as having arrived. */
const arrival = { ms: 0.5 }

/** Where it was last, still there a frame before now. */
function appendAgain(motion: Motion): void {
  arrival.ms -= frameMs
  const last = motion.newest
  append(motion, { x: at(motion.x, last), z: at(motion.z, last), yawRadians: at(motion.yawRadians, last) })
}

/** `arrival` says when. */
function append(motion: Motion, { x, z, yawRadians }: Place): void {
  const index = (motion.newest + 1) % capacity
  motion.atMs[index] = arrival.ms
  motion.x[index] = x
  motion.z[index] = z
  motion.yawRadians[index] = yawRadians
  motion.newest = index
  motion.count = Math.min(capacity, motion.count + 1)
}

function rest(motion: Motion, index: number, out: Placing): true {
  out.x = at(motion.x, index)
  out.z = at(motion.z, index)
  out.yawRadians = at(motion.yawRadians, index)
  out.speedMetresPerSecond = 0
  return true
}

/** The moment wanted is handed over in a record, and `Math.hypot` left aside: as bare numbers they would be put on the heap. */
const between = { wantedMs: 0.5 }

function blend(motion: Motion, before: number, after: number, out: Placing): true {
  const spanMs = at(motion.atMs, after) - at(motion.atMs, before)
  const share = spanMs > 0 ? (between.wantedMs - at(motion.atMs, before)) / spanMs : 1
  const dx = at(motion.x, after) - at(motion.x, before)
  const dz = at(motion.z, after) - at(motion.z, before)
  out.x = at(motion.x, before) + dx * share
  out.z = at(motion.z, before) + dz * share
  out.yawRadians = at(motion.yawRadians, before) + turnBetween(at(motion.yawRadians, before), at(motion.yawRadians, after)) * share
  out.speedMetresPerSecond = spanMs > 0 ? (Math.sqrt(dx * dx + dz * dz) * 1000) / spanMs : 0
  return true
}

/** The shorter way round from one yaw to another, −π to π. */
export function turnBetween(from: number, to: number): number {
  const turn = (to - from) % (2 * Math.PI)
  if (turn > Math.PI) return turn - 2 * Math.PI
  return turn < -Math.PI ? turn + 2 * Math.PI : turn
}

function at(values: Float64Array, index: number): number {
  return values[index] ?? 0
}
