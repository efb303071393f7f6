import type { Selectable } from 'kysely'
import { bit, inChunks, type Database } from './database.ts'
import type { Tables } from './tables.ts'
import type { Note, NoteStore } from './note-types.ts'

export function createNotes(db: Database): NoteStore {
  const { query } = db
  return {
    async add(note) {
      await query
        .insertInto('notes')
        .values(toRow(note))
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute()
    },
    async ofRoom(roomId) {
      const rows = await query.selectFrom('notes').selectAll().where('room_id', '=', roomId).orderBy('seq').execute()
      return rows.map(noteOf)
    },
    markTold: (ids) => db.write(inChunks(ids).map((chunk) => query.updateTable('notes').set({ told: 1 }).where('id', 'in', chunk))),
    remove: (ids) => db.write(inChunks(ids).map((chunk) => query.deleteFrom('notes').where('id', 'in', chunk))),
    async removeExpired(nowMs) {
      await query.deleteFrom('notes').where('until_ms', '<=', nowMs).execute()
    },
    ...createLooks(db),
    ...createMeetings(db),
  }
}

function createLooks({ query }: Database): Pick<NoteStore, 'looked' | 'putLooked'> {
  return {
    async looked(roomId, personId) {
      const row = await query
        .selectFrom('note_looks')
        .select('at_ms')
        .where('room_id', '=', roomId)
        .where('person_id', '=', personId)
        .executeTakeFirst()
      return row?.at_ms ?? null
    },
    async putLooked(roomId, personId, atMs) {
      await query
        .insertInto('note_looks')
        .values({ room_id: roomId, person_id: personId, at_ms: atMs })
        .onConflict((conflict) => conflict.columns(['room_id', 'person_id']).doUpdateSet({ at_ms: atMs }))
        .execute()
    },
  }
}

/** So many of the latest lines are looked through for people one met. */
const linesLookedAt = 2000

function createMeetings({ query }: Database): Pick<NoteStore, 'metIn'> {
  return {
    async metIn(roomId, personId, limit) {
      const heard = query
        .selectFrom('utterance_hearers')
        .select('utterance_id')
        .where('hearer_id', '=', personId)
        .where('room_id', '=', roomId)
        .orderBy('seq', 'desc')
        .limit(linesLookedAt)
        .as('heard')
      const lines = query.selectFrom(heard).innerJoin('utterances', 'utterances.id', 'heard.utterance_id')
      const speakers = lines.select(['utterances.speaker_id as other_id', 'utterances.at_ms'])
      const hearers = lines
        .innerJoin('utterance_hearers as also', 'also.utterance_id', 'utterances.id')
        .where('utterances.speaker_id', '=', personId)
        .select(['also.hearer_id as other_id', 'utterances.at_ms'])
      const rows = await query
        .selectFrom(speakers.unionAll(hearers).as('met'))
        .innerJoin('people', 'people.id', 'met.other_id')
        .where('people.id', '<>', personId)
        .groupBy(['people.id', 'people.name'])
        .select((row) => ['people.id', 'people.name', row.fn.max<number>('met.at_ms').as('last_ms')])
        .orderBy('last_ms', 'desc')
        .orderBy('people.id')
        .limit(limit)
        .execute()
      return rows.map((row) => ({ personId: row.id, name: row.name, atMs: row.last_ms }))
    },
  }
}

function toRow(note: Note): Omit<Selectable<Tables['notes']>, 'seq'> {
  return {
    id: note.id,
    room_id: note.roomId,
    author_id: note.authorId,
    author_name: note.authorName,
    to_id: note.toId,
    to_name: note.toName,
    text: note.text,
    lang: note.lang,
    at_ms: note.atMs,
    until_ms: note.untilMs,
    told: bit(note.told),
  }
}

export function noteOf(row: Selectable<Tables['notes']>): Note {
  return {
    id: row.id,
    roomId: row.room_id,
    authorId: row.author_id,
    authorName: row.author_name,
    toId: row.to_id,
    toName: row.to_name,
    text: row.text,
    lang: row.lang === 'zh' ? 'zh' : 'en',
    atMs: row.at_ms,
    untilMs: row.until_ms,
    told: row.told === 1,
  }
}
