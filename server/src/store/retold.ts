import { sql } from 'kysely'
import { inChunks, type Database } from './database.ts'
import { answeredSource } from './ids.ts'

/** Where retelling may begin: memories by id, lines by id, and everything one person said. */
export interface RetoldRoots {
  memoryIds: readonly string[]
  utteranceIds: readonly string[]
  speakerId: string | null
}

/**
 * Ids of lines in which residents drew on what came from these roots, at first or any further hand. A memory's id begins
 * with the utterance it came from and `~`: so it is found also when the memory between has been forgotten already.
 */
export async function retoldFrom(db: Database, roots: RetoldRoots): Promise<string[]> {
  const found = new Set<string>()
  const parts = [
    ...inChunks(roots.memoryIds).map((ids) => [ids, []] as const),
    ...inChunks(roots.utteranceIds).map((ids) => [[], ids] as const),
  ]
  if (roots.speakerId !== null)
    for (const id of await drawn(db, sql`select id from utterances where speaker_id = ${roots.speakerId}`, [])) found.add(id)
  for (const [memoryIds, utteranceIds] of parts) {
    const from = utteranceIds.length === 0 ? null : sql`select id from utterances where id in (${sql.join(utteranceIds)})`
    for (const id of await drawn(db, from, memoryIds)) found.add(id)
  }
  return [...found]
}

async function drawn(db: Database, lines: ReturnType<typeof sql> | null, memoryIds: readonly string[]): Promise<string[]> {
  // SQLite has the sources indexed in byte order; DEL is the character after `~`.
  const cameFrom = (line: string) =>
    db.engine === 'sqlite'
      ? sql`(s.source_id = ${answeredSource('')} || ${sql.ref(line)} or (s.source_id > ${sql.ref(line)} || '~' and s.source_id < ${sql.ref(line)} || ${'\u007f'}))`
      : sql`(s.source_id = ${answeredSource('')} || ${sql.ref(line)} or split_part(s.source_id, '~', 1) = ${sql.ref(line)})`
  const first =
    lines === null
      ? sql`select s.utterance_id from utterance_sources s where s.source_id in (${sql.join([...memoryIds])})`
      : sql`select s.utterance_id from (${lines}) r join utterance_sources s on ${cameFrom('r.id')}`
  const { rows } = await sql<{ id: string }>`with recursive drawn(id) as (
    ${first}
    union
    select s.utterance_id from drawn d join utterance_sources s on ${cameFrom('d.id')}
  ) select id from drawn`.execute(db.query)
  return rows.map(({ id }) => id)
}
