import { positionRangeMetres } from './avatar-file.ts'
import { faceFunctions } from './crowd-face-shader.ts'
import { lapFunctions } from './crowd-lap-shader.ts'
import { texel } from './crowd-layout.ts'
import { lapJoint } from './joints.ts'

/**
 * Skins each draw from the crowd's texture: the row listed for it, three texels a joint. A vertex's mark (16 × in its
 * paint) tells how it yields to what is worn: 1 is hair, pressed under hats and bands; 2 rides on the hair. `vAway` is how many metres
 * half the picture's height is there: small near by, large far off. Cloth below the belt follows the lap: on who sits it is drawn up
 * to the knees and laid close over the thighs, and the trousers' legs under it grow thin, so that nothing comes through it.
 */
export const crowdVertexShader = `
precision highp float; precision highp sampler2D;
#ifndef GL_ANGLE_multi_draw
uniform int _gl_DrawID;
#define gl_DrawID _gl_DrawID
#endif
in vec4 nrm; in vec4 skin;
uniform sampler2D bodies; uniform vec4 face; uniform vec2 drawList;
out vec3 vNormal; out vec3 vWorld; out vec3 vColour; out vec3 vHead; out float vOpen; out float vAway;
flat out int vSlot; flat out int vPaint;
mat4 joint(int row, int j) {
  vec4 a = texelFetch(bodies, ivec2(j * 3, row), 0);
  vec4 b = texelFetch(bodies, ivec2(j * 3 + 1, row), 0);
  vec4 c = texelFetch(bodies, ivec2(j * 3 + 2, row), 0);
  return mat4(a.x, b.x, c.x, 0., a.y, b.y, c.y, 0., a.z, b.z, c.z, 0., a.w, b.w, c.w, 1.);
}
vec3 worn(vec3 bind, int mark, vec4 being) {
  vec3 q = (bind - vec3(0., face.x, 0.)) / face.yzw;
  float far = length(q);
  if (mark == 2) return bind + normalize(q) * being.w;
  float most = being.z > 1.5
    ? mix(1.1, 9., max(smoothstep(.12, .34, abs(q.z + .05)), smoothstep(-.3, -.6, q.y)))
    : mix(1.06, 9., smoothstep(.32, .06, q.y));
  return being.z > .5 && far > most ? bind + (most / far - 1.) * q * face.yzw : bind;
}
${lapFunctions}void main() {
  int draw = int(drawList.x + drawList.y * float(gl_DrawID) + .5);
  int row = int(texelFetch(bodies, ivec2(${texel.draws} + ((draw >> 2) & 1), draw >> 3), 0)[draw & 3] + .5);
  vec3 bind = position.xyz * ${positionRangeMetres.toFixed(6)};
  int mark = int(skin.w + .5) >> 4;
  if (mark > 0) bind = worn(bind, mark, texelFetch(bodies, ivec2(${texel.being}, row), 0));
  float share = skin.z / 255.;
  int first = int(skin.x + .5);
  float drape = texelFetch(bodies, ivec2(${texel.lightFrom}, row), 0).w;
  float side = bind.x;
  if (first == ${lapJoint}) {
    share = mix(share, 1. - smoothstep(.37, .47, bind.y), drape);
    bind = draped(bind, drape, legsApart(row));
  } else if ((int(skin.w + .5) & 15) == 3) bind.xz = thinned(bind, first, drape);
  mat4 m = (first == ${lapJoint} ? lap(row, side) : joint(row, first)) * share;
  if (share < .999) m += joint(row, int(skin.y + .5)) * (1. - share);
  vec4 world = m * vec4(bind, 1.);
  vNormal = mat3(m) * nrm.xyz;
  vWorld = world.xyz;
  vOpen = max(0., nrm.w);
  vHead = (bind - vec3(0., face.x, 0.)) / face.yzw;
  vSlot = row;
  vPaint = int(skin.w + .5) & 15;
  vColour = texelFetch(bodies, ivec2(${texel.paint} + vPaint, row), 0).rgb;
  gl_Position = projectionMatrix * viewMatrix * world;
  vAway = gl_Position.w / projectionMatrix[1][1];
}`

/** Colour, face, the lamps' light at the body's place, rim and fog. */
export const crowdFragmentShader = `
precision highp float; precision highp sampler2D;
in vec3 vNormal; in vec3 vWorld; in vec3 vColour; in vec3 vHead; in float vOpen; in float vAway;
flat in int vSlot; flat in int vPaint;
uniform sampler2D bodies;
uniform vec3 sky, ground, rim, fog; uniform vec2 fogMetres;
out vec4 outColor;
#define gl_FragColor outColor
${faceFunctions}
void main() {
  float visible = texelFetch(bodies, ivec2(${texel.gaze}, vSlot), 0).z;
  if (visible < .02) discard;
  vec3 N = normalize(vNormal);
  vec3 toEye = cameraPosition - vWorld;
  float distance = length(toEye);
  vec3 V = toEye / distance;
  vec3 albedo = vColour;
  bool skin = vPaint == 0 || vPaint == 6;
  if ((vPaint == 6 || vPaint == 9 || vPaint == 10) && vHead.z > .1) albedo = drawFace(albedo, vHead.xy, vSlot, vAway);
  vec4 light = texelFetch(bodies, ivec2(${texel.light}, vSlot), 0);
  vec3 from = normalize(texelFetch(bodies, ivec2(${texel.lightFrom}, vSlot), 0).xyz);
  float hemisphere = N.y * .5 + .5;
  float open = mix(.45, 1., vOpen) * mix(.74, 1., smoothstep(0., .5, vWorld.y - light.w));
  float facing = dot(N, from);
  float wrap = mix(smoothstep(-.55, .85, facing), smoothstep(-.05, .25, facing), .35);
  // What is lit by lamps lights the floor too, and the floor throws some of it back.
  vec3 lit = mix(ground + light.rgb * .14, sky, hemisphere) * open + light.rgb * wrap * mix(.75, 1., open);
  vec3 colour = albedo * lit;
  if (skin) colour += albedo * vec3(.16, .035, .02) * light.r * (1. - abs(wrap * 2. - 1.));
  if (vPaint == 1) {
    float around = atan(vHead.x, vHead.z);
    float tall = vHead.y / max(.5, length(vHead));
    float turn = around * 47. + sin(tall * 2.6 + around * 3.) * 2.;
    float fine = 1. - smoothstep(.5, 1.6, fwidth(turn));
    colour *= 1. + (.075 * sin(turn) + .05 * sin(turn * .43 + 1.7)) * fine * smoothstep(.98, .8, abs(tall));
    float strand = .05 * sin(around * 11.) + .03 * sin(around * 23. + 1.);
    float halo = smoothstep(.13, .0, abs(tall - .62 + strand)) * smoothstep(-.2, .7, dot(normalize(vec3(N.x, 0., N.z) + 1e-4), normalize(vec3(V.x, 0., V.z) + 1e-4)));
    colour *= mix(.84, 1.06, smoothstep(-.9, .7, tall));
    colour += (albedo * .55 + .035) * (sky * .6 + light.rgb * .6) * halo * .5;
  }
  if (vPaint == 10) colour += albedo * .8;
  float fresnel = pow(1. - max(0., dot(N, V)), 3.);
  colour += rim * fresnel * (.35 + .65 * hemisphere) * (.4 + .6 * albedo);
  colour += light.rgb * fresnel * smoothstep(-.35, .5, facing) * (.12 + .55 * albedo);
  colour = mix(colour, fog, smoothstep(fogMetres.x, fogMetres.y, distance) * .85);
  outColor = vec4(colour, visible);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}`

/** Everything per vertex and no face: for headless test runs. */
export const plainFragmentShader = `
precision highp float; precision highp sampler2D;
in vec3 vNormal; in vec3 vColour; flat in int vSlot;
uniform sampler2D bodies;
out vec4 outColor;
#define gl_FragColor outColor
void main() {
  if (texelFetch(bodies, ivec2(${texel.gaze}, vSlot), 0).z < .5) discard;
  outColor = vec4(vColour * (.55 + .35 * normalize(vNormal).y), 1.);
  #include <colorspace_fragment>
}`

export const shadowVertexShader = `
precision highp sampler2D;
uniform sampler2D bodies;
out vec2 vAt; out float vStrength;
void main() {
  int row = gl_InstanceID;
  vAt = uv * 2. - 1.;
  vec4 s = texelFetch(bodies, ivec2(${texel.shadow}, row), 0);
  vStrength = texelFetch(bodies, ivec2(${texel.gaze}, row), 0).z;
  gl_Position = projectionMatrix * viewMatrix * vec4(position * s.w + vec3(s.x, s.y + .015, s.z), 1.);
}`

export const shadowFragmentShader = `
in vec2 vAt; in float vStrength;
out vec4 outColor;
void main() {
  float edge = max(0., 1. - length(vAt));
  outColor = vec4(.12, .05, .1, .62 * pow(edge, 1.4) * vStrength);
}`
