import { MathUtils } from 'three'

/** The pavilion on its terrace in the lake, in metres. All hexagons turn a flat side to the viewer (+z). */
export const layout = {
  water: -0.55,
  terrace: 6.3,
  dais: { radius: 3.55, height: 0.16 },
  columns: 3.1,
  eaves: { radius: 4.75, height: 3.05 },
  apex: 5.75,
  /** Corners of the zigzag way over the water, from the terrace to the shore. */
  causeway: [
    [0, 5],
    [0, 8.3],
    [2.9, 8.3],
    [2.9, 11.6],
    [-0.4, 11.6],
    [-0.4, 14.6],
  ],
  causewayWidth: 1.55,
  shore: { x: -0.4, z: 17.2, radius: 3.2 },
  willow: { x: -8.6, z: -2.6 },
  boat: { side: -1, away: 0.62 },
  walkFrom: { x: 0, z: 4.5 },
} as const

/** Corner number `index` of a hexagon; side k lies between the corners k − 1 and k, side 0 in front. */
export function hexCorner(index: number, radius: number): { x: number; z: number } {
  const angle = MathUtils.degToRad(30 + 60 * index)
  return { x: Math.sin(angle) * radius, z: Math.cos(angle) * radius }
}

/** Middle of side `index` of a hexagon moved out by `away`, with the heading outwards. */
export function hexSide(index: number, radius: number, away = 0): { x: number; z: number; yaw: number } {
  const angle = MathUtils.degToRad(60 * index)
  const reach = radius * Math.cos(Math.PI / 6) + away
  return { x: Math.sin(angle) * reach, z: Math.cos(angle) * reach, yaw: angle }
}

/** How far out a point is, as the circumradius of the hexagon it lies on. */
export function hexDistance(x: number, z: number): number {
  let farthest = 0
  for (let side = 0; side < 6; side++) {
    const angle = MathUtils.degToRad(60 * side)
    farthest = Math.max(farthest, x * Math.sin(angle) + z * Math.cos(angle))
  }
  return farthest / Math.cos(Math.PI / 6)
}
