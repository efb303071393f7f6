import type { Compilable, Insertable } from 'kysely'
import { bit, inChunks, type Database } from './database.ts'
import type { Tables } from './tables.ts'
import type { Fact, Store } from './types.ts'

export function createFacts(db: Database): Store['facts'] {
  return {
    add: (facts) =>
      db.write(
        facts.flatMap((fact) => [
          db.query.insertInto('facts').values(toRow(fact)),
          ...audienceRows(db, fact.id, fact.audience),
          ...evidenceRows(db, fact.id, fact.evidence),
        ]),
      ),
    async ofResident(residentId) {
      return withLists(db, await db.query.selectFrom('facts').selectAll().where('resident_id', '=', residentId).orderBy('seq').execute())
    },
    idsOfResident: async (residentId) =>
      (await db.query.selectFrom('facts').select('id').where('resident_id', '=', residentId).execute()).map((row) => row.id),
    async findMany(ids) {
      const rows: FactRow[] = []
      for (const chunk of inChunks(ids)) rows.push(...(await db.query.selectFrom('facts').selectAll().where('id', 'in', chunk).execute()))
      return withLists(db, rows)
    },
    async update(id, change) {
      const { audience, evidence, ...plain } = change
      const set = toChange(plain)
      const statements: Compilable[] = []
      if (Object.keys(set).length > 0) statements.push(db.query.updateTable('facts').set(set).where('id', '=', id))
      if (audience !== undefined)
        statements.push(db.query.deleteFrom('fact_audience').where('fact_id', '=', id), ...audienceRows(db, id, audience))
      if (evidence !== undefined)
        statements.push(db.query.deleteFrom('fact_evidence').where('fact_id', '=', id), ...evidenceRows(db, id, evidence))
      await db.write(statements)
    },
    async remove(ids) {
      await db.write(inChunks(ids).map((chunk) => db.query.deleteFrom('facts').where('id', 'in', chunk)))
      if (ids.length > 0) await db.scrub()
    },
  }
}

export type FactRow = Omit<Insertable<Tables['facts']>, 'seq'> & { valid_to_ms: number | null; expired_ms: number | null }

/** Facts in the order of their rows, with audience and evidence. */
export async function withLists(db: Database, rows: readonly FactRow[]): Promise<Fact[]> {
  const audience = new Map<string, string[]>(rows.map((row) => [row.id, []]))
  const evidence = new Map<string, string[]>(rows.map((row) => [row.id, []]))
  for (const chunk of inChunks([...audience.keys()])) {
    const members = await db.query
      .selectFrom('fact_audience')
      .select(['fact_id', 'member_id'])
      .where('fact_id', 'in', chunk)
      .orderBy('position')
      .execute()
    for (const row of members) audience.get(row.fact_id)?.push(row.member_id)
    const proofs = await db.query
      .selectFrom('fact_evidence')
      .select(['fact_id', 'episode_id'])
      .where('fact_id', 'in', chunk)
      .orderBy('position')
      .execute()
    for (const row of proofs) evidence.get(row.fact_id)?.push(row.episode_id)
  }
  return rows.map((row) => fromRow(row, audience.get(row.id) ?? [], evidence.get(row.id) ?? []))
}

function audienceRows(db: Database, factId: string, audience: readonly string[]): Compilable[] {
  const rows = [...new Set(audience)].map((memberId, position) => ({ fact_id: factId, member_id: memberId, position }))
  return inChunks(rows).map((chunk) => db.query.insertInto('fact_audience').values(chunk))
}

function evidenceRows(db: Database, factId: string, evidence: readonly string[]): Compilable[] {
  const rows = evidence.map((episodeId, position) => ({ fact_id: factId, episode_id: episodeId, position }))
  return inChunks(rows).map((chunk) => db.query.insertInto('fact_evidence').values(chunk))
}

function toRow(fact: Fact): FactRow {
  return {
    id: fact.id,
    resident_id: fact.residentId,
    subject_id: fact.subjectId,
    predicate: fact.predicate,
    object: fact.object,
    text: fact.text,
    lang: fact.lang,
    valid_from_ms: fact.validFromMs,
    valid_to_ms: fact.validToMs,
    created_ms: fact.createdMs,
    expired_ms: fact.expiredMs,
    confidence: fact.confidence,
    corrected: bit(fact.corrected),
    room_id: fact.roomId,
  }
}

function toChange(change: Partial<Omit<Fact, 'id' | 'audience' | 'evidence'>>): Partial<FactRow> {
  return {
    ...(change.residentId !== undefined && { resident_id: change.residentId }),
    ...(change.subjectId !== undefined && { subject_id: change.subjectId }),
    ...(change.predicate !== undefined && { predicate: change.predicate }),
    ...(change.object !== undefined && { object: change.object }),
    ...(change.text !== undefined && { text: change.text }),
    ...(change.lang !== undefined && { lang: change.lang }),
    ...(change.validFromMs !== undefined && { valid_from_ms: change.validFromMs }),
    ...(change.validToMs !== undefined && { valid_to_ms: change.validToMs }),
    ...(change.createdMs !== undefined && { created_ms: change.createdMs }),
    ...(change.expiredMs !== undefined && { expired_ms: change.expiredMs }),
    ...(change.confidence !== undefined && { confidence: change.confidence }),
    ...(change.corrected !== undefined && { corrected: bit(change.corrected) }),
    ...(change.roomId !== undefined && { room_id: change.roomId }),
  }
}

function fromRow(row: FactRow, audience: string[], evidence: string[]): Fact {
  return {
    id: row.id,
    residentId: row.resident_id,
    subjectId: row.subject_id,
    predicate: row.predicate,
    object: row.object,
    text: row.text,
    lang: row.lang === 'zh' ? 'zh' : 'en',
    validFromMs: row.valid_from_ms,
    validToMs: row.valid_to_ms,
    createdMs: row.created_ms,
    expiredMs: row.expired_ms,
    confidence: row.confidence,
    evidence,
    audience,
    corrected: row.corrected === 1,
    roomId: row.room_id,
  }
}
