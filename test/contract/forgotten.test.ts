import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openStore } from '@kith/server/src/store/open.ts'
import { createLogger } from '@kith/server/src/telemetry/log.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openLife, plantEverything, planted } from './forgetting-life.ts'

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kith-forgotten-'))
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

const logger = createLogger({ level: 'silent' })
const open = () => openStore({ dataDir, databaseUrl: null, logger })
async function found(): Promise<string[]> {
  const files = await readdir(dataDir, { recursive: true, withFileTypes: true })
  const bytes = await Promise.all(files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name))))
  return planted.filter((word) => bytes.some((content) => content.includes(word)))
}

describe('of twenty planted words', () => {
  test('[D9] none is left in a byte of the data folder when every resident was made to forget all', async () => {
    const store = await open()
    const life = openLife(store, logger)
    await plantEverything(life)
    expect(await found()).toEqual(planted)
    expect(JSON.stringify(await store.exportPerson('ada'))).toContain(planted[0])
    for (const residentId of ['xiaoman', 'zhou']) await life.eraser.forgetAll('ada', residentId)
    expect(await found()).toEqual([])
    expect(JSON.stringify(await store.exportPerson('ada'))).not.toMatch(/Zq\d+x/)
    expect(JSON.stringify(life.recallAll())).not.toMatch(/Zq\d+x/)
    // Bo's own stays Bo's.
    expect((await store.episodes.ofResident('xiaoman')).map(({ text }) => text)).toEqual(['I keep bees on a roof'])
    await store.close()
    expect(await found()).toEqual([])
  })
  test('[D9] none is left after an erase', async () => {
    const store = await open()
    const life = openLife(store, logger)
    await plantEverything(life)
    await life.eraser.erase('ada')
    expect(await found()).toEqual([])
    await store.close()
    expect(await found()).toEqual([])
  })
})

/** Runs an erase in a process of its own that kills itself before its n-th word to the database; tells how many there were. */
async function victim(what: 'erase' | 'forget', dieBefore: number): Promise<{ killed: boolean; steps: number }> {
  const script = fileURLToPath(new URL('./forgetting-victim.ts', import.meta.url))
  const child = spawn(process.execPath, [script, dataDir, what, String(dieBefore)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let out = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
  return { killed: signal === 'SIGKILL', steps: Number(/steps (\d+)/.exec(out)?.[1] ?? 0) }
}

describe.each(['erase', 'forget'] as const)('killed in the middle of %s', (what) => {
  test('[D10] it completes at the next start, wherever that was', { timeout: 60_000 }, async () => {
    const first = await open()
    await plantEverything(openLife(first, logger))
    await first.close()
    const kept = new Map<string, Buffer>()
    for (const name of await readdir(dataDir)) kept.set(name, await readFile(join(dataDir, name)))
    const { steps, killed } = await victim(what, Number.MAX_SAFE_INTEGER)
    expect([killed, steps > 6]).toEqual([false, true])
    for (const share of [0, 0.5, 1]) {
      await rm(dataDir, { recursive: true, force: true })
      await mkdir(dataDir)
      for (const [name, bytes] of kept) await writeFile(join(dataDir, name), bytes)
      // The first word puts the wish down; before it nothing was promised.
      expect((await victim(what, 2 + Math.floor(share * (steps - 2)))).killed).toBe(true)
      const store = await open()
      const { eraser } = openLife(store, logger)
      await eraser.resume()
      expect(await store.jobs.claim(['erase', 'forget'], Number.MAX_SAFE_INTEGER, 1)).toBeNull()
      // Zhou was not asked yet.
      if (what === 'forget') await eraser.forgetAll('ada', 'zhou')
      await store.close()
      expect(await found()).toEqual([])
    }
  })
})
