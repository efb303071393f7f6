import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { SettingsError } from '#config/settings-error.ts'

const title = z.string().min(1).max(120)
const keptChoiceSchema = z.discriminatedUnion('kind', [
  /** A GGUF, run by the server itself. */
  z.object({ kind: z.literal('file'), title, file: z.string().min(1) }),
  /** A model of a program that runs on this machine anyway. */
  z.object({ kind: z.literal('server'), title, baseUrl: z.url({ protocol: /^https?$/ }), model: z.string().min(1).max(200) }),
])
/** What `npm run model` chose, for every start until it is changed. */
export type KeptChoice = z.infer<typeof keptChoiceSchema>

/** Everything of local models: the choice, the engine, the files. Needs no backup. */
export function modelFolder(dataDir: string): string {
  return join(dataDir, 'model')
}
export function engineFolder(dataDir: string): string {
  return join(modelFolder(dataDir), 'engine')
}
const choiceFile = (dataDir: string) => join(modelFolder(dataDir), 'choice.json')

/** Null when nothing was chosen. @throws SettingsError when the file cannot be read or is damaged. */
export function readKeptChoice(dataDir: string): KeptChoice | null {
  const path = choiceFile(dataDir)
  try {
    return keptChoiceSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw new SettingsError(`The model chosen in ${path} cannot be read: run \`npm run model\` and choose again, or delete the file.`, {
      cause: error,
    })
  }
}

/** Appears whole or not at all. */
export function keepChoice(dataDir: string, choice: KeptChoice): void {
  mkdirSync(modelFolder(dataDir), { recursive: true, mode: 0o700 })
  const draft = join(modelFolder(dataDir), `.choice-${randomUUID()}`)
  writeFileSync(draft, `${JSON.stringify(choice, null, 2)}\n`, { mode: 0o600 })
  renameSync(draft, choiceFile(dataDir))
}

/** The files stay where they are. */
export function forgetChoice(dataDir: string): void {
  rmSync(choiceFile(dataDir), { force: true })
}
