import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url))
const startLimitMs = 30_000
const stopLimitMs = 15_000

/** A real Kith server in a process of its own, on a free port and a data folder of its own. */
export interface ServerProcess {
  readonly url: string
  readonly dataDir: string
  /** All it printed so far. */
  output(): string
  /** Ends it: 'SIGTERM' gracefully, 'SIGKILL' as a crash. Resolves to the exit code (null when killed). */
  stop(signal?: NodeJS.Signals): Promise<number | null>
  /** Starts it again on the same port and data. */
  restart(): Promise<void>
  /** Stops it and removes its data. */
  close(): Promise<void>
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

/** Environment without anybody's keys or servers, so that a test never talks to a model it did not start. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const env = { ...process.env }
  for (const name of Object.keys(env))
    if (name.startsWith('KITH_') || name.startsWith('OPENAI_') || name === 'DATABASE_URL' || name === 'REDIS_URL' || name === 'PORT')
      delete env[name]
  return env
}

export async function startServerProcess(settings: Record<string, string> = {}): Promise<ServerProcess> {
  const port = await freePort()
  const dataDir = await mkdtemp(join(tmpdir(), 'kith-test-'))
  const url = `http://127.0.0.1:${port}`
  let child: ChildProcess | null = null
  let printed = ''

  const start = async () => {
    const started = spawn(process.execPath, [main], {
      env: { ...cleanEnvironment(), PORT: String(port), KITH_DATA_DIR: dataDir, KITH_MODEL: 'script', KITH_HOUR: '20', ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = started
    const collect = (chunk: Buffer) => {
      printed += chunk.toString('utf8')
    }
    started.stdout.on('data', collect)
    started.stderr.on('data', collect)
    const deadlineMs = Date.now() + startLimitMs
    for (;;) {
      if (started.exitCode !== null) throw new Error(`the server ended at once (${started.exitCode}):\n${printed}`)
      const answer = await fetch(`${url}/api/health`).catch(() => null)
      if (answer?.ok === true) return
      if (Date.now() > deadlineMs) throw new Error(`the server did not answer within ${startLimitMs} ms:\n${printed}`)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }

  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    const running = child
    child = null
    if (running === null || running.exitCode !== null) return running?.exitCode ?? null
    const ended = new Promise<number | null>((resolve) => running.once('exit', (code) => resolve(code)))
    running.kill(signal)
    const late = setTimeout(() => running.kill('SIGKILL'), stopLimitMs)
    const code = await ended
    clearTimeout(late)
    return code
  }

  await start()
  return {
    url,
    dataDir,
    output: () => printed,
    stop,
    restart: start,
    async close() {
      await stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
