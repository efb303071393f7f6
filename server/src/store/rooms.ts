import type { Compilable } from 'kysely'
import { bit, inChunks, type Database } from './database.ts'
import type { Tables } from './tables.ts'
import type { Room, Store } from './types.ts'

type Role = 'owner' | 'host' | 'guest'

export function createRooms(db: Database): Store['rooms'] {
  return {
    create: (room) => db.write([db.query.insertInto('rooms').values(toRow(room)), ...residentRows(db, room.id, room)]),
    find: (id) => findOne(db, 'id', id),
    findByInvite: (token) => findOne(db, 'invite_token', token),
    async update(id, change) {
      const { residentIds, silencedResidentIds, ...plain } = change
      const set = toChange(plain)
      const statements: Compilable[] = []
      if (Object.keys(set).length > 0) statements.push(db.query.updateTable('rooms').set(set).where('id', '=', id))
      for (const [list, ids] of [
        ['present', residentIds],
        ['silenced', silencedResidentIds],
      ] as const) {
        if (ids === undefined) continue
        statements.push(
          db.query.deleteFrom('room_residents').where('room_id', '=', id).where('list', '=', list),
          ...listRows(db, id, list, ids),
        )
      }
      await db.write(statements)
    },
    async ofPerson(personId) {
      const rows = await db.query
        .selectFrom('members')
        .innerJoin('rooms', 'rooms.id', 'members.room_id')
        .selectAll('rooms')
        .select(['members.role as member_role', 'members.last_at_ms as member_last_at_ms'])
        .where('members.person_id', '=', personId)
        .orderBy('members.last_at_ms', 'desc')
        .orderBy('rooms.id')
        .execute()
      const rooms = await withResidents(db, rows)
      return rooms.map((room, index) => ({ room, role: asRole(rows[index]?.member_role), lastAtMs: rows[index]?.member_last_at_ms ?? 0 }))
    },
    async setMember(roomId, personId, role, atMs) {
      await db.query
        .insertInto('members')
        .values({ room_id: roomId, person_id: personId, role, last_at_ms: atMs })
        .onConflict((conflict) => conflict.columns(['room_id', 'person_id']).doUpdateSet({ role, last_at_ms: atMs }))
        .execute()
    },
    async role(roomId, personId) {
      const row = await db.query
        .selectFrom('members')
        .select('role')
        .where('room_id', '=', roomId)
        .where('person_id', '=', personId)
        .executeTakeFirst()
      return row === undefined ? null : asRole(row.role)
    },
  }
}

async function findOne(db: Database, column: 'id' | 'invite_token', value: string): Promise<Room | null> {
  const rows = await db.query.selectFrom('rooms').selectAll().where(column, '=', value).execute()
  return (await withResidents(db, rows))[0] ?? null
}

/** Rooms in the order of their rows, with their lists of residents. */
export async function withResidents(db: Database, rows: readonly Tables['rooms'][]): Promise<Room[]> {
  const residents: Tables['room_residents'][] = []
  for (const chunk of inChunks(rows)) {
    const ids = chunk.map((row) => row.id)
    residents.push(
      ...(await db.query
        .selectFrom('room_residents')
        .selectAll()
        .where('room_id', 'in', ids)
        .orderBy('room_id')
        .orderBy('position')
        .execute()),
    )
  }
  const list = (roomId: string, name: 'present' | 'silenced') =>
    residents.filter((row) => row.room_id === roomId && row.list === name).map((row) => row.resident_id)
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind === 'garden' ? 'garden' : 'private',
    spaceId: row.space_id,
    title: row.title,
    ownerId: row.owner_id,
    inviteToken: row.invite_token,
    inviteExpiresMs: row.invite_expires_ms,
    passcodeHash: row.passcode_hash,
    knock: row.knock === 1,
    locked: row.locked === 1,
    shout: row.shout === 1,
    light: row.light,
    residentIds: list(row.id, 'present'),
    silencedResidentIds: list(row.id, 'silenced'),
    createdMs: row.created_ms,
  }))
}

function toRow(room: Room): Tables['rooms'] {
  return {
    id: room.id,
    kind: room.kind,
    space_id: room.spaceId,
    title: room.title,
    owner_id: room.ownerId,
    invite_token: room.inviteToken,
    invite_expires_ms: room.inviteExpiresMs,
    passcode_hash: room.passcodeHash,
    knock: bit(room.knock),
    locked: bit(room.locked),
    shout: bit(room.shout),
    light: room.light,
    created_ms: room.createdMs,
  }
}

function toChange(change: Partial<Omit<Room, 'id' | 'createdMs' | 'residentIds' | 'silencedResidentIds'>>): Partial<Tables['rooms']> {
  return {
    ...(change.kind !== undefined && { kind: change.kind }),
    ...(change.spaceId !== undefined && { space_id: change.spaceId }),
    ...(change.title !== undefined && { title: change.title }),
    ...(change.ownerId !== undefined && { owner_id: change.ownerId }),
    ...(change.inviteToken !== undefined && { invite_token: change.inviteToken }),
    ...(change.inviteExpiresMs !== undefined && { invite_expires_ms: change.inviteExpiresMs }),
    ...(change.passcodeHash !== undefined && { passcode_hash: change.passcodeHash }),
    ...(change.knock !== undefined && { knock: bit(change.knock) }),
    ...(change.locked !== undefined && { locked: bit(change.locked) }),
    ...(change.shout !== undefined && { shout: bit(change.shout) }),
    ...(change.light !== undefined && { light: change.light }),
  }
}

function residentRows(db: Database, roomId: string, room: Room): Compilable[] {
  return [...listRows(db, roomId, 'present', room.residentIds), ...listRows(db, roomId, 'silenced', room.silencedResidentIds)]
}

function listRows(db: Database, roomId: string, list: 'present' | 'silenced', ids: readonly string[]): Compilable[] {
  if (ids.length === 0) return []
  return [
    db.query
      .insertInto('room_residents')
      .values(ids.map((residentId, position) => ({ room_id: roomId, resident_id: residentId, position, list }))),
  ]
}

function asRole(text: string | undefined): Role {
  return text === 'owner' || text === 'host' ? text : 'guest'
}
