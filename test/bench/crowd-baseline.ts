import { Room, Server, type Client } from '@colyseus/core'
import { schema, t, type SchemaType } from '@colyseus/schema'
import { WebSocketTransport } from '@colyseus/ws-transport'
import { z } from 'zod'
import { countBytes } from '../helpers/room-server.ts'
import type { CrowdCounts } from './crowd-walk.ts'

const Walker = schema({ name: t.string(), x: t.float32(), z: t.float32(), yaw: t.float32() }, 'Walker')
type Walker = SchemaType<typeof Walker>
const WalkState = schema({ walkers: t.map(Walker) }, 'WalkState')
type WalkState = SchemaType<typeof WalkState>

const moveSchema = z.object({ x: z.number(), z: z.number(), yaw: z.number() })

let moves = 0

/** The same crowd the plain way: positions as float32 in the synchronised state. */
class BaselineRoom extends Room<{ state: WalkState }> {
  override state = new WalkState()
  override patchRate = 50
  override maxClients = 1000

  override onCreate(): void {
    this.onMessage('move', (client: Client, message: unknown) => {
      const walker: Walker | undefined = this.state.walkers.get(client.sessionId)
      const move = moveSchema.safeParse(message)
      if (walker === undefined || !move.success) return
      moves += 1
      Object.assign(walker, move.data)
    })
  }
  override onJoin(client: Client): void {
    this.state.walkers.set(client.sessionId, new Walker({ name: `walker ${this.clients.length}`, x: 0, z: 0, yaw: 0 }))
  }
  override onLeave(client: Client): void {
    this.state.walkers.delete(client.sessionId)
  }
}

export async function startBaseline(): Promise<{ endpoint: string } & CrowdCounts> {
  const transport = new WebSocketTransport({ maxPayload: 16_384, pingInterval: 5000, pingMaxRetries: 3 })
  const server = new Server({ transport, greet: false, gracefullyShutdown: false })
  server.define('baseline', BaselineRoom)
  await server.listen(0, '127.0.0.1')
  const bytesSent = countBytes(transport.server)
  const address = transport.server?.address()
  if (typeof address !== 'object' || address === null) throw new Error('the baseline has no address')
  return { endpoint: `http://127.0.0.1:${address.port}`, bytesSent, moves: async () => moves }
}
