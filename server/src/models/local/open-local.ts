import { existsSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { SettingsError } from '#config/settings-error.ts'
import { EngineError, type EngineFailure } from './engine.ts'
import { unhurriedName } from './endpoint.ts'
import { engineFolder, readKeptChoice } from './kept-choice.ts'
import { libraryFile } from './llama-library.ts'
import { startLocalModel, type LocalModel, type LocalModelOptions } from './supervisor.ts'

/** The settings this looks at. */
export interface LocalSettings {
  dataDir: string
  model: { apiKey: string | null; baseUrl: string | null; name: string | null; file: string | null }
}
/** A model on this machine that the host asked for, ready to be used like any endpoint, or why there is none. */
export type LocalChoice =
  | { type: 'endpoint'; model: string; apiKey: string | null; baseUrl: string; description: string }
  | { type: 'none'; why: string }
/** Doubles in tests. */
interface OpenLocalDeps {
  start: typeof startLocalModel
  readyWaitMs: number
}
export interface OpenLocal {
  choice: LocalChoice
  /** The process, when it is ours. */
  process: LocalModel | null
}

/** For `createModels`: the choice, and what a model on this machine's own processor needs. */
export function localOptions(local: OpenLocal | null) {
  if (local?.choice.type !== 'endpoint' || local.process === null) return { local: local?.choice ?? null }
  return { local: local.choice, deadlines: patientDeadlines, quietDeadlines, fastName: unhurriedName(local.choice.model) }
}

/** Prompt, memories and answer of one turn, with room to spare. */
export const contextTokens = 6_144

/** A processor reads a prompt far more slowly than the machines behind an address do. */
const patientDeadlines = { firstTokenMs: 11_500, wholeMs: 60_000, idleMs: 10_000 }
/** It waits in the queue as well; a little less than the two minutes a job may take. */
const quietDeadlines = { firstTokenMs: 90_000, wholeMs: 110_000, idleMs: 30_000 }
/** How long a start waits for the model, so that the first visitor finds it awake. */
const usualReadyWaitMs = 8_000

/**
 * What `KITH_MODEL_FILE` or `npm run model` chose; null when neither did, or when another setting goes before it.
 * Resolves when the model is loaded, or is taking longer than a start should wait.
 * @throws SettingsError when the file that was set is not there.
 */
export async function openLocal(
  { dataDir, model }: LocalSettings,
  log: LocalModelOptions['log'],
  { start, readyWaitMs }: OpenLocalDeps = { start: startLocalModel, readyWaitMs: usualReadyWaitMs },
): Promise<OpenLocal | null> {
  const run = (title: string, file: string) => runFile({ title, file, dataDir, log, start, readyWaitMs })
  if (model.name !== null || model.baseUrl !== null || model.apiKey !== null) return null
  if (model.file !== null) {
    if (!isFile(model.file)) throw new SettingsError(`KITH_MODEL_FILE names ${model.file}, and there is no such file.`)
    return run(titleOf(model.file), model.file)
  }
  const kept = readKeptChoice(dataDir)
  if (kept === null) return null
  if (kept.kind === 'file') {
    if (isFile(kept.file)) return run(kept.title, kept.file)
    return { choice: { type: 'none', why: `${kept.title} was chosen, but its file is gone: npm run model` }, process: null }
  }
  const description = `${kept.model} from ${kept.title} on this machine`
  return { choice: { type: 'endpoint', model: kept.model, apiKey: null, baseUrl: kept.baseUrl, description }, process: null }
}

interface FileToRun extends OpenLocalDeps {
  title: string
  file: string
  dataDir: string
  log: LocalModelOptions['log']
}

async function runFile({ title, file, dataDir, log, start, readyWaitMs }: FileToRun): Promise<OpenLocal> {
  const engineDir = engineFolder(dataDir)
  const none = (failure: EngineFailure): OpenLocal => ({ choice: { type: 'none', why: whyNot(title, failure) }, process: null })
  if (!existsSync(libraryFile(engineDir))) return none('no-engine')
  let process: LocalModel | null = null
  try {
    process = await start({ engine: { file, engineDir, contextTokens }, title, log })
    await readyWithin(process, readyWaitMs)
    const description = `${title} from llama.cpp on this machine`
    return { choice: { type: 'endpoint', model: title, apiKey: process.key, baseUrl: process.baseUrl, description }, process }
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    await process?.stop()
    log.warn({ failure: error.code, detail: error.detail }, 'the local model could not be started')
    return none(error.code)
  }
}

/** Resolves as well when the time is over. @throws EngineError */
async function readyWithin(process: LocalModel, limitMs: number): Promise<void> {
  const waited = Promise.withResolvers<void>()
  const timer = setTimeout(waited.resolve, limitMs)
  try {
    await Promise.race([process.ready(), waited.promise])
  } finally {
    clearTimeout(timer)
  }
}

/** For the line about the model: which one, and what keeps it from speaking. */
export function whyNot(title: string, failure: EngineFailure): string {
  return `${title}: ${reasons[failure]}`
}

const reasons: Record<EngineFailure, string> = {
  'no-engine': 'what runs it is not installed: npm run model',
  'no-binary': 'there is no ready-made engine for this machine; Ollama may have one',
  'bad-model': 'its file cannot be read as a model',
  'no-memory': 'there is not enough memory for it',
  'port-taken': 'its port is taken',
  died: 'its process ends again and again',
}

/** `Qwen3-1.7B-Q4_K_M.gguf` is read aloud as "Qwen3-1.7B-Q4_K_M". */
export function titleOf(file: string): string {
  return basename(file)
    .replace(/\.gguf$/i, '')
    .slice(0, 120)
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
}
