import type { MistBank } from '@kith/shared/space'
import { BufferGeometry, Float32BufferAttribute, GLSL3, Mesh, ShaderMaterial } from 'three'
import { noiseFunctions } from '../noise.ts'
import type { SharedUniforms } from '../shared-uniforms.ts'

const corners = [
  [-1, -1],
  [1, -1],
  [1, 1],
  [-1, 1],
] as const

const vertexShader = `
in vec2 corner; in vec3 size;
uniform float seconds, waterY;
out vec2 vAt; out vec2 vSeed; out float vMetres; out float vHigh;
void main() {
  vec3 p = position;
  p.x += sin(seconds * .045 + size.z * 9.) * 1.6;
  p.z += cos(seconds * .037 + size.z * 5.) * .8;
  vec4 v = viewMatrix * vec4(p, 1.);
  vec3 up = mat3(viewMatrix) * vec3(0., 1., 0.);
  vec3 side = normalize(cross(up, vec3(0., 0., 1.)));
  v.xyz += side * corner.x * size.x * .5 + up * corner.y * size.y * .5;
  vAt = corner;
  vSeed = vec2(size.z * 31., corner.x * size.x * .09 + seconds * .02);
  vMetres = -v.z;
  vHigh = p.y + corner.y * size.y * .5 - waterY;
  gl_Position = projectionMatrix * v;
}`

const fragmentShader = `
in vec2 vAt; in vec2 vSeed; in float vMetres; in float vHigh;
uniform vec3 fog, fogGlow; uniform vec3 airAmounts;
out vec4 outColor;
#define gl_FragColor outColor
${noiseFunctions}
void main() {
  float cloud = noise(vec2(vSeed.y * 1.6 + vSeed.x, vAt.y * 1.1 + vSeed.x)) * .65 + noise(vec2(vSeed.y * 4.3 + vSeed.x, vAt.y * 2.3)) * .35;
  float edge = (1. - vAt.x * vAt.x) * smoothstep(-1., -.35, vAt.y) * (1. - smoothstep(-.2, 1., vAt.y));
  // Thin before it meets the water, or the water would cut it off along a line; and far from what stands close by.
  edge *= smoothstep(0., 1.1, vHigh);
  float near = smoothstep(9., 24., vMetres);
  outColor = vec4(mix(fog, fogGlow, .25) * 1.05, edge * smoothstep(.15, .85, cloud) * near * airAmounts.y * .8);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}`

/** Upright banks of mist that drift slowly over `levelMetres` and turn towards the viewer, all in one draw. */
export function createMist(banks: readonly MistBank[], levelMetres: number, shared: SharedUniforms): Mesh<BufferGeometry, ShaderMaterial> {
  const positions: number[] = []
  const cornerList: number[] = []
  const sizes: number[] = []
  const indices: number[] = []
  banks.forEach(({ x, y, z, widthMetres, heightMetres }, index) => {
    for (const [across, up] of corners) {
      positions.push(x, y, z)
      cornerList.push(across, up)
      sizes.push(widthMetres, heightMetres, ((index * 37) % 97) / 97)
    }
    const at = index * 4
    indices.push(at, at + 1, at + 2, at, at + 2, at + 3)
  })
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new Float32BufferAttribute(positions, 3))
  geometry.setAttribute('corner', new Float32BufferAttribute(cornerList, 2))
  geometry.setAttribute('size', new Float32BufferAttribute(sizes, 3))
  geometry.setIndex(indices)
  const material = new ShaderMaterial({
    glslVersion: GLSL3,
    transparent: true,
    depthWrite: false,
    uniforms: { ...shared, waterY: { value: levelMetres } },
    vertexShader,
    fragmentShader,
  })
  const mesh = new Mesh(geometry, material)
  mesh.frustumCulled = false
  mesh.renderOrder = 4
  return mesh
}
