import type { Glow, SpaceMesh, Water } from '@kith/shared/space'
import { type BufferGeometry, CircleGeometry, Color, GLSL3, Mesh, ShaderMaterial, Vector3 } from 'three'
import { noiseFunctions } from '../noise.ts'
import type { SharedUniforms } from '../shared-uniforms.ts'
import { mirrorSpace, type SpaceObject } from '../space-mesh.ts'
import { reflectedTriangles } from './reflected.ts'

/** The place upside down beneath the water, wavering: what one sees in it. One more draw of the same vertices. */
export function createReflection(ground: SpaceObject, space: SpaceMesh, water: Water): SpaceObject {
  const [x, y, z] = space.sizeMetres
  const surface = { ...space, stepMetres: [x / 65535, y / 65535, z / 65535], minYMetres: space.minMetres[1] } as const
  const mesh = mirrorSpace(ground, reflectedTriangles(surface, water.y), water.y)
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
uniform float seconds, clearness, lampGain; uniform vec3 waterDeep, waterShine, low, middle, fog, fogGlow, sun; uniform vec2 fogMetres;
out vec4 outColor;
#define gl_FragColor outColor
${noiseFunctions}
#if LAMPS > 0
uniform vec3 lampsAt[LAMPS]; uniform vec3 lampsTint[LAMPS];
// A lamp's path on the water: bright where a ripple has just the slope that mirrors it into the eye.
vec3 lampPaths(vec3 toEye, vec2 slope) {
  vec3 sum = vec3(0.);
  for (int i = 0; i < LAMPS; i++) {
    vec3 middle = normalize(lampsAt[i] - vWorld) + toEye;
    vec2 off = middle.xz / max(.02, middle.y) + slope;
    sum += lampsTint[i] * exp(-dot(off, off) * 75.);
  }
  return sum * lampGain;
}
#endif
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
  vec2 slope = vec2(ripple(p + vec2(.12, 0.)) - h, ripple(p + vec2(0., .12)) - h) * mix(.12, .75, calm);
  vec3 normal = normalize(vec3(-slope.x, 1., -slope.y));
  float fresnel = .06 + .94 * pow(1. - max(0., dot(normal, toEye)), 3.2);
  vec3 back = reflect(-toEye, normal);
  vec3 sky = mix(low, middle, smoothstep(.02, .45, back.y));
  vec3 colour = mix(waterDeep, sky, clamp(fresnel, 0., 1.));
  // A few thin glints near by; farther off they would run together into milky bands.
  float lines = smoothstep(.66, .7, h) * (1. - smoothstep(.71, .75, h));
  colour += waterShine * lines * .07 * calm * calm;
  #if LAMPS > 0
  colour += lampPaths(toEye, slope * .26) * (.25 + .75 * fresnel);
  #endif
  colour += waterShine * pow(max(0., dot(back, normalize(vec3(sun.x, max(.12, sun.y), sun.z)))), 90.) * 1.4;
  vec3 air = mix(fog, fogGlow, pow(max(0., dot(-toEye, sun)), 4.) * .6);
  float haze = smoothstep(fogMetres.x, fogMetres.y, metres);
  float shown = clearness * (1. - haze) * mix(.3, .74, smoothstep(.05, .6, fresnel));
  outColor = vec4(mix(colour, air, haze), 1. - shown);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
  // Half a step of grain: wide soft gradients would show their steps.
  outColor.rgb += (hash(gl_FragCoord.xy) - .5) / 255.;
}`

const mostLamps = 16
const lampReachMetres = 20
const lampStrength = 1.7

/** The lamps whose paths one sees on a water: the brightest about it. */
function lampsOver(water: Water, glows: readonly Glow[]): Glow[] {
  return glows
    .filter(({ x, y, z }) => y > water.y && Math.hypot(x - water.x, z - water.z) < lampReachMetres)
    .toSorted((a, b) => b.sizeMetres - a.sizeMetres)
    .slice(0, mostLamps)
}

/** A still, slowly rippling sheet. With `reflections` it lets what lies mirrored beneath it through, and shows the paths of lamps. */
export function createWater(
  water: Water,
  glows: readonly Glow[],
  reflections: boolean,
  shared: SharedUniforms,
): Mesh<BufferGeometry, ShaderMaterial> {
  const geometry = new CircleGeometry(water.radiusMetres, 64)
  geometry.rotateX(-Math.PI / 2)
  const lamps = reflections ? lampsOver(water, glows) : []
  const material = new ShaderMaterial({
    glslVersion: GLSL3,
    transparent: true,
    depthWrite: false,
    defines: { LAMPS: lamps.length },
    uniforms: {
      ...shared,
      clearness: { value: reflections ? 1 : 0 },
      lampsAt: { value: lamps.map(({ x, y, z }) => new Vector3(x, y, z)) },
      lampsTint: { value: lamps.map(({ colour, sizeMetres }) => new Color(colour).multiplyScalar(Math.min(2, sizeMetres) * lampStrength)) },
    },
    vertexShader,
    fragmentShader,
  })
  const mesh = new Mesh<BufferGeometry, ShaderMaterial>(geometry, material)
  mesh.position.set(water.x, water.y, water.z)
  mesh.frustumCulled = false
  mesh.renderOrder = -1
  return mesh
}
