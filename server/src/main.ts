import { networkInterfaces } from 'node:os'
import { startServer, type RunningServer } from './app.ts'
import { SettingsError } from '#config/settings-error.ts'
import { readEnvironment, readSettings, type Settings } from '#config/settings.ts'

/** Longest a graceful stop may take before the process ends anyway. */
const stopLimitMs = 9_000

try {
  const settings = readSettings(readEnvironment(process.cwd(), process.env))
  const server = await startServer({ settings })
  watchProcess(server)
  process.stdout.write(welcome(server, settings))
  for (const [name, value] of unused(settings))
    if (value !== null) server.logger.warn({}, `${name} is set, but this version has no use for it yet`)
} catch (error) {
  if (!(error instanceof SettingsError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}

function unused({ redisUrl }: Settings): [name: string, value: string | null][] {
  return [['REDIS_URL', redisUrl]]
}

function welcome(server: RunningServer, settings: Settings): string {
  const address = settings.publicUrl ?? server.url
  const near = settings.publicUrl === null && settings.host === null ? homeAddress() : null
  const { chat, description } = server.models
  return [
    '',
    `  Kith 知交 ${server.version} is open: ${address}`,
    ...(near === null ? [] : [`  On your network: http://${near}:${server.port}`]),
    `  The residents speak with: ${description}`,
    ...(chat.kind === 'script'
      ? [
          '  To bring a model: npm run model, for one on this machine; or OPENAI_API_KEY, or OPENAI_BASE_URL and KITH_MODEL, in .env',
          '  (see .env.example). Then start again.',
        ]
      : []),
    '',
    '',
  ].join('\n')
}

/** An address others on the same network can reach. */
function homeAddress(): string | null {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  return all.find((one) => one.family === 'IPv4' && !one.internal)?.address ?? null
}

function watchProcess(server: RunningServer): void {
  let stopping = false
  const stop = (reason: string, exitCode: number) => {
    // A second signal means: now.
    if (stopping) process.exit(exitCode === 0 ? 130 : exitCode)
    stopping = true
    server.logger.info({ reason }, 'stopping')
    const late = setTimeout(() => {
      server.logger.warn({}, 'stopping took too long; ending as it is')
      process.exit(exitCode)
    }, stopLimitMs)
    server.stop().then(
      () => {
        clearTimeout(late)
        process.exit(exitCode)
      },
      (error: unknown) => {
        server.logger.error({ err: error }, 'stopping failed')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', () => stop('SIGTERM', 0))
  process.on('SIGINT', () => stop('SIGINT', 0))
  process.on('unhandledRejection', (error) => server.logger.error({ err: error }, 'a promise failed unwatched'))
  process.on('uncaughtException', (error) => {
    server.logger.fatal({ err: error }, 'an error nobody caught')
    stop('error', 1)
  })
}
