import { randomBytes, randomUUID } from 'node:crypto'
import { chmodSync, closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { SettingsError } from './settings-error.ts'

const secretFile = 'secret'

/**
 * Makes the data folder when missing and proves that it can be written.
 * @throws SettingsError with the sentence to show when it cannot.
 */
export function prepareDataFolder(dataDir: string): void {
  try {
    makeFolder(dataDir)
    const probe = join(dataDir, `.write-${randomUUID()}`)
    closeSync(openSync(probe, 'wx', 0o600))
    rmSync(probe)
  } catch (error) {
    throw new SettingsError(
      `The data folder ${dataDir} cannot be written (${systemCode(error)}): set KITH_DATA_DIR to a folder this user may write to.`,
      { cause: error },
    )
  }
}

/** Node's own recursive mkdir never returns on a path that can neither be made nor found, such as one under /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  const parent = dirname(path)
  if (parent !== path) makeFolder(parent)
  mkdirSync(path, { mode: 0o700 })
}

/**
 * The server's signing secret: the one set, else the one kept in the data folder, else a new one put there (mode 0600).
 * Two processes starting at once end up with the same.
 * @throws SettingsError when the kept file is damaged or cannot be read.
 */
export function keptSecret(dataDir: string, given: string | null): string {
  if (given !== null) return given
  const path = join(dataDir, secretFile)
  return readSecret(path) ?? makeSecret(dataDir, path)
}

function readSecret(path: string): string | null {
  let text: string
  try {
    text = readFileSync(path, 'utf8').trim()
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw new SettingsError(`The secret kept in ${path} cannot be read (${systemCode(error)}): make it readable, or set KITH_SECRET.`, {
      cause: error,
    })
  }
  if (text.length >= 32) return text
  throw new SettingsError(
    `The secret kept in ${path} is damaged: put the old one back, or delete the file to start anew (everyone becomes a new guest).`,
  )
}

function makeSecret(dataDir: string, path: string): string {
  const fresh = randomBytes(32).toString('base64url')
  const draft = join(dataDir, `.secret-${randomUUID()}`)
  const file = openSync(draft, 'wx', 0o600)
  try {
    writeSync(file, `${fresh}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  try {
    // A link appears whole or not at all, and fails if another process was first.
    linkSync(draft, path)
  } catch (error) {
    if (systemCode(error) !== 'EEXIST')
      throw new SettingsError(`The secret cannot be kept in ${path} (${systemCode(error)}): set KITH_SECRET.`, { cause: error })
  } finally {
    rmSync(draft, { force: true })
  }
  chmodSync(path, 0o600)
  return readSecret(path) ?? fresh
}

function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error'
}
