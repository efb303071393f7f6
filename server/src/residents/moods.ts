import type { Emotion } from '@kith/shared/actions'
import type { Both } from '@kith/shared/text'

/** Each from −1 to 1; 0 is how the resident is by itself. */
export interface Mood {
  warmth: number
  energy: number
  worry: number
}
export type MoodEvent = 'greeted' | 'talked' | 'parted' | 'interrupted' | 'hushed'

const minuteMs = 60_000
const parts = ['warmth', 'energy', 'worry'] as const
const halfLifeMs: Readonly<Mood> = { warmth: 40 * minuteMs, energy: 20 * minuteMs, worry: 8 * minuteMs }
const effects: Readonly<Record<MoodEvent, Partial<Mood>>> = {
  greeted: { warmth: 0.12, energy: 0.12 },
  talked: { warmth: 0.06, energy: -0.04 },
  parted: { warmth: 0.15, energy: -0.05 },
  interrupted: { worry: 0.12 },
  /** A person's right: one hush leaves no more than a trace. */
  hushed: { worry: 0.15 },
}
const noticeable = 0.35
const shownOnFace = 0.5

/** DA7: what the last hour left in the residents of one room. Bounded, fading to rest, of nobody's words, and kept in this process only. */
export interface Moods {
  feel(residentId: string, event: MoodEvent, nowMs: number): void
  of(residentId: string, nowMs: number): Mood
}

export function createMoods(): Moods {
  const kept = new Map<string, { mood: Mood; atMs: number }>()
  const faded = (residentId: string, nowMs: number): Mood => {
    const before = kept.get(residentId)
    const mood: Mood = { warmth: 0, energy: 0, worry: 0 }
    if (before === undefined) return mood
    const passedMs = Math.max(0, nowMs - before.atMs)
    for (const part of parts) mood[part] = before.mood[part] * 2 ** (-passedMs / halfLifeMs[part])
    return mood
  }
  return {
    feel(residentId, event, nowMs) {
      const mood = faded(residentId, nowMs)
      for (const part of parts) mood[part] = Math.max(-1, Math.min(1, mood[part] + (effects[event][part] ?? 0)))
      kept.set(residentId, { mood, atMs: nowMs })
    },
    of: faded,
  }
}

/** The mood as a mind is told it, or null at rest. */
export function moodInWords({ warmth, energy, worry }: Mood): Both | null {
  if (worry >= noticeable) return { en: 'a little unsettled', zh: '有点不踏实' }
  if (warmth < noticeable) return energy <= -noticeable ? { en: 'a little slow', zh: '有点懒洋洋的' } : null
  if (energy >= noticeable) return { en: 'lively, glad of the company', zh: '有人来，兴头正高' }
  if (energy <= -noticeable) return { en: 'glad of the company, and a little talked out', zh: '有人作伴，心里暖和，就是话说多了' }
  return { en: 'glad of the company', zh: '有人作伴，心里暖和' }
}

/** The face a resident goes back to when a talk is over. */
export function faceOf({ warmth, worry }: Mood): Emotion {
  if (worry >= shownOnFace) return 'shy'
  return warmth >= shownOnFace ? 'glad' : 'calm'
}
