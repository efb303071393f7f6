import { availableParallelism } from 'node:os'
import { requireNode } from './node-version.ts'

/** `npm run model`: a model on this machine for the residents to speak with. */
requireNode()
const { SettingsError } = await import('#config/settings-error.ts')
const { readEnvironment, readSettings } = await import('#config/settings.ts')
const { readWish } = await import('./model/arguments.ts')
const { runCommand, thisMachine } = await import('./model/command.ts')
const { ModelError } = await import('./model/model-error.ts')
const { processTerminal } = await import('./model/terminal.ts')
const { fill, wordsFor } = await import('./model/speech.ts')

const words = wordsFor(process.env)
const stop = new AbortController()
process.once('SIGINT', () => stop.abort())
try {
  const env = readEnvironment(process.cwd(), process.env)
  const terminal = processTerminal(stop.signal)
  await runCommand(readWish(process.argv.slice(2)), {
    settings: readSettings(env),
    env,
    words,
    terminal,
    signal: stop.signal,
    machine: thisMachine(availableParallelism()),
  })
} catch (error) {
  if (stop.signal.aborted) console.error(`\n  ${words.stopped}`)
  else if (error instanceof ModelError) console.error(`\n  ${fill(words.errors[error.code], error.values)}`)
  else if (error instanceof SettingsError) console.error(`\n  ${error.message}`)
  // What the system refuses, such as a folder that may not be written to, says itself what and where.
  else if (error instanceof Error && 'syscall' in error) console.error(`\n  ${error.message}`)
  else throw error
  process.exitCode = stop.signal.aborted ? 130 : 1
}
