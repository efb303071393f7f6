import { expect, test } from 'vitest'
import { boardSpot } from './board.ts'

const spot = (id: string, x: number) => ({ id, x, z: 0, yawRadians: 0, title: { zh: id, en: id } })
const spawns = [{ x: 5, z: 0, yawRadians: 0 }]

test('the board hangs at its own spot, else nearest to the way in', () => {
  expect(boardSpot({ spots: [spot('gate', 4), spot('board', 40)], spawns })?.id).toBe('board')
  expect(boardSpot({ spots: [spot('far', 40), spot('gate', 4)], spawns })?.id).toBe('gate')
  expect(boardSpot({ spots: [], spawns })).toBeNull()
})
