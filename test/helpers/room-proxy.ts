import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A TCP proxy that can misbehave: cut every connection, or stop reading from the server so that its socket backs up. */
export interface FaultProxy {
  readonly endpoint: string
  cutAll(): void
  stopReading(): void
  readOn(): void
  close(): Promise<void>
}

export async function startProxy(targetPort: number): Promise<FaultProxy> {
  const pairs = new Set<{ client: Socket; server: Socket }>()
  const listener = createServer((client) => {
    const server = connect(targetPort, '127.0.0.1')
    const pair = { client, server }
    pairs.add(pair)
    const end = () => {
      pairs.delete(pair)
      client.destroy()
      server.destroy()
    }
    for (const socket of [client, server]) socket.on('error', end).on('close', end)
    client.pipe(server)
    server.pipe(client)
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', () => resolve()))
  const proxy: FaultProxy = {
    endpoint: `http://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    cutAll() {
      for (const { client, server } of pairs) {
        client.destroy()
        server.destroy()
      }
    },
    stopReading() {
      for (const { client, server } of pairs) {
        server.unpipe(client)
        server.pause()
      }
    },
    readOn() {
      for (const { client, server } of pairs) server.pipe(client)
    },
    async close() {
      proxy.cutAll()
      await new Promise((resolve) => listener.close(resolve))
    },
  }
  return proxy
}
