import type { Database } from './database.ts'
import { episodesByRows } from './episodes.ts'
import { withLists as withFactLists } from './facts.ts'
import { noteOf } from './notes.ts'
import { withReflectionLists } from './reflections.ts'
import { withResidents } from './rooms.ts'
import type { Store } from './types.ts'
import { withLists as withUtteranceLists } from './utterances.ts'

/** What is this person's: profile, what they said and heard, what residents keep and think of it, bonds, notes, rooms of their own. */
export function createExport(
  db: Database,
  { people, bonds, bondEvents }: Pick<Store, 'people' | 'bonds' | 'bondEvents'>,
): Store['exportPerson'] {
  return async (personId) => {
    const { query } = db
    const utterances = await query
      .selectFrom('utterance_hearers as heard')
      .innerJoin('utterances', 'utterances.id', 'heard.utterance_id')
      .selectAll('utterances')
      .where('heard.hearer_id', '=', personId)
      .where('utterances.text', '<>', '')
      .orderBy('heard.seq')
      .execute()
    const heard = query.selectFrom('episode_audience').select('episode_id').where('member_id', '=', personId)
    const episodes = await query
      .selectFrom('episodes')
      .selectAll()
      .where((row) => row.or([row('speaker_id', '=', personId), row.and([row('kind', '=', 'self'), row('id', 'in', heard)])]))
      .orderBy('seq')
      .execute()
    const facts = await query.selectFrom('facts').selectAll().where('subject_id', '=', personId).orderBy('seq').execute()
    const mine = query.selectFrom('reflection_audience').select('reflection_id').where('member_id', '=', personId)
    const reflections = await query.selectFrom('reflections').selectAll().where('id', 'in', mine).orderBy('seq').execute()
    const rooms = await query.selectFrom('rooms').selectAll().where('owner_id', '=', personId).orderBy('created_ms').execute()
    // Whoever blocks a person takes back what hung there for them, here as on the board.
    const closed = query.selectFrom('relations').select('person_id').where('other_id', '=', personId).where('blocked', '=', 1)
    const notes = await query
      .selectFrom('notes')
      .selectAll()
      .where((row) => row.or([row('author_id', '=', personId), row.and([row('to_id', '=', personId), row('author_id', 'not in', closed)])]))
      .orderBy('seq')
      .execute()
    return {
      person: await people.find(personId),
      utterances: await withUtteranceLists(db, utterances),
      episodes: await episodesByRows(db, episodes),
      facts: await withFactLists(db, facts),
      bonds: await bonds.ofPerson(personId),
      reflections: await withReflectionLists(db, reflections),
      bondEvents: await bondEvents.ofPerson(personId),
      rooms: await withResidents(db, rooms),
      notes: notes.map(noteOf),
    }
  }
}
