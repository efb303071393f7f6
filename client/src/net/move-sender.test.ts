import { unpackMove } from '@kith/shared/space'
import { describe, expect, test } from 'vitest'
import { createMoveSender } from './move-sender.ts'

function record() {
  const sent: { x: number; z: number }[] = []
  const sender = createMoveSender((bytes) => {
    expect(bytes.byteLength).toBe(5)
    const move = unpackMove(bytes.slice())
    if (move !== null) sent.push({ x: move.x, z: move.z })
  })
  return { sent, sender }
}

describe('move sender', () => {
  test('sends at most 12 places a second', () => {
    const { sent, sender } = record()
    for (let atMs = 0; atMs < 1000; atMs += 16) sender.moved(atMs * 0.003, 0, 0, atMs)
    expect(sent.length).toBeGreaterThanOrEqual(10)
    expect(sent.length).toBeLessThanOrEqual(12)
  })

  test('a body that stands is not sent again, but where it came to rest is', () => {
    const { sent, sender } = record()
    for (let atMs = 0; atMs < 100; atMs += 16) sender.moved(atMs * 0.003, 1, 0, atMs)
    for (let atMs = 100; atMs < 3000; atMs += 16) sender.moved(0.3, 1, 0, atMs)
    expect(sent.at(-1)?.x).toBeCloseTo(0.3, 2)
    expect(sent.length).toBeLessThanOrEqual(3)
  })

  test('what the server knows already is not told to it', () => {
    const { sent, sender } = record()
    sender.known(2, 3, 1)
    sender.moved(2, 3, 1, 0)
    expect(sent).toEqual([])
    sender.moved(2.5, 3, 1, 10)
    expect(sent).toHaveLength(1)
  })
})
