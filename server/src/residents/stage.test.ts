import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLeases, type Lease } from './lease.ts'
import { createStage } from './stage.ts'

const ids = ['r0', 'r1', 'r2', 'r3']
const happening = fc.record({ who: fc.nat(3), what: fc.constantFrom('enter' as const, 'leave' as const, 'revoke' as const) })

test('FL18: whoever comes, goes or is cut, no person ever hears two at once, and nobody waits for nothing', async () => {
  const ears = fc.array(fc.subarray(['ada', 'bo', 'cy']), { minLength: 4, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(ears, fc.array(happening, { maxLength: 30 }), async (hearing, happenings) => {
      const byId = Object.fromEntries(ids.map((id, at) => [id, hearing[at] ?? []]))
      const stage = createStage((id) => byId[id] ?? [])
      const leases = createLeases()
      const held = new Map<string, Lease>()
      const speaking = new Set<Lease>()
      const flush = async () => {
        for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
      }
      for (const { who, what } of happenings) {
        const id = ids[who] ?? 'r0'
        const lease = held.get(id)
        if (what === 'enter' && lease === undefined) {
          const taken = leases.take(id)
          held.set(id, taken)
          void stage.enter(taken).then((may) => (may ? speaking.add(taken) : null))
        } else if (lease !== undefined) {
          if (what === 'revoke') leases.revoke(id)
          speaking.delete(lease)
          held.delete(id)
          leases.release(lease)
          stage.leave(lease)
        }
        stage.tick()
        await flush()
        const sounding = [...speaking].filter((one) => one.isCurrent())
        for (const person of ['ada', 'bo', 'cy'])
          expect(sounding.filter(({ residentId }) => byId[residentId]?.includes(person)).length).toBeLessThanOrEqual(1)
        for (const [residentId, one] of held) {
          const blocked = sounding.some(
            (other) => other !== one && byId[other.residentId]?.some((person) => byId[residentId]?.includes(person)),
          )
          if (!blocked) expect(speaking.has(one)).toBe(true)
        }
      }
    }),
    { seed: 18, numRuns: 200 },
  )
})
