import { writeSync } from 'node:fs'
import { openStore } from '@kith/server/src/store/open.ts'
import { createLogger } from '@kith/server/src/telemetry/log.ts'
import { benchEpisode } from './store-episode.ts'

/** Child of the store benchmark: writes episodes, several at a time, and prints each id once it is stored, until it is killed. */
const [dataDir = '', databaseUrl = '', residentId = '', round = ''] = process.argv.slice(2)
const store = await openStore({ dataDir, databaseUrl: databaseUrl === '' ? null : databaseUrl, logger: createLogger({ level: 'silent' }) })
const writers = 4

async function write(writer: number): Promise<never> {
  for (let index = 0; ; index += 1) {
    const id = `${round}-${writer}-${index}`
    await store.episodes.add([benchEpisode(residentId, id, index)])
    writeSync(1, `${id}.\n`)
  }
}
await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)))
