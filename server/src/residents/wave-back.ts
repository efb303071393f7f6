import type { SocietyState } from './turns.ts'

const waveBackEveryMs = 20_000
const waveBackMetres = 6
const answered: Partial<Record<string, 'wave' | 'clap'>> = { wave: 'wave', heart: 'wave', dance: 'clap', sway: 'clap', spin: 'clap' }

/** What residents answer with the body alone; no model is asked. */
export interface WaveBack {
  /** A wave, a heart or a dance nearby. */
  gesture(fromId: string, emote: string, seenBy: readonly string[], nowMs: number): void
  /** FL20: somebody takes leave of other people; those of `hearing` wave who have talked with them and are not busy. */
  leave(fromId: string, hearing: readonly string[], nowMs: number): void
}

export function createWaveBack(state: SocietyState, isBusy: (residentId: string) => boolean): WaveBack {
  const wavedMs = new Map<string, number>()
  const { world } = state.room
  const answer = (fromId: string, emote: 'wave' | 'clap', by: readonly string[], nowMs: number) => {
    const from = world.bodies.get(fromId)
    if (from === undefined || from.kind !== 'person') return
    for (const { id, silenced } of state.inhabitants.values()) {
      const body = world.bodies.get(id)
      if (body === undefined || silenced || !by.includes(id) || Math.hypot(body.x - from.x, body.z - from.z) > waveBackMetres) continue
      if (nowMs - (wavedMs.get(id) ?? Number.NEGATIVE_INFINITY) < waveBackEveryMs) continue
      wavedMs.set(id, nowMs)
      world.push({ type: 'look', id, targetId: fromId })
      world.push({ type: 'emote', id, emote })
    }
  }
  return {
    gesture(fromId, emote, seenBy, nowMs) {
      const back = answered[emote]
      if (back !== undefined) answer(fromId, back, seenBy, nowMs)
    },
    leave(fromId, hearing, nowMs) {
      const known = hearing.filter((id) => state.visits.greeted(id).has(fromId) && !isBusy(id))
      answer(fromId, 'wave', known, nowMs)
    },
  }
}
