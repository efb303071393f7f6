import type { Memory } from '#memory/types.ts'
import { eraseJob } from '#store/ids.ts'
import type { Store } from '#store/types.ts'
import type { Logger } from '#telemetry/types.ts'
import type { Doors } from './ports.ts'

const leaseMs = 10 * 60_000
const retryMs = 60_000

export interface EraserDeps {
  store: Pick<Store, 'people' | 'jobs'>
  memory: Pick<Memory, 'erased'>
  doors: Pick<Doors, 'erased'>
  logger: Logger
  now: () => number
}

/** Takes people out of everything. What was begun is seen through, also when it failed half way or the server stopped. */
export interface Eraser {
  /** Resolves when nothing of the person is left; rejects when it will have to be tried again, which happens by itself. */
  erase(personId: string): Promise<void>
  /** Sees through what was interrupted. Call when the server starts, before anybody comes. */
  resume(): Promise<void>
}

/** `later` runs work after so many milliseconds, unless the process ends before. */
export function createEraser(deps: EraserDeps, later: (work: () => void, afterMs: number) => void = afterwards): Eraser {
  const { store, memory, doors, logger, now } = deps

  /**
   * Twice, because what was being written while the first pass ran may come in under it; by the second, memory and
   * rooms take nothing of theirs any more and all that was under way is written.
   */
  const pass = async (personId: string) => {
    await store.people.erase(personId)
    await memory.erased(personId)
    await doors.erased(personId)
    await store.people.erase(personId)
    await memory.erased(personId)
  }

  const seeThrough = async (personId: string): Promise<void> => {
    try {
      await pass(personId)
      await store.jobs.done(jobIdOf(personId))
      logger.info({}, 'a person was erased at their wish')
    } catch (error) {
      logger.error({ error: error instanceof Error ? error.message : 'unknown' }, 'a person could not be erased yet')
      later(() => void seeThrough(personId).catch(alreadyLogged), retryMs)
      throw error
    }
  }

  return {
    async erase(personId) {
      await store.jobs.add({ id: jobIdOf(personId), kind: eraseJob, key: personId, payload: null, runAtMs: now(), attempts: 0 })
      await seeThrough(personId)
    },
    async resume() {
      // Nobody works on them any more, whatever their lease says; claimed ones do not come twice.
      const dueMs = now() + leaseMs
      const next = () => store.jobs.claim([eraseJob], dueMs, leaseMs)
      for (let job = await next(); job !== null; job = await next()) await seeThrough(job.key).catch(alreadyLogged)
    },
  }
}

const jobIdOf = (personId: string) => `${eraseJob}-${personId}`
const alreadyLogged = () => undefined

function afterwards(work: () => void, afterMs: number): void {
  setTimeout(work, afterMs).unref()
}
