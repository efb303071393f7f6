import type { RainVolume } from '@kith/shared/space'
import { AdditiveBlending, BufferGeometry, Float32BufferAttribute, GLSL3, LineSegments, ShaderMaterial } from 'three'
import type { SharedUniforms } from '../shared-uniforms.ts'

const dropsPerCubicMetre = 0.42
const mostDrops = 1400

const vertexShader = `
in vec4 box; in vec2 heights; in vec3 chance;
uniform float seconds; uniform vec3 airAmounts;
out float vStrength;
void main() {
  float tall = heights.y - heights.x;
  float speed = 8.5 + chance.z * 4.;
  float fallen = fract(chance.z * 7. + seconds * speed / tall);
  vec3 p = vec3(mix(box.x, box.y, chance.x), heights.y - fallen * tall, mix(box.z, box.w, chance.y));
  p.x += fallen * tall * .06;
  p += vec3(.03, -.5 - chance.z * .35, 0.) * position.x;
  vStrength = (1. - position.x * .9) * step(.001, seconds) * airAmounts.x;
  vec4 v = viewMatrix * vec4(p, 1.);
  vStrength *= smoothstep(.4, 2.5, -v.z) * (1. - smoothstep(14., 34., -v.z));
  gl_Position = projectionMatrix * v;
}`

const fragmentShader = `
in float vStrength; uniform vec3 fog; out vec4 outColor;
void main() { outColor = vec4((fog + .12) * vStrength * .75, 1.); }`

/** Falling rain as streaks, one draw for all volumes; a light without rain shows none, nor does a clock that stands still. */
export function createRain(volumes: readonly RainVolume[], shared: SharedUniforms): LineSegments<BufferGeometry, ShaderMaterial> {
  const ends: number[] = []
  const boxes: number[] = []
  const heights: number[] = []
  const chances: number[] = []
  const cubic = ({ minX, maxX, minY, maxY, minZ, maxZ }: RainVolume): number => (maxX - minX) * (maxY - minY) * (maxZ - minZ)
  const total = volumes.reduce((sum, volume) => sum + cubic(volume), 0)
  const density = Math.min(dropsPerCubicMetre, mostDrops / Math.max(1, total))
  for (const volume of volumes) {
    const drops = Math.round(cubic(volume) * density)
    for (let i = 0; i < drops; i++) {
      for (const end of [0, 1]) {
        ends.push(end, 0, 0)
        boxes.push(volume.minX, volume.maxX, volume.minZ, volume.maxZ)
        heights.push(volume.minY, volume.maxY)
        chances.push((i * 0.754877666) % 1, (i * 0.569840291) % 1, (i * 0.618033989) % 1)
      }
    }
  }
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new Float32BufferAttribute(ends, 3))
  geometry.setAttribute('box', new Float32BufferAttribute(boxes, 4))
  geometry.setAttribute('heights', new Float32BufferAttribute(heights, 2))
  geometry.setAttribute('chance', new Float32BufferAttribute(chances, 3))
  const material = new ShaderMaterial({
    glslVersion: GLSL3,
    transparent: true,
    depthWrite: false,
    blending: AdditiveBlending,
    uniforms: { ...shared },
    vertexShader,
    fragmentShader,
  })
  const lines = new LineSegments(geometry, material)
  lines.frustumCulled = false
  lines.renderOrder = 3
  return lines
}
