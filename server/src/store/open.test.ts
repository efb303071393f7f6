import { mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SettingsError } from '#config/settings-error.ts'
import { createLogger } from '#telemetry/log.ts'
import { openStore } from './open.ts'
import { databaseFile } from './sqlite.ts'

const logger = createLogger({ level: 'silent' })
const folder = () => mkdtempSync(join(tmpdir(), 'kith-open-'))
const open = (dataDir: string) => openStore({ dataDir, databaseUrl: null, logger })

test('a new database is made, private to this user, and opens again', async () => {
  const dataDir = folder()
  await (await open(dataDir)).close()
  expect(statSync(join(dataDir, databaseFile)).mode & 0o777).toBe(0o600)
  await (await open(dataDir)).close()
})

test('two servers starting on one folder at once both come up', async () => {
  const dataDir = folder()
  const stores = await Promise.all([open(dataDir), open(dataDir)])
  await stores[0]?.secrets.put('a', '1')
  expect(await stores[1]?.secrets.get('a')).toBe('1')
  await Promise.all(stores.map((store) => store.close()))
})

test.each([
  ['a newer Kith', "insert into kith_schema values (9000, '9000-later', 0)", /newer Kith \(it has 9000-later\)/],
  ['another program', "update kith_schema set name = 'other'", /does not belong to this Kith/],
])('a database of %s is refused in one sentence and left alone', async (_, statement, message) => {
  const dataDir = folder()
  await (await open(dataDir)).close()
  const db = new DatabaseSync(join(dataDir, databaseFile))
  db.exec(statement)
  db.close()
  await expect(open(dataDir)).rejects.toThrow(message)
  await expect(open(dataDir)).rejects.toBeInstanceOf(SettingsError)
})

test('a damaged file is refused in one sentence', async () => {
  const dataDir = folder()
  writeFileSync(join(dataDir, databaseFile), 'this is no database, and long enough to be looked at '.repeat(200))
  await expect(open(dataDir)).rejects.toThrow(/^The database .+ cannot be opened \(.+\): restore it/)
})

test('a folder that is not there is refused in one sentence', async () => {
  await expect(open(join(folder(), 'gone'))).rejects.toBeInstanceOf(SettingsError)
})

test('a Postgres that does not answer is refused in one sentence, without its password', async () => {
  const failure = await openStore({ dataDir: folder(), databaseUrl: 'postgres://kith:s3cret@127.0.0.1:1/kith', logger }).catch(
    (error: unknown) => error,
  )
  expect(failure).toBeInstanceOf(SettingsError)
  expect(String(failure)).toContain('ECONNREFUSED')
  expect(String(failure)).not.toContain('s3cret')
})
