import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How the storage answers a request for the bytes: one for all, or one per request in turn, the last staying. */
export type StorageMood =
  | 'good'
  /** Sends a part and hangs up. */
  | 'cut'
  /** Sends a part and then nothing more, keeping the line open. */
  | 'stall'
  /** Knows no ranges. */
  | 'whole-only'
  /** Claims to go on where asked, from somewhere else. */
  | 'wrong-range'
  | 'wrong-bytes'
  | 'too-many-bytes'
  | 'not-there'
  | 'forbidden'
  | 'in-trouble'

export interface ModelHubOptions {
  moods?: StorageMood[]
  /** What the hub's records say of the file, when not the truth. */
  records?: { sha256?: string | null; status?: number }
  /** The repository has a new name; the old one sends there. */
  renamed?: boolean
  /** Where it sends those who ask for the bytes, instead of to its storage. */
  redirectTo?: string
}
export interface ModelHub {
  /** What HF_ENDPOINT would be. */
  readonly url: string
  /** `Range` headers that reached the storage, in order; null for none. */
  readonly ranges: (string | null)[]
  close(): Promise<void>
}

const cutAfterBytes = 30_000

/** A hub with records of a file, and its storage on another port: two real servers that speak as Hugging Face and ModelScope do. */
export async function startModelHub(bytes: Buffer, options: ModelHubOptions = {}): Promise<ModelHub> {
  const moods = [...(options.moods ?? ['good'])]
  const ranges: (string | null)[] = []
  const storage = await listen((request, response) => {
    ranges.push(request.headers.range ?? null)
    const mood = (moods.length > 1 ? moods.shift() : moods[0]) ?? 'good'
    sendBytes(mood, bytes, request, response)
  })
  const sha256 = options.records?.sha256 === undefined ? createHash('sha256').update(bytes).digest('hex') : options.records.sha256
  const hub = await listen((request, response) => {
    const path = request.url ?? ''
    if (options.records?.status !== undefined) return void response.writeHead(options.records.status).end()
    if (path.startsWith('/api/v1/models/')) {
      const file = { Path: 'tiny.gguf', Size: bytes.byteLength, Sha256: sha256 }
      return void response.end(JSON.stringify({ Code: 200, Data: { Files: [{ Path: '.gitattributes' }, file] } }))
    }
    if (options.renamed === true && !path.startsWith('/new-name/'))
      return void response.writeHead(307, { Location: `/new-name${path}` }).end()
    const etag = sha256 === null ? {} : { 'X-Linked-ETag': `"${sha256}"` }
    const location = options.redirectTo ?? `${storage.url}/${path.split('/').at(-1)}`
    response.writeHead(302, { Location: location, 'X-Linked-Size': String(bytes.byteLength), ...etag }).end()
  })
  return {
    url: hub.url,
    ranges,
    close: async () => {
      await Promise.all([hub.close(), storage.close()])
    },
  }
}

function sendBytes(mood: StorageMood, bytes: Buffer, request: IncomingMessage, response: ServerResponse): void {
  if (mood === 'not-there') return void response.writeHead(404).end()
  if (mood === 'forbidden') return void response.writeHead(403).end()
  if (mood === 'in-trouble') return void response.writeHead(503).end()
  const asked = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
  const from = mood === 'whole-only' ? 0 : asked
  const rest = mood === 'wrong-bytes' ? Buffer.alloc(bytes.byteLength - from, 7) : bytes.subarray(from)
  const body = mood === 'too-many-bytes' ? Buffer.concat([rest, Buffer.alloc(50_000)]) : rest
  const said = mood === 'wrong-range' ? from + 1 : from
  const partial = request.headers.range !== undefined && mood !== 'whole-only'
  response.writeHead(partial ? 206 : 200, {
    'Content-Length': String(body.byteLength),
    ...(partial ? { 'Content-Range': `bytes ${said}-${bytes.byteLength - 1}/${bytes.byteLength}` } : {}),
  })
  if (mood === 'cut') response.write(body.subarray(0, cutAfterBytes), () => response.destroy())
  else if (mood === 'stall') response.write(body.subarray(0, cutAfterBytes))
  else response.end(body)
}

async function listen(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ url: string; close(): Promise<void> }> {
  const server: Server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
