import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'

const entrySchema = z.object({
  version: z.string().optional(),
  os: z.array(z.string()).optional(),
  cpu: z.array(z.string()).optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
})
const lockSchema = z.object({ packages: z.record(z.string(), entrySchema) })
const { packages } = lockSchema.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8')))

const entryOf = (name: string) => packages[`node_modules/${name}`]

/**
 * npm installs no optional package that the lock leaves out, and `npm ci` refuses such a lock. A registry that has not got the
 * binaries of another system leaves them out: then tools like oxlint have no binary there.
 */
test('the lock names the binaries of every system, so that it installs everywhere', () => {
  const wanted = Object.entries(packages).flatMap(([owner, { optionalDependencies }]) =>
    Object.entries(optionalDependencies ?? {}).map(([name, version]) => ({ owner, name, version })),
  )
  expect(wanted.length).toBeGreaterThan(100)
  expect(wanted.filter(({ name }) => entryOf(name) === undefined)).toEqual([])
})

test('each binary in the lock says which system it is for: npm would fetch it everywhere', () => {
  const binaries = Object.keys(packages).filter((path) => /[/-](?:darwin|win32|windows|linux|android|freebsd|openharmony)-/.test(path))
  expect(binaries.length).toBeGreaterThan(100)
  expect(binaries.filter((path) => packages[path]?.os === undefined || packages[path].cpu === undefined)).toEqual([])
})

test.for(['oxlint', 'oxfmt', 'oxc-parser', 'rolldown', '@swc/core', 'turbo'])('%s has its binary for Macs and for Windows', (name) => {
  const systems = Object.keys(entryOf(name)?.optionalDependencies ?? {}).map((binary) => entryOf(binary))
  for (const [os, cpu] of [
    ['darwin', 'arm64'],
    ['darwin', 'x64'],
    ['win32', 'x64'],
  ] as const)
    expect(
      systems.some((entry) => entry?.os?.includes(os) && entry.cpu?.includes(cpu)),
      `${os} ${cpu}`,
    ).toBe(true)
})
