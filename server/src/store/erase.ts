import { sql, type Compilable } from 'kysely'
import { inChunks, type Database } from './database.ts'
import type { Erased } from './erased.ts'
import { eraseJob } from './ids.ts'
import { placeKeyOf, placesName } from './place-key.ts'
import { retoldFrom } from './retold.ts'

/**
 * Deletes a person and all that was made from them, in one transaction: what they said, what residents remember of it
 * or said within their hearing (it may quote them), lines drawn from either at any hand, facts about them or drawn from
 * their words, reflections, diaries, bonds, notes by them or for them, relations, bans, reports, queued work and rooms nobody else has been in. Other people's own words
 * stay; that this person heard them goes. From the call on, nothing of theirs is written any more (erased.ts).
 */
export async function erasePerson(db: Database, id: string, erased: Erased): Promise<void> {
  erased.note(id)
  const lines = await theirLines(db, id)
  erased.note(id, lines)
  const residents = await db.query.selectFrom('episodes').select('resident_id').distinct().execute()
  const keptOf = (line: string) => residents.map((row) => `${line}~${row.resident_id}`)
  const { told, memories: known } = await toldOf(db, id, lines, keptOf)
  // Memories drawn from a line are known by the line.
  erased.note(id, [...told, ...[...known].filter((memory) => !memory.includes('~'))])
  const stoodIn = await roomsStoodIn(db, id)
  await db.write([
    ...inChunks(told).map((chunk) => db.query.deleteFrom('utterances').where('id', 'in', chunk)),
    ...inChunks(told.flatMap(keptOf)).flatMap((chunk) => [
      ...drawnFrom(db, chunk),
      db.query.deleteFrom('episodes').where('id', 'in', chunk),
    ]),
    ...memories(db, id),
    ...transcript(db, id),
    ...rooms(db, id),
    ...traces(db, id),
  ])
  for (const roomId of stoodIn) await forgetPlace(db, roomId, id)
  await db.scrub()
}

/** What they said, and what residents said that they heard. */
async function theirLines({ query }: Database, id: string): Promise<string[]> {
  const said = query.selectFrom('utterances').select('id').where('speaker_id', '=', id)
  const heard = query
    .selectFrom('utterance_hearers')
    .innerJoin('utterances', 'utterances.id', 'utterance_hearers.utterance_id')
    .select('utterances.id')
    .where('utterance_hearers.hearer_id', '=', id)
    .where('utterances.speaker_kind', '=', 'resident')
  return (await said.union(heard).execute()).map((row) => row.id)
}

/** Lines in which residents drew on theirs, on what is kept about them, or on thoughts from any of it, at whatever hand; and these memories. */
async function toldOf(db: Database, id: string, lines: readonly string[], keptOf: (line: string) => string[]) {
  const { query } = db
  const said = query.selectFrom('episodes').select('id').where('speaker_id', '=', id)
  const about = await said
    .union(query.selectFrom('facts').select('id').where('subject_id', '=', id))
    .union(query.selectFrom('reflections').select('id').where('about_id', '=', id))
    .execute()
  const memories = new Set(about.map((memory) => memory.id))
  const gone = new Set((await goneEpisodes(db, id).execute()).map((episode) => episode.id))
  let told: string[] = []
  // What residents said may go into a thought, and a thought into what they say.
  for (let before = -1; before < memories.size + told.length;) {
    before = memories.size + told.length
    for (const line of told.flatMap(keptOf)) gone.add(line)
    for (const chunk of inChunks([...gone])) for (const row of await thoughtsFrom(db, chunk).execute()) memories.add(row.reflection_id)
    told = await retoldFrom(db, { utteranceIds: lines, memoryIds: [...memories], speakerId: null })
  }
  return { told, memories }
}

function thoughtsFrom({ query }: Database, lines: readonly string[]) {
  return query.selectFrom('reflection_evidence').select('reflection_id').where('episode_id', 'in', lines)
}

/** What residents thought over and what of a bond was written, when any of these lines went into it. */
function drawnFrom(db: Database, lines: readonly string[]): Compilable[] {
  const { query } = db
  const bound = query.selectFrom('bond_event_evidence').select('bond_event_id').where('episode_id', 'in', lines)
  return [
    query.deleteFrom('reflections').where('id', 'in', thoughtsFrom(db, lines)),
    query.deleteFrom('bond_events').where('id', 'in', bound),
  ]
}

/** Reflections go with whoever they are about, may be read by, or were drawn from: their words may speak of any of these. */
function reflections({ query }: Database, id: string, gone: ReturnType<typeof goneEpisodes>): Compilable[] {
  const drawn = query.selectFrom('reflection_evidence').select('reflection_id').where('episode_id', 'in', gone)
  const known = query.selectFrom('reflection_audience').select('reflection_id').where('member_id', '=', id)
  const steps = query.selectFrom('bond_event_evidence').select('bond_event_id').where('episode_id', 'in', gone)
  return [
    query.deleteFrom('reflections').where((row) => row.or([row('about_id', '=', id), row('id', 'in', drawn), row('id', 'in', known)])),
    query.deleteFrom('bond_events').where((row) => row.or([row('person_id', '=', id), row('id', 'in', steps)])),
  ]
}

function goneEpisodes({ query }: Database, id: string) {
  const heard = query.selectFrom('episode_audience').select('episode_id').where('member_id', '=', id)
  return query
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
}

function memories(db: Database, id: string): Compilable[] {
  const { query } = db
  const gone = goneEpisodes(db, id)
  const derived = query.selectFrom('fact_evidence').select('fact_id').where('episode_id', 'in', gone)
  const told = query
    .selectFrom('utterance_sources')
    .select('utterance_id')
    .where((row) => row.or([row('source_id', 'in', gone), row('source_id', 'in', derived)]))
  return [
    query.deleteFrom('utterances').where('id', 'in', told).where('speaker_kind', '=', 'resident'),
    ...reflections(db, id, gone),
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
    // Notes on where people stood, of rooms that are gone: these, and any that a closing room wrote once more.
    query
      .deleteFrom('secrets')
      .where('name', 'like', placesName('%'))
      .where('name', 'not in', query.selectFrom('rooms').select(sql<string>`${placesName('')} || id`.as('name'))),
    query.updateTable('rooms').set({ owner_id: null, title: '' }).where('owner_id', '=', id),
    query.deleteFrom('members').where('person_id', '=', id),
  ]
}

function traces({ query }: Database, id: string): Compilable[] {
  return [
    query.deleteFrom('relations').where((row) => row.or([row('person_id', '=', id), row('other_id', '=', id)])),
    query
      .deleteFrom('jobs')
      .where('kind', '<>', eraseJob)
      .where((row) => row.or([row('payload', 'like', `%${id}%`), row('key', 'like', `%${id}%`)])),
    query.deleteFrom('notes').where((row) => row.or([row('author_id', '=', id), row('to_id', '=', id)])),
    query.deleteFrom('note_looks').where('person_id', '=', id),
    query.deleteFrom('counters').where('name', 'like', `%${id}%`),
    query.deleteFrom('people').where('id', '=', id),
  ]
}

/** Rooms that may know where they last stood: those they were let into, and the garden with its copies. */
async function roomsStoodIn({ query }: Database, id: string): Promise<string[]> {
  const been = query.selectFrom('members').select('room_id as id').where('person_id', '=', id)
  const gardens = query.selectFrom('rooms').select('id').where('kind', '=', 'garden')
  return (await been.union(gardens).execute()).map((row) => row.id)
}

async function forgetPlace({ query }: Database, roomId: string, id: string): Promise<void> {
  const name = placesName(roomId)
  const note = await query.selectFrom('secrets').select('value').where('name', '=', name).executeTakeFirst()
  const key = placeKeyOf(roomId, id)
  if (note === undefined || !note.value.includes(key)) return
  await query
    .updateTable('secrets')
    .set({ value: withoutKey(note.value, key) })
    .where('name', '=', name)
    .execute()
}

/** A damaged note is as good as none. */
function withoutKey(note: string, key: string): string {
  try {
    const places: Record<string, unknown> = JSON.parse(note)
    return JSON.stringify(Object.fromEntries(Object.entries(places).filter(([other]) => other !== key)))
  } catch (error) {
    if (error instanceof SyntaxError) return '{}'
    throw error
  }
}
