import type { SpaceMesh } from '@kith/shared/space'
import { BufferAttribute, BufferGeometry, DoubleSide, GLSL3, Mesh, ShaderMaterial, Vector3 } from 'three'
import type { SharedUniforms } from './shared-uniforms.ts'
import { yieldingTriangles } from './yielding.ts'

/** `lit` with rim, fog and firelight per pixel, for canvases with several samples a pixel; `light` all per vertex; `flat` as it comes, for headless runs. */
export type SpaceShading = 'lit' | 'light' | 'flat'

const decode = `
in vec4 packed_; in vec4 nrm; in vec4 light;
#ifdef MIRROR
uniform float mirrorY; out float vAbove;
#endif
uniform vec3 minMetres, sizeMetres, skyTint, skyHue, lampHue; uniform float colourRange, seconds, lampGain;
vec3 placed() {
  vec3 p = packed_.xyz * sizeMetres + minMetres;
  #ifdef MIRROR
  vAbove = p.y - mirrorY;
  p.y = 2. * mirrorY - p.y;
  p.x += sin(p.y * 9. + seconds * 1.4 + p.z) * min(.07, vAbove * .05);
  #endif
  float sway = max(0., nrm.w);
  p.xz += sway * .05 * vec2(sin(seconds * 1.3 + p.x * 1.7 + p.z), cos(seconds * 1.1 + p.z * 1.9));
  return p;
}
float flickerShare() { return floor(packed_.w * 65535. / 256. + .001) / 255.; }
float lampShare() { return mod(floor(packed_.w * 65535. + .5), 256.) / 255.; }
vec3 decoded() {
  vec3 lamps = lampHue * lampShare();
  vec3 part = lamps / max(lamps + skyHue * (1. - lampShare()), vec3(1e-4));
  return light.rgb * light.rgb * colourRange * (part * lampGain + (1. - part) * skyTint);
}`

/** Pieces drawn from their front only: what is between the viewer and a room from outside is left out. */
const cutOut = '\n#ifdef CUTAWAY\nout float vCut;\n#endif\n'
const cutWrite = '\n#ifdef CUTAWAY\nvCut = nrm.w;\n#endif\n'
const cutIn = '\n#ifdef CUTAWAY\nin float vCut;\n#endif\n'
const cutTest = '\n#ifdef CUTAWAY\nif (vCut < -.5 && !gl_FrontFacing) discard;\n#endif\n'

/**
 * What stands between the camera and the heads it keeps in sight gives way: posts wholly, as `posts` says; what hangs about and what
 * sways in a cone a little thinner than what the camera's own sweep keeps free of solid things, so that it opens no walls. Beams and
 * lanterns give way farther round half way there, leaves right before the camera, and what hangs is never drawn right before it. What
 * hangs and what yields is a draw of its own that lets through what is behind it, like glass; of the rest, that must not wait for what
 * is behind it, several samples a pixel make soft edges, and one is dithered.
 */
const sightTest = `
float shown = 1.;
#ifndef MIRROR
#ifdef YIELDS
const bool yields = true;
#else
const bool yields = false;
#endif
float gone = vSway > .09 ? 1. - smoothstep(.5, .75, distance(vWorld, cameraPosition)) : 0.;
if (yields && vSway > -.3) gone = 1. - smoothstep(1.7, 2.3, distance(vWorld, cameraPosition));
if (yields || vSway > .01) for (int k = 0; k < 2; k++) {
  vec3 way = sights[k].xyz - cameraPosition;
  float metres = max(.01, length(way));
  vec3 here = vWorld - cameraPosition;
  float along = dot(here, way) / metres;
  float t = clamp(along / metres, 0., 1.);
  float radius = yields ? .2 + 1.6 * t * (1. - t) : .12 + .2 * t;
  float between = step(0., along) * (1. - smoothstep(metres - .6, metres - .4, along));
  // A clean edge where it is dithered: a wide one would strew dots over what it passes.
  float inner = yields ? radius * .5 : radius - .05;
  gone = max(gone, sights[k].w * between * (1. - smoothstep(inner, radius, length(here - way * along / metres))));
}
for (int k = 0; k < 3; k++) gone = max(gone, posts[k].w * step(distance(vWorld.xz, posts[k].xz), .3) * step(vWorld.y, posts[k].y));
shown = vWorld.y > sightFloor ? 1. - gone : 1.;
#if defined(YIELDS)
// Its far side would show through its near one.
if (shown < .01 || (shown < .98 && !gl_FrontFacing)) discard;
#elif defined(SAMPLES)
if (shown < .02) discard;
#else
if (1. - shown > fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(.06711056, .00583715))))) discard;
shown = 1.;
#endif
#endif
`
const sightIn = `
in vec3 vWorld; in float vSway;
uniform vec4 sights[2], posts[3]; uniform float sightFloor;
`

const haze = `
vec3 hazed(vec3 colour, vec3 away, float metres) {
  vec3 air = mix(fog, fogGlow, pow(max(0., dot(away, sun)), 4.) * .6);
  return mix(colour, air, smoothstep(fogMetres.x, fogMetres.y, metres));
}`

const litVertex = `${decode}
out vec3 vColour; out vec3 vWorld; out float vSway; out vec3 vNormal; out float vEmissive; out float vFlicker; ${cutOut}
void main() {
  ${cutWrite}
  vSway = nrm.w;
  vec3 p = placed();
  vColour = decoded();
  vEmissive = light.a;
  vFlicker = flickerShare();
  vNormal = nrm.xyz;
  vWorld = p;
  gl_Position = projectionMatrix * viewMatrix * vec4(p, 1.);
}`
const litFragment = `
${cutIn}${sightIn}in vec3 vColour; in vec3 vNormal; in float vEmissive; in float vFlicker;
uniform vec3 fog, fogGlow, sun, bodyRim; uniform vec2 fogMetres; uniform float seconds;
out vec4 outColor;
#define gl_FragColor outColor
${haze}
void main() {
  ${cutTest}
  ${sightTest}
  vec3 toEye = cameraPosition - vWorld;
  float metres = length(toEye);
  toEye /= metres;
  vec3 colour = vColour;
  float facing = abs(dot(normalize(vNormal), toEye));
  float edge = pow(1. - facing, 3.);
  // Paper and glass with a light behind them are deeper in colour towards their edge: a lantern is a ball, not a disc.
  colour *= mix(vec3(1.), mix(vec3(.96, .44, .17), vec3(1., .75, .48), facing * facing), smoothstep(.1, .42, vEmissive));
  colour += bodyRim * .29 * edge * (1. - vEmissive) * (.3 + colour);
  colour *= 1. + vFlicker * .11 * sin(seconds * 9. + sin(seconds * 5.3) * 2.);
  outColor = vec4(hazed(colour, -toEye, metres), shown);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}`

const lightVertex = `${decode}
uniform vec3 fog, fogGlow, sun; uniform vec2 fogMetres;
out vec3 vColour; out vec3 vWorld; out float vSway; ${cutOut}
${haze}
void main() {
  ${cutWrite}
  vec3 p = placed();
  vWorld = p;
  vSway = nrm.w;
  vec3 away = p - cameraPosition;
  float metres = length(away);
  vec3 colour = decoded() * mix(vec3(1.), vec3(.98, .62, .34), smoothstep(.1, .42, light.a)) * (1. + flickerShare() * .11 * sin(seconds * 9. + sin(seconds * 5.3) * 2.));
  vColour = hazed(colour, away / metres, metres);
  gl_Position = projectionMatrix * viewMatrix * vec4(p, 1.);
}`
const lightFragment = `
#ifdef MIRROR
in float vAbove; uniform vec3 middle, hillsNear;
#endif
${cutIn}${sightIn}in vec3 vColour;
out vec4 outColor;
#define gl_FragColor outColor
void main() {
  ${cutTest}
  ${sightTest}
  #ifdef MIRROR
  if (vAbove < 0.) discard;
  // The higher a thing stands over the water, the more its image is lost in what else the water shows.
  vec3 colour = mix(vColour, mix(middle, hillsNear, .65), smoothstep(.2, 7., vAbove) * .55);
  #else
  vec3 colour = vColour;
  #endif
  outColor = vec4(colour, shown);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}`
const flatFragment = `
${cutIn}in vec3 vColour;
out vec4 outColor;
#define gl_FragColor outColor
void main() {
  ${cutTest}
  outColor = vec4(vColour, 1.);
  #include <colorspace_fragment>
}`

export type SpaceObject = Mesh<BufferGeometry, ShaderMaterial>

/** What stays of the space, as one draw: geometry and light come baked. What hangs and yields is another: see `createYielding`. */
export function createSpaceMesh(space: SpaceMesh, shading: SpaceShading, shared: SharedUniforms): SpaceObject {
  const geometry = new BufferGeometry()
  geometry.setAttribute('packed_', new BufferAttribute(space.positions, 4, true))
  geometry.setAttribute('nrm', new BufferAttribute(space.normals, 4, true))
  geometry.setAttribute('light', new BufferAttribute(space.colours, 4, true))
  geometry.setIndex(new BufferAttribute(shading === 'flat' ? space.indices : yieldingTriangles(space, false), 1))
  const lit = shading === 'lit'
  const material = new ShaderMaterial({
    glslVersion: GLSL3,
    side: DoubleSide,
    defines: { ...(hasCutaway(space) ? { CUTAWAY: 1 } : {}), ...(lit ? { SAMPLES: 1 } : {}) },
    alphaToCoverage: lit,
    vertexShader: lit ? litVertex : lightVertex,
    fragmentShader: lit ? litFragment : shading === 'light' ? lightFragment : flatFragment,
    uniforms: {
      ...shared,
      minMetres: { value: new Vector3(...space.minMetres) },
      sizeMetres: { value: new Vector3(...space.sizeMetres) },
      colourRange: { value: space.colourRange },
    },
  })
  return unmoving(geometry, material)
}

/** Beams, lanterns and whatever else gives way to a look: drawn over all that stays, so that it can fade before it. Shares vertices and uniforms with `ground`. */
export function createYielding(ground: SpaceObject, space: SpaceMesh): SpaceObject {
  const { vertexShader, fragmentShader, uniforms } = ground.material
  const material = new ShaderMaterial({
    glslVersion: GLSL3,
    side: DoubleSide,
    transparent: true,
    defines: { YIELDS: 1 },
    vertexShader,
    fragmentShader,
    uniforms,
  })
  return unmoving(sharingVertices(ground, yieldingTriangles(space, true)), material)
}

/** These triangles of the space upside down under a level, for what water shows of it. Shares vertices and uniforms with `ground`. */
export function mirrorSpace(ground: SpaceObject, indices: Uint32Array, levelMetres: number): SpaceObject {
  const material = new ShaderMaterial({
    glslVersion: GLSL3,
    side: DoubleSide,
    defines: { MIRROR: 1 },
    vertexShader: lightVertex,
    fragmentShader: lightFragment,
    uniforms: { ...ground.material.uniforms, mirrorY: { value: levelMetres } },
  })
  return unmoving(sharingVertices(ground, indices), material)
}

function sharingVertices(ground: SpaceObject, indices: Uint32Array): BufferGeometry {
  const geometry = new BufferGeometry()
  for (const [name, attribute] of Object.entries(ground.geometry.attributes)) geometry.setAttribute(name, attribute)
  geometry.setIndex(new BufferAttribute(indices, 1))
  return geometry
}

function unmoving(geometry: BufferGeometry, material: ShaderMaterial): SpaceObject {
  const mesh = new Mesh(geometry, material)
  mesh.frustumCulled = false
  mesh.matrixAutoUpdate = false
  return mesh
}

function hasCutaway({ normals }: SpaceMesh): boolean {
  for (let i = 3; i < normals.length; i += 4) if ((normals[i] ?? 0) < -64) return true
  return false
}
