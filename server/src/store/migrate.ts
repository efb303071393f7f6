import { sql, type Kysely } from 'kysely'
import { SettingsError } from '#config/settings-error.ts'
import type { Database, Engine } from './database.ts'
import { up as first } from './migrations/0001-first.ts'
import { up as roomLight } from './migrations/0002-room-light.ts'
import { up as figures } from './migrations/0003-figures.ts'
import { up as reflections } from './migrations/0004-reflections.ts'
import { up as roomMinds } from './migrations/0005-room-minds.ts'
import { up as notes } from './migrations/0006-notes.ts'

interface Migration {
  name: string
  up(db: Kysely<unknown>, engine: Engine): Promise<void>
}

/** In the order they run, for ever: add at the end, never change one that was released. */
const migrations: readonly Migration[] = [
  { name: '0001-first', up: first },
  { name: '0002-room-light', up: roomLight },
  { name: '0003-figures', up: figures },
  { name: '0004-reflections', up: reflections },
  { name: '0005-room-minds', up: roomMinds },
  { name: '0006-notes', up: notes },
]
/** Any fixed number: Postgres servers starting together wait for each other on it. */
const lockKey = 75_110_104

/**
 * Brings the database to this version in one transaction and proves that it is the one this code knows.
 * @throws SettingsError when it was made by a newer or another program.
 */
export async function migrate(database: Database): Promise<void> {
  await database.query.connection().execute(async (connection) => {
    const db = connection.withTables<{ kith_schema: { id: number; name: string; at_ms: number } }>()
    await sql.raw(database.engine === 'sqlite' ? 'begin immediate' : 'begin').execute(db)
    try {
      if (database.engine === 'postgres') await sql`select pg_advisory_xact_lock(${lockKey})`.execute(db)
      await db.schema
        .createTable('kith_schema')
        .ifNotExists()
        .addColumn('id', 'integer', (column) => column.primaryKey())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('at_ms', 'double precision', (column) => column.notNull())
        .execute()
      const applied = await db.selectFrom('kith_schema').select(['id', 'name']).orderBy('id').execute()
      checkApplied(applied.map((row) => row.name))
      for (const [index, migration] of migrations.entries()) {
        if (index < applied.length) continue
        await migration.up(connection as unknown as Kysely<unknown>, database.engine)
        await db
          .insertInto('kith_schema')
          .values({ id: index + 1, name: migration.name, at_ms: Date.now() })
          .execute()
      }
      await sql.raw('commit').execute(db)
    } catch (error) {
      await sql.raw('rollback').execute(db)
      throw error
    }
  })
}

function checkApplied(names: string[]): void {
  const known = migrations.map((migration) => migration.name)
  const stranger = names.find((name, index) => known[index] !== name)
  if (stranger === undefined) return
  const newer = names.length > known.length && known.every((name, index) => names[index] === name)
  throw new SettingsError(
    newer
      ? `The database was last used by a newer Kith (it has ${stranger}): start that version again, or use another data folder.`
      : `The database does not belong to this Kith (it has ${stranger}): use another data folder.`,
  )
}
