import type { Database } from './database.ts'
import type { Tables } from './tables.ts'
import type { Bond, Store } from './types.ts'

export function createBonds(db: Database): Store['bonds'] {
  return {
    async put(bond) {
      const { resident_id, person_id, ...rest } = toRow(bond)
      await db.query
        .insertInto('bonds')
        .values({ resident_id, person_id, ...rest })
        .onConflict((conflict) => conflict.columns(['resident_id', 'person_id']).doUpdateSet(rest))
        .execute()
    },
    ofResident: async (residentId) =>
      (await db.query.selectFrom('bonds').selectAll().where('resident_id', '=', residentId).orderBy('person_id').execute()).map(fromRow),
    ofPerson: async (personId) =>
      (await db.query.selectFrom('bonds').selectAll().where('person_id', '=', personId).orderBy('resident_id').execute()).map(fromRow),
    async remove(residentId, personId) {
      await db.query.deleteFrom('bonds').where('resident_id', '=', residentId).where('person_id', '=', personId).execute()
    },
  }
}

function toRow(bond: Bond): Tables['bonds'] {
  return {
    resident_id: bond.residentId,
    person_id: bond.personId,
    first_met_ms: bond.firstMetMs,
    last_met_ms: bond.lastMetMs,
    talks: bond.talks,
    last_episode_id: bond.lastEpisodeId,
  }
}
function fromRow(row: Tables['bonds']): Bond {
  return {
    residentId: row.resident_id,
    personId: row.person_id,
    firstMetMs: row.first_met_ms,
    lastMetMs: row.last_met_ms,
    talks: row.talks,
    lastEpisodeId: row.last_episode_id,
  }
}
