import { bit, inChunks, type Database } from './database.ts'
import type { BondEvent, Store } from './types.ts'

export function createBondEvents(db: Database): Store['bondEvents'] {
  const { query } = db
  return {
    async add(events) {
      for (const event of events) {
        // A step noted once stays as it was, with the lines it was drawn from and no others.
        if ((await query.selectFrom('bond_events').select('id').where('id', '=', event.id).executeTakeFirst()) !== undefined) continue
        const lines = [...new Set([...event.drawnFrom, ...event.evidence])].map((episodeId, position) => ({
          bond_event_id: event.id,
          episode_id: episodeId,
          position,
          cited: bit(event.evidence.includes(episodeId)),
        }))
        await db.write([
          query
            .insertInto('bond_events')
            .values({
              id: event.id,
              resident_id: event.residentId,
              person_id: event.personId,
              kind: event.kind,
              reason: event.reason,
              lang: event.lang,
              at_ms: event.atMs,
            })
            .onConflict((conflict) => conflict.column('id').doNothing()),
          ...inChunks(lines).map((chunk) =>
            query
              .insertInto('bond_event_evidence')
              .values(chunk)
              .onConflict((conflict) => conflict.columns(['bond_event_id', 'position']).doNothing()),
          ),
        ])
      }
    },
    async ofPerson(personId) {
      const rows = await query.selectFrom('bond_events').selectAll().where('person_id', '=', personId).orderBy('seq').execute()
      const found = new Map(
        rows.map((row): [string, BondEvent] => [
          row.id,
          {
            id: row.id,
            residentId: row.resident_id,
            personId: row.person_id,
            kind: row.kind === 'talks' || row.kind === 'introduction' ? row.kind : 'reflected',
            reason: row.reason,
            lang: row.lang === 'zh' ? 'zh' : 'en',
            atMs: row.at_ms,
            evidence: [],
            drawnFrom: [],
          },
        ]),
      )
      for (const chunk of inChunks([...found.keys()])) {
        const lines = await query
          .selectFrom('bond_event_evidence')
          .select(['bond_event_id', 'episode_id', 'cited'])
          .where('bond_event_id', 'in', chunk)
          .orderBy('position')
          .execute()
        for (const line of lines) {
          found.get(line.bond_event_id)?.drawnFrom.push(line.episode_id)
          if (line.cited === 1) found.get(line.bond_event_id)?.evidence.push(line.episode_id)
        }
      }
      return [...found.values()]
    },
    async remove(ids) {
      await db.write(inChunks(ids).map((chunk) => query.deleteFrom('bond_events').where('id', 'in', chunk)))
      if (ids.length > 0) await db.scrub()
    },
    async removeDrawnFrom(residentId, episodeIds) {
      const statements = inChunks(episodeIds).map((chunk) =>
        query
          .deleteFrom('bond_events')
          .where('resident_id', '=', residentId)
          .where('id', 'in', query.selectFrom('bond_event_evidence').select('bond_event_id').where('episode_id', 'in', chunk)),
      )
      await db.write(statements)
    },
  }
}
