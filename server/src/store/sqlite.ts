import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { CompiledQuery, Kysely } from 'kysely'
import { GenericSqliteWorkerConnection, GenericSqliteWorkerDialect } from 'kysely-generic-sqlite/worker'
import { createNodeWorkerExecutor } from 'kysely-generic-sqlite/worker-helper-node'
import { SettingsError } from '#config/settings-error.ts'
import type { Database } from './database.ts'
import type { WorkerTask } from './sqlite-worker.ts'
import type { Tables } from './tables.ts'

export const databaseFile = 'kith.db'

/** The embedded engine: one file in the data folder, written by a worker thread. @throws SettingsError when the file cannot be used. */
export async function openSqlite(dataDir: string): Promise<Database> {
  const fileName = join(dataDir, databaseFile)
  const worker = new Worker(new URL('./sqlite-worker.ts', import.meta.url), { name: 'kith-store', execArgv: [] })
  let connection: GenericSqliteWorkerConnection | undefined
  const dialect = new GenericSqliteWorkerDialect(createNodeWorkerExecutor({ worker, data: { fileName } }), (opened) => {
    if (opened instanceof GenericSqliteWorkerConnection) connection = opened
  })
  const query = new Kysely<Tables>({ dialect })
  try {
    await query.executeQuery(CompiledQuery.raw('select count(*) from sqlite_schema'))
  } catch (error) {
    await worker.terminate()
    const reason = error instanceof Error ? error.message : 'unknown error'
    throw new SettingsError(
      `The database ${fileName} cannot be opened (${reason}): restore it from a copy, or move it away to start anew.`,
      { cause: error },
    )
  }
  const ask = async (task: WorkerTask) => {
    if (connection === undefined) throw new Error('the database worker is not connected')
    await connection.request(task.type, task.payload)
  }
  return {
    engine: 'sqlite',
    query,
    async write(statements) {
      const payload = statements.map((statement) => {
        const { sql, parameters } = statement.compile()
        return { sql, parameters }
      })
      if (payload.length > 0) await ask({ type: 'batch', payload })
    },
    scrub: () => ask({ type: 'scrub', payload: null }),
    close: () => query.destroy(),
  }
}
