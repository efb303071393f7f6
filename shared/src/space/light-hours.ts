import type { SpaceDocument, SpaceLight } from './document.ts'

/** The light with this id, else the one for this hour (0 to 24) of whoever looks, else the first. */
export function lightOf(space: Pick<SpaceDocument, 'lights'>, lightId: string, hour: number): SpaceLight | undefined {
  const chosen = space.lights.find(({ id }) => id === lightId)
  if (chosen !== undefined) return chosen
  const timely = space.lights.find(({ hours }) => hours !== undefined && isWithin(hour, hours))
  return timely ?? space.lights.find(({ hours }) => hours === undefined) ?? space.lights[0]
}

function isWithin(hour: number, { from, to }: { from: number; to: number }): boolean {
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to
}
