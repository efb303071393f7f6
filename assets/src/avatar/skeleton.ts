/** Joints of the parametric body, in the order the client's poses and shader number them. */
export interface Joint {
  name: string
  /** Index of the parent joint, -1 for the root. */
  parent: number
  /** Where the joint lies in the bind pose, metres; x is the body's left, z its front. */
  at: readonly [number, number, number]
}

export const joints: readonly Joint[] = [
  { name: 'hips', parent: -1, at: [0, 0.4, 0] },
  { name: 'chest', parent: 0, at: [0, 0.52, 0] },
  { name: 'head', parent: 1, at: [0, 0.84, 0] },
  { name: 'armLeft', parent: 1, at: [0.165, 0.77, 0] },
  { name: 'foreLeft', parent: 3, at: [0.2, 0.6, 0] },
  { name: 'armRight', parent: 1, at: [-0.165, 0.77, 0] },
  { name: 'foreRight', parent: 5, at: [-0.2, 0.6, 0] },
  { name: 'legLeft', parent: 0, at: [0.085, 0.4, 0] },
  { name: 'shinLeft', parent: 7, at: [0.085, 0.22, 0] },
  { name: 'footLeft', parent: 8, at: [0.085, 0.075, -0.01] },
  { name: 'legRight', parent: 0, at: [-0.085, 0.4, 0] },
  { name: 'shinRight', parent: 10, at: [-0.085, 0.22, 0] },
  { name: 'footRight', parent: 11, at: [-0.085, 0.075, -0.01] },
  { name: 'tail', parent: 2, at: [0, 1.1, -0.22] },
]

export const joint = {
  hips: 0,
  chest: 1,
  head: 2,
  armLeft: 3,
  foreLeft: 4,
  armRight: 5,
  foreRight: 6,
  legLeft: 7,
  shinLeft: 8,
  footLeft: 9,
  legRight: 10,
  shinRight: 11,
  footRight: 12,
  tail: 13,
  /** Not a joint of its own: both thighs, the nearer the more. The client's shader makes it, and drapes what follows it over a lap. */
  lap: 14,
} as const

/** Which colour of the look paints a vertex; the shader indexes its colour texels with it. */
export const paint = {
  skin: 0,
  hair: 1,
  top: 2,
  bottom: 3,
  shoes: 4,
  accent: 5,
  /** Skin on which the shader draws the face, as it does on what is pale or glows in front of the head. */
  face: 6,
  ink: 7,
  rosy: 8,
  pale: 9,
  glow: 10,
  straw: 11,
} as const

/** The head is an ellipsoid: hair and hats are built around it, the shader draws the face on its front. */
export const head = { y: 1.09, radiusX: 0.285, radiusY: 0.255, radiusZ: 0.262 } as const

/** How much wider the head is at its cheeks than its ellipsoid, at a height and depth on the unit head. */
export function cheek(height: number, depth: number): number {
  return height < 0 ? 1 + 0.06 * Math.sin(-height * Math.PI) * (1 - Math.abs(depth) * 0.5) : 1
}
