import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { parseManifest } from '#bake/manifest.ts'
import { hashSources } from '#bake/source-hash.ts'
import { avatarTarget } from './avatar-target.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const bytes = (name: string): Buffer => readFileSync(new URL(`../../built/avatar/${name}`, import.meta.url))

test('the built bodies are of these sources (else: npm run bake)', () => {
  const manifest = parseManifest(bytes('manifest.json').toString('utf8'))
  expect(manifest?.sourceHash).toBe(hashSources(root, avatarTarget.sources, avatarTarget.packages))
})

test('all bodies together are light enough for the first frame', () => {
  expect(gzipSync(bytes('avatar.bin'), { level: 9 }).length).toBeLessThanOrEqual(160_000)
})
