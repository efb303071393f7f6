import { limits } from '@kith/shared/protocol'
import { moveBytes, packMove } from '@kith/shared/space'

/** Thins what the body does each frame to what the server wants to hear: 12 places a second, changes only, the last one always. */
export interface MoveSender {
  /** Call every frame; sends when it is time and something changed. */
  moved(x: number, z: number, yawRadians: number, nowMs: number): void
  /** The server already knows this place (join, correction): only a change from here is sent. */
  known(x: number, z: number, yawRadians: number): void
  /** A new connection: whatever was under way on the last one is not answered any more. */
  reconnected(): void
}

export interface MoveWire {
  send(bytes: Uint8Array): void
  /** Calls back once the server has read everything sent before. */
  ping(onPong: () => void): void
}

const pauseMs = 1000 / limits.moveSendsPerSecond
/** A pong is asked for after so many places. */
const askAfter = 12
/** So many may be under way unread: a network that stalls would deliver the rest at once, and look like a flood. */
const mostUnread = limits.messagesPerSecond / 2

export function createMoveSender(wire: MoveWire): MoveSender {
  const packed = new Uint8Array(moveBytes)
  const sent = new Uint8Array(moveBytes)
  let sentMs = Number.NEGATIVE_INFINITY
  let unread = 0
  let asking = {}
  let asked = false
  const ask = () => {
    const mine = asking
    const before = unread
    asked = true
    wire.ping(() => {
      if (mine !== asking) return
      asked = false
      unread -= before
    })
  }
  return {
    moved(x, z, yawRadians, nowMs) {
      if (nowMs - sentMs < pauseMs || unread >= mostUnread) return
      packMove(x, z, yawRadians, packed)
      if (packed.every((byte, index) => byte === sent[index])) return
      sent.set(packed)
      sentMs = nowMs
      wire.send(packed)
      unread += 1
      if (!asked && unread >= askAfter) ask()
    },
    known(x, z, yawRadians) {
      packMove(x, z, yawRadians, sent)
    },
    reconnected() {
      unread = 0
      asked = false
      asking = {}
    },
  }
}
