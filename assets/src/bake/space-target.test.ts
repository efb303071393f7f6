import { readFileSync } from 'node:fs'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  SpaceDataError,
  checkSpace,
  findWalkPath,
  loadNavmesh,
  parseSpaceDocument,
  placeOn,
  spaceLightsSchema,
  unpackSpaceMesh,
  walkStep,
} from '@kith/shared/space'
import { afterAll, describe, expect, test } from 'vitest'
import { spaceTarget } from './space-target.ts'
import { yard } from '#testing/yard.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'kith-space-'))
const few = { skyRays: 8, bounceRays: 8, shadowRays: 2 }
const written: unknown = JSON.parse(readFileSync(join(root, yard.document), 'utf8'))
afterAll(() => rmSync(folder, { recursive: true }))

function bakeWith(change: object): ReturnType<ReturnType<typeof spaceTarget>['bake']> {
  const file = join(folder, 'changed.json')
  writeFileSync(file, JSON.stringify(Object.assign({}, written, change)))
  return spaceTarget({ ...yard, document: relative(root, file) }, few).bake(root, () => undefined)
}

describe('a space no engine code knows', () => {
  const { files } = spaceTarget(yard, few).bake(root, () => undefined)
  const json = (name: string): unknown => JSON.parse(String(files[name]))
  const mesh = (name: string) => unpackSpaceMesh(Uint8Array.from(files[name] as Uint8Array).buffer)
  const space = parseSpaceDocument(json('space.json'), 'space.json')
  const nav = loadNavmesh(json('navmesh.json'))

  test('opens: its document, navmesh, lights and meshes are sound', () => {
    expect(() => checkSpace(space, nav, 'space.json')).not.toThrow()
    expect(space.seats).toHaveLength(1)
    expect(spaceLightsSchema.parse(json('lights.json')).lamps).toHaveLength(1)
    expect(mesh('mesh.bin').indices.length).toBeGreaterThan(0)
    expect(mesh('collision.bin').indices.length).toBeGreaterThan(0)
  })

  test('can be walked, round the cushion and not off the edge', () => {
    const way = findWalkPath(nav, { x: -1, z: -1 }, { x: 1.2, z: 1.2 })
    expect(way?.length).toBeGreaterThan(1)
    const body = placeOn(nav, -1, -1) ?? { x: Number.NaN, y: 0, z: 0, node: -1 }
    for (let i = 0; i < 50; i++) walkStep(nav, body, -0.1, 0, body)
    expect(body.x).toBeGreaterThan(-2)
    expect(body.x).toBeLessThan(-1)
  })

  test('tells lamp light from sky light in one byte a vertex', () => {
    const { positions } = mesh('mesh.bin')
    const shares = Array.from({ length: positions.length / 4 }, (_, i) => (positions[i * 4 + 3] ?? 0) % 256)
    expect(Math.max(...shares)).toBeGreaterThan(60)
    expect(Math.min(...shares)).toBeLessThan(Math.max(...shares) - 20)
  })
})

describe('a bad document', () => {
  test.each([
    [
      'a spot in a wall',
      { spots: [{ id: 'far', x: 9, z: 9, yawRadians: 0, title: { zh: '远', en: 'Far' } }] },
      'spots.0: nobody can stand',
    ],
    [
      'a zone of an unknown kind',
      { zones: [{ id: 'a', kind: 'cave', title: { zh: '洞', en: 'Cave' }, x: 0, z: 0, radiusMetres: 1 }] },
      'zones.0.kind',
    ],
    ['no view', { hero: undefined }, 'hero'],
    [
      'an id used twice',
      { spots: [1, 2].map(() => ({ id: 'twin', x: 1, z: 1, yawRadians: 0, title: { zh: '双', en: 'Twin' } })) },
      'twin is used twice',
    ],
    ['a light without colours', { lights: [{ id: 'dim', title: { zh: '暗', en: 'Dim' } }] }, 'lights.0'],
  ])('with %s is refused, naming file and field', (_name, change, words) => {
    expect(() => bakeWith(change)).toThrow(SpaceDataError)
    expect(() => bakeWith(change)).toThrow(new RegExp(`changed\\.json: .*${words}|changed\\.json: ${words}`))
  })

  test('that is not there says which file', () => {
    expect(() => spaceTarget({ ...yard, document: 'assets/spaces/nowhere.json' }).bake(root, () => undefined)).toThrow('nowhere.json')
  })
})
