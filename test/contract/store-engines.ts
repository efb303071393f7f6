import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '@kith/server/src/store/open.ts'
import { openPostgres } from '@kith/server/src/store/postgres.ts'
import type { Tables } from '@kith/server/src/store/tables.ts'
import type { Store } from '@kith/server/src/store/types.ts'
import { createLogger } from '@kith/server/src/telemetry/log.ts'

const logger = createLogger({ level: 'silent' })

/** One place where a store can live, empty at first. */
export interface StorePlace {
  open(): Promise<Store>
  /** How many times these words are in anything the engine keeps. */
  occurrences(words: string): Promise<number>
  remove(): Promise<void>
}
export interface StoreEngine {
  name: string
  place(): Promise<StorePlace>
}

const sqlite: StoreEngine = {
  name: 'sqlite',
  async place() {
    const dataDir = await mkdtemp(join(tmpdir(), 'kith-store-'))
    return {
      open: () => openStore({ dataDir, databaseUrl: null, logger }),
      async occurrences(words) {
        let found = 0
        for (const file of await readdir(dataDir))
          found += (await readFile(join(dataDir, file))).toString('latin1').split(Buffer.from(words).toString('latin1')).length - 1
        return found
      },
      remove: () => rm(dataDir, { recursive: true, force: true }),
    }
  },
}

function postgres(url: string): StoreEngine {
  return {
    name: 'postgres',
    async place() {
      const schema = `kith_test_${randomBytes(8).toString('hex')}`
      const own = new URL(url)
      own.searchParams.set('options', `-c search_path=${schema}`)
      const admin = await openPostgres(own.href, logger)
      await admin.query.schema.createSchema(schema).execute()
      return {
        open: () => openStore({ dataDir: tmpdir(), databaseUrl: own.href, logger }),
        async occurrences(words) {
          const tables = (await admin.query.introspection.getTables()).filter((table) => table.schema === schema)
          const rows = await Promise.all(
            tables.map((table) =>
              admin.query
                .selectFrom(table.name as keyof Tables)
                .selectAll()
                .execute(),
            ),
          )
          return JSON.stringify(rows).split(words).length - 1
        },
        async remove() {
          await admin.query.schema.dropSchema(schema).cascade().execute()
          await admin.close()
        },
      }
    },
  }
}

/** SQLite always; Postgres when `KITH_TEST_DATABASE_URL` is set, and then it must answer. */
export async function storeEngines(): Promise<StoreEngine[]> {
  const url = process.env['KITH_TEST_DATABASE_URL']
  if (url === undefined || url === '') return [sqlite]
  await (await openPostgres(url, logger)).close()
  return [sqlite, postgres(url)]
}
