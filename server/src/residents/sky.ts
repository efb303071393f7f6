import type { SceneSky } from '#models/port.ts'
import type { SpaceDocument, SpaceLight } from '@kith/shared/space'
import type { Mood } from './moods.ts'

const thickMist = 0.5
/** Brightness over the hills, 0 to 1: what is below has no sun left in it. */
const darkHorizon = 0.45

/**
 * What it is like outside in this room, for everybody alike; null where each sees the light of their own clock, of which
 * nothing true could be said to all.
 */
export function skyOf({ lights }: Pick<SpaceDocument, 'lights'>, lightId: string): SceneSky | null {
  const chosen = lights.find(({ id }) => id === lightId)
  const light = chosen ?? (lights.every(({ hours }) => hours === undefined) ? lights[0] : undefined)
  return light === undefined ? null : { kind: kindOf(light, lights), title: light.title }
}

function kindOf(light: SpaceLight, lights: readonly SpaceLight[]): SceneSky['kind'] {
  if (light.rain > 0) return 'rain'
  if (light.mist >= thickMist) return 'mist'
  if (lights.some(({ rain }) => rain > 0)) return 'clear'
  return brightness(light.dome.low) < darkHorizon ? 'night' : 'evening'
}

/** The mean of a colour's parts, of `#rrggbb`. */
function brightness(colour: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
  return parts.reduce((sum, part) => sum + part, 0) / parts.length
}

/** DA7: less than what any event leaves. */
const effects: Readonly<Record<SceneSky['kind'], Partial<Mood>>> = {
  rain: { warmth: 0.08, energy: -0.1 },
  clear: { energy: 0.1 },
  mist: { energy: -0.06 },
  evening: { warmth: 0.06 },
  night: { energy: -0.1 },
}

/** The mood under this sky. */
export function underSky(mood: Mood, sky: SceneSky | null): Mood {
  if (sky === null) return mood
  const { warmth = 0, energy = 0, worry = 0 } = effects[sky.kind]
  const within = (value: number) => Math.max(-1, Math.min(1, value))
  return { warmth: within(mood.warmth + warmth), energy: within(mood.energy + energy), worry: within(mood.worry + worry) }
}
