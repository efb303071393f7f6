import type { Kysely } from 'kysely'

/** Which model speaks in a room, what its residents spend there, the host's limit, and how people felt after talks. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('room_models')
    .addColumn('room_id', 'text', (column) => column.notNull().references('rooms.id').onDelete('cascade'))
    .addColumn('resident_id', 'text', (column) => column.notNull())
    .addColumn('chosen', 'text', (column) => column.notNull())
    .addColumn('speaks_with', 'text', (column) => column.notNull())
    .addColumn('since_ms', 'double precision', (column) => column.notNull())
    .addPrimaryKeyConstraint('room_models_key', ['room_id', 'resident_id'])
    .execute()
  await db.schema
    .createTable('room_caps')
    .addColumn('room_id', 'text', (column) => column.primaryKey().notNull().references('rooms.id').onDelete('cascade'))
    .addColumn('unit', 'text', (column) => column.notNull())
    .addColumn('amount', 'double precision', (column) => column.notNull())
    .execute()
  await spending(db)
  await db.schema
    .createTable('room_care')
    .addColumn('room_id', 'text', (column) => column.notNull().references('rooms.id').onDelete('cascade'))
    .addColumn('answer', 'text', (column) => column.notNull())
    .addColumn('given', 'integer', (column) => column.notNull())
    .addColumn('shown', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('room_care_key', ['room_id', 'answer'])
    .execute()
}

async function spending(db: Kysely<unknown>): Promise<void> {
  let table = db.schema
    .createTable('room_spending')
    .addColumn('room_id', 'text', (column) => column.notNull().references('rooms.id').onDelete('cascade'))
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('resident_id', 'text', (column) => column.notNull())
  for (const name of [
    'calls',
    'prompt_tokens',
    'completion_tokens',
    'counted_tokens',
    'cached_tokens',
    'micros',
    'unpriced_calls',
    'held_tokens',
    'held_micros',
  ])
    table = table.addColumn(name, 'double precision', (column) => column.notNull())
  await table.addPrimaryKeyConstraint('room_spending_key', ['room_id', 'day', 'resident_id']).execute()
}
