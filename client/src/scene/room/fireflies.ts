import { BufferGeometry, Float32BufferAttribute, type Points, type ShaderMaterial } from 'three'
import type { SharedUniforms } from './shared-uniforms.ts'
import { additivePoints } from './sprites.ts'

/** Fireflies that wander round the edge of the place. */
export function createFireflies(count: number, shared: SharedUniforms): Points<BufferGeometry, ShaderMaterial> {
  const positions: number[] = []
  for (let i = 0; i < count; i++) {
    const angle = i * 2.4
    const radius = 5 + ((i * 37) % 90) / 10
    positions.push(Math.cos(angle) * radius, 0.5 + ((i * 13) % 30) / 12, Math.sin(angle) * radius)
  }
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new Float32BufferAttribute(positions, 3))
  const vertexShader = `
out float vLight;
void main() {
  float k = position.x * 3. + position.z;
  vec3 p = position + vec3(sin(seconds * .5 + k), .4 * sin(seconds * .7 + k * 2.), cos(seconds * .4 + k)) * .5;
  vLight = (.5 + .5 * sin(seconds * 1.6 + k * 5.)) * airAmounts.z;
  gl_Position = projectionMatrix * viewMatrix * vec4(p, 1.);
  gl_PointSize = pixels(.13);
}`
  const fragmentShader = `
in float vLight; out vec4 outColor;
void main() {
  float near = max(0., 1. - length(gl_PointCoord * 2. - 1.));
  outColor = vec4(vec3(1., .85, .45) * near * near * vLight, 1.);
}`
  return additivePoints(geometry, shared, vertexShader, fragmentShader, 6)
}
