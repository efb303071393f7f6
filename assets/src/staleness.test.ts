import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { spaceDocumentSchema, spaceLightsSchema, unpackSpaceMesh } from '@kith/shared/space'
import { describe, expect, test } from 'vitest'
import { gardenTarget } from '#bake/garden-target.ts'
import { parseManifest } from '#bake/manifest.ts'
import { hashSources } from '#bake/source-hash.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const built = new URL('../built/garden/', import.meta.url)
const bytes = (name: string): Buffer => readFileSync(new URL(name, built))
const json = (name: string): unknown => JSON.parse(bytes(name).toString('utf8'))
const mesh = (name: string) => unpackSpaceMesh(new Uint8Array(bytes(name)).buffer)

describe('the built garden', () => {
  test('is of these sources (else: npm run bake)', () => {
    const manifest = parseManifest(bytes('manifest.json').toString('utf8'))
    expect(manifest?.sourceHash).toBe(hashSources(root, gardenTarget.sources, gardenTarget.packages))
  })

  test('keeps within what a page may load', () => {
    expect(mesh('mesh.bin').indices.length / 3).toBeLessThanOrEqual(80_000)
    expect(gzipSync(bytes('mesh.bin')).length).toBeLessThanOrEqual(1_000_000)
    expect(mesh('collision.bin').indices.length / 3).toBeLessThanOrEqual(4000)
    expect(gzipSync(bytes('navmesh.json')).length).toBeLessThanOrEqual(40_000)
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
    expect(mean).toBeGreaterThan(50)
    expect(mean).toBeLessThan(180)
    expect(full / (colours.length / 4)).toBeLessThan(0.01)
  })

  test('has a valid document and lights, with a sign and a fire', () => {
    expect(spaceDocumentSchema.parse(json('space.json')).id).toBe('garden')
    const lights = spaceLightsSchema.parse(json('lights.json'))
    expect(lights.signs).toHaveLength(1)
    expect(lights.fires).toHaveLength(1)
    expect(lights.lamps.filter((lamp) => lamp.flicker)).toHaveLength(1)
  })
})
