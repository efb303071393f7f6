import { describe, expect, it } from 'vitest'
import { createStays } from './stays.ts'

const hourMs = 3_600_000

describe('stays', () => {
  it('reminds once every two hours of a stay, also across lost connections of a few minutes', () => {
    const stays = createStays(2 * hourMs)
    const remindersMs: number[] = []
    for (let nowMs = 0; nowMs <= 5 * hourMs; nowMs += 60_000) {
      const away = Math.floor(nowMs / 60_000) % 60 < 7
      if (away) continue
      stays.seen('ada', nowMs)
      if (stays.reminderDue('ada', nowMs)) remindersMs.push(nowMs)
    }
    expect(remindersMs).toHaveLength(2)
    expect(remindersMs[0]).toBeGreaterThanOrEqual(2 * hourMs)
    expect(remindersMs[0]).toBeLessThan(2.25 * hourMs)
  })
  it('begins anew after a real pause', () => {
    const stays = createStays(2 * hourMs)
    expect(stays.seen('ada', 0)).toBe(true)
    expect(stays.seen('ada', 60_000)).toBe(false)
    expect(stays.seen('ada', hourMs)).toBe(true)
    expect(stays.reminderDue('ada', 2.5 * hourMs)).toBe(false)
    expect(stays.reminderDue('nobody', 9 * hourMs)).toBe(false)
    stays.forget('ada')
    expect(stays.seen('ada', 2.5 * hourMs)).toBe(true)
  })
})
