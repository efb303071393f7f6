/** So much above the own head the camera aims: the body stands in the lower third, the place and its lights beyond it. In a talk faces come first. */
export const tiltRadians = { resting: 0.13, talking: 0.04, crowded: 0.105 } as const
/** On a low screen the interface lies where the own feet would be. */
const lowScreenTilt = 0.3
/** The composer lies over the feet of an upright picture. */
const uprightTilt = 0.5

/** How far above what it turns round a camera aims, radians. */
export function tiltFor({ crowding, lowScreen }: { crowding: number; lowScreen: boolean }, portrait: boolean, talking: boolean): number {
  const wide = talking ? tiltRadians.talking : tiltRadians.resting + tiltRadians.crowded * crowding
  return (portrait ? uprightTilt + (1 - uprightTilt) * crowding : 1) * wide * (lowScreen ? lowScreenTilt : 1)
}
