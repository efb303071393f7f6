import { describe, expect, test } from 'vitest'
import { strideMetres } from './avatar/locomotion.ts'
import { footOf, Footfalls } from './footfalls.ts'

/** Footfalls of a body that walks so long at so many frames a second. */
function stepsOf(speed: number, seconds: number, framesPerSecond: number): number {
  const footfalls = new Footfalls()
  const body = {}
  let cycles = 0
  let steps = 0
  for (let frame = 0; frame < seconds * framesPerSecond; frame++) {
    cycles = (cycles + speed / strideMetres(speed) / framesPerSecond) % 1
    if (footfalls.landed(body, cycles, speed)) steps += 1
  }
  return steps
}

describe('footfalls', () => {
  test('come twice a stride, whatever the frame rate', () => {
    for (const speed of [1.2, 3, 6]) {
      const expected = (2 * 10 * speed) / strideMetres(speed)
      for (const framesPerSecond of [20, 30, 60, 144])
        expect(Math.abs(stepsOf(speed, 10, framesPerSecond) - expected)).toBeLessThanOrEqual(1.5)
    }
  })
  test('are silent while a body stands or shuffles', () => {
    expect(stepsOf(0, 10, 60)).toBe(0)
    expect(stepsOf(0.2, 20, 60)).toBe(0)
  })
  test('alternate', () => {
    expect([0, 0.3, 0.6, 0.8].map(footOf)).toEqual(['left', 'right', 'right', 'left'])
  })
  test('one body seen for the first time has not stepped', () => {
    expect(new Footfalls().landed({}, 0.5, 3)).toBe(false)
  })
})
