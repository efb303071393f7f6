import type { Compilable, Insertable } from 'kysely'
import { bit, inChunks, type Database } from './database.ts'
import type { Tables } from './tables.ts'
import type { Reflection, Store } from './types.ts'

export function createReflections(db: Database): Store['reflections'] {
  const { query } = db
  const remove = async (ids: readonly string[]) => {
    await db.write(inChunks(ids).map((chunk) => query.deleteFrom('reflections').where('id', 'in', chunk)))
    if (ids.length > 0) await db.scrub()
  }
  return {
    put: (reflections) => db.write(reflections.flatMap((reflection) => replacement(db, reflection))),
    ofResident: async (residentId) =>
      withReflectionLists(
        db,
        await query.selectFrom('reflections').selectAll().where('resident_id', '=', residentId).orderBy('seq').execute(),
      ),
    async findMany(ids) {
      const rows: ReflectionRow[] = []
      for (const chunk of inChunks(ids))
        rows.push(...(await query.selectFrom('reflections').selectAll().where('id', 'in', chunk).execute()))
      return withReflectionLists(db, rows)
    },
    remove,
  }
}

export type ReflectionRow = Omit<Insertable<Tables['reflections']>, 'seq'>

/** Reflections in the order of their rows, with audience and evidence. */
export async function withReflectionLists(db: Database, rows: readonly ReflectionRow[]): Promise<Reflection[]> {
  const found = new Map(rows.map((row) => [row.id, fromRow(row)]))
  for (const chunk of inChunks([...found.keys()])) {
    const members = await db.query
      .selectFrom('reflection_audience')
      .select(['reflection_id', 'member_id'])
      .where('reflection_id', 'in', chunk)
      .orderBy('position')
      .execute()
    for (const row of members) found.get(row.reflection_id)?.audience.push(row.member_id)
    const lines = await db.query
      .selectFrom('reflection_evidence')
      .select(['reflection_id', 'episode_id', 'cited'])
      .where('reflection_id', 'in', chunk)
      .orderBy('position')
      .execute()
    for (const row of lines) {
      found.get(row.reflection_id)?.drawnFrom.push(row.episode_id)
      if (row.cited === 1) found.get(row.reflection_id)?.evidence.push(row.episode_id)
    }
  }
  return [...found.values()]
}

function replacement({ query }: Database, reflection: Reflection): Compilable[] {
  const { id, drawnFrom, evidence } = reflection
  const cited = new Set(evidence)
  const members = [...new Set(reflection.audience)].map((memberId, position) => ({ reflection_id: id, member_id: memberId, position }))
  const lines = [...new Set([...drawnFrom, ...evidence])].map((episodeId, position) => ({
    reflection_id: id,
    episode_id: episodeId,
    position,
    cited: bit(cited.has(episodeId)),
  }))
  return [
    query.deleteFrom('reflections').where('id', '=', id),
    query.insertInto('reflections').values(toRow(reflection)),
    ...inChunks(members).map((chunk) => query.insertInto('reflection_audience').values(chunk)),
    ...inChunks(lines).map((chunk) => query.insertInto('reflection_evidence').values(chunk)),
  ]
}

function toRow(reflection: Reflection): ReflectionRow {
  return {
    id: reflection.id,
    resident_id: reflection.residentId,
    about_id: reflection.aboutId,
    kind: reflection.kind,
    day: reflection.day,
    text: reflection.text,
    lang: reflection.lang,
    at_ms: reflection.atMs,
    room_id: reflection.roomId,
    model: reflection.model,
  }
}

function fromRow(row: ReflectionRow): Reflection {
  return {
    id: row.id,
    residentId: row.resident_id,
    aboutId: row.about_id,
    kind: row.kind === 'diary' ? 'diary' : 'insight',
    day: row.day,
    text: row.text,
    lang: row.lang === 'zh' ? 'zh' : 'en',
    atMs: row.at_ms,
    roomId: row.room_id,
    model: row.model,
    evidence: [],
    drawnFrom: [],
    audience: [],
  }
}
