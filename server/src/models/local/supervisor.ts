import { fork, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { EngineError, type EngineFailure, type EngineOptions } from './engine.ts'
import { engineReportSchema, type EngineStart } from './engine-messages.ts'

export interface LocalModelOptions {
  engine: EngineOptions
  title: string
  log: { info(fields: object, message: string): void; warn(fields: object, message: string): void }
  /** File URL of the module that opens the engine; node-llama-cpp's when left out. */
  module?: string
  restart?: Partial<RestartOptions>
}
export interface RestartOptions {
  /** Deaths in a row after which it is left alone until the next start. */
  mostDeaths: number
  firstDelayMs: number
  longestDelayMs: number
  /** Loaded this long, a model has shown that it can live: earlier deaths no longer count. */
  steadyMs: number
}
export type LocalModelState =
  | { type: 'loading' }
  | { type: 'ready'; contextTokens: number }
  /** Comes back by itself. */
  | { type: 'resting'; failure: EngineFailure }
  | { type: 'given-up'; failure: EngineFailure; detail: string }
  | { type: 'stopped' }

/** A model in a process of its own, behind OpenAI's protocol on this machine alone. */
export interface LocalModel {
  /** Stays the same however often the process is started anew. */
  readonly baseUrl: string
  readonly key: string
  readonly state: LocalModelState
  /** Resolves once the model is ready. @throws EngineError when it never will be. */
  ready(): Promise<void>
  stop(): Promise<void>
}

const usualRestart: RestartOptions = { mostDeaths: 5, firstDelayMs: 1_000, longestDelayMs: 60_000, steadyMs: 600_000 }
const processFile = fileURLToPath(new URL('./engine-process.ts', import.meta.url))
const llamaModule = new URL('./llama-engine.ts', import.meta.url).href
const stopLimitMs = 3_000
/** Nothing of that kind heals by trying again. */
const lasting: readonly EngineFailure[] = ['no-engine', 'no-binary', 'bad-model']

/**
 * Starts the process and resolves as soon as it listens; the model is still being loaded then, and whoever asks is told so.
 * A process that dies is started again, more and more slowly, and after `mostDeaths` no more.
 * @throws EngineError when not even the process can be started.
 */
export async function startLocalModel(options: LocalModelOptions): Promise<LocalModel> {
  const supervisor = new Supervisor(options)
  await supervisor.start()
  return supervisor
}

class Supervisor implements LocalModel {
  readonly key = randomBytes(24).toString('base64url')
  state: LocalModelState = { type: 'loading' }
  private readonly options: LocalModelOptions
  private readonly restart: RestartOptions
  private readonly watchers = new Set<() => void>()
  private child: ChildProcess | null = null
  private timer: NodeJS.Timeout | null = null
  private steadyTimer: NodeJS.Timeout | null = null
  private port = 0
  private deaths = 0

  constructor(options: LocalModelOptions) {
    this.options = options
    this.restart = { ...usualRestart, ...options.restart }
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${this.port}/v1`
  }

  async start(): Promise<void> {
    this.launch()
    await this.until(() => this.port !== 0)
  }

  ready(): Promise<void> {
    return this.until(() => this.state.type === 'ready')
  }

  async stop(): Promise<void> {
    this.change({ type: 'stopped' })
    if (this.timer !== null) clearTimeout(this.timer)
    if (this.steadyTimer !== null) clearTimeout(this.steadyTimer)
    const { child } = this
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    const late = setTimeout(() => child.kill('SIGKILL'), stopLimitMs)
    // It ends by itself when the channel closes, in the middle of a word as well.
    if (child.connected) child.disconnect()
    else child.kill('SIGKILL')
    await ended
    clearTimeout(late)
  }

  private launch(): void {
    this.change({ type: 'loading' })
    let failure: { code: EngineFailure; detail: string } | null = null
    let lastWords = ''
    // Without the flags this process was started with: a debugger's port cannot be shared.
    const child = fork(processFile, [], { execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
    this.child = child
    child.stderr?.on('data', (piece: Buffer) => {
      lastWords = `${lastWords}${piece.toString('utf8')}`.slice(-500)
    })
    child.on('message', (message) => {
      const { data: report } = engineReportSchema.safeParse(message)
      // Whatever else a library in there has to say, the rooms go on.
      if (report === undefined) return
      if (report.type === 'listening') this.port = report.port
      if (report.type === 'failed') failure = report
      if (report.type === 'ready') this.loaded(report.contextTokens)
      this.tell()
    })
    child.on('error', (error) => {
      failure ??= { code: 'died', detail: error.message }
      if (child.pid === undefined) this.ended(failure)
    })
    child.once('exit', (code, signal) =>
      this.ended(failure ?? { code: 'died', detail: lastWords.trim() || `ended with ${signal ?? code}` }),
    )
    const start: EngineStart = {
      module: this.options.module ?? llamaModule,
      engine: this.options.engine,
      title: this.options.title,
      key: this.key,
      port: this.port,
    }
    child.send(start, (error) => {
      if (error !== null) this.options.log.warn({ error }, 'the local model could not be told what to load')
    })
  }

  private loaded(contextTokens: number): void {
    this.change({ type: 'ready', contextTokens })
    this.options.log.info({ contextTokens }, 'the local model is loaded')
    this.steadyTimer = setTimeout(() => {
      this.deaths = 0
    }, this.restart.steadyMs).unref()
  }

  private ended({ code, detail }: { code: EngineFailure; detail: string }): void {
    if (this.steadyTimer !== null) clearTimeout(this.steadyTimer)
    if (this.state.type === 'stopped') return
    this.deaths += 1
    const { deaths } = this
    if (lasting.includes(code) || deaths >= this.restart.mostDeaths || this.port === 0) {
      this.options.log.warn({ failure: code, deaths, detail }, 'the local model is given up until the next start; the script speaks')
      this.change({ type: 'given-up', failure: code, detail })
      return
    }
    const { firstDelayMs, longestDelayMs } = this.restart
    const delayMs = Math.min(longestDelayMs, firstDelayMs * 2 ** (deaths - 1))
    this.options.log.warn({ failure: code, deaths, delayMs, detail }, 'the local model stopped; it is started again')
    this.change({ type: 'resting', failure: code })
    this.timer = setTimeout(() => this.launch(), delayMs)
  }

  private change(state: LocalModelState): void {
    this.state = state
    this.tell()
  }

  private tell(): void {
    for (const watch of this.watchers) watch()
  }

  private until(holds: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const { state } = this
        if (!holds() && state.type !== 'given-up' && state.type !== 'stopped') return
        this.watchers.delete(look)
        if (holds()) resolve()
        else reject(state.type === 'given-up' ? new EngineError(state.failure, state.detail) : new EngineError('died', 'it was stopped'))
      }
      this.watchers.add(look)
      look()
    })
  }
}
