import type { Compilable } from 'kysely'
import type { Database } from './database.ts'

/**
 * Deletes a person and all that was made from them, in one transaction: what they said, what residents remember of it
 * or said within their hearing (it may quote them), facts about them or drawn from their words, bonds, relations, bans,
 * reports, queued work and rooms nobody else has been in. Other people's own words stay; that this person heard them goes.
 */
export async function erasePerson(db: Database, id: string): Promise<void> {
  await db.write([...memories(db, id), ...transcript(db, id), ...rooms(db, id), ...traces(db, id)])
  await db.scrub()
}

function memories({ query }: Database, id: string): Compilable[] {
  const heard = query.selectFrom('episode_audience').select('episode_id').where('member_id', '=', id)
  const gone = query
    .selectFrom('episodes')
    .select('id')
    .where((row) =>
      row.or([
        row('speaker_id', '=', id),
        row.and([
          row('id', 'in', heard),
          row.or([row('kind', '=', 'self'), row('speaker_id', 'not in', query.selectFrom('people').select('people.id'))]),
        ]),
      ]),
    )
  const derived = query.selectFrom('fact_evidence').select('fact_id').where('episode_id', 'in', gone)
  const told = query
    .selectFrom('utterance_sources')
    .select('utterance_id')
    .where((row) => row.or([row('source_id', 'in', gone), row('source_id', 'in', derived)]))
  return [
    query.deleteFrom('utterances').where('id', 'in', told).where('speaker_kind', '=', 'resident'),
    query.updateTable('bonds').set({ last_episode_id: null }).where('last_episode_id', 'in', gone),
    query.deleteFrom('facts').where((row) => row.or([row('subject_id', '=', id), row('id', 'in', derived)])),
    query.deleteFrom('episodes').where('id', 'in', gone),
    query.deleteFrom('episode_audience').where('member_id', '=', id),
    query.deleteFrom('fact_audience').where('member_id', '=', id),
    query.deleteFrom('bonds').where('person_id', '=', id),
  ]
}

function transcript({ query }: Database, id: string): Compilable[] {
  const heard = query.selectFrom('utterance_hearers').select('utterance_id').where('hearer_id', '=', id)
  return [
    query
      .deleteFrom('utterances')
      .where((row) => row.or([row('speaker_id', '=', id), row.and([row('speaker_kind', '=', 'resident'), row('id', 'in', heard)])])),
    query.deleteFrom('utterance_hearers').where('hearer_id', '=', id),
    query.deleteFrom('reports').where((row) => row.or([row('reporter_id', '=', id), row('reported_id', '=', id)])),
    query.deleteFrom('report_lines').where('speaker_id', '=', id),
  ]
}

function rooms({ query }: Database, id: string): Compilable[] {
  const shared = query.selectFrom('members').select('room_id').where('person_id', '<>', id)
  const unshared = query.selectFrom('rooms').select('id').where('owner_id', '=', id).where('id', 'not in', shared)
  return [
    query.deleteFrom('utterances').where('room_id', 'in', unshared),
    query.deleteFrom('bans').where((row) => row.or([row('person_id', '=', id), row('room_id', 'in', unshared)])),
    query.deleteFrom('rooms').where('owner_id', '=', id).where('id', 'not in', shared),
    query.updateTable('rooms').set({ owner_id: null, title: '' }).where('owner_id', '=', id),
    query.deleteFrom('members').where('person_id', '=', id),
  ]
}

function traces({ query }: Database, id: string): Compilable[] {
  return [
    query.deleteFrom('relations').where((row) => row.or([row('person_id', '=', id), row('other_id', '=', id)])),
    query.deleteFrom('jobs').where((row) => row.or([row('payload', 'like', `%${id}%`), row('key', 'like', `%${id}%`)])),
    query.deleteFrom('counters').where('name', 'like', `%${id}%`),
    // Rooms keep where people stood here, one text for a room; losing it costs nobody more than a walk.
    query.deleteFrom('secrets').where((row) => row.or([row('value', 'like', `%${id}%`), row('name', 'like', `%${id}%`)])),
    query.deleteFrom('people').where('id', '=', id),
  ]
}
