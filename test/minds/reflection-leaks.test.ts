import { openMemoryKit, type MemoryKit } from '@kith/server/src/memory/testing/memory-kit.ts'
import { createAfterthoughts } from '@kith/server/src/mind/afterthought/afterthoughts.ts'
import type { ChatModel } from '@kith/server/src/models/port.ts'
import { createLogger } from '@kith/server/src/telemetry/log.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer } from './mind-kit.ts'
import { residentCard } from './script-talk.ts'

let kit: MemoryKit
beforeAll(async () => {
  kit = await openMemoryKit()
})
afterAll(() => kit.close())

const people = ['ada', 'bo', 'cai'] as const
const residents = ['xiaoman', 'zhou'] as const
const canaries = /Zq\d+x/g
const matters = [
  (word: string) => `I like ${word} lanterns very much`,
  (word: string) => `Bo and Ada will see ${word} at the lake tomorrow`,
]

/** Says every planted word it is shown: as a fact about everybody, an insight, a page, a reason. */
const parrot: ChatModel = {
  name: 'parrot',
  kind: 'endpoint',
  async *stream({ messages }) {
    const shown = messages.at(-1)?.content ?? ''
    const words = [...new Set(shown.match(canaries) ?? [])]
    const lines = [...shown.matchAll(/"n":(\d+),.*?"who":"P/g)].map(([, n]) => Number(n))
    const facts = lines.flatMap((line) =>
      ['P1', 'P2', 'P3'].flatMap((about) =>
        words.map((object) => ({ lines: [line], about, kind: 'likes', object, text: `likes ${object}` })),
      ),
    )
    const thought = {
      insights: [{ text: `They spoke of ${words.join(' and ')}, which is much`, lines }],
      diary: `A day of ${words.join(' and ')} and nothing else at all`,
      bond: { text: `We have ${words.join(' and ')} between us now`, lines },
    }
    yield* answer(JSON.stringify(shown.includes('<talk>') ? { facts } : thought), 400)
  },
}

const event = fc.record({
  who: fc.constantFrom(...people),
  heardBy: fc.subarray([...people]),
  by: fc.subarray([...residents], { minLength: 1 }),
  matter: fc.nat(matters.length - 1),
  ends: fc.boolean(),
})

async function everythingFor(reader: string): Promise<string> {
  const { panel } = kit.memory
  const parts: unknown[] = [await panel.bonds(reader), await kit.store.exportPerson(reader), await kit.memory.view(reader)]
  for (const { residentId, day } of (await panel.diaryDays(reader, null)).days) parts.push(await panel.diaryPage(reader, residentId, day))
  const timeline = await panel.timeline(reader, null, null)
  parts.push(timeline, await panel.search(reader, 'lanterns lake tomorrow', null))
  for (const { items } of timeline.days) for (const { residentId, id } of items) parts.push(await panel.sources(reader, residentId, id))
  for (const residentId of residents) {
    const query = {
      residentId,
      text: 'lanterns lake much between',
      lang: 'en' as const,
      namesPresent: [],
      nowMs: kit.clockMs,
      limit: 50,
      exclude: [],
    }
    parts.push(kit.memory.recall({ ...query, listeners: [reader] }), kit.memory.today(residentId, [reader], kit.clockMs))
    for (const other of people) parts.push(kit.memory.factsAbout(residentId, other, [reader], kit.clockMs))
  }
  return JSON.stringify(parts)
}

test('[BO3] a model that repeats all it is shown tells nobody what they did not hear', async () => {
  let thoughtOver = 0
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 6, maxLength: 24 }), async (events) => {
      await kit.begin()
      const thoughts = createAfterthoughts({
        store: kit.store,
        memory: kit.memory,
        models: { chat: parrot, embedding: null },
        cards: new Map(residents.map((id) => [id, residentCard(id)])),
        logger: createLogger({ level: 'silent' }),
        now: () => kit.clockMs,
        utcOffsetMinutes: 0,
      })
      kit.onKept = (residentId) => thoughts.heard(residentId)
      const heard = new Map<string, Set<string>>(people.map((id) => [id, new Set()]))
      for (const [index, { who, heardBy, by, matter, ends }] of events.entries()) {
        const word = `Zq${index}x`
        const hearers = new Set([who, ...heardBy])
        for (const id of hearers) heard.get(id)?.add(word)
        const line = kit.heard(matters[matter]?.(word) ?? word, { speakerId: who, speakerName: who, heardBy: [...hearers, ...by] })
        for (const residentId of by) {
          await kit.memory.remember(residentId, line)
          await kit.memory.meet(residentId, who, kit.clockMs)
        }
        if (!ends) continue
        kit.clockMs += 120_000
        await thoughts.runDue()
      }
      kit.clockMs += 120_000
      await thoughts.runDue()
      await thoughts.stop()
      for (const residentId of residents) thoughtOver += (await kit.store.reflections.ofResident(residentId)).length
      for (const reader of people) {
        const told = (await everythingFor(reader)).match(canaries) ?? []
        expect(told.filter((word) => heard.get(reader)?.has(word) !== true)).toEqual([])
      }
    }),
    { numRuns: 15, seed: 20_261_122 },
  )
  // Else nothing was tried.
  expect(thoughtOver).toBeGreaterThan(30)
})
