import type { Memory } from '#memory/types.ts'
import { eraseJob, forgetJob } from '#store/ids.ts'
import type { Store } from '#store/types.ts'
import type { Logger } from '#telemetry/types.ts'
import type { Doors } from './ports.ts'

const leaseMs = 10 * 60_000
const retryMs = 60_000

export interface EraserDeps {
  store: Pick<Store, 'people' | 'jobs' | 'utterances'>
  memory: Pick<Memory, 'erased' | 'forget'>
  doors: Pick<Doors, 'erased'>
  logger: Logger
  now: () => number
}

/** Takes people out of everything, or out of one resident's memory. What was begun is seen through, also when it failed half way or the server stopped. */
export interface Eraser {
  /** Resolves when nothing of the person is left; rejects when it will have to be tried again, which happens by itself. */
  erase(personId: string): Promise<void>
  /** A resident forgets all of a person. Resolves to how many memories that were; rejects as `erase` does. */
  forgetAll(personId: string, residentId: string): Promise<number>
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

  const seeThrough = async <T>(jobId: string, work: () => Promise<T>): Promise<T> => {
    try {
      const result = await work()
      await store.jobs.done(jobId)
      logger.info({}, 'what a person wished gone is gone')
      return result
    } catch (error) {
      logger.error({ error: error instanceof Error ? error.message : 'unknown' }, 'what a person wished gone could not be deleted yet')
      later(() => void seeThrough(jobId, work).catch(alreadyLogged), retryMs)
      throw error
    }
  }
  const eraseNow = (personId: string) => seeThrough(jobIdOf(personId), () => pass(personId))
  const forgetNow = (personId: string, residentId: string) =>
    seeThrough(forgetJobId(personId, residentId), async () => {
      const forgotten = await memory.forget(personId, residentId, { kind: 'all' })
      await store.utterances.emptyUnkept(personId, residentId)
      return forgotten
    })

  return {
    async erase(personId) {
      await store.jobs.add({ id: jobIdOf(personId), kind: eraseJob, key: personId, payload: null, runAtMs: now(), attempts: 0 })
      await eraseNow(personId)
    },
    async forgetAll(personId, residentId) {
      const key = `${residentId} ${personId}`
      await store.jobs.add({ id: forgetJobId(personId, residentId), kind: forgetJob, key, payload: null, runAtMs: now(), attempts: 0 })
      return forgetNow(personId, residentId)
    },
    async resume() {
      // Nobody works on them any more, whatever their lease says; claimed ones do not come twice.
      const dueMs = now() + leaseMs
      const next = () => store.jobs.claim([eraseJob, forgetJob], dueMs, leaseMs)
      for (let job = await next(); job !== null; job = await next()) {
        // What a request named as the resident may hold anything; the id of a person, our own, no space.
        const between = job.key.lastIndexOf(' ')
        const [residentId, personId] = [job.key.slice(0, between), job.key.slice(between + 1)]
        await (job.kind === eraseJob ? eraseNow(job.key) : forgetNow(personId, residentId)).catch(alreadyLogged)
      }
    },
  }
}

const jobIdOf = (personId: string) => `${eraseJob}-${personId}`
const forgetJobId = (personId: string, residentId: string) => `${forgetJob}-${residentId}-${personId}`
const alreadyLogged = () => undefined

function afterwards(work: () => void, afterMs: number): void {
  setTimeout(work, afterMs).unref()
}
