import type { SpaceDocument, Spot } from './document.ts'

/** Where the notes of a room hang: the spot called `board`, else the one nearest to where people come in. Null where a space names no spots. */
export function boardSpot({ spots, spawns }: Pick<SpaceDocument, 'spots' | 'spawns'>): Spot | null {
  const named = spots.find(({ id }) => id === 'board')
  const [entry] = spawns
  if (named !== undefined || entry === undefined) return named ?? null
  const metres = ({ x, z }: Spot) => Math.hypot(x - entry.x, z - entry.z)
  return spots.toSorted((a, b) => metres(a) - metres(b))[0] ?? null
}
