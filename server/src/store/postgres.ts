import { Kysely, PostgresDialect } from 'kysely'
import { Pool, types as usualTypes, type CustomTypesConfig } from 'pg'
import { SettingsError } from '#config/settings-error.ts'
import type { Logger } from '#telemetry/types.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

const mostConnections = 10
const connectTimeoutMs = 10_000

/** A Postgres given by `DATABASE_URL`. @throws SettingsError when it does not answer. */
export async function openPostgres(url: string, logger: Logger): Promise<Database> {
  const types: CustomTypesConfig = {
    getTypeParser: (id, format) => (id === usualTypes.builtins.INT8 ? Number : usualTypes.getTypeParser(id, format)),
  }
  const pool = new Pool({
    connectionString: url,
    max: mostConnections,
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: 'kith',
    types,
  })
  // Without a listener a dropped idle connection would end the process.
  pool.on('error', (error) => logger.warn({ err: error }, 'an idle database connection was lost'))
  try {
    await pool.query('select 1')
  } catch (error) {
    await pool.end()
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'no answer'
    throw new SettingsError(
      `The database in DATABASE_URL does not answer (${reason}): start it, correct the address, or unset DATABASE_URL to use the built-in one.`,
      { cause: error },
    )
  }
  const query = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return {
    engine: 'postgres',
    query,
    async write(statements) {
      if (statements.length === 0) return
      await query.transaction().execute(async (transaction) => {
        for (const statement of statements) await transaction.executeQuery(statement.compile())
      })
    },
    // Dead rows are Postgres's to vacuum; nothing of ours keeps a copy.
    scrub: () => Promise.resolve(),
    close: () => query.destroy(),
  }
}
