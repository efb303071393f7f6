import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Memory } from '#memory/types.ts'
import type { Models } from '#models/port.ts'
import { createTokens } from '#safety/tokens.ts'
import { openStore } from '#store/open.ts'
import type { Store } from '#store/types.ts'
import { createLogger } from '#telemetry/log.ts'
import { createMetrics } from '#telemetry/metrics.ts'
import { createHttpApp } from '../app.ts'
import type { HttpDeps } from '../context.ts'
import { createEraser } from '../eraser.ts'
import { createHttpLimits } from '../limits.ts'
import { createOriginPolicy } from '../origins.ts'
import type { Doors } from '../ports.ts'

/** The HTTP app over a real store, with doors and memory that note what they are asked and answer as told. */
export interface HttpWorld {
  store: Store
  doors: { [K in keyof Doors]: Doors[K] }
  memory: Pick<Memory, 'view' | 'correct' | 'forget' | 'erased' | 'panel'>
  /** What doors and memory were asked, in order. */
  asked: unknown[][]
  lines: string[]
  clock: { nowMs: number }
  request(
    method: string,
    path: string,
    options?: { body?: unknown; raw?: string | Uint8Array<ArrayBuffer>; token?: string; headers?: Record<string, string>; from?: string },
  ): Promise<Response>
  /** A new guest's token and id. */
  guest(): Promise<{ token: string; id: string }>
  close(): Promise<void>
}

export async function openHttpWorld(change: Partial<HttpDeps> = {}): Promise<HttpWorld> {
  const asked: unknown[][] = []
  const lines: string[] = []
  const clock = { nowMs: 1_000_000 }
  const now = () => clock.nowMs
  const logger = createLogger({ level: 'info', destination: { write: (line) => void lines.push(line) } })
  const store = change.store ?? (await openStore({ dataDir: mkdtempSync(join(tmpdir(), 'kith-http-')), databaseUrl: null, logger }))
  const tokens = createTokens('a secret of at least thirty-two characters', now)
  const note =
    <T>(name: string, answer: T) =>
    (...args: unknown[]) => {
      asked.push([name, ...args])
      return answer
    }
  const doors: HttpWorld['doors'] = {
    enter: note('enter', Promise.resolve({ roomName: 'garden' as const, roomId: 'r1', pass: 'p', name: 'Ada' })),
    makeRoom: note('makeRoom', Promise.resolve({ invitePath: '/r/abc' })),
    door: note('door', Promise.resolve({ title: '', spaceId: 'garden', light: '' })),
    knock: note('knock', Promise.resolve({ knockId: 'k1' })),
    knockState: note('knockState', Promise.resolve({ state: 'waiting' as const })),
    wearFigure: note('wearFigure', undefined),
    erased: note('doors.erased', Promise.resolve()),
    summary: () => ({ rooms: 1, people: 2, residents: 3 }),
  }
  const memory: HttpWorld['memory'] = {
    view: note('view', Promise.resolve([])),
    correct: note('correct', Promise.resolve(true)),
    forget: note('forget', Promise.resolve(2)),
    erased: note('memory.erased', Promise.resolve()),
    panel: {
      search: note('search', Promise.resolve([])),
      timeline: note('timeline', Promise.resolve({ days: [], before: null })),
      sources: note('sources', Promise.resolve({ item: null, sources: [], knownTo: [] })),
      diaryDays: note('diaryDays', Promise.resolve({ days: [] })),
      diaryPage: note('diaryPage', Promise.resolve(null)),
      bonds: note('bonds', Promise.resolve({ bonds: [] })),
    },
  }
  const models = { description: 'built-in script', chat: { name: 'built-in script' } } as Models
  const app = createHttpApp({
    store,
    doors,
    memory: memory as Memory,
    eraser: createEraser({ store, memory, doors, logger, now }),
    tokens,
    models,
    cards: new Map(),
    metrics: createMetrics(),
    logger,
    settings: { publicUrl: null, adminToken: 'an admin token of some length', locale: null, trustedProxies: 0 },
    origins: createOriginPolicy({ publicUrl: null, allowedOrigins: ['https://friend.example'] }),
    limits: createHttpLimits(now),
    version: '0.1.0',
    clientDir: null,
    now,
    ...change,
  })
  const world: HttpWorld = {
    store,
    doors,
    memory,
    asked,
    lines,
    clock,
    async request(method, path, { body, raw, token, headers = {}, from = '10.0.0.1' } = {}) {
      const init: RequestInit = { method, headers: { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...headers } }
      if (raw !== undefined || body !== undefined) init.body = raw ?? JSON.stringify(body)
      return app.request(`http://kith.test${path}`, init, { incoming: { socket: { remoteAddress: from } } })
    },
    async guest() {
      const answer = (await (await world.request('POST', '/api/guest')).json()) as { token: string }
      const id = tokens.verifyGuest(answer.token)?.personId
      if (id === undefined) throw new Error('no guest')
      return { token: answer.token, id }
    },
    close: () => store.close(),
  }
  return world
}
