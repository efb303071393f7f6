import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'
import type { Card } from '@kith/shared/card'
import type { Models } from '#models/port.ts'
import type { Memory } from '#memory/types.ts'
import type { Tokens } from '#safety/tokens.ts'
import type { Person, Store } from '#store/types.ts'
import type { Metrics } from '#telemetry/metrics.ts'
import type { Logger } from '#telemetry/types.ts'
import type { Eraser } from './eraser.ts'
import type { HttpLimits } from './limits.ts'
import type { OriginPolicy } from './origins.ts'
import type { Doors } from './ports.ts'

interface HttpSettings {
  publicUrl: string | null
  adminToken: string | null
  locale: 'en' | 'zh' | null
  trustedProxies: number
}

/** What the routes work with; handed over once by the composition root. */
export interface HttpDeps {
  store: Store
  memory: Memory
  doors: Doors
  eraser: Eraser
  tokens: Tokens
  models: Models
  cards: ReadonlyMap<string, Card>
  metrics: Metrics
  logger: Logger
  settings: HttpSettings
  origins: OriginPolicy
  limits: HttpLimits
  version: string
  /** Folder of the built client; null serves no pages. */
  clientDir: string | null
  now: () => number
}

/** `env` of a request: Node's own request when it came over a socket, nothing in tests. */
interface HttpBindings {
  incoming?: Pick<IncomingMessage, 'socket'>
}
export type HttpEnv = { Bindings: HttpBindings; Variables: { person: Person } }
export type HttpContext = Context<HttpEnv>

/** Who is at the other end of the socket; '' when there is none (tests). */
export function peerAddress(context: HttpContext): string {
  const env: HttpBindings | undefined = context.env
  return env?.incoming?.socket.remoteAddress ?? ''
}
