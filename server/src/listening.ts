import type { Server as HttpServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { SettingsError } from '#config/settings-error.ts'

/** A server that answers on a port. */
export interface Listening {
  port: number
  /** Takes no new connections. */
  close(): void
  /** Ends those still open, sockets that were upgraded too, and resolves when all are gone. */
  hangUp(): Promise<void>
}

/** @throws SettingsError when the port or the address cannot be had. */
export function listen(server: HttpServer, port: number, host: string | null): Promise<Listening> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  const closed = new Promise<void>((resolve) => server.once('close', resolve))
  const listening = () => ({
    port: (server.address() as AddressInfo).port,
    close: () => void server.close(),
    async hangUp() {
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  })
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenProblem(error, port, host)))
    server.listen({ port, ...(host !== null && { host }) }, () => resolve(listening()))
  })
}

function listenProblem(error: NodeJS.ErrnoException, port: number, host: string | null): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new SettingsError(`Port ${port} is taken by another program: stop that one, or set PORT to another number.`, { cause: error })
    case 'EACCES':
      return new SettingsError(`This user may not listen on port ${port}: set PORT to a number above 1023.`, { cause: error })
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new SettingsError(`This machine has no address ${host ?? ''}: correct KITH_HOST or leave it out.`, { cause: error })
    default:
      return error
  }
}
