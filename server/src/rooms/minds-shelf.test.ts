import { expect, test } from 'vitest'
import type { RoomMinds } from './host-minds.ts'
import { createMindsShelf } from './minds-shelf.ts'

function shelf() {
  const opened: string[] = []
  const minds = createMindsShelf((roomId) => {
    opened.push(roomId)
    return roomId === 'broken' ? Promise.reject(new Error('no such page')) : Promise.resolve({} as RoomMinds)
  })
  return { minds, opened }
}

test('[BK3] a room has one book at a time, whoever uses it, and a fresh one afterwards', async () => {
  const { minds, opened } = shelf()
  const [room, thought] = await Promise.all([minds.take('den'), minds.take('den')])
  expect(room.minds).toBe(thought.minds)
  room.letGo()
  room.letGo()
  expect((await minds.take('den')).minds).toBe(thought.minds)
  expect(opened).toEqual(['den'])
  expect((await minds.take('attic')).minds).not.toBe(thought.minds)
})

test('[BK3] the last to let go closes it', async () => {
  const { minds, opened } = shelf()
  for (const one of [await minds.take('den'), await minds.take('den')]) one.letGo()
  await minds.take('den')
  expect(opened).toEqual(['den', 'den'])
})

test('what could not be opened is tried again by the next', async () => {
  const { minds, opened } = shelf()
  await expect(minds.take('broken')).rejects.toThrow('no such page')
  await expect(minds.take('broken')).rejects.toThrow('no such page')
  expect(opened).toEqual(['broken', 'broken'])
})
