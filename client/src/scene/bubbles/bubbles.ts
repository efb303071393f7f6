import type { Line, TalkState } from '#state/talk-store.ts'
import type { CrowdBody } from '#scene/avatar/crowd-body.ts'
import { Ranking } from '#scene/tags/tag-layout.ts'
import type { StoreApi } from 'zustand/vanilla'
import { BubbleElement } from './bubble-element.ts'
import { type BubbleBounds, createBubbleBoxes, placeBubbles, tailOffset } from './bubble-layout.ts'
import { freshLines } from './bubble-life.ts'

const mostBubbles = 6
const sweepEveryMs = 250
const overTagPixels = 10
const farthestMetres = 30
/** A bubble this far from its speaker says whose it is. */
const namedBeyondPixels = 46

/** Distances from the view's edges that bubbles keep, CSS pixels: the interface's bars live there. */
export interface BubbleInsets {
  top: number
  bottom: number
  side: number
}

/**
 * Speech bubbles: DOM moved by one transform each. The transcript is the accessible log, so these are hidden from it.
 * Text changes only when the talk store does; frames only move.
 */
export class Bubbles {
  readonly #container: HTMLElement
  readonly #talk: StoreApi<TalkState>
  readonly #pool: BubbleElement[]
  readonly #byPid = new Map<number, BubbleElement>()
  readonly #lines = new Map<number, Line>()
  readonly #ranking = new Ranking(mostBubbles)
  readonly #boxes = createBubbleBoxes(mostBubbles)
  readonly #bounds: BubbleBounds = { left: 0, right: 0, top: 0, bottom: 0 }
  readonly #insets: BubbleInsets
  readonly #unsubscribe: () => void
  readonly #chosen: (BubbleElement | null)[] = Array.from({ length: mostBubbles }, () => null)
  #changed = true
  #sweptMs = 0

  constructor(container: HTMLElement, talk: StoreApi<TalkState>, insets: BubbleInsets) {
    this.#container = container
    this.#talk = talk
    this.#insets = insets
    container.setAttribute('aria-hidden', 'true')
    this.#pool = Array.from({ length: mostBubbles }, () => new BubbleElement(container))
    this.#unsubscribe = talk.subscribe(() => {
      this.#changed = true
    })
  }

  /** Places this frame's bubbles; bodies must have been projected and tagged. `still`: no gliding. */
  update(bodies: readonly CrowdBody[], nowMs: number, width: number, height: number, deltaSeconds: number, still: boolean): void {
    if (this.#changed || nowMs - this.#sweptMs > sweepEveryMs) {
      this.#changed = false
      this.#sweptMs = nowMs
      freshLines(this.#talk.getState().lines, nowMs, this.#lines)
    }
    this.#rank(bodies, nowMs)
    this.#assign(bodies, nowMs)
    this.#place(bodies, width, height, deltaSeconds, still)
  }

  #rank(bodies: readonly CrowdBody[], nowMs: number): void {
    this.#ranking.clear()
    for (let i = 0; i < bodies.length; i++) {
      const body = bodies[i]
      if (!body || body.screen.depth > farthestMetres) continue
      const line = this.#lines.get(body.pid)
      const waiting = body.view.presence === 'thinking' && body.view.kind === 'resident'
      const murmurs = nowMs < body.view.murmurUntilMs
      if (!line && !waiting && !murmurs) continue
      if (!line && body.screen.depth <= 0) continue
      const growing = line && !line.done ? 50 : 0
      this.#ranking.offer(i, Math.abs(body.screen.depth) - growing + (line ? 0 : 8) - (body.view.self ? 4 : 0))
    }
  }

  #assign(bodies: readonly CrowdBody[], nowMs: number): void {
    for (const bubble of this.#pool) {
      if (bubble.pid !== 0 && !this.#isRanked(bodies, bubble.pid)) {
        this.#byPid.delete(bubble.pid)
        bubble.release()
      }
    }
    for (let i = 0; i < mostBubbles; i++) {
      const body = i < this.#ranking.count ? bodies[this.#ranking.ids[i] ?? 0] : undefined
      this.#chosen[i] = body ? this.#fill(body, nowMs) : null
    }
  }

  #isRanked(bodies: readonly CrowdBody[], pid: number): boolean {
    for (let i = 0; i < this.#ranking.count; i++) if (bodies[this.#ranking.ids[i] ?? 0]?.pid === pid) return true
    return false
  }

  #fill(body: CrowdBody, nowMs: number): BubbleElement | null {
    const bubble = this.#byPid.get(body.pid) ?? this.#free(body.pid)
    if (!bubble) return null
    const line = this.#lines.get(body.pid)
    const waiting =
      body.view.presence === 'thinking' && body.view.kind === 'resident' && (!line || (line.done && nowMs - line.grewAtMs > 1500))
    if (waiting) bubble.showDots('dots', body.view.name)
    else if (line) bubble.showLine(line)
    else bubble.showDots('murmur', body.view.name)
    return bubble
  }

  #free(pid: number): BubbleElement | null {
    for (const bubble of this.#pool) {
      if (bubble.pid !== 0) continue
      bubble.pid = pid
      this.#byPid.set(pid, bubble)
      return bubble
    }
    return null
  }

  #place(bodies: readonly CrowdBody[], width: number, height: number, deltaSeconds: number, still: boolean): void {
    const { count, ids } = this.#ranking
    const boxes = this.#boxes
    for (let i = 0; i < count; i++) {
      const screen = bodies[ids[i] ?? 0]?.screen
      const bubble = this.#chosen[i]
      boxes.anchorX[i] = screen?.x ?? 0
      boxes.anchorY[i] = (screen?.tagTop ?? 0) - overTagPixels
      boxes.width[i] = bubble?.width ?? 0
      boxes.height[i] = bubble?.height ?? 0
    }
    this.#bounds.left = this.#insets.side
    this.#bounds.right = width - this.#insets.side
    this.#bounds.top = this.#insets.top
    this.#bounds.bottom = height - this.#insets.bottom
    placeBubbles(boxes, count, this.#bounds)
    const glide = still ? 1 : 1 - Math.exp(-deltaSeconds * 13)
    for (let i = 0; i < count; i++) {
      const bubble = this.#chosen[i]
      const screen = bodies[ids[i] ?? 0]?.screen
      if (!bubble || !screen) continue
      const anchorX = boxes.anchorX[i] ?? 0
      const anchorY = boxes.anchorY[i] ?? 0
      const edge = screen.depth <= 0 || anchorX < 0 || anchorX > width
      const share = bubble.fresh || edge ? 1 : glide
      bubble.fresh = false
      bubble.offsetX += ((boxes.x[i] ?? 0) - anchorX - bubble.offsetX) * share
      bubble.offsetY += ((boxes.y[i] ?? 0) - anchorY - bubble.offsetY) * share
      const apart = Math.abs((boxes.y[i] ?? 0) - anchorY) > namedBeyondPixels
      bubble.move(anchorX + bubble.offsetX, anchorY + bubble.offsetY, tailOffset(boxes, i))
      bubble.mark(edge, edge || apart)
      bubble.show(true)
    }
  }

  dispose(): void {
    this.#unsubscribe()
    for (const bubble of this.#pool) bubble.dispose()
    this.#container.removeAttribute('aria-hidden')
  }
}
