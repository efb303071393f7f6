import { inChunks, type Database } from './database.ts'

/**
 * Takes the words out of lines between a person and residents, this one among them, that nobody else heard and no resident
 * keeps any more. The rows stay, empty: what was retold of them is still to be found through them (retold.ts).
 */
export async function emptyUnkept(db: Database, personId: string, residentId: string): Promise<void> {
  const { query } = db
  const alone = await query
    .selectFrom('utterance_hearers as heard')
    .innerJoin('utterances', 'utterances.id', 'heard.utterance_id')
    .select('utterances.id')
    .where('heard.hearer_id', '=', personId)
    .where('utterances.text', '<>', '')
    .where((row) => row.or([row('utterances.speaker_id', '=', personId), row('utterances.speaker_kind', '=', 'resident')]))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('utterance_hearers as there')
          .select('there.utterance_id')
          .whereRef('there.utterance_id', '=', 'utterances.id')
          .where('there.hearer_id', '=', residentId),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('utterance_hearers as other')
            .innerJoin('people', 'people.id', 'other.hearer_id')
            .select('other.utterance_id')
            .whereRef('other.utterance_id', '=', 'utterances.id')
            .where('other.hearer_id', '<>', personId),
        ),
      ),
    )
    .execute()
  const residents = await query.selectFrom('episodes').select('resident_id').distinct().execute()
  const unkept: string[] = []
  for (const chunk of inChunks(alone)) {
    const keptIds = chunk.flatMap(({ id }) => residents.map((row) => `${id}~${row.resident_id}`))
    const kept = new Set<string>()
    for (const ids of inChunks(keptIds))
      for (const row of await query.selectFrom('episodes').select('id').where('id', 'in', ids).execute())
        kept.add(row.id.split('~')[0] ?? '')
    unkept.push(...chunk.flatMap(({ id }) => (kept.has(id) ? [] : [id])))
  }
  await db.write(inChunks(unkept).map((chunk) => query.updateTable('utterances').set({ text: '' }).where('id', 'in', chunk)))
  if (unkept.length > 0) await db.scrub()
}
