import { bit, type Database } from './database.ts'
import type { Store } from './types.ts'

export function createBans(db: Database): Store['bans'] {
  return {
    async add(ban) {
      await db.query
        .insertInto('bans')
        .values({ id: ban.id, room_id: ban.roomId, person_id: ban.personId, name: ban.name, at_ms: ban.atMs })
        .execute()
    },
    async remove(id) {
      await db.query.deleteFrom('bans').where('id', '=', id).execute()
    },
    async ofRoom(roomId) {
      const rows = await db.query.selectFrom('bans').selectAll().where('room_id', '=', roomId).orderBy('at_ms').orderBy('id').execute()
      return rows.map((row) => ({ id: row.id, roomId: row.room_id, personId: row.person_id, name: row.name, atMs: row.at_ms }))
    },
    async isBanned(roomId, personId) {
      const row = await db.query
        .selectFrom('bans')
        .select('id')
        .where('room_id', '=', roomId)
        .where('person_id', '=', personId)
        .limit(1)
        .executeTakeFirst()
      return row !== undefined
    },
  }
}

export function createRelations(db: Database): Store['relations'] {
  return {
    async set(relation) {
      const flags = { muted: bit(relation.muted), blocked: bit(relation.blocked) }
      await db.query
        .insertInto('relations')
        .values({ person_id: relation.personId, other_id: relation.otherId, ...flags })
        .onConflict((conflict) => conflict.columns(['person_id', 'other_id']).doUpdateSet(flags))
        .execute()
    },
    async of(personId) {
      const rows = await db.query.selectFrom('relations').selectAll().where('person_id', '=', personId).orderBy('other_id').execute()
      return rows.map((row) => ({ personId: row.person_id, otherId: row.other_id, muted: row.muted === 1, blocked: row.blocked === 1 }))
    },
    async blockersOf(personId) {
      const rows = await db.query
        .selectFrom('relations')
        .select('person_id')
        .where('other_id', '=', personId)
        .where('blocked', '=', 1)
        .orderBy('person_id')
        .execute()
      return rows.map((row) => row.person_id)
    },
  }
}
