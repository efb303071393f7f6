import type { Emote } from '@kith/shared/actions'
import { DynamicDrawUsage, GLSL3, InstancedBufferAttribute, InstancedBufferGeometry, Mesh, PlaneGeometry, ShaderMaterial } from 'three'
import type { CrowdBody } from './crowd-body.ts'
import { emoteMs } from './gestures.ts'

const mostSprites = 64
const perBody = 4
const lifeSeconds = 1.5

/** What rises over a body: hearts, notes, sparks of clapping, the z of sleep. Index is the shape in the shader. */
const shapes = { heart: 0, note: 1, spark: 2, asleep: 3 } as const
const shapeOfEmote: Readonly<Partial<Record<Emote, number>>> = {
  heart: shapes.heart,
  give: shapes.heart,
  dance: shapes.note,
  sway: shapes.note,
  spin: shapes.note,
  clap: shapes.spark,
  pick: shapes.spark,
}

const vertexShader = `
in vec4 place; in vec4 look;
out vec2 vAt; out float vAlpha; flat out int vShape;
void main() {
  vAt = uv * 2. - 1.;
  float c = cos(look.z), s = sin(look.z);
  vAlpha = look.x;
  vShape = int(look.y + .5);
  vec4 v = viewMatrix * vec4(place.xyz, 1.);
  v.xy += mat2(c, s, -s, c) * position.xy * place.w;
  gl_Position = projectionMatrix * v;
}`
const fragmentShader = `
in vec2 vAt; in float vAlpha; flat in int vShape;
out vec4 outColor;
float box(vec2 p, vec2 b) { vec2 d = abs(p) - b; return length(max(d, 0.)) + min(max(d.x, d.y), 0.); }
float heart(vec2 p) {
  p.x = abs(p.x);
  p.y += .55;
  p *= .82;
  if (p.y + p.x > 1.) return sqrt(dot(p - vec2(.25, .75), p - vec2(.25, .75))) - .3535534;
  vec2 q = p - vec2(0., 1.);
  float e = .5 * max(p.x + p.y, 0.);
  vec2 r = p - e;
  return sqrt(min(dot(q, q), dot(r, r))) * sign(p.x - p.y);
}
float note(vec2 p) {
  float head = length((p - vec2(-.18, -.5)) * vec2(1., 1.3)) - .26;
  float stem = box(p - vec2(.06, .05), vec2(.055, .6));
  float flag = box(p - vec2(.24, .5 - (p.x - .06) * .7), vec2(.2, .11));
  return min(head, min(stem, flag));
}
float spark(vec2 p) { p = abs(p); return pow(pow(p.x, .55) + pow(p.y, .55), 1. / .55) - .85; }
float zed(vec2 p) {
  float bars = min(box(p - vec2(0., .5), vec2(.45, .09)), box(p + vec2(0., .5), vec2(.45, .09)));
  float d = abs(dot(p - vec2(0.), normalize(vec2(-1., .95)))) - .1;
  return min(bars, max(d, box(p, vec2(.46, .55))));
}
void main() {
  float d = vShape == 0 ? heart(vAt) : vShape == 1 ? note(vAt) : vShape == 2 ? spark(vAt) : zed(vAt);
  float w = fwidth(d) + .02;
  vec3 tint = vShape == 0 ? vec3(1., .42, .42) : vShape == 1 ? vec3(1., .86, .6) : vShape == 2 ? vec3(1., .9, .62) : vec3(.85, .82, 1.);
  outColor = vec4(tint, (1. - smoothstep(-w, w, d)) * vAlpha);
}`

/** Little signs that rise over emotes and sleepers, all in one draw. Loaded when the first is due. */
export class EmoteSigns {
  readonly mesh: Mesh<InstancedBufferGeometry, ShaderMaterial>
  readonly #place = new InstancedBufferAttribute(new Float32Array(mostSprites * 4), 4)
  readonly #look = new InstancedBufferAttribute(new Float32Array(mostSprites * 4), 4)
  #count = 0

  constructor() {
    const plane = new PlaneGeometry(1, 1)
    const shape = new InstancedBufferGeometry()
    shape.setIndex(plane.getIndex())
    shape.setAttribute('position', plane.getAttribute('position'))
    shape.setAttribute('uv', plane.getAttribute('uv'))
    for (const [name, attribute] of [
      ['place', this.#place],
      ['look', this.#look],
    ] as const) {
      attribute.setUsage(DynamicDrawUsage)
      shape.setAttribute(name, attribute)
    }
    const material = new ShaderMaterial({ glslVersion: GLSL3, transparent: true, depthWrite: false, vertexShader, fragmentShader })
    this.mesh = new Mesh(shape, material)
    this.mesh.frustumCulled = false
    this.mesh.visible = false
    this.mesh.renderOrder = 20
  }

  /** Places this frame's signs. No allocation. */
  update(bodies: readonly CrowdBody[], nowMs: number): void {
    this.#count = 0
    for (let i = 0; i < bodies.length; i++) {
      const body = bodies[i]
      if (!body) continue
      const { view } = body
      if (view.presence === 'asleep') this.#rise(body, shapes.asleep, nowMs / 1000, Number.POSITIVE_INFINITY, 0.35)
      else if (view.emote) this.#riseOver(body, view.emote, (nowMs - view.emoteAtMs) / 1000)
    }
    this.mesh.geometry.instanceCount = this.#count
    this.mesh.visible = this.#count > 0
    this.#place.needsUpdate = this.mesh.visible
    this.#look.needsUpdate = this.mesh.visible
  }

  #riseOver(body: CrowdBody, emote: Emote, age: number): void {
    const shape = shapeOfEmote[emote]
    const lasts = emoteMs[emote] / 1000
    if (shape !== undefined && age >= 0 && age < lasts + 0.4) this.#rise(body, shape, age, lasts, 0.9)
  }

  #rise(body: CrowdBody, shape: number, age: number, lasts: number, pace: number): void {
    for (let k = 0; k < perBody && this.#count < mostSprites; k++) {
      const turn = (age * pace) / lifeSeconds - k / perBody
      if (turn < 0) continue
      const along = turn % 1
      const bornAt = age - (along * lifeSeconds) / pace
      if (bornAt > lasts - 0.3) continue
      const angle = body.pid * 1.7 + k * 2.4 + Math.floor(turn) * 1.1
      const spread = shape === shapes.asleep ? 0.12 : 0.3
      const at = this.#count * 4
      this.#place.array[at] = (body.top[0] ?? 0) + Math.sin(angle) * spread * (0.4 + along * 0.6)
      this.#place.array[at + 1] = (body.top[1] ?? 0) - 0.25 + along * 0.75
      this.#place.array[at + 2] = (body.top[2] ?? 0) + Math.cos(angle) * spread * 0.5
      this.#place.array[at + 3] = (0.1 + 0.06 * Math.sin(along * Math.PI)) * (shape === shapes.heart ? 1.35 : 1)
      this.#look.array[at] = Math.min(1, along * 6) * (1 - along) ** 0.7 * body.visible
      this.#look.array[at + 1] = shape
      this.#look.array[at + 2] = 0.35 * Math.sin(age * 2.2 + angle)
      this.#count += 1
    }
  }

  dispose(): void {
    this.mesh.geometry.dispose()
    this.mesh.material.dispose()
  }
}
