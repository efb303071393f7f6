import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { TurnQueue } from './turn-queue.ts'

const never = new AbortController().signal

test('[E2] one at a time, in the order of coming, and those who leave are passed over', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 20 }), async (leaves) => {
      const queue = new TurnQueue(100)
      const served: number[] = []
      let inside = 0
      const first = await queue.take({ signal: never })
      const turns = leaves.map(async (leave, index) => {
        const controller = new AbortController()
        const speak = async () => {
          const done = await queue.take({ signal: controller.signal })
          inside += 1
          expect(inside).toBe(1)
          served.push(index)
          await Promise.resolve()
          inside -= 1
          done()
        }
        const turn = speak()
        if (!leave) return turn
        controller.abort(new Error('gone'))
        await expect(turn).rejects.toThrow('gone')
      })
      first()
      await Promise.all(turns)
      expect(served).toEqual(leaves.flatMap((leave, index) => (leave ? [] : [index])))
    }),
  )
})

test('it is full when as many wait as may; being done twice frees one place, not two', async () => {
  const queue = new TurnQueue(1)
  const done = await queue.take({ signal: never })
  expect(queue.full).toBe(false)
  const next = queue.take({ signal: never })
  expect(queue.full).toBe(true)
  done()
  done()
  const nextDone = await next
  const third = queue.take({ signal: never })
  expect(queue.full).toBe(true)
  nextDone()
  await third
})

test('[E5] what nobody waits for is asked to stop when somebody speaks, and comes last', async () => {
  const queue = new TurnQueue(10)
  const asked: string[] = []
  const order: string[] = []
  const unhurried = (name: string) => ({ signal: never, giveWay: () => void asked.push(name) })
  const done = await queue.take(unhurried('first'))
  const pass = async (name: string, turn: Promise<() => void>) => {
    const next = await turn
    order.push(name)
    next()
  }
  const later = pass('later', queue.take(unhurried('later')))
  expect(asked).toEqual([])
  const spoken = pass('spoken', queue.take({ signal: never }))
  expect(asked).toEqual(['first'])
  done()
  await Promise.all([later, spoken])
  expect(order).toEqual(['spoken', 'later'])
})
