import { joint } from './joints.ts'

/**
 * How cloth below the belt lies on who sits: it follows both thighs, is drawn up to the knees and laid close over them, and the
 * trousers under it grow thin, so that nothing comes through. Lengths are those of the bind pose: hips' joints at .4, knees at .22.
 */
export const lapFunctions = `
// A thigh without its turn about itself: cloth over crossed legs does not turn with each.
mat4 thigh(int row, int j, float x) {
  mat4 m = joint(row, j);
  vec3 up = m[1].xyz;
  vec3 aside = joint(row, ${joint.hips})[0].xyz;
  aside -= up * dot(aside, up) / dot(up, up);
  aside = normalize(aside) * length(m[0].xyz);
  vec3 ahead = normalize(cross(aside, up)) * length(m[2].xyz);
  vec3 at = (m * vec4(x, .4, 0., 1.)).xyz;
  return mat4(vec4(aside, 0.), vec4(up, 0.), vec4(ahead, 0.), vec4(at - aside * x - up * .4, 1.));
}
mat4 lap(int row, float x) {
  float left = smoothstep(-.1, .1, x);
  return thigh(row, ${joint.legRight}, -.085) * (1. - left) + thigh(row, ${joint.legLeft}, .085) * left;
}
float beyond(float metres, float most, float left) {
  return sign(metres) * (min(abs(metres), most) + max(0., abs(metres) - most) * left);
}
// Where thighs go apart, as they do cross-legged, a hem is drawn up farther.
vec3 draped(vec3 bind, float drape, float apart) {
  float under = 1. - smoothstep(.36, .46, bind.y);
  float y = .46 - (.46 - bind.y) * 1.35;
  float end = mix(.215, .325, apart);
  y = max(y, end) + min(0., y - end) * .08;
  // Its end closes round the knees: one would see through an open one.
  float fromKnee = (abs(bind.x) - .085) / .085;
  float knees = max(.08, 1. - fromKnee * fromKnee) * .85;
  float closing = mix(knees, 1., smoothstep(end - .035, end + .055, y));
  vec3 laid = vec3(beyond(bind.x, .15, .13), y, beyond(bind.z, .085, .2) * closing);
  return mix(bind, laid, drape * under);
}
float legsApart(int row) {
  return smoothstep(.3, .6, dot(normalize(joint(row, ${joint.hips})[0].xyz), -normalize(joint(row, ${joint.legLeft})[1].xyz)));
}
vec2 thinned(vec3 bind, int first, float drape) {
  if (first == ${joint.hips}) return bind.xz * (1. - .12 * drape);
  if (first != ${joint.legLeft} && first != ${joint.legRight}) return bind.xz;
  float thin = 1. - .2 * drape * smoothstep(.2, .28, bind.y);
  float middle = first == ${joint.legLeft} ? .085 : -.085;
  return vec2(middle + (bind.x - middle) * thin, bind.z * thin);
}
`
