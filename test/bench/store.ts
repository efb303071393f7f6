import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { openStore } from '@kith/server/src/store/open.ts'
import type { Store } from '@kith/server/src/store/types.ts'
import { createLogger } from '@kith/server/src/telemetry/log.ts'
import { benchEpisode } from './store-episode.ts'

const writer = fileURLToPath(new URL('./store-writer.ts', import.meta.url))
const logger = createLogger({ level: 'silent' })
const residentId = 'bench'
const timedWrites = 2000
const usualKills = 50

export interface StoreBench extends Record<string, unknown> {
  engine: string
  writesPerSecond: number
  kills: number
  acknowledged: number
  lost: number
  failedOpens: number
}

/**
 * Durable episode writes one by one; then a writer under load is SIGKILLed again and again, and what it had been told was
 * stored is counted after each reopening. On the embedded engine, and on Postgres too when `KITH_TEST_DATABASE_URL` is set.
 */
export async function run(kills = Number(process.env['KITH_BENCH_KILLS'] ?? usualKills)): Promise<StoreBench> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kith-bench-'))
  try {
    const embedded = await measure(dataDir, null, kills)
    const url = process.env['KITH_TEST_DATABASE_URL']
    if (url === undefined || url === '') return embedded
    return { ...embedded, postgres: await measure(dataDir, url, kills) }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function measure(dataDir: string, databaseUrl: string | null, kills: number): Promise<StoreBench> {
  const open = () => openStore({ dataDir, databaseUrl, logger })
  const result: StoreBench = { engine: 'sqlite', writesPerSecond: 0, kills: 0, acknowledged: 0, lost: 0, failedOpens: 0 }
  const first = await open()
  result.engine = first.engine
  await clear(first)
  result.writesPerSecond = await writeSpeed(first)
  await clear(first)
  await first.close()
  const told = new Set<string>()
  for (let round = 0; round < kills; round += 1) {
    // Spread over the writer's life: some rounds die at their first rows, others with hundreds behind them.
    for (const id of await writeUntilKilled(dataDir, databaseUrl, round, 30 + ((round * 97) % 700))) told.add(id)
    result.kills += 1
    const kept = await storedIds(open)
    if (kept === null) result.failedOpens += 1
    else result.lost = [...told].filter((id) => !kept.has(id)).length
  }
  result.acknowledged = told.size
  return result
}

async function writeSpeed(store: Store): Promise<number> {
  const startedMs = performance.now()
  for (let index = 0; index < timedWrites; index += 1) await store.episodes.add([benchEpisode(residentId, `speed-${index}`, index)])
  return Math.round(timedWrites / ((performance.now() - startedMs) / 1000))
}

async function clear(store: Store): Promise<void> {
  await store.episodes.remove((await store.episodes.ofResident(residentId)).map((episode) => episode.id))
}

async function storedIds(open: () => Promise<Store>): Promise<Set<string> | null> {
  try {
    const store = await open()
    const ids = new Set((await store.episodes.ofResident(residentId)).map((episode) => episode.id))
    await store.close()
    return ids
  } catch (error) {
    console.error('the store did not open again', error)
    return null
  }
}

/** Starts a writer, waits for its first acknowledged row, lets it run `afterMs` more, kills it. Resolves to what it was told is stored. */
async function writeUntilKilled(dataDir: string, databaseUrl: string | null, round: number, afterMs: number): Promise<string[]> {
  const child = spawn(process.execPath, [writer, dataDir, databaseUrl ?? '', residentId, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const told: string[] = []
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', () => resolve())
  })
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (told.length === 0) setTimeout(() => child.kill('SIGKILL'), afterMs)
    // A line cut by the kill was never acknowledged whole.
    if (line.endsWith('.')) told.push(line.slice(0, -1))
  })
  await ended
  if (told.length === 0) throw new Error('the writer ended before it had stored anything')
  return told
}
