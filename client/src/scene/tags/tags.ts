import { DynamicDrawUsage, GLSL3, InstancedBufferAttribute, InstancedBufferGeometry, Mesh, PlaneGeometry, ShaderMaterial } from 'three'
import type { CrowdBody } from '#scene/avatar/crowd-body.ts'
import { TagAtlas, cellPixels, tagKey, type TagCell, type TagText } from './tag-atlas.ts'
import { createTagBoxes, nudgeTags, Ranking } from './tag-layout.ts'

const mostTags = 12
const fadesFromMetres = 17
const goneAtMetres = 26
const overHeadPixels = 3

interface Known {
  cell: TagCell
  name: string
  flags: number
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

/** Name tags: the nearest and the speaking, at most twelve, never over one another, one draw. */
export class Tags {
  readonly mesh: Mesh<InstancedBufferGeometry, ShaderMaterial>
  readonly #atlas = new TagAtlas()
  readonly #ranking = new Ranking(mostTags)
  readonly #boxes = createTagBoxes(mostTags)
  readonly #known = new Map<number, Known>()
  readonly #place = new InstancedBufferAttribute(new Float32Array(mostTags * 4), 4)
  readonly #patch = new InstancedBufferAttribute(new Float32Array(mostTags * 4), 4)
  readonly #look = new InstancedBufferAttribute(new Float32Array(mostTags * 4), 4)
  readonly #text: TagText = { name: '', resident: false, muted: false, offRecord: false, typing: false }

  constructor(seconds: { value: number }) {
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

  /** Lays out this frame's tags; bodies must have been projected. `width` and `height` are CSS pixels. */
  update(bodies: readonly CrowdBody[], nowMs: number, width: number, height: number, pixelRatio: number): void {
    this.#rank(bodies, nowMs, width)
    const { count, ids } = this.#ranking
    for (let i = 0; i < count; i++) {
      const body = bodies[ids[i] ?? 0]
      if (!body) continue
      const cell = this.#cellOf(body)
      const scale = tagScale(body.screen.depth)
      this.#boxes.x[i] = body.screen.x
      this.#boxes.y[i] = body.screen.y - overHeadPixels
      this.#boxes.width[i] = cell.width * scale
      this.#boxes.height[i] = cellPixels.height * scale
    }
    nudgeTags(this.#boxes, count)
    for (let i = count - 1; i >= 0; i--) {
      const body = bodies[ids[i] ?? 0]
      const known = body && this.#known.get(body.pid)
      if (!body || !known) continue
      body.screen.tagTop = (this.#boxes.y[i] ?? 0) - (this.#boxes.height[i] ?? 0)
      this.#write(count - 1 - i, i, known.cell, body, width, height, pixelRatio)
    }
    this.mesh.geometry.instanceCount = count
    this.mesh.visible = count > 0
    this.#place.needsUpdate = true
    this.#patch.needsUpdate = true
    this.#look.needsUpdate = true
  }

  #rank(bodies: readonly CrowdBody[], nowMs: number, width: number): void {
    this.#ranking.clear()
    for (let i = 0; i < bodies.length; i++) {
      const body = bodies[i]
      if (!body || body.view.self) continue
      const { screen } = body
      if (screen.depth < 0.3 || screen.depth > goneAtMetres || screen.x < -80 || screen.x > width + 80) continue
      const speaking = nowMs < body.view.speakingUntilMs
      this.#ranking.offer(i, screen.depth - (speaking ? 100 : 0))
    }
  }

  #cellOf(body: CrowdBody): TagCell {
    const { view } = body
    const typing = view.presence === 'typing'
    const flags = (view.kind === 'resident' ? 1 : 0) + (view.muted ? 2 : 0) + (view.offRecord ? 4 : 0) + (typing ? 8 : 0)
    const known = this.#known.get(view.pid)
    if (known && known.flags === flags && known.name === view.name) {
      known.cell.usedAt += 1
      return known.cell
    }
    this.#text.name = view.name
    this.#text.resident = view.kind === 'resident'
    this.#text.muted = view.muted
    this.#text.offRecord = view.offRecord
    this.#text.typing = typing
    const cell = this.#atlas.cellOf(tagKey(this.#text), this.#text)
    this.#known.set(view.pid, { cell, name: view.name, flags })
    return cell
  }

  #write(slot: number, box: number, cell: TagCell, body: CrowdBody, width: number, height: number, pixelRatio: number): void {
    const w = this.#boxes.width[box] ?? 0
    const h = this.#boxes.height[box] ?? 0
    const left = Math.round(((this.#boxes.x[box] ?? 0) - w / 2) * pixelRatio) / pixelRatio
    const top = Math.round(((this.#boxes.y[box] ?? 0) - h) * pixelRatio) / pixelRatio
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
    look[at] = (1 - far) * near * body.visible
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

/** Tags shrink a little with distance, but stay legible. */
function tagScale(depthMetres: number): number {
  return 1.06 - 0.28 * Math.min(1, Math.max(0, (depthMetres - 4) / 16))
}
