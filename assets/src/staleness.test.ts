import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { checkSpace, loadNavmesh, parseSpaceDocument, spaceLightsSchema, unpackSpaceMesh } from '@kith/shared/space'
import { describe, expect, test } from 'vitest'
import { parseManifest } from '#bake/manifest.ts'
import { hashSources } from '#bake/source-hash.ts'
import { spaceTarget } from '#bake/space-target.ts'
import { spaces } from '#spaces.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

describe.each(spaces)('the built $id', (space) => {
  const built = new URL(`../built/${space.id}/`, import.meta.url)
  const bytes = (name: string): Buffer => readFileSync(new URL(name, built))
  const json = (name: string): unknown => JSON.parse(bytes(name).toString('utf8'))
  const mesh = (name: string) => unpackSpaceMesh(new Uint8Array(bytes(name)).buffer)
  const gzipped = (name: string): number => gzipSync(bytes(name)).length

  test('is of these sources (else: npm run bake)', () => {
    const target = spaceTarget(space)
    const manifest = parseManifest(bytes('manifest.json').toString('utf8'))
    expect(manifest?.sourceHash).toBe(hashSources(root, target.sources, target.packages))
  })

  test('keeps within what a page may load', () => {
    expect(mesh('mesh.bin').indices.length / 3).toBeLessThanOrEqual(80_000)
    const all = ['mesh.bin', 'collision.bin', 'navmesh.json', 'space.json', 'lights.json'].reduce((sum, name) => sum + gzipped(name), 0)
    expect(all).toBeLessThanOrEqual(1_000_000)
    expect(mesh('collision.bin').indices.length / 3).toBeLessThanOrEqual(4000)
    expect(gzipped('navmesh.json')).toBeLessThanOrEqual(40_000)
  })

  test('is lit: nothing white everywhere, nothing black everywhere', () => {
    const { colours } = mesh('mesh.bin')
    let sum = 0
    let full = 0
    for (let i = 0; i < colours.length; i += 4) {
      sum += colours[i] ?? 0
      if (colours[i] === 255) full++
    }
    const mean = sum / (colours.length / 4)
    expect(mean).toBeGreaterThan(40)
    expect(mean).toBeLessThan(180)
    expect(full / (colours.length / 4)).toBeLessThan(0.01)
  })

  test('has a sound document and lights', () => {
    const document = parseSpaceDocument(json('space.json'), 'space.json')
    expect(document.id).toBe(space.id)
    expect(document.lights.length).toBeGreaterThanOrEqual(2)
    expect(() => checkSpace(document, loadNavmesh(json('navmesh.json')), 'space.json')).not.toThrow()
    expect(spaceLightsSchema.parse(json('lights.json')).lamps.length).toBeGreaterThan(0)
  })
})
