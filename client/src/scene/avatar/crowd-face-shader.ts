import { texel } from './crowd-layout.ts'

/**
 * Draws a face on the head's front, `p` in head radii from its middle. What is far off is drawn larger than it is, as on a stage:
 * eyes and a mouth that are right at one metre would be a few pixels at eight. Lids come down over the inner corners in anger, over
 * the outer ones in sorrow; brows at rest slope outwards, since the head is round and mostly seen from above, where level ones would
 * look stern. Age draws lines by the eyes, from the nose to the mouth's corners, and across the forehead.
 */
export const faceFunctions = `
float ellipse(vec2 p, vec2 r) { return (length(p / r) - 1.) * min(r.x, r.y); }
float cover(float d) { float w = fwidth(d) + 1e-4; return 1. - smoothstep(-w, w, d); }
float arc(vec2 p, float width, float bend, float thick) {
  p.y -= bend * (1. - p.x * p.x / (width * width));
  return length(vec2(max(abs(p.x) - width, 0.), p.y)) - thick;
}
vec3 drawEyes(vec3 albedo, vec2 p, vec4 mouth, vec4 mood, vec4 gaze, vec3 iris, float grow) {
  float side = sign(p.x);
  vec2 c = vec2(abs(p.x) - .365, p.y + .055) / grow;
  vec3 ink = vec3(.05, .026, .04);
  if (mood.w > .5) return mix(albedo, ink, cover(arc(c + vec2(0., .05), .12, .11, .026)));
  float blink = mouth.x;
  float open = mix(1., .07, blink) * (1. + max(0., mood.y - .9) * .35);
  vec2 look = vec2(gaze.x * .036, gaze.y * .03);
  vec2 e = vec2(c.x - look.x * side, c.y - look.y);
  vec2 r = vec2(.112, .178 * open);
  float lid = e.y - (.2 - .115 * abs(mood.z)) * open - mood.z * e.x * .95;
  float d = max(ellipse(e, r), lid);
  vec3 colour = mix(ink, iris * 1.3, smoothstep(.05, -.16, e.y) * .8);
  albedo = mix(albedo, colour, cover(d));
  float lash = max(ellipse(e - vec2(.006, .018 * open), r * vec2(1.14, 1.02)), -ellipse(e + vec2(.01, .035), r * vec2(1.1, 1.06)));
  albedo = mix(albedo, ink, cover(max(lash, lid - .014)) * .9);
  vec2 glint = vec2(e.x * side + .038, e.y - .07 * open);
  float lit = step(blink, .6);
  albedo = mix(albedo, vec3(2.), cover(max(ellipse(glint, vec2(.043, .052 * open)), lid)) * lit);
  return mix(albedo, vec3(1.3), cover(ellipse(glint + vec2(-.075, .155 * open), vec2(.021))) * lit);
}
vec3 drawBrows(vec3 albedo, vec2 p, vec4 mood, vec3 hair, float share, float grow) {
  vec2 b = vec2(abs(p.x) - .365, p.y + .055) / grow - vec2(0., .285 + mood.y * .055 - abs(mood.z) * .02);
  b.y += b.x * b.x * 1.5 + (.16 - mood.z * .62) * b.x;
  return mix(albedo, hair * .5, cover(ellipse(b, vec2(.12, .028))) * .92 * share);
}
vec3 drawMouth(vec3 albedo, vec2 p, vec4 mouth, float smile, float grow) {
  float open = mouth.y, wide = mouth.z, round = mouth.w;
  float dark = 1. - smoothstep(.06, .34, dot(albedo, vec3(.3, .6, .1)));
  vec2 m = (p + vec2(0., .43)) / (grow * 1.1 - .1);
  float width = mix(.105, .205, wide) * mix(1., .62, round);
  float height = .022 + open * .16;
  m.y -= smile * (m.x * m.x / (width * width) - .4) * .075;
  vec3 lip = albedo * vec3(1., .52, .48) + vec3(.07, .01, .012) * dark;
  if (open < .09) {
    float line = length(vec2(max(abs(m.x) - width * .92, 0.), m.y)) - .021;
    albedo = mix(albedo, lip, cover(line - .035) * .5 * dark);
    return mix(albedo, mix(vec3(.3, .08, .075), vec3(.02, .006, .008), dark), cover(line));
  }
  vec2 q = m + vec2(0., height * .35);
  float d = ellipse(q, vec2(width, height));
  albedo = mix(albedo, lip, cover(d - .026) * mix(.45, .85, dark));
  vec3 inner = mix(vec3(.27, .035, .05), vec3(.12, .01, .02), dark);
  inner = mix(inner, vec3(.88, .33, .34), cover(ellipse(m + vec2(0., height * 1.05), vec2(width * .72, height * .6))));
  inner = mix(inner, vec3(1., .95, .9), cover(max(-(m.y - height * .3), abs(m.x) - width * .74)) * (1. - round));
  return mix(albedo, inner, cover(d));
}
vec3 drawLines(vec3 albedo, vec2 p, float age) {
  float ax = abs(p.x);
  vec2 fold = vec2(ax - .26 - (p.y + .36) * -.3, p.y + .35);
  float d = max(abs(fold.x - fold.y * fold.y * 1.6) - .0075, abs(fold.y) - .12);
  vec2 crow = vec2(ax - .56, abs(p.y + .05));
  d = min(d, max(abs(crow.y - .018 - crow.x * .5) - .007, abs(crow.x - .03) - .04));
  d = min(d, max(abs(p.y + .265 + ax * .12 - (ax - .36) * (ax - .36) * 2.2) - .007, abs(ax - .36) - .085));
  d = min(d, arc(vec2(p.x, p.y - .42), .24, .02, .0065));
  d = min(d, arc(vec2(p.x, p.y - .49), .18, .016, .0065));
  return mix(albedo, albedo * vec3(.66, .5, .48), cover(d) * age);
}
vec3 drawFace(vec3 albedo, vec2 p, int row, float away) {
  vec4 mouth = texelFetch(bodies, ivec2(${texel.mouth}, row), 0);
  vec4 mood = texelFetch(bodies, ivec2(${texel.mood}, row), 0);
  vec4 iris = texelFetch(bodies, ivec2(${texel.iris}, row), 0);
  vec4 gaze = texelFetch(bodies, ivec2(${texel.gaze}, row), 0);
  vec4 being = texelFetch(bodies, ivec2(${texel.being}, row), 0);
  p /= gaze.w;
  float grow = 1. + .36 * smoothstep(.9, 4., away);
  vec2 cheek = (vec2(abs(p.x), p.y) - vec2(.59, -.34)) / (vec2(.2, .125) * grow);
  albedo = mix(albedo, albedo * vec3(1.08, .56, .54) + vec3(.06, 0., .006), min(1., iris.w * 1.3) * exp(-dot(cheek, cheek)));
  if (being.y > 0.) albedo = drawLines(albedo, p, being.y);
  albedo = drawEyes(albedo, p, mouth, mood, gaze, iris.rgb, grow);
  albedo = drawBrows(albedo, p, mood, texelFetch(bodies, ivec2(${texel.paint + 1}, row), 0).rgb, being.x, grow);
  return drawMouth(albedo, p, mouth, mood.x, grow);
}`
