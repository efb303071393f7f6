import { chmodSync, mkdtempSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keptSecret, prepareDataFolder } from './data-folder.ts'
import { SettingsError } from './settings-error.ts'

const fresh = () => mkdtempSync(join(tmpdir(), 'kith-data-'))

test('the folder is made, however deep, and left clean', () => {
  const folder = join(fresh(), 'a', 'b')
  prepareDataFolder(folder)
  expect(readdirSync(folder)).toEqual([])
})

test('a folder that cannot be is refused in one sentence', () => {
  const folder = fresh()
  writeFileSync(join(folder, 'file'), '')
  expect(() => prepareDataFolder(join(folder, 'file'))).toThrow(SettingsError)
  expect(() => prepareDataFolder(join(folder, 'file', 'below'))).toThrow(
    /^The data folder .+ cannot be written \(\w+\): set KITH_DATA_DIR .+\.$/,
  )
})

test('the secret is made once, private, and kept', () => {
  const folder = fresh()
  const first = keptSecret(folder, null)
  expect(first.length).toBeGreaterThanOrEqual(43)
  expect(keptSecret(folder, null)).toBe(first)
  expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual(['secret'])
  expect(readFileSync(join(folder, 'secret'), 'utf8').trim()).toBe(first)
})

test('a given secret is used and never written', () => {
  const folder = fresh()
  expect(keptSecret(folder, 'x'.repeat(40))).toBe('x'.repeat(40))
  expect(readdirSync(folder)).toEqual([])
})

test('a damaged secret stops the start instead of silently signing everyone out', () => {
  const folder = fresh()
  writeFileSync(join(folder, 'secret'), 'short')
  expect(() => keptSecret(folder, null)).toThrow(SettingsError)
  chmodSync(join(folder, 'secret'), 0o600)
})
