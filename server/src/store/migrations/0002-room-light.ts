import type { Kysely } from 'kysely'

/** The light a host chose for a room; '' follows each visitor's clock. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('rooms')
    .addColumn('light', 'text', (column) => column.notNull().defaultTo(''))
    .execute()
}
