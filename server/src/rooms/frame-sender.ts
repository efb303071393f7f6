import { getMessageBytes, Protocol } from '@colyseus/core'
import { frameBytesType } from '@kith/shared/protocol'
import type { Body } from '#world/types.ts'
import { createFrames } from './frames.ts'
import { wireOf, type Session } from './sessions.ts'

/** A socket with more than this waiting gets no frames until it has caught up, and then a whole one. */
const slowSocketBytes = 65_536

/** Sends everybody where bodies are, once a tick. Returns how many bytes went out. */
export interface FrameSender {
  tick(bodies: ReadonlyMap<string, Body>, sessions: Iterable<Session>): number
}

export function createFrameSender(): FrameSender {
  // The head of a room message of our bytes type: with it a frame is a message, made once for all who get it.
  const frames = createFrames(getMessageBytes.raw(Protocol.ROOM_DATA_BYTES, frameBytesType))
  return {
    tick(bodies, sessions) {
      frames.update(bodies.values())
      let sent = 0
      for (const session of sessions) {
        const wire = wireOf(session)
        const body = bodies.get(session.personId)
        if (wire === null || body === undefined) continue
        if (!wire.isReady() || wire.bufferedBytes() > slowSocketBytes) {
          session.needsFullFrame = true
          continue
        }
        const bytes = session.needsFullFrame ? frames.full() : frames.near(body.x, body.z)
        session.needsFullFrame = false
        if (bytes === null) continue
        wire.sendShared(bytes)
        sent += bytes.byteLength
      }
      return sent
    },
  }
}
