import { bubbledLines } from '#state/bubbled-lines.ts'
import type { Line, TalkState } from '#state/talk-store.ts'
import type { CrowdBody } from '#scene/avatar/crowd-body.ts'
import { isSeen } from '#scene/avatar/screen-place.ts'
import { bubbleReach, softWeights } from '#scene/labels/label-tuning.ts'
import type { LabelFrame } from '#scene/labels/label-frame.ts'
import { type BoxField, createBox } from '#scene/labels/box-field.ts'
import { heldX, heldY, type LabelBounds, type LabelGround, placeLabel, steadyAnchor } from '#scene/labels/place-label.ts'
import { Ranking } from '#scene/labels/ranking.ts'
import type { StoreApi } from 'zustand/vanilla'
import { type Bubble, type BubbleContainer, BubbleElement } from './bubble-element.ts'
import { freshLines } from './bubble-life.ts'

const mostBubbles = 6
/** More would hide the faces on a phone, upright or on its side. */
const mostSmall = 3
const smallPixels = { wide: 560, high: 480 } as const
/** Some more than are seen at once: those that fade away keep theirs meanwhile. */
const poolSize = 9
const sweepEveryMs = 250
const overHeadPixels = 10
const farthestMetres = 30
/** One that found no place is not tried again at once: it would flicker. */
const retryMs = 600
/** Whoever has a bubble keeps it against somebody this much nearer. */
const keepsForMetres = 1.5
const tailInset = 22
const tailReach = { up: 46, down: 14 } as const
const tailPixels = 9
/** A tail leans towards its speaker by so much of its length at most. */
const leanMost = 1.3
const glidePerSecond = 13
const box = { ...createBox(), gap: 0 }

/**
 * Speech bubbles: DOM moved by one transform each. The transcript is the accessible log, so these are hidden from it.
 * Text changes only when the talk store does; frames only move.
 */
export class Bubbles {
  readonly #container: BubbleContainer
  readonly #talk: StoreApi<TalkState>
  readonly #pool: Bubble[]
  readonly #byPid = new Map<number, Bubble>()
  readonly #lines = new Map<number, Line>()
  readonly #ranking = new Ranking(mostBubbles)
  readonly #chosen: (Bubble | null)[] = Array.from({ length: mostBubbles }, () => null)
  readonly #anchored: (CrowdBody | null)[] = Array.from({ length: mostBubbles }, () => null)
  readonly #held = new Int32Array(mostBubbles)
  readonly #readable: string[] = Array.from({ length: mostBubbles }, () => '')
  readonly #unsubscribe: () => void
  #count = 0
  #changed = true
  #sweptMs = 0

  constructor(
    container: BubbleContainer,
    talk: StoreApi<TalkState>,
    make: (container: BubbleContainer) => Bubble = (inside) => new BubbleElement(inside),
  ) {
    this.#container = container
    this.#talk = talk
    container.setAttribute('aria-hidden', 'true')
    this.#pool = Array.from({ length: poolSize }, () => make(container))
    this.#unsubscribe = talk.subscribe(() => {
      this.#changed = true
    })
  }

  /** Decides who has a bubble this frame and what it shows. */
  choose(bodies: readonly CrowdBody[], { nowMs, width, height }: LabelFrame): void {
    if (this.#changed || nowMs - this.#sweptMs > sweepEveryMs) {
      this.#changed = false
      this.#sweptMs = nowMs
      freshLines(this.#talk.getState().lines, nowMs, this.#lines)
    }
    this.#rank(bodies, nowMs)
    if (width < smallPixels.wide || height < smallPixels.high) this.#ranking.count = Math.min(mostSmall, this.#ranking.count)
    this.#assign(bodies, nowMs)
  }

  /** True while this body's name stands in the head of its bubble. */
  names(pid: number): boolean {
    return this.#byPid.get(pid)?.spot.placed === true
  }

  /** True while this body speaks but its bubble found no place. */
  isCrowdedOut(pid: number): boolean {
    return this.#byPid.get(pid)?.spot.placed === false
  }

  #rank(bodies: readonly CrowdBody[], nowMs: number): void {
    this.#ranking.clear()
    for (let i = 0; i < bodies.length; i++) {
      const body = bodies[i]
      if (!body || body.screen.depth > farthestMetres || !(body.view.self || isSeen(body.screen))) continue
      const line = this.#lines.get(body.pid)
      const waiting = body.view.presence === 'thinking' && body.view.kind === 'resident'
      const murmurs = nowMs < body.view.murmurUntilMs
      if (!line && !waiting && !murmurs) continue
      const growing = line && !line.done ? 50 : 0
      const kept = this.#byPid.has(body.pid) ? keepsForMetres : 0
      this.#ranking.offer(i, Math.abs(body.screen.depth) - growing - kept + (line ? 0 : 8) - (body.view.self ? 4 : 0))
    }
  }

  #assign(bodies: readonly CrowdBody[], nowMs: number): void {
    for (let k = 0; k < this.#pool.length; k++) {
      const bubble = this.#pool[k]
      if (!bubble || bubble.pid === 0 || this.#isRanked(bodies, bubble.pid)) continue
      this.#byPid.delete(bubble.pid)
      bubble.release(nowMs)
    }
    this.#count = this.#ranking.count
    for (let i = 0; i < mostBubbles; i++) {
      const body = i < this.#count ? bodies[this.#ranking.ids[i] ?? 0] : undefined
      this.#anchored[i] = body ?? null
      this.#chosen[i] = body ? this.#fill(body, nowMs) : null
    }
  }

  #isRanked(bodies: readonly CrowdBody[], pid: number): boolean {
    for (let i = 0; i < this.#ranking.count; i++) if (bodies[this.#ranking.ids[i] ?? 0]?.pid === pid) return true
    return false
  }

  #fill(body: CrowdBody, nowMs: number): Bubble | null {
    const { view } = body
    const bubble = this.#byPid.get(body.pid) ?? this.#free(body.pid)
    if (!bubble) return null
    const line = this.#lines.get(body.pid)
    const resident = view.kind === 'resident'
    const waiting = view.presence === 'thinking' && resident && (!line || (line.done && nowMs - line.grewAtMs > 1500))
    if (waiting) bubble.showDots('dots', view.name, resident)
    else if (line) bubble.showLine(line)
    else bubble.showDots('murmur', view.name, resident)
    return bubble
  }

  /** The one free the longest, so that those fading away may. */
  #free(pid: number): Bubble | null {
    let found: Bubble | null = null
    for (let k = 0; k < this.#pool.length; k++) {
      const bubble = this.#pool[k]
      if (bubble && bubble.pid === 0 && (!found || bubble.freedAtMs < found.freedAtMs)) found = bubble
    }
    if (!found) return null
    found.pid = pid
    this.#byPid.set(pid, found)
    return found
  }

  /** Finds each its place, the most important first, and adds them to what is taken. */
  place(ground: LabelGround, { nowMs }: LabelFrame): void {
    this.#holdPlaces(ground)
    for (let i = 0; i < this.#count; i++) {
      const bubble = this.#chosen[i]
      if (!bubble) continue
      const { spot, width, height } = bubble
      const held = this.#held[i] ?? -1
      if (held >= 0) ground.soft.weight[held] = 0
      if (nowMs < bubble.retryAtMs) continue
      if (!placeLabel(spot, width, height, bubbleReach, ground)) {
        bubble.retryAtMs = nowMs + retryMs
        continue
      }
      const x = heldX(spot, width, ground.bounds) + spot.dx
      const bottom = heldY(spot, height, ground.bounds) + spot.dy
      ground.hard.add(x - width / 2, bottom - height, x + width / 2, bottom)
    }
  }

  /** Nobody moves to where another one stands who is only asked later. */
  #holdPlaces({ soft, bounds }: LabelGround): void {
    for (let i = 0; i < this.#count; i++) {
      const bubble = this.#chosen[i]
      const screen = this.#anchored[i]?.screen
      this.#held[i] = -1
      if (!bubble || !screen) continue
      const { spot, width, height } = bubble
      steadyAnchor(spot, screen.x, screen.y - overHeadPixels)
      if (!spot.placed) continue
      const x = heldX(spot, width, bounds) + spot.dx
      const bottom = heldY(spot, height, bounds) + spot.dy
      this.#held[i] = soft.add(x - width / 2, bottom - height, x + width / 2, bottom, softWeights.waiting)
    }
  }

  /** Moves the DOM to where `place` put them. They glide there, unless one would lie over another on the way. */
  write({ deltaSeconds, still, width: viewWidth }: LabelFrame, { bounds, drawn }: LabelGround): void {
    const glide = still ? 1 : 1 - Math.exp(-deltaSeconds * glidePerSecond)
    for (let i = 0; i < this.#count; i++) {
      const bubble = this.#chosen[i]
      const screen = this.#anchored[i]?.screen
      if (!bubble || !screen) continue
      const { spot } = bubble
      const share = bubble.fresh || isAway(screen, viewWidth) ? 1 : glide
      bubble.glideX += (spot.dx - bubble.glideX) * share
      bubble.glideY += (spot.dy - bubble.glideY) * share
      box.left = heldX(spot, bubble.width, bounds) + bubble.glideX - bubble.width / 2
      box.right = box.left + bubble.width
      box.bottom = heldY(spot, bubble.height, bounds) + bubble.glideY
      box.top = box.bottom - bubble.height
      if (drawn.touches(box)) arrive(bubble)
    }
    while (this.#hurryOne(bounds)) continue
    for (let i = 0; i < this.#count; i++) {
      const bubble = this.#chosen[i]
      const screen = this.#anchored[i]?.screen
      if (!bubble || !screen) continue
      bubble.show(bubble.spot.placed)
      if (!bubble.spot.placed) continue
      bubble.fresh = false
      this.#move(bubble, isAway(screen, viewWidth), bounds, drawn)
    }
    this.#tell()
  }

  /** Lets the transcript know what need not be read there; only when that changed. */
  #tell(): void {
    let changed = false
    for (let i = 0; i < mostBubbles; i++) {
      const readable = (i < this.#count ? this.#chosen[i]?.readable : '') ?? ''
      changed ||= readable !== this.#readable[i]
      this.#readable[i] = readable
    }
    if (changed) bubbledLines.setState(new Set(this.#readable), true)
  }

  #move(bubble: Bubble, away: boolean, bounds: LabelBounds, drawn: BoxField): void {
    const { spot, width, height } = bubble
    const x = heldX(spot, width, bounds) + bubble.glideX
    const y = heldY(spot, height, bounds) + bubble.glideY
    const reach = Math.max(0, width / 2 - tailInset)
    const tail = Math.min(reach, Math.max(-reach, spot.x - x))
    const length = Math.max(1, (spot.y - y) / tailPixels)
    const lean = spot.x - x - tail
    const reaches = Math.abs(lean) < leanMost * length * tailPixels && spot.y - y < tailReach.up && y - spot.y < tailReach.down
    bubble.move(x, y, tail, reaches ? length : 1, reaches ? lean / (length * tailPixels) : 0)
    bubble.showTail(reaches && !away)
    drawn.add(x - width / 2, y - height, x + width / 2, y)
  }

  /** Puts two that overlap on their way where they belong: there none does. False when there are none. */
  #hurryOne(bounds: LabelBounds): boolean {
    for (let i = 1; i < this.#count; i++) {
      const one = this.#chosen[i]
      if (!one || !one.spot.placed) continue
      for (let k = 0; k < i; k++) {
        const other = this.#chosen[k]
        if (!other || !other.spot.placed || (isThere(one) && isThere(other)) || !overlap(one, other, bounds)) continue
        arrive(one)
        arrive(other)
        return true
      }
    }
    return false
  }

  dispose(): void {
    this.#unsubscribe()
    bubbledLines.setState(new Set(), true)
    for (const bubble of this.#pool) bubble.dispose()
    this.#container.removeAttribute('aria-hidden')
  }
}

function isAway(screen: { x: number; depth: number }, viewWidth: number): boolean {
  return screen.depth <= 0 || screen.x < 0 || screen.x > viewWidth
}

function isThere({ spot, glideX, glideY }: Bubble): boolean {
  return glideX === spot.dx && glideY === spot.dy
}

function arrive(bubble: Bubble): void {
  bubble.glideX = bubble.spot.dx
  bubble.glideY = bubble.spot.dy
}

function overlap(a: Bubble, b: Bubble, bounds: LabelBounds): boolean {
  const apart = Math.abs(heldX(a.spot, a.width, bounds) + a.glideX - heldX(b.spot, b.width, bounds) - b.glideX)
  if (apart >= (a.width + b.width) / 2) return false
  const bottomA = heldY(a.spot, a.height, bounds) + a.glideY
  const bottomB = heldY(b.spot, b.height, bounds) + b.glideY
  return bottomA - a.height < bottomB && bottomB - b.height < bottomA
}
