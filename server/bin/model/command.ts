import { existsSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { prepareDataFolder } from '#config/data-folder.ts'
import type { Settings } from '#config/settings.ts'
import { engineFolder, forgetChoice, keepChoice, modelFolder, readKeptChoice } from '#models/local/kept-choice.ts'
import { llamaVersion } from '#models/local/llama-library.ts'
import { contextTokens, titleOf } from '#models/local/open-local.ts'
import type { Wish } from './arguments.ts'
import { recommended, type OfferedModel } from './catalogue.ts'
import { findChoices, type Choice } from './choices.ts'
import { download, gigabytes } from './download.ts'
import { findFile, hostOf, type HostName } from './hosts.ts'
import { engineInstalled, installEngine } from './install-engine.ts'
import { ModelError } from './model-error.ts'
import { fill } from './speech.ts'
import type { Terminal } from './terminal.ts'
import { tryModel } from './trial.ts'
import type { Words } from './words.ts'

export interface CommandDeps {
  settings: Settings
  env: Record<string, string | undefined>
  words: Words
  terminal: Terminal
  /** Fires on Ctrl-C. */
  signal: AbortSignal
  machine: { memoryGb: number; cores: number; fast: boolean }
  /** Doubles in tests; the real ones when left out. */
  localServers?: Parameters<typeof findChoices>[0]
  install?: typeof installEngine
  tryOut?: typeof tryModel
}

const idleMs = 30_000
/** The first word has about as long as a person waits; see the deadlines of the adapter. */
const slowFirstSeconds = 4
const slowTokensPerSecond = 5

/** What the machine has, for the recommendation; one that is `fast` has a graphics chip the engine uses without asking. */
export function thisMachine(cores: number): CommandDeps['machine'] {
  return { memoryGb: Math.round(totalmem() / 2 ** 30), cores, fast: process.platform === 'darwin' && process.arch === 'arm64' }
}

/** `npm run model`. @throws ModelError with the reason it could not be done; SettingsError when settings are wrong. */
export async function runCommand(wish: Wish, deps: CommandDeps): Promise<void> {
  const { words, terminal, settings } = deps
  if (wish.type === 'help') return terminal.say(words.help)
  if (wish.type === 'list') return list(deps, await findChoices(deps.localServers))
  prepareDataFolder(settings.dataDir)
  if (wish.type === 'off') return switchOff(deps)
  if (wish.type === 'file') return chooseFile(deps, resolve(wish.path))
  // Set in .env, the file is what there is to prepare.
  if (wish.type === 'ask' && settings.model.file !== null) return chooseFile(deps, settings.model.file)
  const choices = await findChoices(deps.localServers)
  const choice = wish.type === 'choose' ? byId(choices, wish.id) : await ask(deps, choices)
  if (choice.kind === 'server') {
    const { server, model } = choice
    keepChoice(settings.dataDir, { kind: 'server', title: server.title, baseUrl: server.baseUrl, model })
    return finish(deps, `${model} (${server.title})`)
  }
  await chooseDownload(deps, choice.model, wish.from)
}

function byId(choices: readonly Choice[], id: string): Choice {
  const choice = choices.find((one) => one.id === id)
  if (choice === undefined) throw new ModelError('unknown-choice', { id })
  return choice
}

function list({ words, terminal, settings, machine }: CommandDeps, choices: readonly Choice[]): void {
  terminal.say(`\n  ${words.title}`)
  const line = (choice: Choice, text: string) =>
    terminal.say(`  ${String(choices.indexOf(choice) + 1).padStart(3)}  ${choice.id.padEnd(12)}  ${text}`)
  const servers = choices.filter((choice) => choice.kind === 'server')
  if (servers.length > 0) terminal.say(`\n  ${words.here}`)
  for (const choice of servers) line(choice, `${choice.model}  ·  ${words.nothingToFetch}`)
  terminal.say(`\n  ${words.toFetch}`)
  for (const choice of choices) {
    if (choice.kind !== 'download') continue
    const { model } = choice
    line(choice, fill(words.offer, { title: model.title, blurb: words.blurb[model.words] }))
    const sizes = fill(words.sizes, { size: model.sizeGb.toFixed(1), memory: String(model.memoryGb), licence: model.licence })
    terminal.say(`                     ${sizes}`)
  }
  const values = { memory: String(machine.memoryGb), cores: String(machine.cores), title: recommended(machine).title }
  terminal.say(`\n  ${fill(words.machine, values)}`)
  terminal.say(`  ${speaksNow(words, settings)}\n`)
}

function speaksNow(words: Words, { dataDir, model }: Settings): string {
  if (model.file !== null) return fill(words.speaksNow.setFile, { file: model.file })
  const kept = readKeptChoice(dataDir)
  if (kept === null) return words.speaksNow.none
  if (kept.kind === 'file') return fill(words.speaksNow.file, kept)
  return fill(words.speaksNow.server, { title: kept.title, model: kept.model, url: kept.baseUrl })
}

async function ask(deps: CommandDeps, choices: readonly Choice[]): Promise<Choice> {
  const { words, terminal, machine } = deps
  list(deps, choices)
  if (!terminal.canAsk) throw new ModelError('ask-needs-terminal')
  const fitting = choices.findIndex((choice) => choice.id === recommended(machine).id)
  const usual = String((choices[0]?.kind === 'server' ? 0 : fitting) + 1)
  for (;;) {
    const said = (await terminal.ask(`  ${fill(words.ask, { usual })}`)).trim()
    const choice = choices[Number(said === '' ? usual : said) - 1] ?? choices.find((one) => one.id === said)
    if (choice !== undefined) return choice
    terminal.say(`  ${fill(words.askAgain, { usual })}`)
  }
}

async function chooseDownload(deps: CommandDeps, model: OfferedModel, from: HostName): Promise<void> {
  const { settings, env, words, terminal, signal } = deps
  const host = hostOf(from, env)
  const remote = await findFile(host, model)
  const hostName = new URL(host.baseUrl).host
  terminal.say(`  ${fill(words.source, { title: model.title, size: gigabytes(remote.bytes), host: hostName })}`)
  const path = join(modelFolder(settings.dataDir), 'files', model.file)
  if (existsSync(path)) terminal.say(`  ${fill(words.have, { title: model.title })}`)
  try {
    await download(remote, path, {
      signal,
      idleMs,
      pause: (ms) => new Promise((go) => setTimeout(go, ms)),
      onProgress: (phase, bytes, total) => terminal.progress(phase === 'download' ? words.fetching : words.checking, bytes, total),
    })
  } finally {
    terminal.endProgress()
  }
  terminal.say(`  ${fill(words.fetched, { host: hostName, sha256: remote.sha256 })}`)
  await tryAndKeep(deps, model.title, path)
}

async function chooseFile(deps: CommandDeps, file: string): Promise<void> {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) throw new ModelError('no-such-file', { file })
  if (!(await isGguf(file))) throw new ModelError('not-gguf', { file })
  await tryAndKeep(deps, titleOf(basename(file)), file)
}

async function isGguf(file: string): Promise<boolean> {
  const opened = await open(file)
  try {
    const { buffer, bytesRead } = await opened.read(Buffer.alloc(4), 0, 4, 0)
    return bytesRead === 4 && buffer.toString('latin1') === 'GGUF'
  } finally {
    await opened.close()
  }
}

/** Only what has spoken once is kept. */
async function tryAndKeep(deps: CommandDeps, title: string, file: string): Promise<void> {
  const { settings, words, terminal } = deps
  const engineDir = engineFolder(settings.dataDir)
  if (await engineInstalled(engineDir)) terminal.say(`  ${fill(words.engine.here, { version: llamaVersion })}`)
  else {
    terminal.say(`  ${fill(words.engine.fetching, { version: llamaVersion })}`)
    await (deps.install ?? installEngine)(engineDir)
    terminal.say(`  ${words.engine.done}`)
  }
  terminal.say(`  ${words.loading}`)
  const answer = await (deps.tryOut ?? tryModel)({ engine: { file, engineDir, contextTokens }, title, ...words.trial })
  terminal.say(`\n  ${words.trial.ask}\n  ${fill(words.trial.answer, { text: answer.text })}\n`)
  const { firstSeconds, tokensPerSecond } = answer
  terminal.say(`  ${fill(words.trial.speed, { first: firstSeconds.toFixed(1), speed: tokensPerSecond.toFixed(0) })}`)
  if (firstSeconds > slowFirstSeconds || tokensPerSecond < slowTokensPerSecond) terminal.say(`  ${words.trial.slow}`)
  keepChoice(settings.dataDir, { kind: 'file', title, file })
  finish(deps, title)
}

function finish({ settings, words, terminal }: CommandDeps, title: string): void {
  terminal.say(`  ${fill(words.kept, { title })}`)
  const { apiKey, baseUrl, name } = settings.model
  const before = [
    ['OPENAI_API_KEY', apiKey],
    ['OPENAI_BASE_URL', baseUrl],
    ['KITH_MODEL', name],
  ].flatMap(([setting, value]) => (value === null || setting === undefined || setting === null ? [] : [setting]))
  if (before.length > 0) terminal.say(`  ${fill(words.goesBefore, { names: before.join(', ') })}`)
}

function switchOff({ settings, words, terminal }: CommandDeps): void {
  const had = readKeptChoice(settings.dataDir) !== null
  forgetChoice(settings.dataDir)
  terminal.say(`  ${had ? words.off.done : words.off.nothing}`)
  const folder = modelFolder(settings.dataDir)
  if (existsSync(folder)) terminal.say(`  ${fill(words.off.filesStay, { folder })}`)
}
