import type { CrowdBody } from '#scene/avatar/crowd-body.ts'
import { isSeen } from '#scene/avatar/screen-place.ts'
import type { Bubbles } from '#scene/bubbles/bubbles.ts'
import type { Tags } from '#scene/tags/tags.ts'
import type { ClearBoxes } from '#state/keep-clear.ts'
import { BoxField } from './box-field.ts'
import { hideHeads } from './hide-heads.ts'
import type { LabelFrame } from './label-frame.ts'
import { softWeights } from './label-tuning.ts'
import type { LabelGround } from './place-label.ts'

const edgePixels = 8
const mostHard = 112
const mostSoft = 96
const mostDrawn = 48
const mostSpared = 4
const facesWithinMetres = 12
/** Among more than so many each counts for less: else nobody in a crowd would have a name. */
const fewFaces = 12
const overOwnPixels = 30
const faceMetres = { wide: 0.5, high: 0.52 } as const
/** The trunk under a face: a name there would read as a badge. */
const trunkMetres = { wide: 0.42, high: 0.42 } as const
/** What a head seen from behind counts of a face. */
const turnedShare = 0.3
/** What is left to mind of a head, by how much of it others hide. */
const seenShares = { 0: 1, 1: 0.5, 2: 0 } as const

/** Tags and bubbles laid out together: off the interface, off one another, rather not over faces. */
export class Labels {
  readonly #bubbles: Bubbles
  readonly #clear: ClearBoxes
  readonly #spared = new BoxField(mostSpared)
  readonly #ground: LabelGround & { readonly bounds: { left: number; right: number; top: number; bottom: number } } = {
    bounds: { left: 0, right: 0, top: 0, bottom: 0 },
    hard: new BoxField(mostHard),
    soft: new BoxField(mostSoft),
    drawn: new BoxField(mostDrawn),
  }

  constructor(bubbles: Bubbles, clear: ClearBoxes) {
    this.#bubbles = bubbles
    this.#clear = clear
  }

  /** Something else that labels must keep off this frame, CSS pixels; call before `update`, each frame anew. */
  block(left: number, top: number, right: number, bottom: number): void {
    this.#ground.hard.add(left, top, right, bottom)
  }

  /** Something that labels rather do not hide this frame, CSS pixels; call before `update`, each frame anew. */
  spare(left: number, top: number, right: number, bottom: number): void {
    this.#spared.add(left, top, right, bottom)
  }

  /** Lays out this frame's labels; bodies must have been projected. */
  update(tags: Tags, bodies: readonly CrowdBody[], frame: LabelFrame): void {
    const ground = this.#ground
    const { bounds, hard, soft, drawn } = ground
    bounds.left = edgePixels
    bounds.top = edgePixels
    bounds.right = frame.width - edgePixels
    bounds.bottom = frame.height - edgePixels
    const { edges, count } = this.#clear
    drawn.clear()
    for (let at = 0; at < count * 4; at += 4) {
      hard.add(edges[at] ?? 0, edges[at + 1] ?? 0, edges[at + 2] ?? 0, edges[at + 3] ?? 0)
      drawn.add(edges[at] ?? 0, edges[at + 1] ?? 0, edges[at + 2] ?? 0, edges[at + 3] ?? 0)
    }
    hideHeads(bodies, frame.focalPixels)
    this.#bubbles.choose(bodies, frame)
    tags.choose(bodies, frame, this.#bubbles)
    const ownFace = this.#mind(bodies, frame.focalPixels)
    tags.mind(soft)
    this.#bubbles.place(ground, frame, ownFace)
    this.#mind(bodies, frame.focalPixels)
    mindTrunks(bodies, frame.focalPixels, soft)
    tags.place(ground, frame)
    this.#bubbles.write(frame, ground)
    tags.write(frame, ground)
    hard.clear()
    this.#spared.clear()
  }

  /** What labels rather do not hide, whoever they belong to. Returns which of it is my own head, or −1. */
  #mind(bodies: readonly CrowdBody[], focalPixels: number): number {
    const { soft } = this.#ground
    const { count, left, top, right, bottom } = this.#spared
    soft.clear()
    for (let i = 0; i < count; i++) soft.add(left[i] ?? 0, top[i] ?? 0, right[i] ?? 0, bottom[i] ?? 0, softWeights.sign)
    return mindFaces(bodies, focalPixels, soft)
  }
}

/** Returns which of `soft` is my own head, or −1. */
function mindFaces(bodies: readonly CrowdBody[], focalPixels: number, soft: BoxField): number {
  let own = -1
  const share = Math.min(1, fewFaces / countFaces(bodies))
  for (let i = 0; i < bodies.length; i++) {
    const body = bodies[i]
    if (!hasFace(body)) continue
    const metre = focalPixels / body.screen.depth
    const half = (faceMetres.wide / 2) * metre
    const { x, y } = body.screen
    // What somebody else says right over my own head would read as mine.
    if (body.view.self) own = soft.add(x - half, y - overOwnPixels, x + half, y + faceMetres.high * metre, softWeights.ownHead)
    else {
      const weight = softWeights.face * share * (body.screen.turned ? turnedShare : 1) * seenShares[body.screen.hidden]
      soft.add(x - half, y + metre * 0.06, x + half, y + faceMetres.high * metre, weight)
    }
  }
  return own
}

/** Only where few are: in a crowd nobody would have a name. */
function mindTrunks(bodies: readonly CrowdBody[], focalPixels: number, soft: BoxField): void {
  if (countFaces(bodies) > fewFaces) return
  for (let i = 0; i < bodies.length; i++) {
    const body = bodies[i]
    if (!hasFace(body)) continue
    const metre = focalPixels / body.screen.depth
    const half = (trunkMetres.wide / 2) * metre
    const top = body.screen.y + faceMetres.high * metre
    soft.add(body.screen.x - half, top, body.screen.x + half, top + trunkMetres.high * metre, softWeights.trunk)
  }
}

function countFaces(bodies: readonly CrowdBody[]): number {
  let faces = 0
  for (let i = 0; i < bodies.length; i++) if (hasFace(bodies[i])) faces += 1
  return faces
}

function hasFace(body: CrowdBody | undefined): body is CrowdBody {
  return body !== undefined && isSeen(body.screen) && body.screen.depth >= 0.5 && body.screen.depth <= facesWithinMetres
}
