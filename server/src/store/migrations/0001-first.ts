import { sql, type Kysely } from 'kysely'
import type { Engine } from '../database.ts'

/** Everything the first version keeps. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await people(db)
  await rooms(db)
  await utterances(db, engine)
  await episodes(db, engine)
  await facts(db, engine)
  await bonds(db)
  await reports(db)
  await upkeep(db)
}

/** The type of a column that numbers rows in the order they were written; declare it the primary key. */
const sequence = (engine: Engine) => (engine === 'sqlite' ? sql`integer` : sql`bigserial`)

async function people(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('people')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('look', 'text', (column) => column.notNull())
    .addColumn('lang', 'text', (column) => column.notNull())
    .addColumn('created_ms', 'double precision', (column) => column.notNull())
    .addColumn('last_seen_ms', 'double precision', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('relations')
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('other_id', 'text', (column) => column.notNull())
    .addColumn('muted', 'integer', (column) => column.notNull())
    .addColumn('blocked', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('relations_key', ['person_id', 'other_id'])
    .execute()
  await db.schema.createIndex('relations_other').on('relations').columns(['other_id', 'blocked']).execute()
}

async function rooms(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('rooms')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('space_id', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('owner_id', 'text')
    .addColumn('invite_token', 'text', (column) => column.unique())
    .addColumn('invite_expires_ms', 'double precision')
    .addColumn('passcode_hash', 'text')
    .addColumn('knock', 'integer', (column) => column.notNull())
    .addColumn('locked', 'integer', (column) => column.notNull())
    .addColumn('shout', 'integer', (column) => column.notNull())
    .addColumn('created_ms', 'double precision', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('rooms_owner').on('rooms').column('owner_id').execute()
  await db.schema
    .createTable('room_residents')
    .addColumn('room_id', 'text', (column) => column.notNull().references('rooms.id').onDelete('cascade'))
    .addColumn('list', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('resident_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('room_residents_key', ['room_id', 'list', 'position'])
    .execute()
  await db.schema
    .createTable('members')
    .addColumn('room_id', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('last_at_ms', 'double precision', (column) => column.notNull())
    .addPrimaryKeyConstraint('members_key', ['room_id', 'person_id'])
    .execute()
  await db.schema.createIndex('members_person').on('members').column('person_id').execute()
  await db.schema
    .createTable('bans')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('room_id', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('at_ms', 'double precision', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('bans_room').on('bans').columns(['room_id', 'person_id']).execute()
  await db.schema.createIndex('bans_person').on('bans').column('person_id').execute()
}

async function utterances(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable('utterances')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('room_id', 'text', (column) => column.notNull())
    .addColumn('conversation_id', 'text', (column) => column.notNull())
    .addColumn('speaker_id', 'text', (column) => column.notNull())
    .addColumn('speaker_kind', 'text', (column) => column.notNull())
    .addColumn('speaker_name', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('lang', 'text', (column) => column.notNull())
    .addColumn('volume', 'text', (column) => column.notNull())
    .addColumn('at_ms', 'double precision', (column) => column.notNull())
    .addColumn('off_record', 'integer', (column) => column.notNull())
    .addColumn('model', 'text')
    .addColumn('prompt_version', 'text')
    .addColumn('client_id', 'text')
    .addUniqueConstraint('utterances_client', ['speaker_id', 'client_id'])
    .execute()
  await db.schema
    .createTable('utterance_hearers')
    .addColumn('seq', sequence(engine), (column) => (engine === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey()))
    .addColumn('utterance_id', 'text', (column) => column.notNull().references('utterances.id').onDelete('cascade'))
    .addColumn('hearer_id', 'text', (column) => column.notNull())
    .addColumn('room_id', 'text', (column) => column.notNull())
    .addColumn('at_ms', 'double precision', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addUniqueConstraint('utterance_hearers_key', ['utterance_id', 'hearer_id'])
    .execute()
  await db.schema.createIndex('utterance_hearers_when').on('utterance_hearers').columns(['hearer_id', 'room_id', 'at_ms', 'seq']).execute()
  await db.schema.createIndex('utterance_hearers_order').on('utterance_hearers').columns(['hearer_id', 'room_id', 'seq']).execute()
  await db.schema
    .createTable('utterance_sources')
    .addColumn('utterance_id', 'text', (column) => column.notNull().references('utterances.id').onDelete('cascade'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('source_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('utterance_sources_key', ['utterance_id', 'position'])
    .execute()
  await db.schema.createIndex('utterance_sources_source').on('utterance_sources').column('source_id').execute()
}

async function episodes(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable('episodes')
    .addColumn('seq', sequence(engine), (column) => (engine === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey()))
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('resident_id', 'text', (column) => column.notNull())
    .addColumn('room_id', 'text', (column) => column.notNull())
    .addColumn('conversation_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('speaker_id', 'text', (column) => column.notNull())
    .addColumn('speaker_name', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('lang', 'text', (column) => column.notNull())
    .addColumn('at_ms', 'double precision', (column) => column.notNull())
    .addColumn('importance', 'double precision', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('episodes_resident').on('episodes').columns(['resident_id', 'seq']).execute()
  await db.schema.createIndex('episodes_speaker').on('episodes').column('speaker_id').execute()
  await listTable(db, 'episode_audience', 'episode_id', 'episodes.id', 'member_id')
}

async function facts(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable('facts')
    .addColumn('seq', sequence(engine), (column) => (engine === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey()))
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('resident_id', 'text', (column) => column.notNull())
    .addColumn('subject_id', 'text', (column) => column.notNull())
    .addColumn('predicate', 'text', (column) => column.notNull())
    .addColumn('object', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('lang', 'text', (column) => column.notNull())
    .addColumn('valid_from_ms', 'double precision', (column) => column.notNull())
    .addColumn('valid_to_ms', 'double precision')
    .addColumn('created_ms', 'double precision', (column) => column.notNull())
    .addColumn('expired_ms', 'double precision')
    .addColumn('confidence', 'double precision', (column) => column.notNull())
    .addColumn('corrected', 'integer', (column) => column.notNull())
    .addColumn('room_id', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('facts_resident').on('facts').columns(['resident_id', 'seq']).execute()
  await db.schema.createIndex('facts_subject').on('facts').column('subject_id').execute()
  await listTable(db, 'fact_audience', 'fact_id', 'facts.id', 'member_id')
  await listTable(db, 'fact_evidence', 'fact_id', 'facts.id', 'episode_id')
}

async function listTable(db: Kysely<unknown>, name: string, owner: string, reference: string, item: string): Promise<void> {
  await db.schema
    .createTable(name)
    .addColumn(owner, 'text', (column) => column.notNull().references(reference).onDelete('cascade'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn(item, 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint(`${name}_key`, [owner, 'position'])
    .execute()
  await db.schema.createIndex(`${name}_item`).on(name).column(item).execute()
}

async function bonds(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('bonds')
    .addColumn('resident_id', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('first_met_ms', 'double precision', (column) => column.notNull())
    .addColumn('last_met_ms', 'double precision', (column) => column.notNull())
    .addColumn('talks', 'integer', (column) => column.notNull())
    .addColumn('last_episode_id', 'text')
    .addPrimaryKeyConstraint('bonds_key', ['resident_id', 'person_id'])
    .execute()
  await db.schema.createIndex('bonds_person').on('bonds').column('person_id').execute()
}

async function reports(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('reports')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('room_id', 'text', (column) => column.notNull())
    .addColumn('reporter_id', 'text', (column) => column.notNull())
    .addColumn('reported_id', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('at_ms', 'double precision', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('report_lines')
    .addColumn('report_id', 'text', (column) => column.notNull().references('reports.id').onDelete('cascade'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('utterance_id', 'text', (column) => column.notNull())
    .addColumn('speaker_id', 'text', (column) => column.notNull())
    .addColumn('speaker_kind', 'text', (column) => column.notNull())
    .addColumn('speaker_name', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('at_ms', 'double precision', (column) => column.notNull())
    .addPrimaryKeyConstraint('report_lines_key', ['report_id', 'position'])
    .execute()
}

async function upkeep(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('jobs')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .addColumn('run_at_ms', 'double precision', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('leased_until_ms', 'double precision', (column) => column.notNull())
    .addUniqueConstraint('jobs_once', ['kind', 'key'])
    .execute()
  await db.schema.createIndex('jobs_due').on('jobs').columns(['kind', 'run_at_ms']).execute()
  await db.schema
    .createTable('counters')
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('total', 'double precision', (column) => column.notNull())
    .addPrimaryKeyConstraint('counters_key', ['name', 'day'])
    .execute()
  await db.schema
    .createTable('secrets')
    .addColumn('name', 'text', (column) => column.primaryKey().notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute()
}
