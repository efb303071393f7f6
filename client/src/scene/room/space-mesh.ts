import type { SpaceMesh } from '@kith/shared/space'
import { BufferAttribute, BufferGeometry, Color, DoubleSide, GLSL3, Mesh, ShaderMaterial, Vector3 } from 'three'
import type { SharedUniforms } from './shared-uniforms.ts'

/** `lit` with rim, fog and firelight per pixel; `light` all per vertex; `flat` as it comes, for headless runs. */
export type SpaceShading = 'lit' | 'light' | 'flat'

const decode = `
in vec4 packed_; in vec4 nrm; in vec4 light;
uniform vec3 minMetres, sizeMetres; uniform float colourRange, seconds;
vec3 placed() {
  vec3 p = packed_.xyz * sizeMetres + minMetres;
  float sway = max(0., nrm.w);
  p.xz += sway * .05 * vec2(sin(seconds * 1.3 + p.x * 1.7 + p.z), cos(seconds * 1.1 + p.z * 1.9));
  return p;
}
vec3 decoded() { return light.rgb * light.rgb * colourRange; }`

const haze = `
vec3 hazed(vec3 colour, vec3 away, float metres) {
  vec3 air = mix(fog, fogGlow, pow(max(0., dot(away, sun)), 4.) * .6);
  return mix(colour, air, smoothstep(fogMetres.x, fogMetres.y, metres));
}`

const litVertex = `${decode}
out vec3 vColour; out vec3 vWorld; out vec3 vNormal; out float vEmissive; out float vFlicker;
void main() {
  vec3 p = placed();
  vColour = decoded();
  vEmissive = light.a;
  vFlicker = packed_.w;
  vNormal = nrm.xyz;
  vWorld = p;
  gl_Position = projectionMatrix * viewMatrix * vec4(p, 1.);
}`
const litFragment = `
in vec3 vColour; in vec3 vWorld; in vec3 vNormal; in float vEmissive; in float vFlicker;
uniform vec3 fog, fogGlow, sun, rim; uniform vec2 fogMetres; uniform float seconds;
out vec4 outColor;
#define gl_FragColor outColor
${haze}
void main() {
  vec3 toEye = cameraPosition - vWorld;
  float metres = length(toEye);
  toEye /= metres;
  vec3 colour = vColour;
  float edge = pow(1. - abs(dot(normalize(vNormal), toEye)), 3.);
  colour += rim * edge * (1. - vEmissive) * (.3 + colour);
  colour *= 1. + vFlicker * .11 * sin(seconds * 9. + sin(seconds * 5.3) * 2.);
  outColor = vec4(hazed(colour, -toEye, metres), 1.);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}`

const lightVertex = `${decode}
uniform vec3 fog, fogGlow, sun; uniform vec2 fogMetres;
out vec3 vColour;
${haze}
void main() {
  vec3 p = placed();
  vec3 away = p - cameraPosition;
  float metres = length(away);
  vec3 colour = decoded() * (1. + packed_.w * .11 * sin(seconds * 9. + sin(seconds * 5.3) * 2.));
  vColour = hazed(colour, away / metres, metres);
  gl_Position = projectionMatrix * viewMatrix * vec4(p, 1.);
}`
const lightFragment = `
in vec3 vColour;
out vec4 outColor;
#define gl_FragColor outColor
void main() {
  outColor = vec4(vColour, 1.);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}`
const flatFragment = `
in vec3 vColour;
out vec4 outColor;
#define gl_FragColor outColor
void main() {
  outColor = vec4(vColour, 1.);
  #include <colorspace_fragment>
}`

/** The whole space as one draw: geometry and light come baked. Dispose geometry and material with `disposeMesh`. */
export function createSpaceMesh(space: SpaceMesh, shading: SpaceShading, shared: SharedUniforms): Mesh<BufferGeometry, ShaderMaterial> {
  const geometry = new BufferGeometry()
  geometry.setAttribute('packed_', new BufferAttribute(space.positions, 4, true))
  geometry.setAttribute('nrm', new BufferAttribute(space.normals, 4, true))
  geometry.setAttribute('light', new BufferAttribute(space.colours, 4, true))
  geometry.setIndex(new BufferAttribute(space.indices, 1))
  const lit = shading === 'lit'
  const material = new ShaderMaterial({
    glslVersion: GLSL3,
    side: DoubleSide,
    vertexShader: lit ? litVertex : lightVertex,
    fragmentShader: lit ? litFragment : shading === 'light' ? lightFragment : flatFragment,
    uniforms: {
      ...shared,
      minMetres: { value: new Vector3(...space.minMetres) },
      sizeMetres: { value: new Vector3(...space.sizeMetres) },
      colourRange: { value: space.colourRange },
      rim: { value: new Color('#ff9d7a').multiplyScalar(0.16) },
    },
  })
  const mesh = new Mesh(geometry, material)
  mesh.frustumCulled = false
  mesh.matrixAutoUpdate = false
  return mesh
}
