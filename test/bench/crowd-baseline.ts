import { Room, type Client } from '@colyseus/core'
import { schema, t, type SchemaType } from '@colyseus/schema'
import { z } from 'zod'

const Walker = schema({ name: t.string(), x: t.float32(), z: t.float32(), yaw: t.float32() }, 'Walker')
type Walker = SchemaType<typeof Walker>
const WalkState = schema({ walkers: t.map(Walker) }, 'WalkState')
type WalkState = SchemaType<typeof WalkState>

const moveSchema = z.object({ x: z.number(), z: z.number(), yaw: z.number() })

let moves = 0

/** The same crowd the plain way: positions as float32 in the synchronised state. */
export class BaselineRoom extends Room<{ state: WalkState }> {
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

export const baselineMoves = () => moves
