import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore } from '#store/open.ts'
import type { Store } from '#store/types.ts'
import { createLogger } from '#telemetry/log.ts'
import { createEraser, type EraserDeps } from './eraser.ts'

let store: Store
let asked: string[]
let broken: boolean
let waiting: (() => void)[]
beforeEach(async () => {
  store = await openStore({
    dataDir: mkdtempSync(join(tmpdir(), 'kith-eraser-')),
    databaseUrl: null,
    logger: createLogger({ level: 'silent' }),
  })
  await store.people.create({ id: 'ada', name: 'Ada', look: '1', lang: 'en', createdMs: 1, lastSeenMs: 1 })
  asked = []
  broken = false
  waiting = []
})
afterEach(() => store.close())

function eraser() {
  const doors: EraserDeps['doors'] = {
    async erased(personId) {
      if (broken) throw new Error('a room stumbled')
      asked.push(`doors ${personId}`)
    },
  }
  const memory = {
    erased: async (personId: string) => void asked.push(`memory ${personId}`),
    async forget(personId: string, residentId: string) {
      if (broken) throw new Error('a resident stumbled')
      return asked.push(`forget ${personId} ${residentId}`)
    },
  }
  const logger = createLogger({ level: 'silent' })
  return createEraser({ store, memory, doors, logger, now: () => 1000 }, (work) => void waiting.push(work))
}
const left = () => store.jobs.claim(['erase', 'forget'], Number.MAX_SAFE_INTEGER, 1)

test('a person is erased before and after the rooms have let go of them, and nothing is left to do', async () => {
  await eraser().erase('ada')
  expect(asked).toEqual(['memory ada', 'doors ada', 'memory ada'])
  expect([await store.people.find('ada'), await left()]).toEqual([null, null])
})

test('an erase that fails half way says so and is tried again by itself', async () => {
  broken = true
  await expect(eraser().erase('ada')).rejects.toThrow('a room stumbled')
  expect(waiting).toHaveLength(1)
  broken = false
  const settled = new Promise<void>((resolve) => {
    const done = store.jobs.done
    store.jobs.done = async (id) => done(id).then(resolve)
  })
  waiting[0]?.()
  await settled
  expect(asked.slice(-2)).toEqual(['doors ada', 'memory ada'])
  expect(await left()).toBeNull()
})

test('an erase that the server did not live to finish is finished when it starts again', async () => {
  broken = true
  await expect(eraser().erase('ada')).rejects.toThrow('a room stumbled')
  // Somebody had taken it up and stopped.
  expect(await store.jobs.claim(['erase'], 1000, 60_000)).not.toBeNull()
  broken = false
  await eraser().resume()
  expect(asked.slice(-3)).toEqual(['memory ada', 'doors ada', 'memory ada'])
  expect(await left()).toBeNull()
  await eraser().resume()
  expect(asked.filter((one) => one === 'doors ada')).toHaveLength(1)
})

test('what cannot be finished at the start is tried later, and the others are not held up', async () => {
  broken = true
  for (const id of ['ada', 'bo']) await expect(eraser().erase(id)).rejects.toThrow('a room stumbled')
  waiting = []
  await eraser().resume()
  expect(waiting).toHaveLength(2)
})

test('that a resident forgets somebody is seen through as well', async () => {
  expect(await eraser().forgetAll('ada', 'xiaoman')).toBe(1)
  expect([asked, await left()]).toEqual([['forget ada xiaoman'], null])
  broken = true
  await expect(eraser().forgetAll('ada', 'zhou')).rejects.toThrow('a resident stumbled')
  expect(waiting).toHaveLength(1)
  broken = false
  await eraser().resume()
  expect([asked.at(-1), await left()]).toEqual(['forget ada zhou', null])
})

test('nobody forgets anybody but themselves at the next start, whatever they named as the resident', async () => {
  broken = true
  await expect(eraser().forgetAll('ada', 'zhou bo')).rejects.toThrow('a resident stumbled')
  broken = false
  await eraser().resume()
  expect([asked, await left()]).toEqual([['forget ada zhou bo'], null])
})
