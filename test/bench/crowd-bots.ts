import { Client, type Room } from 'colyseus.js'
import { moveBytesType } from '@kith/shared/protocol'
import { packMove } from '@kith/shared/space'
import { crowdPlace, sendEveryMs, type CrowdOrders } from './crowd-walk.ts'

/** The walking half of the crowd benchmark: real SDK clients, most of which drop what arrives undecoded. */
const decoding = 5
const ignore = () => undefined
const bytes = new Uint8Array(5)

process.on('message', (orders: CrowdOrders) => void walk(orders))

async function join(orders: CrowdOrders, index: number): Promise<Room> {
  const client = new Client(orders.endpoint)
  const ticket = orders.tickets[index]
  if (orders.mode === 'kith') client.auth.token = ticket?.token ?? ''
  const room: Room = await client.joinById(orders.roomId, { pass: ticket?.pass })
  room.reconnection.enabled = false
  room.onMessage('*', () => undefined)
  room.onLeave((code) => process.send?.({ type: 'lost', code }))
  return room
}

async function walk(orders: CrowdOrders): Promise<void> {
  const rooms: Room[] = []
  for (let index = 0; index < orders.tickets.length; index += 1) {
    const room = await join(orders, index)
    rooms.push(room)
    setTimeout(
      () => {
        if (index >= decoding) Object.assign(room.connection.events, { onmessage: ignore })
        const startMs = Date.now()
        setInterval(() => send(orders, room, index, startMs), sendEveryMs)
      },
      300 + ((index * 7) % sendEveryMs),
    )
  }
  process.send?.({ type: 'walking' })
}

function send(orders: CrowdOrders, room: Room, index: number, startMs: number): void {
  const { x, z, yawRadians } = crowdPlace(index, Date.now() - startMs)
  if (orders.mode === 'kith') room.sendBytes(moveBytesType, packMove(x, z, yawRadians, bytes))
  else room.send('move', { x, z, yaw: yawRadians })
}
