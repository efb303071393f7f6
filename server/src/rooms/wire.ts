import type { DownMessages, DownMessageType } from '@kith/shared/protocol'

/** One person's connection as the room's logic sees it; kith-room.ts makes it from a Colyseus client. */
export interface Wire {
  send<T extends DownMessageType>(type: T, message: DownMessages[T]): void
  /** Sends a sealed socket frame (socket-frame.ts), shared between connections. */
  sendFrame(frame: Uint8Array): void
  /** False until the other end has taken up the connection, and while it is behind: frames are not kept for it. */
  takesFrames(): boolean
  close(code: number): void
}
