import { getMessageBytes, Protocol } from '@colyseus/core'
import { frameBytesType } from '@kith/shared/protocol'
import type { Body } from '#world/types.ts'
import { createFrames } from './frames.ts'
import { sealSocketFrame, socketHeaderBytes } from './socket-frame.ts'
import { wireOf, type Session } from './sessions.ts'

/** Sends everybody where bodies are, once a tick. Returns how many bytes went out. */
export interface FrameSender {
  tick(bodies: ReadonlyMap<string, Body>, sessions: Iterable<Session>): number
}

export function createFrameSender(): FrameSender {
  // The head of a room message of our bytes type, after room for a socket header.
  const head = getMessageBytes.raw(Protocol.ROOM_DATA_BYTES, frameBytesType)
  const frames = createFrames(Buffer.concat([Buffer.alloc(socketHeaderBytes), head]), sealSocketFrame)
  return {
    tick(bodies, sessions) {
      frames.update(bodies.values())
      let sent = 0
      for (const session of sessions) {
        const wire = wireOf(session)
        const body = bodies.get(session.personId)
        if (wire === null || body === undefined) continue
        // It gets a whole one when it has caught up.
        if (!wire.takesFrames()) {
          session.needsFullFrame = true
          continue
        }
        const bytes = session.needsFullFrame ? frames.full() : frames.near(body.x, body.z)
        session.needsFullFrame = false
        if (bytes === null) continue
        wire.sendFrame(bytes)
        sent += bytes.byteLength
      }
      return sent
    },
  }
}
