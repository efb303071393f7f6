import type { AddressInfo } from 'node:net'
import { createEndpoint } from './endpoint.ts'
import { EngineError, type Engine, type OpenEngine } from './engine.ts'
import { engineStartSchema, type EngineReport, type EngineStart } from './engine-messages.ts'

/**
 * The process a local model lives in: whatever it does to memory and processor, the rooms go on. It listens before the
 * model is loaded, and ends when the server that started it does.
 */
process.once('disconnect', () => process.exit(0))
process.once('message', (message) => {
  run(engineStartSchema.parse(message)).catch(failed)
})
// Ctrl-C reaches every process of the terminal, and a service manager's stop every process of the service: the server decides
// when this one ends, once it has said goodbye to everybody.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined)

async function run(start: EngineStart): Promise<void> {
  let engine: Engine | null = null
  const endpoint = createEndpoint({ engine: () => engine, title: start.title, key: start.key, now: Date.now })
  await new Promise<void>((resolve, reject) => {
    endpoint.once('error', (error) => reject(new EngineError('port-taken', error.message)))
    endpoint.listen(start.port, '127.0.0.1', resolve)
  })
  report({ type: 'listening', port: (endpoint.address() as AddressInfo).port })
  const { openEngine } = (await import(start.module)) as { openEngine: OpenEngine }
  engine = await openEngine(start.engine)
  report({ type: 'ready', contextTokens: engine.contextTokens })
}

function report(message: EngineReport): void {
  process.send?.(message)
}

function failed(error: unknown): void {
  const { code, detail } = error instanceof EngineError ? error : new EngineError('bad-model', String(error))
  const end = () => process.exit(1)
  if (process.send === undefined) end()
  else process.send({ type: 'failed', code, detail: detail.slice(0, 2_000) } satisfies EngineReport, undefined, undefined, end)
}
