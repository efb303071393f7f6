import type { Compilable } from 'kysely'
import { volumes } from '@kith/shared/protocol'
import { bit, inChunks, type Database } from './database.ts'
import { retoldFrom } from './retold.ts'
import type { Tables } from './tables.ts'
import type { Store, StoredUtterance } from './types.ts'
import { emptyUnkept } from './unkept.ts'

export function createUtterances(db: Database): Store['utterances'] {
  const one = async (row: Tables['utterances'] | undefined) => (row === undefined ? null : ((await withLists(db, [row]))[0] ?? null))
  return {
    add: (utterance) => db.write(insertion(db, utterance)),
    find: async (id) => one(await db.query.selectFrom('utterances').selectAll().where('id', '=', id).executeTakeFirst()),
    findByClientId: async (speakerId, clientId) =>
      one(
        await db.query
          .selectFrom('utterances')
          .selectAll()
          .where('speaker_id', '=', speakerId)
          .where('client_id', '=', clientId)
          .executeTakeFirst(),
      ),
    retoldFrom: (roots) => retoldFrom(db, roots),
    emptyUnkept: (personId, residentId) => emptyUnkept(db, personId, residentId),
    async heardBy(personId, roomId, beforeId, limit) {
      const before = beforeId === null ? null : await seqOf(db, personId, roomId, beforeId)
      if (before === undefined) return null
      const rows = await heardIn(db, personId, roomId)
        .$if(before !== null, (query) => query.where('heard.seq', '<', before ?? 0))
        .orderBy('heard.seq', 'desc')
        .limit(limit)
        .execute()
      return withLists(db, rows.toReversed())
    },
    async heardSince(personId, roomId, utteranceId, limit) {
      const last = await seqOf(db, personId, roomId, utteranceId)
      if (last === undefined) return null
      const rows = await heardIn(db, personId, roomId).where('heard.seq', '>', last).orderBy('heard.seq').limit(limit).execute()
      return withLists(db, rows)
    },
  }
}

/** What a person heard in a room and what still has words. */
function heardIn({ query }: Database, personId: string, roomId: string) {
  return query
    .selectFrom('utterance_hearers as heard')
    .innerJoin('utterances', 'utterances.id', 'heard.utterance_id')
    .selectAll('utterances')
    .where('heard.hearer_id', '=', personId)
    .where('heard.room_id', '=', roomId)
    .where('utterances.text', '<>', '')
}

/** Where a line stands in what this person heard in a room; undefined for one they did not hear there. */
async function seqOf(db: Database, personId: string, roomId: string, utteranceId: string): Promise<number | undefined> {
  const row = await db.query
    .selectFrom('utterance_hearers')
    .select('seq')
    .where('utterance_id', '=', utteranceId)
    .where('hearer_id', '=', personId)
    .where('room_id', '=', roomId)
    .executeTakeFirst()
  return row?.seq
}

/** Utterances in the order of their rows, with who heard them and what they drew on. */
export async function withLists(db: Database, rows: readonly Tables['utterances'][]): Promise<StoredUtterance[]> {
  const hearers = new Map<string, string[]>(rows.map((row) => [row.id, []]))
  const sources = new Map<string, string[]>(rows.map((row) => [row.id, []]))
  for (const chunk of inChunks([...hearers.keys()])) {
    const heard = await db.query
      .selectFrom('utterance_hearers')
      .select(['utterance_id', 'hearer_id'])
      .where('utterance_id', 'in', chunk)
      .orderBy('position')
      .execute()
    for (const row of heard) hearers.get(row.utterance_id)?.push(row.hearer_id)
    const drawn = await db.query
      .selectFrom('utterance_sources')
      .select(['utterance_id', 'source_id'])
      .where('utterance_id', 'in', chunk)
      .orderBy('position')
      .execute()
    for (const row of drawn) sources.get(row.utterance_id)?.push(row.source_id)
  }
  return rows.map((row) => fromRow(row, hearers.get(row.id) ?? [], sources.get(row.id) ?? []))
}

function insertion(db: Database, utterance: StoredUtterance): Compilable[] {
  const statements: Compilable[] = [db.query.insertInto('utterances').values(toRow(utterance))]
  const hearers = [...new Set([...utterance.heardBy, utterance.speakerId])]
  const place = { utterance_id: utterance.id, room_id: utterance.roomId, at_ms: utterance.atMs }
  for (const [index, chunk] of inChunks(hearers).entries())
    statements.push(
      db.query
        .insertInto('utterance_hearers')
        .values(chunk.map((hearerId, position) => ({ ...place, hearer_id: hearerId, position: index * 1000 + position }))),
    )
  if (utterance.sources.length > 0)
    statements.push(
      db.query
        .insertInto('utterance_sources')
        .values(utterance.sources.map((sourceId, position) => ({ utterance_id: utterance.id, source_id: sourceId, position }))),
    )
  return statements
}

function toRow(utterance: StoredUtterance): Tables['utterances'] {
  return {
    id: utterance.id,
    room_id: utterance.roomId,
    conversation_id: utterance.conversationId,
    speaker_id: utterance.speakerId,
    speaker_kind: utterance.speakerKind,
    speaker_name: utterance.speakerName,
    text: utterance.text,
    lang: utterance.lang,
    volume: utterance.volume,
    at_ms: utterance.atMs,
    off_record: bit(utterance.offRecord),
    model: utterance.model,
    prompt_version: utterance.promptVersion,
    client_id: utterance.clientId,
  }
}

function fromRow(row: Tables['utterances'], heardBy: string[], sources: string[]): StoredUtterance {
  return {
    id: row.id,
    roomId: row.room_id,
    conversationId: row.conversation_id,
    speakerId: row.speaker_id,
    speakerKind: row.speaker_kind === 'resident' ? 'resident' : 'person',
    speakerName: row.speaker_name,
    text: row.text,
    lang: row.lang === 'zh' ? 'zh' : 'en',
    volume: volumes.find((volume) => volume === row.volume) ?? 'say',
    atMs: row.at_ms,
    heardBy,
    offRecord: row.off_record === 1,
    model: row.model,
    promptVersion: row.prompt_version,
    sources,
    clientId: row.client_id,
  }
}
