import { bubbledLines } from '#state/bubbled-lines.ts'
import type { Line, TalkState } from '#state/talk-store.ts'
import type { CrowdBody } from '#scene/avatar/crowd-body.ts'
import { isSeen } from '#scene/avatar/screen-place.ts'
import { halfHead, softWeights } from '#scene/labels/label-tuning.ts'
import type { LabelFrame } from '#scene/labels/label-frame.ts'
import { type BoxField, createBox } from '#scene/labels/box-field.ts'
import { heldX, heldY, type LabelBounds, type LabelGround, placeLabel, steadyAnchor } from '#scene/labels/place-label.ts'
import { Ranking } from '#scene/labels/ranking.ts'
import { aimTail, createTail, cutTail } from '#scene/labels/tail.ts'
import type { StoreApi } from 'zustand/vanilla'
import { type Bubble, type BubbleContainer, BubbleElement } from './bubble-element.ts'
import { freshLines } from './bubble-life.ts'
import { arrive, isAway, isThere, overlap, reachOf } from './bubble-way.ts'

const mostBubbles = 6
/** More would hide the faces on a phone, upright or on its side. */
const mostSmall = 3
/** Some of the nearest have no room for their words: the next ones are asked. */
const mostAsked = 8
const smallPixels = { wide: 560, high: 480 } as const
/** Some more than are seen at once: those that fade away keep theirs meanwhile. */
const poolSize = 12
const sweepEveryMs = 250
const overHeadPixels = 10
const farthestMetres = 30
/** One that found no place is not tried again at once: it would flicker. */
const retryMs = 600
/** Whoever has a bubble keeps it against somebody this much nearer. */
const keepsForMetres = 1.5
/** As long as the page takes to fade one out, its place is its own. */
const fadesMs = 150
const glidePerSecond = 13
const wayPixels = { half: 8, high: 64 } as const
const box = { ...createBox(), gap: 0 }
const tail = createTail()

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
  readonly #ranking = new Ranking(mostAsked)
  readonly #chosen: (Bubble | null)[] = Array.from({ length: mostAsked }, () => null)
  readonly #anchored: (CrowdBody | null)[] = Array.from({ length: mostAsked }, () => null)
  readonly #held = new Int32Array(mostAsked)
  readonly #ways = new Int32Array(mostAsked)
  readonly #readable: string[] = Array.from({ length: mostAsked }, () => '')
  readonly #unsubscribe: () => void
  #count = 0
  #most = mostBubbles
  #changed = true
  #sweptMs = 0
  #nowMs = 0

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
    this.#nowMs = nowMs
    if (this.#changed || nowMs - this.#sweptMs > sweepEveryMs) {
      this.#changed = false
      this.#sweptMs = nowMs
      freshLines(this.#talk.getState().lines, nowMs, this.#lines)
    }
    this.#rank(bodies, nowMs)
    this.#most = width < smallPixels.wide || height < smallPixels.high ? mostSmall : mostBubbles
    this.#assign(bodies, nowMs)
  }

  /** True while this body's name stands in the head of its bubble. */
  names(pid: number): boolean {
    const bubble = this.#byPid.get(pid)
    if (bubble) return bubble.spot.placed
    for (let k = 0; k < this.#pool.length; k++) if (this.#pool[k]?.leftPid === pid && this.#fades(this.#pool[k])) return true
    return false
  }

  #fades(bubble: Bubble | undefined): boolean {
    return bubble !== undefined && bubble.pid === 0 && this.#nowMs - bubble.freedAtMs < fadesMs
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
      bubble.leftPid = bubble.spot.placed ? bubble.pid : 0
      bubble.release(nowMs)
    }
    this.#count = this.#ranking.count
    for (let i = 0; i < mostAsked; i++) {
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
  place(ground: LabelGround, { nowMs, width: viewWidth, focalPixels }: LabelFrame, ownFace: number): void {
    const { hard, soft } = ground
    this.#holdPlaces(ground, focalPixels, viewWidth)
    let shown = 0
    for (let i = 0; i < this.#count; i++) {
      const bubble = this.#chosen[i]
      const body = this.#anchored[i]
      if (!bubble || !body) continue
      const held = this.#held[i] ?? -1
      if (held >= 0) soft.weight[held] = 0
      const way = this.#ways[i] ?? -1
      if (way >= 0) soft.weight[way] = 0
      if (nowMs < bubble.retryAtMs) continue
      if (shown === this.#most) {
        bubble.spot.placed = false
        continue
      }
      const away = isAway(body.screen, viewWidth)
      if (body.view.self && ownFace >= 0) soft.weight[ownFace] = 0
      const placed = placeLabel(bubble.spot, bubble.width, bubble.height, reachOf(bubble, away), ground)
      if (body.view.self && ownFace >= 0) soft.weight[ownFace] = softWeights.ownHead
      if (!placed) {
        bubble.retryAtMs = nowMs + retryMs
        continue
      }
      shown += 1
      const { spot, width, height } = bubble
      box.left = heldX(spot, width, ground.bounds) + spot.dx - width / 2
      box.right = box.left + width
      box.bottom = heldY(spot, height, ground.bounds) + spot.dy
      box.top = box.bottom - height
      hard.add(box.left, box.top, box.right, box.bottom)
      if (away) continue
      aimTail(tail, spot, box)
      hard.addTail(tail)
    }
  }

  /** Nobody moves to where another one stands who is only asked later, or where one still fades away. */
  #holdPlaces({ hard, soft, bounds }: LabelGround, focalPixels: number, viewWidth: number): void {
    for (let k = 0; k < this.#pool.length; k++) {
      const bubble = this.#pool[k]
      if (!bubble || bubble.leftPid === 0 || !this.#fades(bubble) || this.#byPid.has(bubble.leftPid)) continue
      const { footX, footY, width, height } = bubble
      hard.add(footX - width / 2, footY - height, footX + width / 2, footY)
    }
    for (let i = 0; i < this.#count; i++) {
      const bubble = this.#chosen[i]
      const screen = this.#anchored[i]?.screen
      this.#held[i] = -1
      this.#ways[i] = -1
      if (!bubble || !screen) continue
      const { spot, width, height } = bubble
      steadyAnchor(spot, screen.x, screen.y - overHeadPixels)
      spot.head = halfHead(focalPixels, screen.depth)
      // The way from a head up into the open: whoever covers it leaves no room for this one's words.
      if (!isAway(screen, viewWidth))
        this.#ways[i] = soft.add(spot.x - wayPixels.half, spot.y - wayPixels.high, spot.x + wayPixels.half, spot.y, softWeights.way)
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
      // One that lost its place to another is gone at once: the other stands there now.
      bubble.show(bubble.spot.placed, !bubble.spot.placed)
      if (!bubble.spot.placed) continue
      bubble.fresh = false
      this.#move(bubble, isAway(screen, viewWidth) ? 2 : screen.hidden, bounds, drawn)
    }
    this.#tell()
  }

  /** Lets the transcript know what need not be read there; only when that changed. */
  #tell(): void {
    let changed = false
    for (let i = 0; i < mostAsked; i++) {
      const readable = (i < this.#count ? this.#chosen[i]?.readable : '') ?? ''
      changed ||= readable !== this.#readable[i]
      this.#readable[i] = readable
    }
    if (changed) bubbledLines.setState(new Set(this.#readable), true)
  }

  /** Whose head is hidden by others has a mark there instead of a tail; whose cannot be seen at all is told by the name alone. */
  #move(bubble: Bubble, hidden: 0 | 1 | 2, bounds: LabelBounds, drawn: BoxField): void {
    const { spot, width, height } = bubble
    const x = heldX(spot, width, bounds) + bubble.glideX
    const y = heldY(spot, height, bounds) + bubble.glideY
    box.left = x - width / 2
    box.right = x + width / 2
    box.top = y - height
    box.bottom = y
    aimTail(tail, spot, box)
    bubble.move(x, y)
    bubble.mark(tail.toX - x, tail.toY - y)
    const far = cutTail(tail)
    bubble.aim(tail.fromX - x, tail.fromY - y, tail.toX - x, tail.toY - y)
    bubble.showTail(hidden === 0, hidden === 1 || (hidden === 0 && far))
    drawn.add(box.left, box.top, box.right, box.bottom)
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
