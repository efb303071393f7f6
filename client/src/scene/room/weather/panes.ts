import type { Pane } from '@kith/shared/space'
import { BufferGeometry, DoubleSide, Euler, Float32BufferAttribute, GLSL3, Mesh, ShaderMaterial, Vector3 } from 'three'
import type { SharedUniforms } from '../shared-uniforms.ts'

const vertexShader = `
in vec2 metres;
out vec2 vAt;
void main() {
  vAt = metres;
  gl_Position = projectionMatrix * viewMatrix * vec4(position, 1.);
}`

/** Drops that stand and drops that run, each leaving a thinning trail, over a breath of mist on the glass. */
const fragmentShader = `
in vec2 vAt;
uniform float seconds; uniform vec3 airAmounts, fog, low, glow;
out vec4 outColor;
#define gl_FragColor outColor
float hash(vec2 p) { return fract(sin(dot(p, vec2(127.1, 311.7))) * 43758.5); }
vec2 standing(vec2 p) {
  vec2 cell = floor(p * 13.);
  vec2 at = fract(p * 13.) - .5 - (vec2(hash(cell), hash(cell + 3.7)) - .5) * .6;
  float size = .1 + .2 * hash(cell + 9.1);
  float d = length(at * vec2(1., .85)) / size;
  float there = step(hash(cell + 5.), .42);
  return vec2(there * (1. - smoothstep(.75, 1., d)), there * (1. - smoothstep(.0, .5, length(at - vec2(-.3, .35) * size) / size)));
}
vec2 running(vec2 p, float scale, float pace) {
  p *= vec2(scale, scale * .34);
  float column = floor(p.x);
  float chance = hash(vec2(column, 2.));
  float y = p.y + seconds * pace * (.6 + chance) + chance * 17.;
  float row = floor(y);
  float x = fract(p.x) - .5 - (hash(vec2(column, row)) - .5) * .5 - .06 * sin(y * 7. + chance * 9.);
  float into = fract(y);
  float d = length(vec2(x, (into - .16) * 2.6)) / .15;
  float head = 1. - smoothstep(.7, 1., d);
  float trail = smoothstep(.07, .02, abs(x)) * smoothstep(.16, .2, into) * (1. - into) * .5;
  float glint = 1. - smoothstep(.0, .5, length(vec2(x + .05, (into - .2) * 2.6)) / .12);
  return vec2(max(head, trail), glint * step(d, 1.));
}
void main() {
  float rain = airAmounts.x;
  vec2 still = standing(vAt) * vec2(.6, 1.);
  vec2 slow = running(vAt, 5., .16);
  vec2 quick = running(vAt + 3.1, 3.4, .34);
  float body = max(still.x, max(slow.x, quick.x));
  float shine = max(still.y, max(slow.y, quick.y));
  vec3 breath = mix(fog, low, .4);
  vec3 colour = mix(breath, mix(low, glow, .5) * 1.15 + .1, clamp(body * .8 + shine, 0., 1.));
  outColor = vec4(colour, mix(.05, .14 + body * .34 + shine * .5, rain));
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}`

/** Window glass, all panes in one draw. */
export function createPanes(panes: readonly Pane[], shared: SharedUniforms): Mesh<BufferGeometry, ShaderMaterial> {
  const positions: number[] = []
  const metres: number[] = []
  const indices: number[] = []
  const corner = new Vector3()
  panes.forEach(({ x, y, z, yawRadians, pitchRadians, widthMetres, heightMetres }, index) => {
    const turn = new Euler(-pitchRadians, yawRadians, 0, 'YXZ')
    for (const [u, v] of [
      [-0.5, -0.5],
      [0.5, -0.5],
      [0.5, 0.5],
      [-0.5, 0.5],
    ] as const) {
      corner.set(u * widthMetres, v * heightMetres, 0).applyEuler(turn)
      positions.push(corner.x + x, corner.y + y, corner.z + z)
      metres.push(u * widthMetres + index * 7.3, v * heightMetres)
    }
    const at = index * 4
    indices.push(at, at + 1, at + 2, at, at + 2, at + 3)
  })
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new Float32BufferAttribute(positions, 3))
  geometry.setAttribute('metres', new Float32BufferAttribute(metres, 2))
  geometry.setIndex(indices)
  const material = new ShaderMaterial({
    glslVersion: GLSL3,
    transparent: true,
    depthWrite: false,
    side: DoubleSide,
    uniforms: { ...shared },
    vertexShader,
    fragmentShader,
  })
  const mesh = new Mesh(geometry, material)
  mesh.frustumCulled = false
  mesh.renderOrder = 4
  return mesh
}
