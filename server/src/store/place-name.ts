import type { Both } from '@kith/shared/text'
import type { Store } from './types.ts'

/** What a room is called where memories and transcripts name it. */
export async function placeName(store: Pick<Store, 'rooms'>, roomId: string): Promise<Both> {
  const room = await store.rooms.find(roomId)
  if (room !== null && room.title !== '') return { zh: room.title, en: room.title }
  return room?.kind === 'private' ? { zh: '一个小房间', en: 'a private room' } : { zh: '灯园', en: 'Lantern Garden' }
}
