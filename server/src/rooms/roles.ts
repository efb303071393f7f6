import type { Role } from '@kith/shared/protocol'
import type { Room, Store } from '#store/types.ts'

/** What somebody is in a room, as stored. What a host changed a moment ago stands in `RoomCore.changedRoles`. */
export async function roleIn(store: Store, record: Room, personId: string): Promise<Role> {
  if (record.ownerId === personId) return 'owner'
  return (await store.rooms.role(record.id, personId)) === 'host' ? 'host' : 'guest'
}
