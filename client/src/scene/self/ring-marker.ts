import { GLSL3, Mesh, PlaneGeometry, ShaderMaterial, Vector4 } from 'three'

const lifeSeconds = 1.1

/** A soft ring on the ground where a click sent the body; it opens and fades. */
export class RingMarker {
  readonly mesh: Mesh<PlaneGeometry, ShaderMaterial>
  readonly #state = new Vector4(0, 0, 0, 1)

  constructor() {
    const plane = new PlaneGeometry(1, 1)
    plane.rotateX(-Math.PI / 2)
    const material = new ShaderMaterial({
      glslVersion: GLSL3,
      transparent: true,
      depthWrite: false,
      polygonOffset: true,
      polygonOffsetFactor: -4,
      polygonOffsetUnits: -4,
      uniforms: { ring: { value: this.#state } },
      vertexShader: `uniform vec4 ring; out vec2 vAt; void main() { vAt = uv * 2. - 1.; gl_Position = projectionMatrix * viewMatrix * vec4(position * .9 + ring.xyz + vec3(0., .03, 0.), 1.); }`,
      fragmentShader: `uniform vec4 ring; in vec2 vAt; out vec4 outColor;
void main() {
  float d = length(vAt);
  float radius = mix(.35, .8, 1. - pow(1. - ring.w, 3.));
  float line = smoothstep(.13, .0, abs(d - radius));
  float dot = smoothstep(.16, .05, d) * .6;
  outColor = vec4(1., .91, .72, max(line, dot) * (1. - ring.w) * .85);
}`,
    })
    this.mesh = new Mesh(plane, material)
    this.mesh.frustumCulled = false
    this.mesh.visible = false
    this.mesh.renderOrder = 2
  }

  show(x: number, y: number, z: number): void {
    this.#state.set(x, y, z, 0)
    this.mesh.visible = true
  }

  update(deltaSeconds: number): void {
    if (!this.mesh.visible) return
    this.#state.w += deltaSeconds / lifeSeconds
    if (this.#state.w >= 1) this.mesh.visible = false
  }

  dispose(): void {
    this.mesh.geometry.dispose()
    this.mesh.material.dispose()
  }
}
