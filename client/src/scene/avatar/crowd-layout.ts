import { jointCount } from './joints.ts'

/** Texels (RGBA float) of one body in the crowd's texture: three per joint, then what follows. */
export const texelsPerBody = 64
const afterJoints = jointCount * 3
const afterPaints = afterJoints + 12

export const texel = {
  /** One colour per paint: skin, hair, top, bottom, shoes, accent, face (skin), ink, rosy, pale, glow, straw. */
  paint: afterJoints,
  /** blink, mouth open, wide, round */
  mouth: afterPaints,
  /** smile, brow raise, brow tilt, joy */
  mood: afterPaints + 1,
  /** iris rgb, blush */
  iris: afterPaints + 2,
  /** gaze x, gaze y, visibility, size of the face */
  gaze: afterPaints + 3,
  /** light of the lamps here rgb, height of the ground */
  light: afterPaints + 4,
  /** where most of it comes from xyz, how far a hem lies over the lap (0 it hangs, 1 its wearer sits) */
  lightFrom: afterPaints + 5,
  /** x, y, z on the ground, radius of the blob shadow */
  shadow: afterPaints + 6,
  /** share of brows, share of lines of age, how hair is pressed (0 not, 1 under a hat, 2 by a band), metres of hair under what rides on it */
  being: afterPaints + 7,
  /** Two texels a row, not of this body: which row each draw of the crowd's list takes. */
  draws: texelsPerBody - 2,
} as const

/** Draws listed in one row of the texture. */
export const drawsPerRow = 8
