import { DynamicDrawUsage, GLSL3, InstancedBufferAttribute, InstancedBufferGeometry, Mesh, PlaneGeometry, ShaderMaterial } from 'three'
import type { CrowdBody } from '#scene/avatar/crowd-body.ts'
import { isSeen } from '#scene/avatar/screen-place.ts'
import { type BoxField, createBox } from '#scene/labels/box-field.ts'
import { halfHead, softWeights, tagReach } from '#scene/labels/label-tuning.ts'
import type { LabelFrame } from '#scene/labels/label-frame.ts'
import { createSpot, heldX, heldY, type LabelGround, type LabelSpot, placeLabel, steadyAnchor } from '#scene/labels/place-label.ts'
import { Ranking } from '#scene/labels/ranking.ts'
import { hairShare } from '#scene/labels/tail.ts'
import { TagAtlas, cellPixels, tagKey, type TagPictures, type TagText } from './tag-atlas.ts'
import type { TagCell } from './tag-cells.ts'

const mostTags = 12
/** In a crowd some of the nearest have no room for a name: the next ones are asked. */
const mostAsked = 32
/** Those that fade away are still drawn. */
const mostDrawn = 24
const fadesFromMetres = 17
const goneAtMetres = 26
const overHeadPixels = 3
const fadeSeconds = 0.16
const glidePerSecond = 15
/** Whoever has a tag keeps it against somebody this much nearer. */
const keepsForMetres = 1.2
/** Whose head others half hide comes after them. */
const hiddenMetres = 3
/** Being looked at, in the middle of the view, counts like being so much nearer. */
const lookedAtMetres = 4
const retryMs = 350
const box = { ...createBox(), gap: 0 }

/** What is known of one body's tag. */
interface Known {
  cell: TagCell
  name: string
  flags: number
  readonly spot: LabelSpot
  /** Among this frame's chosen. */
  chosen: boolean
  retryAtMs: number
  /** 0 not seen, 1 wholly. */
  alpha: number
  glideX: number
  glideY: number
  width: number
  height: number
}

/** What tags ask of the bubbles: a name that stands in a bubble's head needs no tag. */
export interface Named {
  names(pid: number): boolean
  isCrowdedOut(pid: number): boolean
}

const vertexShader = `
in vec4 place; in vec4 patch_; in vec4 look;
out vec2 vUv; out vec2 vPixel; out float vAlpha; out float vDots;
void main() {
  vUv = patch_.xy + vec2(uv.x, 1. - uv.y) * patch_.zw;
  vPixel = vec2(uv.x, 1. - uv.y) * look.zw;
  vAlpha = look.x;
  vDots = look.y;
  gl_Position = vec4(place.xy + position.xy * place.zw, 0., 1.);
}`
const fragmentShader = `
in vec2 vUv; in vec2 vPixel; in float vAlpha; in float vDots;
uniform sampler2D atlas; uniform float seconds;
out vec4 outColor;
void main() {
  vec4 ink = texture(atlas, vUv);
  if (vDots > 0.) {
    for (int k = 0; k < 3; k++) {
      float rise = max(0., sin(seconds * 5. - float(k) * .9));
      float d = length(vPixel - vec2(vDots + 3. + float(k) * 7., 15. - rise * 3.));
      float dot = 1. - smoothstep(1.6, 2.6, d);
      ink = mix(ink, vec4(1., .81, .54, 1.), dot * (.55 + .45 * rise));
    }
  }
  outColor = vec4(ink.rgb, ink.a * vAlpha);
}`

/** Name tags: the nearest, the speaking and the looked-at, at most twelve, never over one another, one draw. */
export class Tags {
  readonly mesh: Mesh<InstancedBufferGeometry, ShaderMaterial>
  readonly #atlas: TagPictures
  readonly #ranking = new Ranking(mostAsked)
  readonly #known = new Map<number, Known>()
  readonly #chosen: (Known | null)[] = Array.from({ length: mostAsked }, () => null)
  readonly #place = new InstancedBufferAttribute(new Float32Array(mostDrawn * 4), 4)
  readonly #patch = new InstancedBufferAttribute(new Float32Array(mostDrawn * 4), 4)
  readonly #look = new InstancedBufferAttribute(new Float32Array(mostDrawn * 4), 4)
  readonly #text: TagText = { name: '', resident: false, muted: false, offRecord: false, typing: false }
  #bodies: readonly CrowdBody[] = []
  #bubbles: Named | null = null
  #slot = 0

  constructor(seconds: { value: number }, pictures: TagPictures = new TagAtlas()) {
    this.#atlas = pictures
    const plane = new PlaneGeometry(1, 1)
    const shape = new InstancedBufferGeometry()
    shape.setIndex(plane.getIndex())
    shape.setAttribute('position', plane.getAttribute('position'))
    shape.setAttribute('uv', plane.getAttribute('uv'))
    for (const [name, attribute] of [
      ['place', this.#place],
      ['patch_', this.#patch],
      ['look', this.#look],
    ] as const) {
      attribute.setUsage(DynamicDrawUsage)
      shape.setAttribute(name, attribute)
    }
    shape.instanceCount = 0
    const material = new ShaderMaterial({
      glslVersion: GLSL3,
      transparent: true,
      depthTest: false,
      depthWrite: false,
      uniforms: { atlas: { value: this.#atlas.texture }, seconds },
      vertexShader,
      fragmentShader,
    })
    this.mesh = new Mesh(shape, material)
    this.mesh.frustumCulled = false
    this.mesh.renderOrder = 100
  }

  /** Decides whose names are shown this frame; bodies must have been projected. */
  choose(bodies: readonly CrowdBody[], frame: LabelFrame, bubbles: Named): void {
    this.#bodies = bodies
    this.#bubbles = bubbles
    this.#rank(bodies, frame, bubbles)
    for (let i = 0; i < bodies.length; i++) {
      const known = this.#known.get(bodies[i]?.pid ?? 0)
      if (known) known.chosen = false
    }
    const { count, ids } = this.#ranking
    for (let i = 0; i < mostAsked; i++) {
      const body = i < count ? bodies[ids[i] ?? 0] : undefined
      this.#chosen[i] = body ? this.#prepare(body, bubbles.isCrowdedOut(body.pid), frame.focalPixels) : null
    }
  }

  #rank(bodies: readonly CrowdBody[], { nowMs, width, height, hoverPid }: LabelFrame, bubbles: Named): void {
    this.#ranking.clear()
    const middle = Math.min(width, height) / 2
    for (let i = 0; i < bodies.length; i++) {
      const body = bodies[i]
      if (!body || body.view.self || body.veil === 0 || bubbles.names(body.pid)) continue
      const { screen } = body
      if (!isSeen(screen) || screen.depth > goneAtMetres || screen.x < 0 || screen.x > width) continue
      if (screen.hidden === 2 && body.pid !== hoverPid) continue
      const speaking = nowMs < body.view.speakingUntilMs || bubbles.isCrowdedOut(body.pid) ? 100 : 0
      const hovered = body.pid === hoverPid ? 200 : 0
      const dx = (screen.x - width / 2) / middle
      const dy = (screen.y - height / 2) / middle
      const off = Math.sqrt(dx * dx + dy * dy)
      const looked = lookedAtMetres * Math.max(0, 1 - off)
      const kept = this.#known.get(body.pid)?.spot.placed === true ? keepsForMetres : 0
      const behind = screen.hidden === 0 ? 0 : hiddenMetres
      this.#ranking.offer(i, screen.depth + behind - speaking - hovered - looked - kept)
    }
  }

  #prepare(body: CrowdBody, waiting: boolean, focalPixels: number): Known {
    const known = this.#knownOf(body, waiting)
    const scale = tagScale(body.screen.depth)
    known.chosen = true
    known.width = known.cell.width * scale
    known.height = cellPixels.height * scale
    hang(known.spot, body, focalPixels)
    return known
  }

  /** Tells bubbles where tags are, that they may keep off them. */
  mind(soft: BoxField): void {
    for (let i = 0; i < this.#ranking.count && i < mostTags; i++) {
      const known = this.#chosen[i]
      if (!known) continue
      const { spot, width, height } = known
      const x = spot.x + (spot.placed ? spot.dx : 0)
      const bottom = spot.y + (spot.placed ? spot.dy : 0)
      soft.add(x - width / 2, bottom - height, x + width / 2, bottom, softWeights.tag)
    }
  }

  /** Finds each its place, the most important first. What finds none fades away. */
  place(ground: LabelGround, { nowMs }: LabelFrame): void {
    let placed = 0
    for (let i = 0; i < this.#ranking.count; i++) {
      const known = this.#chosen[i]
      if (!known) continue
      if (placed === mostTags) {
        known.chosen = false
        continue
      }
      const { spot, width, height } = known
      if (nowMs < known.retryAtMs) continue
      if (!placeLabel(spot, width, height, tagReach, ground)) {
        known.retryAtMs = nowMs + retryMs
        continue
      }
      const x = heldX(spot, width, ground.bounds) + spot.dx
      const bottom = heldY(spot, height, ground.bounds) + spot.dy
      ground.hard.add(x - width / 2, bottom - height, x + width / 2, bottom)
      placed += 1
    }
  }

  /** Writes what the one draw needs. */
  write(frame: LabelFrame, ground: LabelGround): void {
    this.#slot = 0
    const glide = frame.still ? 1 : 1 - Math.exp(-frame.deltaSeconds * glidePerSecond)
    this.#writeAll(true, frame, ground, glide)
    this.#writeAll(false, frame, ground, glide)
    this.mesh.geometry.instanceCount = this.#slot
    this.mesh.visible = this.#slot > 0
    this.#place.needsUpdate = this.mesh.visible
    this.#patch.needsUpdate = this.mesh.visible
    this.#look.needsUpdate = this.mesh.visible
  }

  /** Those that are shown, or those that go: what goes yields to everything that stays. */
  #writeAll(wanted: boolean, frame: LabelFrame, ground: LabelGround, glide: number): void {
    for (let i = 0; i < this.#bodies.length; i++) {
      const body = this.#bodies[i]
      const known = body && this.#known.get(body.pid)
      if (body && known && (known.chosen && known.spot.placed) === wanted) this.#writeOne(known, body, frame, ground, glide)
    }
  }

  #writeOne(known: Known, body: CrowdBody, frame: LabelFrame, { bounds, drawn }: LabelGround, glide: number): void {
    const { spot, width, height } = known
    const wanted = known.chosen && spot.placed
    // Its name stands in the head of a bubble now.
    if (!known.chosen && this.#bubbles?.names(body.pid) === true) known.alpha = 0
    if (!known.chosen) {
      spot.placed = false
      if (known.alpha > 0) hang(spot, body, frame.focalPixels)
    }
    if (!body.screen.inView) known.alpha = 0
    const appears = known.alpha === 0
    known.alpha = Math.min(1, Math.max(0, known.alpha + ((wanted ? 1 : -1) * frame.deltaSeconds) / fadeSeconds))
    if (known.alpha === 0 || !body.screen.inView || this.#slot === mostDrawn) return
    known.glideX += (spot.dx - known.glideX) * (appears ? 1 : glide)
    known.glideY += (spot.dy - known.glideY) * (appears ? 1 : glide)
    let x = heldX(spot, width, bounds) + known.glideX
    let bottom = heldY(spot, height, bounds) + known.glideY
    box.left = x - width / 2
    box.right = x + width / 2
    box.top = bottom - height
    box.bottom = bottom
    const touches = drawn.touches(box)
    if (touches && !wanted) {
      known.alpha = 0
      return
    }
    if (touches) {
      x += spot.dx - known.glideX
      bottom += spot.dy - known.glideY
      known.glideX = spot.dx
      known.glideY = spot.dy
    }
    if (wanted) drawn.add(x - width / 2, bottom - height, x + width / 2, bottom)
    this.#draw(this.#slot, known, body, x, bottom, frame)
    this.#slot += 1
  }

  #knownOf(body: CrowdBody, waiting: boolean): Known {
    const { view } = body
    const dots = waiting || view.presence === 'typing'
    const flags = (view.kind === 'resident' ? 1 : 0) + (view.muted ? 2 : 0) + (view.offRecord ? 4 : 0) + (dots ? 8 : 0)
    const known = this.#known.get(view.pid)
    if (known && known.flags === flags && known.name === view.name && !known.cell.gone) {
      this.#atlas.use(known.cell)
      return known
    }
    this.#text.name = view.name
    this.#text.resident = view.kind === 'resident'
    this.#text.muted = view.muted
    this.#text.offRecord = view.offRecord
    this.#text.typing = dots
    const cell = this.#atlas.cellOf(tagKey(this.#text), this.#text)
    if (known) {
      known.cell = cell
      known.name = view.name
      known.flags = flags
      return known
    }
    const spot = createSpot()
    const made: Known = {
      cell,
      name: view.name,
      flags,
      spot,
      chosen: true,
      retryAtMs: 0,
      alpha: 0,
      glideX: 0,
      glideY: 0,
      width: 0,
      height: 0,
    }
    this.#known.set(view.pid, made)
    return made
  }

  #draw(slot: number, { cell, alpha, width: w, height: h }: Known, body: CrowdBody, x: number, bottom: number, frame: LabelFrame): void {
    const { pixelRatio, width, height } = frame
    const left = Math.round((x - w / 2) * pixelRatio) / pixelRatio
    const top = Math.round((bottom - h) * pixelRatio) / pixelRatio
    const at = slot * 4
    const place = this.#place.array
    place[at] = ((left + w / 2) / width) * 2 - 1
    place[at + 1] = 1 - ((top + h / 2) / height) * 2
    place[at + 2] = (w / width) * 2
    place[at + 3] = (h / height) * 2
    this.#atlas.writeUv(cell, this.#patch.array as Float32Array, at)
    const far = Math.min(1, Math.max(0, (body.screen.depth - fadesFromMetres) / (goneAtMetres - fadesFromMetres)))
    const near = Math.min(1, Math.max(0, (body.screen.depth - 0.5) / 0.5))
    const look = this.#look.array
    look[at] = (1 - far) * near * Math.min(1, body.visible * 1.4) * alpha
    look[at + 1] = cell.dotsX
    look[at + 2] = cell.width
    look[at + 3] = cellPixels.height
  }

  /** Forgets bodies that left. */
  keepOnly(bodies: ReadonlyMap<number, CrowdBody>): void {
    for (const pid of this.#known.keys()) if (!bodies.has(pid)) this.#known.delete(pid)
  }

  dispose(): void {
    this.mesh.geometry.dispose()
    this.mesh.material.dispose()
    this.#atlas.dispose()
  }
}

/** Brings the anchor to just over the hair. */
function hang(spot: LabelSpot, { screen }: CrowdBody, focalPixels: number): void {
  spot.turned = screen.turned
  spot.head = halfHead(focalPixels, screen.depth)
  steadyAnchor(spot, screen.x, screen.y + spot.head * hairShare - overHeadPixels)
}

/** Tags shrink a little with distance, but stay legible. */
function tagScale(depthMetres: number): number {
  return 1.06 - 0.28 * Math.min(1, Math.max(0, (depthMetres - 4) / 16))
}
