import type { Glow } from '@kith/shared/space'
import { AdditiveBlending, BufferGeometry, Color, Float32BufferAttribute, GLSL3, Points, ShaderMaterial } from 'three'
import type { SharedUniforms } from './shared-uniforms.ts'

const pointSize = `
uniform float bufferHeight, seconds, lampGain; uniform vec3 airAmounts;
float pixels(float metres) { return metres * bufferHeight * projectionMatrix[1][1] * .5 / gl_Position.w; }`

/** Points that add their light to what is behind them; their shader may call `pixels(metres)`. */
export function additivePoints(
  geometry: BufferGeometry,
  shared: SharedUniforms,
  vertexShader: string,
  fragmentShader: string,
  renderOrder: number,
): Points<BufferGeometry, ShaderMaterial> {
  const material = new ShaderMaterial({
    glslVersion: GLSL3,
    transparent: true,
    depthWrite: false,
    blending: AdditiveBlending,
    uniforms: { ...shared },
    vertexShader: pointSize + vertexShader,
    fragmentShader,
  })
  const points = new Points(geometry, material)
  points.frustumCulled = false
  points.renderOrder = renderOrder
  return points
}

/** A shade reaches so far from its light, as a share of the glow: drawn that much nearer, the glow is not cut by its own shade. */
const shadeShare = 0.22

/** A soft sprite round everything bright: the glow of a bloom pass for one draw and no pass. */
export function createGlows(glows: readonly Glow[], shared: SharedUniforms): Points<BufferGeometry, ShaderMaterial> {
  const colour = new Color()
  const geometry = new BufferGeometry()
  geometry.setAttribute(
    'position',
    new Float32BufferAttribute(
      glows.flatMap(({ x, y, z }) => [x, y, z]),
      3,
    ),
  )
  geometry.setAttribute(
    'metres',
    new Float32BufferAttribute(
      glows.map((glow) => glow.sizeMetres),
      1,
    ),
  )
  const tints = glows.flatMap((glow) => {
    colour.set(glow.colour)
    return [colour.r, colour.g, colour.b]
  })
  geometry.setAttribute('tint', new Float32BufferAttribute(tints, 3))
  const vertexShader = `
in float metres; in vec3 tint; out vec3 vTint;
const float shadeShare = ${shadeShare.toFixed(2)};
void main() {
  vTint = tint * lampGain * (.9 + .1 * sin(seconds * 1.7 + position.x * 7.));
  vec4 v = viewMatrix * vec4(position, 1.);
  gl_Position = projectionMatrix * v;
  gl_PointSize = pixels(metres);
  float away = length(v.xyz);
  // The small ones that hang go with their bulbs, right before the lens.
  vTint *= metres < .7 ? smoothstep(1.7, 2.3, away) : 1.;
  v.xyz *= 1. - min(max(.15, metres * shadeShare), away * .5) / away;
  gl_Position = projectionMatrix * v;
}`
  const fragmentShader = `
in vec3 vTint; out vec4 outColor;
void main() {
  float near = max(0., 1. - length(gl_PointCoord * 2. - 1.));
  outColor = vec4(vTint * (pow(near, 2.6) * .5 + pow(near, 9.) * .5) * .62, 1.);
}`
  return additivePoints(geometry, shared, vertexShader, fragmentShader, 5)
}
