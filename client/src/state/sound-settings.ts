/** What a visitor set for their ears; levels are percent. */
export interface SoundSettings {
  muted: boolean
  ambience: number
  steps: number
  chimes: number
  tune: number
}

export const soundBuses = ['ambience', 'steps', 'chimes', 'tune'] as const satisfies readonly (keyof SoundSettings)[]
export type SoundBus = (typeof soundBuses)[number]

/** The tune is there for those who look for it. */
export const usualSound: SoundSettings = { muted: false, ambience: 70, steps: 60, chimes: 60, tune: 0 }

/** Reads what was kept; whatever is no level counts as the usual one. */
export function readSound(kept: unknown): SoundSettings {
  const found: Partial<Record<string, unknown>> = typeof kept === 'object' && kept !== null ? { ...kept } : {}
  const level = (bus: SoundBus): number => {
    const value = found[bus]
    return typeof value === 'number' && value >= 0 && value <= 100 ? Math.round(value) : usualSound[bus]
  }
  return {
    muted: found['muted'] === true,
    ambience: level('ambience'),
    steps: level('steps'),
    chimes: level('chimes'),
    tune: level('tune'),
  }
}
