import { BufferGeometry, Color, DoubleSide, Float32BufferAttribute, GLSL3, Mesh, ShaderMaterial } from 'three'

interface Ridge {
  radiusMetres: number
  heightMetres: number
  colour: string
  phase: number
}
const ridges: readonly Ridge[] = [
  { radiusMetres: 34, heightMetres: 5.5, colour: '#5f5078', phase: 1.3 },
  { radiusMetres: 46, heightMetres: 9, colour: '#8a6390', phase: 2.1 },
  { radiusMetres: 60, heightMetres: 14, colour: '#bb7a94', phase: 0.4 },
]
const steps = 96

/** Three rings of hills against the sky, one draw: each fades upwards into the haze. */
export function createHills(): Mesh<BufferGeometry, ShaderMaterial> {
  const positions: number[] = []
  const colours: number[] = []
  const indices: number[] = []
  const colour = new Color()
  for (const ridge of ridges) {
    const base = positions.length / 3
    colour.set(ridge.colour)
    for (let i = 0; i <= steps; i++) {
      const angle = (i / steps) * Math.PI * 2
      const swell =
        0.45 +
        0.3 * Math.sin(angle * 3 + ridge.phase) +
        0.18 * Math.sin(angle * 7 + ridge.phase * 3) +
        0.07 * Math.sin(angle * 17 + ridge.phase)
      const x = Math.cos(angle) * ridge.radiusMetres
      const z = Math.sin(angle) * ridge.radiusMetres
      positions.push(x, -3, z, x, ridge.heightMetres * swell, z)
      colours.push(colour.r * 0.86, colour.g * 0.86, colour.b * 0.92, colour.r, colour.g, colour.b)
      if (i === steps) continue
      const at = base + i * 2
      indices.push(at, at + 1, at + 2, at + 1, at + 3, at + 2)
    }
  }
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new Float32BufferAttribute(positions, 3))
  geometry.setAttribute('tint', new Float32BufferAttribute(colours, 3))
  geometry.setIndex(indices)
  const material = new ShaderMaterial({
    glslVersion: GLSL3,
    side: DoubleSide,
    vertexShader: `in vec3 tint; out vec3 vTint; void main() { vTint = tint; gl_Position = projectionMatrix * viewMatrix * vec4(position, 1.); }`,
    fragmentShader: `in vec3 vTint; out vec4 outColor;
#define gl_FragColor outColor
void main() {
  outColor = vec4(vTint, 1.);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}`,
  })
  const mesh = new Mesh(geometry, material)
  mesh.frustumCulled = false
  return mesh
}
