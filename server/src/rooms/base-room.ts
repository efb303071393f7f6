import { Room, ServerError, type Client, type RoomException, type RoomMethodName } from '@colyseus/core'
import { limits, type DownMessages } from '@kith/shared/protocol'
import type { RoomState } from '@kith/shared/state'
import type { RoomPass } from '#safety/tokens.ts'
import type { Metrics } from '#telemetry/metrics.ts'
import type { Logger } from '#telemetry/types.ts'
import type { Session } from './sessions.ts'
import type { Wire } from './wire.ts'

export type RoomClient = Client<{ userData: { session: Session; wire: Wire }; auth: RoomPass; messages: DownMessages }>

/** Twenty patches a second, in milliseconds. */
export const patchMs = 50

/** What every room of ours needs against the world: limits, one door for messages, nothing that kills the process. */
export abstract class BaseRoom extends Room<{ state: RoomState; client: RoomClient }> {
  override maxMessagesPerSecond: number = limits.messagesPerSecond
  override patchRate: number | null = patchMs

  protected abstract readonly report: { logger: Logger; metrics: Metrics }
  /** Every message there is comes here, whatever its type; what is unknown or does not parse is refused, not fatal. */
  protected abstract receive(client: RoomClient, type: unknown, payload: unknown): void

  /** Colyseus ends the whole process for an uncaught error in any handler unless a room defines this. */
  override onUncaughtException(error: RoomException, where: RoomMethodName): void {
    const { cause } = error
    // Our own refusals travel as ServerError: they are answers, not faults.
    if (cause instanceof ServerError) return this.report.logger.debug({ where, code: cause.message }, 'a room refused')
    this.report.metrics.roomErrors.inc({ where })
    const stack = cause instanceof Error ? cause.stack : error.stack
    this.report.logger.error({ roomId: this.roomId, where, error: stack }, 'a room caught an error')
  }

  /** Call once `state` is set. */
  protected prepare(): void {
    this.onMessage('*', (client: RoomClient, type: unknown, payload: unknown) => this.receive(client, type, payload))
    copyWhatIsEncoded(this)
  }
}

interface Encoder {
  encode(...args: unknown[]): Uint8Array
  encodeAll(...args: unknown[]): Uint8Array
}

/**
 * Workaround. Colyseus hands each socket a view on one buffer that the next patch overwrites; a socket that is behind
 * still holds the view and sends garbage (seen with core 0.18.17, schema 5.0.34, ws-transport 0.18.4; test
 * rooms/slow-client). A copy per patch ends that. Remove when the serializer copies by itself and the test passes without.
 */
function copyWhatIsEncoded(room: BaseRoom): void {
  const { encoder } = Reflect.get(room, '_serializer') as { encoder: Encoder }
  for (const method of ['encode', 'encodeAll'] as const) {
    const original = encoder[method].bind(encoder)
    encoder[method] = (...args) => original(...args).slice()
  }
}
