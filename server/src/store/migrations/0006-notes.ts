import { sql, type Kysely } from 'kysely'
import type { Engine } from '../database.ts'

/** Notes on the boards of rooms, and when each person last looked there. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable('notes')
    .addColumn('seq', engine === 'sqlite' ? sql`integer` : sql`bigserial`, (column) =>
      engine === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey(),
    )
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('room_id', 'text', (column) => column.notNull().references('rooms.id').onDelete('cascade'))
    .addColumn('author_id', 'text', (column) => column.notNull())
    .addColumn('author_name', 'text', (column) => column.notNull())
    .addColumn('to_id', 'text')
    .addColumn('to_name', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('lang', 'text', (column) => column.notNull())
    .addColumn('at_ms', 'double precision', (column) => column.notNull())
    .addColumn('until_ms', 'double precision', (column) => column.notNull())
    .addColumn('told', 'integer', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('notes_room').on('notes').columns(['room_id', 'seq']).execute()
  await db.schema.createIndex('notes_author').on('notes').column('author_id').execute()
  await db.schema.createIndex('notes_to').on('notes').column('to_id').execute()
  await db.schema.createIndex('notes_until').on('notes').column('until_ms').execute()
  await db.schema
    .createTable('note_looks')
    .addColumn('room_id', 'text', (column) => column.notNull().references('rooms.id').onDelete('cascade'))
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('at_ms', 'double precision', (column) => column.notNull())
    .addPrimaryKeyConstraint('note_looks_key', ['room_id', 'person_id'])
    .execute()
  await db.schema.createIndex('note_looks_person').on('note_looks').column('person_id').execute()
}
