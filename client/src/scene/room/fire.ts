import type { Fire } from '@kith/shared/space'
import {
  BufferGeometry,
  CustomBlending,
  Float32BufferAttribute,
  GLSL3,
  Mesh,
  type Object3D,
  OneFactor,
  OneMinusSrcAlphaFactor,
  type Points,
  ShaderMaterial,
} from 'three'
import { noiseFunctions } from './noise.ts'
import type { SharedUniforms } from './shared-uniforms.ts'
import { additivePoints } from './sprites.ts'

const corners = [
  [-1, 0],
  [1, 0],
  [1, 1],
  [-1, 1],
] as const
/** Two sheets of flame a fire: a broad one behind, a lively one before it. */
const sheets = [
  { nearMetres: -0.06, wide: 2.9, tall: 3.5, seed: 3.1 },
  { nearMetres: 0.1, wide: 2.1, tall: 2.7, seed: 0.4 },
] as const

const flameVertex = `
in vec2 corner; in vec3 size; in vec2 sheet;
out vec2 vAt; out float vSeed;
void main() {
  vAt = corner;
  vSeed = sheet.y;
  vec2 away = cameraPosition.xz - position.xz;
  vec2 near = away / max(.01, length(away));
  vec3 p = position + vec3(near.x, 0., near.y) * sheet.x + vec3(near.y, 0., -near.x) * corner.x * size.x;
  p.y += corner.y * size.y;
  gl_Position = projectionMatrix * viewMatrix * vec4(p, 1.);
}`

/**
 * Tongues of flame: a teardrop whose edge rising noise tears up, in four colours from its rim to its heart. It covers what is
 * behind it rather than adding to it, so that no amount of fire burns out to white.
 */
const flameFragment = `
in vec2 vAt; in float vSeed;
uniform float seconds;
out vec4 outColor;
${noiseFunctions}
void main() {
  float t = seconds + vSeed * 7.;
  float up = vAt.y;
  float slow = noise(vec2(vAt.x * 1.7 + vSeed, up * 2. - t * 1.5));
  float quick = noise(vec2(vAt.x * 4.2 - vSeed, up * 4.6 - t * 2.9));
  float torn = slow * .65 + quick * .35;
  float x = vAt.x + (slow - .5) * up * 1.1 + .07 * sin(t * 2.3 + up * 5.);
  float width = .86 * pow(max(0., 1. - up), .72) * smoothstep(-.16, .2, up);
  float heat = 1. - abs(x) / max(.02, width) * mix(.8, 1., up) - (torn - .42) * mix(.5, 1.7, up) - up * .3;
  heat = heat * smoothstep(1., .75, up) + (quick - .5) * .3 * smoothstep(.05, .3, heat);
  vec3 colour = mix(vec3(.76, .15, .04), vec3(.96, .42, .09), smoothstep(.02, .2, heat));
  colour = mix(colour, vec3(1., .62, .19), smoothstep(.26, .5, heat));
  colour = mix(colour, vec3(1., .85, .5), smoothstep(.56, .86, heat) * (1. - up));
  float cover = smoothstep(.0, .1, heat) * smoothstep(.0, .12, up);
  outColor = vec4(colour * cover, cover * .9);
}`

const sparksPerFire = 14
const sparkVertex = `
in float birth; in float radius; out float vAge;
void main() {
  vAge = fract(birth + seconds * (.22 + .1 * sin(birth * 91.)));
  float turn = birth * 77.;
  vec3 p = position + vec3(0., .15 + vAge * 1.7, 0.);
  p.xz += vec2(sin(turn), cos(turn * 1.7)) * radius * (.5 + vAge * .9);
  p.x += .09 * sin(seconds * 2.2 + turn) * vAge;
  gl_Position = projectionMatrix * viewMatrix * vec4(p, 1.);
  gl_PointSize = max(1.5, pixels(.026 * (1. - vAge * .5)));
}`
const sparkFragment = `
in float vAge; out vec4 outColor;
void main() {
  float near = max(0., 1. - length(gl_PointCoord * 2. - 1.));
  outColor = vec4(vec3(1., .5, .16) * near * smoothstep(1., .6, vAge) * smoothstep(0., .08, vAge), 1.);
}`

/** Flames and the sparks above them, for all fires of a place: two draws. */
export function createFires(fires: readonly Fire[], shared: SharedUniforms): Object3D[] {
  return [createFlames(fires, shared), createSparks(fires, shared)]
}

function createFlames(fires: readonly Fire[], shared: SharedUniforms): Mesh<BufferGeometry, ShaderMaterial> {
  const lists = { position: [] as number[], corner: [] as number[], size: [] as number[], sheet: [] as number[] }
  const indices: number[] = []
  for (const { x, y, z, radiusMetres } of fires) {
    for (const { nearMetres, wide, tall, seed } of sheets) {
      const at = lists.corner.length / 2
      for (const corner of corners) {
        lists.position.push(x, y, z)
        lists.corner.push(...corner)
        lists.size.push((radiusMetres * wide) / 2, radiusMetres * tall, 0)
        lists.sheet.push(nearMetres, seed)
      }
      indices.push(at, at + 1, at + 2, at, at + 2, at + 3)
    }
  }
  const geometry = new BufferGeometry()
  for (const [name, values] of Object.entries(lists))
    geometry.setAttribute(name, new Float32BufferAttribute(values, name === 'corner' || name === 'sheet' ? 2 : 3))
  geometry.setIndex(indices)
  const material = new ShaderMaterial({
    glslVersion: GLSL3,
    transparent: true,
    depthWrite: false,
    blending: CustomBlending,
    blendSrc: OneFactor,
    blendDst: OneMinusSrcAlphaFactor,
    uniforms: { ...shared },
    vertexShader: flameVertex,
    fragmentShader: flameFragment,
  })
  const mesh = new Mesh(geometry, material)
  mesh.frustumCulled = false
  mesh.renderOrder = 6
  return mesh
}

function createSparks(fires: readonly Fire[], shared: SharedUniforms): Points<BufferGeometry, ShaderMaterial> {
  const each = fires.flatMap((fire) => Array.from({ length: sparksPerFire }, (_, i) => ({ ...fire, birth: i / sparksPerFire })))
  const geometry = new BufferGeometry()
  const put = (name: string, values: number[], size: number): void =>
    void geometry.setAttribute(name, new Float32BufferAttribute(values, size))
  const places = each.flatMap(({ x, y, z }) => [x, y, z])
  put('position', places, 3)
  const births = each.map(({ birth }) => birth)
  put('birth', births, 1)
  const radii = each.map(({ radiusMetres }) => radiusMetres)
  put('radius', radii, 1)
  return additivePoints(geometry, shared, sparkVertex, sparkFragment, 7)
}
