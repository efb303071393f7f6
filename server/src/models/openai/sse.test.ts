import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSse, type SseEvent } from './sse.ts'

async function read(text: string, cuts: readonly number[] = []): Promise<SseEvent[]> {
  const bytes = new TextEncoder().encode(text)
  const edges = [0, ...[...cuts].map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length]
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const [index, edge] of edges.entries()) if (index > 0) controller.enqueue(bytes.slice(edges[index - 1], edge))
      controller.close()
    },
  })
  const events: SseEvent[] = []
  for await (const event of readSse(body)) events.push(event)
  return events
}

test.each([
  ['data: {"a":1}\n\n', [{ type: 'data', json: { a: 1 } }]],
  ['data:{"a":1}\r\n\r\ndata: [DONE]\r\n\r\n', [{ type: 'data', json: { a: 1 } }, { type: 'done' }]],
  [': ping\n\nevent: x\nid: 3\n\n', []],
  ['<html>502</html>\ndata: {"a"\n', [{ type: 'rubbish' }, { type: 'rubbish' }]],
  ['data: 1', [{ type: 'data', json: 1 }]],
  ['', []],
] as const)('%j', async (text, events) => {
  expect(await read(text)).toEqual(events)
})

test('wherever the bytes are cut, Chinese and emoji included, the events are the same', async () => {
  const text = 'data: {"t":"灯园 🏮 ok"}\n\n: ping\n\ndata: nope\n\ndata: [DONE]\n\n'
  const whole = await read(text)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(), { maxLength: 12 }), async (cuts) => {
      expect(await read(text, cuts)).toEqual(whole)
    }),
  )
})

test('a line without end does not fill the memory', async () => {
  const events = await read(`data: ${'x'.repeat(600_000)}`, [100_000, 200_000, 300_000, 400_000, 500_000])
  expect(events.length).toBeGreaterThan(0)
  expect(events.every((event) => event.type === 'rubbish')).toBe(true)
})
