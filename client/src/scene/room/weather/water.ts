import type { Water } from '@kith/shared/space'
import { BufferGeometry, CircleGeometry, GLSL3, Mesh, ShaderMaterial } from 'three'
import type { SharedUniforms } from '../shared-uniforms.ts'
import { mirrorSpace, type SpaceObject } from '../space-mesh.ts'

/** The place upside down beneath the water, wavering: what one sees in it. One more draw of the same geometry. */
export function createReflection(ground: SpaceObject, water: Water): SpaceObject {
  const mesh = mirrorSpace(ground, water.y)
  mesh.renderOrder = -2
  return mesh
}

const vertexShader = `
out vec3 vWorld;
void main() {
  vWorld = (modelMatrix * vec4(position, 1.)).xyz;
  gl_Position = projectionMatrix * viewMatrix * vec4(vWorld, 1.);
}`

const fragmentShader = `
in vec3 vWorld;
uniform float seconds, clearness; uniform vec3 waterDeep, waterShine, low, middle, fog, fogGlow, sun; uniform vec2 fogMetres;
out vec4 outColor;
#define gl_FragColor outColor
float hash(vec2 p) { return fract(sin(dot(p, vec2(41.3, 289.1))) * 43758.5); }
float noise(vec2 p) {
  vec2 i = floor(p), f = fract(p);
  f = f * f * (3. - 2. * f);
  return mix(mix(hash(i), hash(i + vec2(1, 0)), f.x), mix(hash(i + vec2(0, 1)), hash(i + 1.), f.x), f.y);
}
float ripple(vec2 p) {
  return noise(p * vec2(.5, 1.5) + vec2(seconds * .11, seconds * .2)) * .6 + noise(p * vec2(1.3, 3.6) - vec2(seconds * .17, -seconds * .13)) * .4;
}
void main() {
  vec3 toEye = cameraPosition - vWorld;
  float metres = length(toEye);
  toEye /= metres;
  float calm = 1. - smoothstep(8., 45., metres);
  vec2 p = vWorld.xz;
  float h = ripple(p);
  vec2 slope = vec2(ripple(p + vec2(.12, 0.)) - h, ripple(p + vec2(0., .12)) - h) * mix(.3, 1.5, calm);
  vec3 normal = normalize(vec3(-slope.x, 1., -slope.y));
  float fresnel = .06 + .94 * pow(1. - max(0., dot(normal, toEye)), 3.2);
  vec3 back = reflect(-toEye, normal);
  vec3 sky = mix(low, middle, smoothstep(.02, .45, back.y));
  vec3 colour = mix(waterDeep, sky, clamp(fresnel, 0., 1.));
  float lines = smoothstep(.62, .7, h) * (1. - smoothstep(.7, .78, h));
  colour += waterShine * lines * .16 * (.35 + .65 * calm);
  colour += waterShine * pow(max(0., dot(back, normalize(vec3(sun.x, max(.12, sun.y), sun.z)))), 90.) * 1.4;
  vec3 air = mix(fog, fogGlow, pow(max(0., dot(-toEye, sun)), 4.) * .6);
  float haze = smoothstep(fogMetres.x, fogMetres.y, metres);
  float shown = clearness * (1. - haze) * mix(.3, .74, smoothstep(.05, .6, fresnel));
  outColor = vec4(mix(colour, air, haze), 1. - shown);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}`

/** A still, slowly rippling sheet. With `reflections` it lets what lies mirrored beneath it through. */
export function createWater(water: Water, reflections: boolean, shared: SharedUniforms): Mesh<BufferGeometry, ShaderMaterial> {
  const geometry = new CircleGeometry(water.radiusMetres, 64)
  geometry.rotateX(-Math.PI / 2)
  const material = new ShaderMaterial({
    glslVersion: GLSL3,
    transparent: true,
    depthWrite: false,
    uniforms: { ...shared, clearness: { value: reflections ? 1 : 0 } },
    vertexShader,
    fragmentShader,
  })
  const mesh = new Mesh<BufferGeometry, ShaderMaterial>(geometry, material)
  mesh.position.set(water.x, water.y, water.z)
  mesh.frustumCulled = false
  mesh.renderOrder = -1
  return mesh
}
