import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { getRequestListener } from '@hono/node-server'
import type { ErrorAnswer, RefusalCode } from '@kith/shared/protocol'
import type { Hono } from 'hono'
import type { Logger } from '#telemetry/types.ts'
import type { Metrics } from '#telemetry/metrics.ts'
import type { HttpEnv } from './context.ts'
import type { HttpLimits } from './limits.ts'
import type { OriginPolicy } from './origins.ts'
import { behindProxies, limitKey } from './visitor.ts'

const bodyBytes = 16 * 1024
const headersTimeoutMs = 15_000
const requestTimeoutMs = 30_000
/** Longer than proxies keep theirs (60 s), so that it is never we who hang up on them mid-request. */
const keepAliveTimeoutMs = 65_000
/** Whoever takes up nothing of an answer for so long is let go; sockets of the world are pinged instead. */
const stalledMs = 120_000

export interface FrontServerParts {
  app: Hono<HttpEnv>
  /** Colyseus' own server, which never listens: it is handed matchmaking requests and sockets that passed the checks here. */
  game: Server
  origins: OriginPolicy
  limits: HttpLimits
  metrics: Metrics
  trustedProxies: number
  logger: Logger
}

/** The one server that listens: pages and /api to Hono, /matchmake and sockets to Colyseus, neither from foreign pages. */
export function createFrontServer(parts: FrontServerParts): Server {
  const answer = getRequestListener(parts.app.fetch, { overrideGlobalObjects: false })
  const server = createServer({ headersTimeout: headersTimeoutMs, requestTimeout: requestTimeoutMs, keepAliveTimeout: keepAliveTimeoutMs })
  server.setTimeout(stalledMs)
  let warned = parts.trustedProxies > 0
  server.on('request', (request, response) => {
    if (!warned && request.headers['x-forwarded-for'] !== undefined) {
      warned = true
      parts.logger.warn({}, 'requests come through a proxy, so all visitors share one limit: set KITH_TRUST_PROXY=1 if it is yours')
    }
    if (!/^\/matchmake(?:\/|\?|$)/.test(request.url ?? '/')) return void answer(request, response)
    const problem = matchmakingProblem(parts, request)
    if (problem === null) parts.game.emit('request', request, response)
    else turnAway(request, response, ...problem)
  })
  server.on('upgrade', (request, socket, head) => {
    const reason = socketProblem(parts, request)
    if (reason === null) return void parts.game.emit('upgrade', request, socket, head)
    parts.metrics.socketsRefused.inc({ reason })
    hangUp(socket, reason === 'too-fast' ? '429 Too Many Requests' : reason === 'path' ? '404 Not Found' : '403 Forbidden')
  })
  return server
}

function matchmakingProblem(parts: FrontServerParts, request: IncomingMessage): [status: number, code: RefusalCode] | null {
  if (!isFromFriend(parts, request)) return [403, 'not-allowed']
  if (request.method === 'OPTIONS') return null
  if (request.method !== 'POST') return [405, 'not-found']
  if (!parts.limits.requests.take(visitorOf(parts, request))) return [429, 'too-fast']
  // Colyseus reads a body of declared length only; without one its size would be anybody's guess.
  if (request.headers['transfer-encoding'] !== undefined) return [411, 'bad-message']
  return Number(request.headers['content-length'] ?? 0) <= bodyBytes ? null : [413, 'too-long']
}

function socketProblem(parts: FrontServerParts, request: IncomingMessage): 'origin' | 'path' | 'too-fast' | null {
  if (!isFromFriend(parts, request)) return 'origin'
  // Only a seat that matchmaking gave out: /<process>/<room>?sessionId=…
  if (!/^\/[A-Za-z0-9_-]{1,64}\/[A-Za-z0-9_-]{1,64}\?.{0,4096}$/.test(request.url ?? '')) return 'path'
  return parts.limits.sockets.take(visitorOf(parts, request)) ? null : 'too-fast'
}

function isFromFriend(parts: FrontServerParts, request: IncomingMessage): boolean {
  const host = request.headers.host ?? null
  return parts.origins.hostAllowed(host) && parts.origins.originAllowed(request.headers.origin ?? null, host)
}

function visitorOf(parts: FrontServerParts, request: IncomingMessage): string {
  const forwarded = request.headers['x-forwarded-for']
  return limitKey(
    behindProxies(request.socket.remoteAddress ?? '', Array.isArray(forwarded) ? forwarded.join(',') : forwarded, parts.trustedProxies),
  )
}

/** The body is not read: the connection ends with the answer. */
function turnAway(request: IncomingMessage, response: ServerResponse, status: number, code: RefusalCode): void {
  const body = JSON.stringify({ error: code } satisfies ErrorAnswer)
  response
    .writeHead(status, { 'Content-Type': 'application/json', 'X-Content-Type-Options': 'nosniff', Connection: 'close' })
    .end(body, () => request.destroy())
}

function hangUp(socket: Duplex, status: string): void {
  socket.on('error', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
