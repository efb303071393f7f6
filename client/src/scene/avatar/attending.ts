import type { AvatarView } from '#state/world-view.ts'
import type { Stance } from './kinematics.ts'
import { mixed, shortestTurn } from './pose-tools.ts'

/** Whom a body minds where the server does not say: who speaks near it, and while all are silent, now and then a neighbour. */
export interface Mind {
  /** Whom it looks at, 0 for nobody. */
  pid: number
  /** That one speaks, and it listens. */
  heeds: boolean
  untilMs: number
  /** Who began to speak, and when it will notice. */
  heardPid: number
  noticesMs: number
}

/** A body as far as minding others goes. */
interface Minding {
  readonly pid: number
  readonly view: Pick<AvatarView, 'presence' | 'speakingUntilMs'>
  readonly stance: Pick<Stance, 'x' | 'z' | 'yawRadians'>
  readonly mind: Mind
}

/** Of so many bodies one a frame looks round anew. */
const turns = 6
const hearsMetres = 8
const neighbourMetres = 3.4
/** How long one still looks at who has finished. */
const lingersMs = 4500
const slowestMs = 900
/** Eyes go from one to another this often while one speaks, and while nobody does. */
const speakingGlanceMs = 2600
const quietGlanceMs = 4800
const behindRadians = 1.75

/** Lets everybody in turn see who speaks. Allocates nothing. */
export function attend(bodies: readonly Minding[], nowMs: number, frame: number): void {
  for (let i = frame % turns; i < bodies.length; i += turns) {
    const body = bodies[i]
    if (body) look(body, bodies, nowMs)
  }
}

function look(body: Minding, bodies: readonly Minding[], nowMs: number): void {
  const { mind, view } = body
  if (view.presence === 'asleep' || view.presence === 'away') return forget(mind)
  const speaks = nowMs < view.speakingUntilMs
  const speaker = speaks ? null : speakerNear(body, bodies, nowMs)
  if (speaker) return heed(mind, speaker.pid, body.pid, nowMs)
  mind.heardPid = 0
  mind.heeds = false
  if (nowMs < mind.untilMs && !speaks) return
  mind.pid = glance(body, bodies, Math.floor(nowMs / (speaks ? speakingGlanceMs : quietGlanceMs) + mixed(body.pid)), speaks)
}

function forget(mind: Mind): void {
  mind.pid = 0
  mind.heeds = false
  mind.untilMs = 0
}

/** Nobody turns to a voice at the very moment all others do. */
function heed(mind: Mind, speakerPid: number, ownPid: number, nowMs: number): void {
  if (mind.heardPid !== speakerPid) {
    mind.heardPid = speakerPid
    mind.noticesMs = nowMs + slowestMs * mixed(ownPid * 31 + speakerPid)
  }
  if (nowMs < mind.noticesMs) return
  mind.pid = speakerPid
  mind.heeds = true
  mind.untilMs = nowMs + lingersMs
}

/** Who speaks near by: the one heeded already, else the nearest. */
function speakerNear(body: Minding, bodies: readonly Minding[], nowMs: number): Minding | null {
  let found: Minding | null = null
  let nearest = hearsMetres
  for (let i = 0; i < bodies.length; i++) {
    const other = bodies[i]
    if (!other || other === body || nowMs >= other.view.speakingUntilMs) continue
    const metres = metresTo(body, other)
    if (metres < hearsMetres && body.mind.heeds && other.pid === body.mind.pid) return other
    if (metres >= nearest) continue
    nearest = metres
    found = other
  }
  return found
}

/** A neighbour before it, another each time; nobody, now and then, while all are silent. */
function glance(body: Minding, bodies: readonly Minding[], time: number, speaks: boolean): number {
  if (!speaks && mixed(time * 31 + body.pid * 7) < 0.4) return 0
  let pid = 0
  let best = -1
  for (let i = 0; i < bodies.length; i++) {
    const other = bodies[i]
    if (!other || other === body || metresTo(body, other) > (speaks ? hearsMetres / 2 : neighbourMetres) || isBehind(body, other)) continue
    const liked = mixed(time * 17 + body.pid * 131 + other.pid)
    if (liked <= best) continue
    best = liked
    pid = other.pid
  }
  return pid
}

function metresTo({ stance: one }: Minding, { stance: other }: Minding): number {
  return Math.sqrt((one.x - other.x) * (one.x - other.x) + (one.z - other.z) * (one.z - other.z))
}

function isBehind({ stance: one }: Minding, { stance: other }: Minding): boolean {
  return Math.abs(shortestTurn(one.yawRadians, Math.atan2(other.x - one.x, other.z - one.z))) > behindRadians
}
