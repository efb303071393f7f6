/** The attic's measures, in metres: a room 8 wide and 6 deep under a gable whose ridge runs from the window to the viewer. */
export const layout = {
  halfWidth: 4,
  halfDepth: 3,
  kneeWall: 1.25,
  ridge: 4.2,
  window: { halfWidth: 1.5, sill: 0.92, top: 2.92 },
  rug: { x: 0.05, z: 0.35, radius: 1.95 },
  table: { x: 0.05, z: 0.35, radius: 0.58 },
  walkFrom: { x: 0.1, z: 2.3 },
} as const

/** Height of the sloping ceiling above the floor. */
export function roofHeight(x: number): number {
  return layout.kneeWall + (layout.ridge - layout.kneeWall) * (1 - Math.abs(x) / layout.halfWidth)
}
