import type { DownMessages, DownMessageType } from '@kith/shared/protocol'

/** One person's connection as the room's logic sees it; kith-room.ts makes it from a Colyseus client. */
export interface Wire {
  send<T extends DownMessageType>(type: T, message: DownMessages[T]): void
  /** False until the other end has taken up the connection: messages wait for it, frames are not kept. */
  isReady(): boolean
  /** Sends ready-made bytes (see `frameBytes`), shared between connections. */
  sendShared(bytes: Uint8Array): void
  /** Bytes waiting in the socket. */
  bufferedBytes(): number
  close(code: number): void
}
