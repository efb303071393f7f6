import type { SpaceDocument } from '@kith/shared/space'
import { BufferGeometry, DoubleSide, Float32BufferAttribute, GLSL3, Mesh, ShaderMaterial } from 'three'
import type { SharedUniforms } from './shared-uniforms.ts'

const steps = 96

/** Rings of hills against the sky, one draw: each fades downwards into the haze, the farther ones are paler. */
export function createHills(ridges: SpaceDocument['ridges'], shared: SharedUniforms): Mesh<BufferGeometry, ShaderMaterial> {
  const positions: number[] = []
  const tints: number[] = []
  const indices: number[] = []
  for (const [index, ridge] of ridges.entries()) {
    const far = ridges.length > 1 ? index / (ridges.length - 1) : 0
    const base = positions.length / 3
    for (let i = 0; i <= steps; i++) {
      const angle = (i / steps) * Math.PI * 2
      const swell =
        0.45 +
        0.3 * Math.sin(angle * 3 + ridge.phase) +
        0.18 * Math.sin(angle * 7 + ridge.phase * 3) +
        0.07 * Math.sin(angle * 17 + ridge.phase)
      const x = Math.cos(angle) * ridge.radiusMetres
      const z = Math.sin(angle) * ridge.radiusMetres
      positions.push(x, -20, z, x, -3, z, x, ridge.heightMetres * swell, z)
      tints.push(far, 0, far, 0, far, 1)
      if (i === steps) continue
      for (const row of [0, 1]) {
        const at = base + i * 3 + row
        indices.push(at, at + 1, at + 3, at + 1, at + 4, at + 3)
      }
    }
  }
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new Float32BufferAttribute(positions, 3))
  geometry.setAttribute('tint', new Float32BufferAttribute(tints, 2))
  geometry.setIndex(indices)
  const material = new ShaderMaterial({
    glslVersion: GLSL3,
    side: DoubleSide,
    uniforms: { ...shared },
    vertexShader: `in vec2 tint; out vec2 vTint; void main() { vTint = tint; gl_Position = projectionMatrix * viewMatrix * vec4(position, 1.); }`,
    fragmentShader: `in vec2 vTint; uniform vec3 hillsNear, hillsFar, fog; uniform vec3 airAmounts; out vec4 outColor;
#define gl_FragColor outColor
void main() {
  vec3 colour = mix(hillsNear, hillsFar, vTint.x) * mix(vec3(.86, .86, .92), vec3(1.), vTint.y);
  outColor = vec4(mix(colour, fog, airAmounts.y * .8 * (1. - smoothstep(.2, 1., vTint.y))), 1.);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}`,
  })
  const mesh = new Mesh(geometry, material)
  mesh.frustumCulled = false
  return mesh
}
