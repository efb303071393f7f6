import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Store } from '#store/types.ts'

const hourMs = 3_600_000
const onceInMs = 20 * hourMs
const secretName = 'care-given'
const noteSchema = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      context.addIssue('not JSON')
      return z.NEVER
    }
  })
  .pipe(z.record(z.string(), z.number()))

/** Who has answered how they felt lately, so that each is counted once in twenty hours, also when the server starts anew. */
export interface CareGiven {
  /** Resolves to false for whoever has answered already. */
  take(personId: string): Promise<boolean>
}

/**
 * Kept: a fingerprint and the hour, neither the answer nor the room; what is older goes with the next answer. A person's id
 * is gone after an erase, and then nobody can be found by it.
 */
export function createCareGiven(secrets: Store['secrets'], now: () => number): CareGiven {
  let tail: Promise<unknown> = Promise.resolve()
  const load = async () => {
    const parsed = noteSchema.safeParse((await secrets.get(secretName)) ?? '{}')
    return new Map(parsed.success ? Object.entries(parsed.data) : [])
  }
  const take = async (personId: string) => {
    // Read each time: another server on the same store counts too.
    const given = await load()
    const nowMs = now()
    // A clock that was set back must not keep anybody waiting longer.
    for (const [key, atMs] of given) if (nowMs - atMs >= onceInMs || atMs > nowMs) given.delete(key)
    const key = createHash('sha256').update(`care ${personId}`).digest('base64url')
    if (given.has(key)) return false
    given.set(key, Math.floor(nowMs / hourMs) * hourMs)
    await secrets.put(secretName, JSON.stringify(Object.fromEntries(given)))
    return true
  }
  return {
    take(personId) {
      const taken = tail.then(() => take(personId))
      tail = taken.catch(() => undefined)
      return taken
    },
  }
}
