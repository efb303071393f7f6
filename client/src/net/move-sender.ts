import { limits } from '@kith/shared/protocol'
import { moveBytes, packMove } from '@kith/shared/space'

/** Thins what the body does each frame to what the server wants to hear: 12 places a second, changes only, the last one always. */
export interface MoveSender {
  /** Call every frame; sends when it is time and something changed. */
  moved(x: number, z: number, yawRadians: number, nowMs: number): void
  /** The server already knows this place (join, correction): only a change from here is sent. */
  known(x: number, z: number, yawRadians: number): void
}

const pauseMs = 1000 / limits.moveSendsPerSecond

export function createMoveSender(send: (bytes: Uint8Array) => void): MoveSender {
  const packed = new Uint8Array(moveBytes)
  const sent = new Uint8Array(moveBytes)
  let sentMs = Number.NEGATIVE_INFINITY
  return {
    moved(x, z, yawRadians, nowMs) {
      if (nowMs - sentMs < pauseMs) return
      packMove(x, z, yawRadians, packed)
      if (packed.every((byte, index) => byte === sent[index])) return
      sent.set(packed)
      sentMs = nowMs
      send(packed)
    },
    known(x, z, yawRadians) {
      packMove(x, z, yawRadians, sent)
    },
  }
}
