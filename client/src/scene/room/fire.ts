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
  [-1, -0.2],
  [1, -0.2],
  [1, 1],
  [-1, 1],
] as const
/** Of a fire's radius: how far its picture reaches to either side, and up. The light round the flames needs room as well. */
const reach = { side: 2.6, up: 4.9 } as const
/** With nothing moving, the fire stands as it is now: at full height, with its tongues apart. */
const stillSeconds = 2.6

/** The flames stand so far before their middle: before the logs' crossing, behind the feet of the nearest. */
const nearMetres = 0.16

const flameVertex = `
in vec2 corner, size;
out vec2 vAt; out float vSeed;
void main() {
  vAt = corner * vec2(size.x / size.y, 1.);
  vSeed = fract(position.x * .37 + position.z * .61) * 9.;
  vec2 away = cameraPosition.xz - position.xz;
  vec2 near = away / max(.01, length(away));
  // Half way towards whoever looks from above: seen from there it would be a line.
  vec3 up = normalize(vec3(0., 1.2, 0.) + vec3(viewMatrix[0][1], viewMatrix[1][1], viewMatrix[2][1]));
  vec3 p = position + vec3(near.y, 0., -near.x) * corner.x * size.x + up * corner.y * size.y;
  p.xz += near * ${nearMetres.toFixed(2)};
  gl_Position = projectionMatrix * viewMatrix * vec4(p, 1.);
}`

/**
 * Five tongues that lean, rise and sink apart from one another, melted together, their upper parts torn off by noise that rises.
 * Pale yellow at the heart, amber, red at the tips. The heart covers what is behind it, or it would burn out to white; the thin
 * parts let a face be seen through them, and nowhere is there a hard edge.
 */
const flameFragment = `
in vec2 vAt; in float vSeed;
uniform float seconds;
out vec4 outColor;
${noiseFunctions}
float tongue(vec2 p, float number, float t) {
  float k = number * 1.7 + vSeed;
  float aside = number - 2.;
  float tall = (1. - .2 * abs(aside)) * mix(.62, 1.02, noise(vec2(k * 3.1, t * 1.25 + k)));
  float up = p.y / tall;
  float lean = (noise(vec2(t * .8 + k, k * 5.)) - .5) * .3;
  float middle = aside * .064 * (1. + .25 * up) + lean * up * up + .022 * sin(t * 4.1 + k * 2. - up * 6.) * up;
  float wide = mix(.115, .02, clamp(up, 0., 1.)) * smoothstep(-.5, .2, up);
  float beside = (p.x - middle) / wide;
  return exp(-beside * beside) * (1. - smoothstep(.45, 1.05, up));
}
void main() {
  float t = mod(seconds + ${stillSeconds.toFixed(1)} + vSeed, 900.);
  vec2 p = vAt;
  float high = clamp(p.y, 0., 1.);
  float slow = noise(vec2(p.x * 4.6 + vSeed, p.y * 3.4 - t * 1.7));
  float quick = noise(vec2(p.x * 12. - vSeed, p.y * 6.5 - t * 3.3));
  p.x += (slow - .5) * .22 * high + (quick - .5) * .05 * smoothstep(0., .2, high);
  float heat = 0.;
  for (int k = 0; k < 5; k++) { float one = tongue(p, float(k), t); heat += one * one; }
  vec2 fromBed = (p - vec2(0., .06)) * vec2(4.2, 6.);
  heat = sqrt(heat) + exp(-dot(fromBed, fromBed)) * .5;
  heat -= (slow * .5 + quick * .5) * high * .62;
  float foot = smoothstep(-.09, .09, p.y);
  float body = smoothstep(.08, .42, heat) * foot;
  float hot = smoothstep(.4, 1.05, heat - high * .4 + (quick - .5) * .2);
  float heart = smoothstep(.85, 1.45, heat - high * .8 + (quick - .5) * .35);
  vec3 colour = mix(vec3(.93, .24, .04), vec3(1., .52, .1), smoothstep(.1, .5, heat));
  colour = mix(colour, vec3(1., .78, .3), hot);
  colour = mix(colour, vec3(1., .96, .76), heart);
  float cover = body * mix(.68, .95, hot);
  // The air about it glows.
  vec2 fromHeart = (vAt - vec2(0., .22)) * vec2(2.9, 2.2);
  float rim = (1. - smoothstep(.5, 1., abs(vAt.x) / ${(reach.side / reach.up).toFixed(3)})) * (1. - smoothstep(.6, 1., vAt.y)) * foot;
  vec3 light = vec3(1., .45, .13) * exp(-dot(fromHeart, fromHeart)) * .26 * rim * (1. - cover);
  outColor = vec4(colour * body * mix(.86, 1., hot) + light, cover);
}`

const sparksPerFire = 18
const sparkVertex = `
in float birth; in float radius; out float vAge;
void main() {
  vAge = fract(birth + seconds * (.22 + .1 * sin(birth * 91.)));
  float turn = birth * 77.;
  vec3 p = position + vec3(0., .15 + vAge * 1.7, 0.);
  p.xz += vec2(sin(turn), cos(turn * 1.7)) * radius * (.5 + vAge * .9);
  p.x += .09 * sin(seconds * 2.2 + turn) * vAge;
  gl_Position = projectionMatrix * viewMatrix * vec4(p, 1.);
  gl_PointSize = max(1.5, pixels((.02 + .024 * fract(birth * 13.7)) * (1. - vAge * .6)));
}`
const sparkFragment = `
in float vAge; out vec4 outColor;
void main() {
  float near = max(0., 1. - length(gl_PointCoord * 2. - 1.));
  vec3 colour = mix(vec3(1., .46, .16), vec3(.95, .26, .06), smoothstep(.1, .75, vAge));
  outColor = vec4(colour * min(1., near * 1.6) * (1. - smoothstep(.6, 1., vAge)) * smoothstep(0., .08, vAge), 1.);
}`

/** Flames and the sparks above them, for all fires of a place: two draws. */
export function createFires(fires: readonly Fire[], shared: SharedUniforms): Object3D[] {
  return [createFlames(fires, shared), createSparks(fires, shared)]
}

function createFlames(fires: readonly Fire[], shared: SharedUniforms): Mesh<BufferGeometry, ShaderMaterial> {
  const lists = { position: [] as number[], corner: [] as number[], size: [] as number[] }
  const indices: number[] = []
  for (const [index, { x, y, z, radiusMetres }] of fires.entries()) {
    for (const corner of corners) {
      lists.position.push(x, y, z)
      lists.corner.push(...corner)
      lists.size.push(radiusMetres * reach.side, radiusMetres * reach.up)
    }
    const at = index * corners.length
    indices.push(at, at + 1, at + 2, at, at + 2, at + 3)
  }
  const geometry = new BufferGeometry()
  for (const [name, values] of Object.entries(lists))
    geometry.setAttribute(name, new Float32BufferAttribute(values, name === 'position' ? 3 : 2))
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
