import { sql, type Kysely } from 'kysely'
import type { Engine } from '../database.ts'

/** What residents think over afterwards, how far they have come with it, and the meaning of memories as numbers. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await reflections(db, engine)
  await bondEvents(db, engine)
  await db.schema
    .createTable('marks')
    .addColumn('resident_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('at_ms', 'double precision', (column) => column.notNull())
    .addPrimaryKeyConstraint('marks_key', ['resident_id', 'kind'])
    .execute()
  await vectors(db)
}

const sequence = (engine: Engine) => (engine === 'sqlite' ? sql`integer` : sql`bigserial`)

async function reflections(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable('reflections')
    .addColumn('seq', sequence(engine), (column) => (engine === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey()))
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('resident_id', 'text', (column) => column.notNull())
    .addColumn('about_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('lang', 'text', (column) => column.notNull())
    .addColumn('at_ms', 'double precision', (column) => column.notNull())
    .addColumn('room_id', 'text', (column) => column.notNull())
    .addColumn('model', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('reflections_resident').on('reflections').columns(['resident_id', 'seq']).execute()
  await db.schema.createIndex('reflections_about').on('reflections').column('about_id').execute()
  await db.schema
    .createTable('reflection_audience')
    .addColumn('reflection_id', 'text', (column) => column.notNull().references('reflections.id').onDelete('cascade'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('member_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('reflection_audience_key', ['reflection_id', 'position'])
    .execute()
  await db.schema.createIndex('reflection_audience_item').on('reflection_audience').column('member_id').execute()
  await db.schema
    .createTable('reflection_evidence')
    .addColumn('reflection_id', 'text', (column) => column.notNull().references('reflections.id').onDelete('cascade'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('episode_id', 'text', (column) => column.notNull())
    .addColumn('cited', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('reflection_evidence_key', ['reflection_id', 'position'])
    .execute()
  await db.schema.createIndex('reflection_evidence_item').on('reflection_evidence').column('episode_id').execute()
}

async function bondEvents(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable('bond_events')
    .addColumn('seq', sequence(engine), (column) => (engine === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey()))
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('resident_id', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('lang', 'text', (column) => column.notNull())
    .addColumn('at_ms', 'double precision', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('bond_events_person').on('bond_events').columns(['person_id', 'seq']).execute()
  await db.schema
    .createTable('bond_event_evidence')
    .addColumn('bond_event_id', 'text', (column) => column.notNull().references('bond_events.id').onDelete('cascade'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('episode_id', 'text', (column) => column.notNull())
    .addColumn('cited', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('bond_event_evidence_key', ['bond_event_id', 'position'])
    .execute()
  await db.schema.createIndex('bond_event_evidence_item').on('bond_event_evidence').column('episode_id').execute()
}

/** A vector goes with the line or the fact it stands for. */
async function vectors(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('vectors')
    .addColumn('memory_id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('resident_id', 'text', (column) => column.notNull())
    .addColumn('episode_id', 'text', (column) => column.references('episodes.id').onDelete('cascade'))
    .addColumn('fact_id', 'text', (column) => column.references('facts.id').onDelete('cascade'))
    .addColumn('model', 'text', (column) => column.notNull())
    .addColumn('dimension', 'integer', (column) => column.notNull())
    .addColumn('numbers', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('vectors_resident').on('vectors').column('resident_id').execute()
  await db.schema.createIndex('vectors_episode').on('vectors').column('episode_id').execute()
  await db.schema.createIndex('vectors_fact').on('vectors').column('fact_id').execute()
}
