import { unpackMove } from '@kith/shared/space'
import { describe, expect, test } from 'vitest'
import { createMoveSender, type MoveSender } from './move-sender.ts'

function record({ answers = true } = {}) {
  const sent: { x: number; z: number }[] = []
  const asked: (() => void)[] = []
  const sender = createMoveSender({
    send: (bytes) => {
      expect(bytes.byteLength).toBe(5)
      const move = unpackMove(bytes.slice())
      if (move !== null) sent.push({ x: move.x, z: move.z })
    },
    ping: (onPong) => (answers ? onPong() : asked.push(onPong)),
  })
  return { sent, sender, asked }
}

/** Walks east for some seconds, sixty frames each. */
function walk(sender: MoveSender, fromMs: number, toMs: number): void {
  for (let atMs = fromMs; atMs < toMs; atMs += 16) sender.moved(atMs * 0.003, 0, 0, atMs)
}

describe('move sender', () => {
  test('sends at most 12 places a second', () => {
    const { sent, sender } = record()
    walk(sender, 0, 1000)
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

  test('a network that stalls holds places back, and gets the newest one when it moves again', () => {
    const { sent, sender, asked } = record({ answers: false })
    walk(sender, 0, 10_000)
    expect(sent).toHaveLength(30)
    expect(asked).toHaveLength(1)
    asked[0]?.()
    sender.moved(29, 0, 0, 10_100)
    expect(sent.at(-1)?.x).toBeCloseTo(29, 1)
  })

  test('while it is answered, a walk is never held', () => {
    const { sent, sender } = record()
    walk(sender, 0, 10_000)
    expect(sent.length).toBeGreaterThan(100)
  })

  test('a new connection starts afresh, and an answer from the old one counts for nothing', () => {
    const { sent, sender, asked } = record({ answers: false })
    walk(sender, 0, 10_000)
    sender.reconnected()
    asked[0]?.()
    walk(sender, 10_000, 20_000)
    expect(sent).toHaveLength(60)
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
