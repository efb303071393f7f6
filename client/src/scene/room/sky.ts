import { BackSide, GLSL3, Mesh, ShaderMaterial, SphereGeometry } from 'three'
import { noiseFunctions } from './noise.ts'
import type { SharedUniforms } from './shared-uniforms.ts'

const vertex = `
out vec3 vAway;
void main() {
  vAway = position;
  vec4 p = projectionMatrix * mat4(mat3(viewMatrix)) * vec4(position, 1.);
  gl_Position = p.xyww;
}`

const fragment = `
in vec3 vAway;
uniform vec3 zenith, middle, low, glow, clouds, sun, skyAmounts; uniform float seconds;
out vec4 outColor;
#define gl_FragColor outColor
${noiseFunctions}
vec3 clouded(vec3 colour, vec3 away, float height, float towardsSun) {
  vec2 q = away.xz / (height + .22);
  float cover = noise(q * vec2(1.1, 2.6) + seconds * .006) * .6 + noise(q * vec2(2.7, 6.) + 3.) * .4;
  cover = smoothstep(.52, .85, cover) * smoothstep(.03, .2, height) * (1. - smoothstep(.4, .7, height));
  return mix(colour, mix(clouds * .9, mix(clouds, glow, .5), towardsSun), cover * skyAmounts.x);
}
vec3 stars(vec3 away, float height) {
  vec3 cell = floor(away * 130.);
  float star = step(.9972, hash(cell.xy + cell.z * 7.1));
  vec3 within = fract(away * 130.) - .5;
  return vec3(star * smoothstep(.35, .0, length(within)) * smoothstep(.28, .7, height) * .9 * (.7 + .3 * sin(seconds * 2. + cell.x)));
}
vec3 moon(vec3 colour, vec3 away) {
  vec3 centre = normalize(vec3(.5, .42, -.76));
  float angle = acos(min(1., dot(away, centre)));
  float bite = acos(min(1., dot(away, normalize(centre + vec3(-.021, .012, 0.)))));
  float crescent = smoothstep(.05, .047, angle) * (1. - smoothstep(.046, .043, bite));
  colour = mix(colour, vec3(1.25, 1.12, .92), crescent);
  return colour + vec3(.9, .7, .6) * exp(-angle * angle * 70.) * .18;
}
void main() {
  vec3 away = normalize(vAway);
  // Below the horizon it is what still water would show of it.
  float height = abs(away.y);
  vec3 colour = mix(low, middle, smoothstep(.0, .3, height));
  colour = mix(colour, zenith, smoothstep(.22, .85, height));
  float towardsSun = max(0., dot(away, sun));
  colour = mix(colour, glow, pow(towardsSun, 5.) * .75 * (1. - smoothstep(.0, .5, height)));
  colour += glow * pow(towardsSun, 60.) * .5 * (.25 + .75 * skyAmounts.x);
  colour = clouded(colour, away, height, towardsSun);
  colour += stars(away, height) * skyAmounts.y;
  outColor = vec4(mix(colour, moon(colour, away), skyAmounts.z), 1.);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
  // Half a step of grain: wide soft gradients would show their steps.
  outColor.rgb += (hash(gl_FragCoord.xy) - .5) / 255.;
}`

/** A dome: gradient, sun glow, drifting clouds, stars and a crescent moon, as the light says. Drawn first, behind everything. */
export function createSky(shared: SharedUniforms): Mesh<SphereGeometry, ShaderMaterial> {
  const material = new ShaderMaterial({
    glslVersion: GLSL3,
    side: BackSide,
    depthWrite: false,
    vertexShader: vertex,
    fragmentShader: fragment,
    uniforms: { ...shared },
  })
  const mesh = new Mesh(new SphereGeometry(80, 24, 12), material)
  mesh.frustumCulled = false
  mesh.renderOrder = -10
  return mesh
}
