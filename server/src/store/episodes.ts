import type { Compilable, Insertable } from 'kysely'
import { inChunks, type Database } from './database.ts'
import type { Tables } from './tables.ts'
import type { Episode, Store } from './types.ts'

export function createEpisodes(db: Database): Store['episodes'] {
  return {
    add: (episodes) => db.write(episodes.flatMap((episode) => insertion(db, episode))),
    async ofResident(residentId) {
      const rows = await db.query.selectFrom('episodes').selectAll().where('resident_id', '=', residentId).orderBy('seq').execute()
      const members = await db.query
        .selectFrom('episode_audience')
        .innerJoin('episodes', 'episodes.id', 'episode_audience.episode_id')
        .select(['episode_audience.episode_id', 'episode_audience.member_id'])
        .where('episodes.resident_id', '=', residentId)
        .orderBy('episodes.seq')
        .orderBy('episode_audience.position')
        .execute()
      return withAudience(rows, members)
    },
    idsOfResident: async (residentId) =>
      (await db.query.selectFrom('episodes').select('id').where('resident_id', '=', residentId).execute()).map((row) => row.id),
    async findMany(ids) {
      const rows: EpisodeRow[] = []
      for (const chunk of inChunks(ids))
        rows.push(...(await db.query.selectFrom('episodes').selectAll().where('id', 'in', chunk).execute()))
      return episodesByRows(db, rows)
    },
    async remove(ids) {
      await db.write(inChunks(ids).map((chunk) => db.query.deleteFrom('episodes').where('id', 'in', chunk)))
      if (ids.length > 0) await db.scrub()
    },
  }
}

/** Episodes by id of their rows, in order, for export. */
export async function episodesByRows(db: Database, rows: readonly EpisodeRow[]): Promise<Episode[]> {
  const members: { episode_id: string; member_id: string }[] = []
  for (const chunk of inChunks(rows))
    members.push(
      ...(await db.query
        .selectFrom('episode_audience')
        .select(['episode_id', 'member_id'])
        .where(
          'episode_id',
          'in',
          chunk.map((row) => row.id),
        )
        .orderBy('position')
        .execute()),
    )
  return withAudience(rows, members)
}

export type EpisodeRow = Omit<Insertable<Tables['episodes']>, 'seq'>

function withAudience(rows: readonly EpisodeRow[], members: readonly { episode_id: string; member_id: string }[]): Episode[] {
  const audience = new Map<string, string[]>(rows.map((row) => [row.id, []]))
  for (const member of members) audience.get(member.episode_id)?.push(member.member_id)
  return rows.map((row) => fromRow(row, audience.get(row.id) ?? []))
}

function insertion(db: Database, episode: Episode): Compilable[] {
  const audience = [...new Set(episode.audience)].map((memberId, position) => ({ episode_id: episode.id, member_id: memberId, position }))
  return [
    db.query.insertInto('episodes').values(toRow(episode)),
    ...inChunks(audience).map((chunk) => db.query.insertInto('episode_audience').values(chunk)),
  ]
}

function toRow(episode: Episode): EpisodeRow {
  return {
    id: episode.id,
    resident_id: episode.residentId,
    room_id: episode.roomId,
    conversation_id: episode.conversationId,
    kind: episode.kind,
    speaker_id: episode.speakerId,
    speaker_name: episode.speakerName,
    text: episode.text,
    lang: episode.lang,
    at_ms: episode.atMs,
    importance: episode.importance,
  }
}

function fromRow(row: EpisodeRow, audience: string[]): Episode {
  return {
    id: row.id,
    residentId: row.resident_id,
    roomId: row.room_id,
    conversationId: row.conversation_id,
    kind: row.kind === 'event' || row.kind === 'self' ? row.kind : 'utterance',
    speakerId: row.speaker_id,
    speakerName: row.speaker_name,
    text: row.text,
    lang: row.lang === 'zh' ? 'zh' : 'en',
    atMs: row.at_ms,
    audience,
    importance: row.importance,
  }
}
