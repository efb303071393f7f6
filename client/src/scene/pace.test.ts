import { describe, expect, test } from 'vitest'
import { Pace } from './pace.ts'

describe('the pace', () => {
  test('is the display’s while something moves, and 30 after ten still seconds', () => {
    const pace = new Pace()
    pace.moved(1000)
    expect(pace.framesPerSecond(1000, 0)).toBe(0)
    expect(pace.framesPerSecond(11_000, 0)).toBe(0)
    expect(pace.framesPerSecond(11_001, 0)).toBe(30)
    pace.moved(20_000)
    expect(pace.framesPerSecond(20_000, 0)).toBe(0)
  })
  test('is 30 on a low battery, whoever moves', () => {
    const pace = new Pace()
    pace.moved(1000)
    pace.saving = true
    expect(pace.framesPerSecond(1000, 0)).toBe(30)
  })
  test('never exceeds what the quality allows', () => {
    const pace = new Pace()
    pace.moved(0)
    expect(pace.framesPerSecond(0, 20)).toBe(20)
    expect(pace.framesPerSecond(60_000, 20)).toBe(20)
  })
})
