import { jointCount } from './joints.ts'

/** Texels (RGBA float) of one body in the crowd's texture: three per joint, then what follows. */
export const texelsPerBody = 64
const afterJoints = jointCount * 3

export const texel = {
  /** One colour per paint: skin, hair, top, bottom, shoes, accent, face (skin), ink, rosy. */
  paint: afterJoints,
  /** blink, mouth open, wide, round */
  mouth: afterJoints + 9,
  /** smile, brow raise, brow tilt, joy */
  mood: afterJoints + 10,
  /** iris rgb, blush */
  iris: afterJoints + 11,
  /** gaze x, gaze y, visibility, seed */
  gaze: afterJoints + 12,
  /** light of the lamps here rgb, height of the ground */
  light: afterJoints + 13,
  /** where most of it comes from xyz, 0 */
  lightFrom: afterJoints + 14,
  /** x, y, z on the ground, radius of the blob shadow */
  shadow: afterJoints + 15,
} as const
