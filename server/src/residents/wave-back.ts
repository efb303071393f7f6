import type { SocietyState } from './turns.ts'

const waveBackEveryMs = 20_000
const waveBackMetres = 6
const answered: Partial<Record<string, 'wave' | 'clap'>> = { wave: 'wave', heart: 'wave', dance: 'clap', sway: 'clap', spin: 'clap' }

/** A wave or a heart near a resident is answered with the body; no model is asked. */
export function createWaveBack(state: SocietyState): (fromId: string, emote: string, seenBy: readonly string[], nowMs: number) => void {
  const wavedMs = new Map<string, number>()
  const { world } = state.room
  return (fromId, emote, seenBy, nowMs) => {
    const from = world.bodies.get(fromId)
    const answer = answered[emote]
    if (from === undefined || from.kind !== 'person' || answer === undefined) return
    for (const { id, silenced } of state.inhabitants.values()) {
      const body = world.bodies.get(id)
      if (body === undefined || silenced || !seenBy.includes(id) || Math.hypot(body.x - from.x, body.z - from.z) > waveBackMetres) continue
      if (nowMs - (wavedMs.get(id) ?? Number.NEGATIVE_INFINITY) < waveBackEveryMs) continue
      wavedMs.set(id, nowMs)
      world.push({ type: 'look', id, targetId: fromId })
      world.push({ type: 'emote', id, emote: answer })
    }
  }
}
