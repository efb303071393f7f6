import type { Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SettingsError } from '#config/settings-error.ts'

/** Resolves to the port. @throws SettingsError when the port or the address cannot be had. */
export function listen(server: HttpServer, port: number, host: string | null): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenProblem(error, port, host)))
    server.listen({ port, ...(host !== null && { host }) }, () => resolve((server.address() as AddressInfo).port))
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

/** Stops listening and closes what is still open. */
export function hangUp(server: HttpServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
