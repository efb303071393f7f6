import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadSpaces } from './spaces.ts'

const built = fileURLToPath(new URL('../../../assets/built/', import.meta.url))
let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-spaces-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** Copies the garden as `id` and changes its document. */
async function copyGarden(id: string, change: (document: Record<string, unknown>) => void = () => undefined): Promise<void> {
  await mkdir(join(folder, id))
  await cp(join(built, 'garden/navmesh.json'), join(folder, id, 'navmesh.json'))
  const document: Record<string, unknown> = JSON.parse(await readFile(join(built, 'garden/space.json'), 'utf8'))
  document['id'] = id
  change(document)
  await writeFile(join(folder, id, 'space.json'), JSON.stringify(document))
}

test('knows what was built, and only that', async () => {
  const { spaces, problems } = await loadSpaces(built)
  expect(problems).toEqual([])
  expect([...spaces.keys()]).toContain('garden')
  expect([...spaces.keys()]).not.toContain('avatar')
})

test('a space nobody wrote code for is known by its folder', async () => {
  await copyGarden('cellar')
  expect((await loadSpaces(folder)).spaces.get('cellar')?.space.id).toBe('cellar')
})

test.each([
  [
    'a seat in the sky',
    (document: Record<string, unknown>) => (document['seats'] = [{ id: 'lost', kind: 'stool', x: 90, y: 0, z: 0, yawRadians: 0 }]),
    'bad/space.json: seats.0: nobody can reach the seat lost',
  ],
  [
    'a zone of an unknown kind',
    (document: Record<string, unknown>) =>
      (document['zones'] = [{ id: 'a', kind: 'cave', title: { zh: '洞', en: 'Cave' }, x: 0, z: 0, radiusMetres: 1 }]),
    'bad/space.json: zones.0.kind',
  ],
  ['another id than its folder', (document: Record<string, unknown>) => (document['id'] = 'other'), 'bad/space.json: id: is other'],
])('%s is told by file and field, and the rest opens', async (_name, change, message) => {
  await copyGarden('good')
  await copyGarden('bad', change)
  const { spaces, problems } = await loadSpaces(folder)
  expect([...spaces.keys()]).toEqual(['good'])
  expect(problems).toHaveLength(1)
  expect(problems[0]?.message).toContain(message)
})

test('a missing or broken file is told by its name', async () => {
  await copyGarden('bare')
  await rm(join(folder, 'bare/navmesh.json'))
  await copyGarden('torn')
  await writeFile(join(folder, 'torn/navmesh.json'), '{')
  const { spaces, problems } = await loadSpaces(folder)
  expect(spaces.size).toBe(0)
  expect(problems.map(({ message }) => message)).toEqual(['bare/navmesh.json: cannot be read', 'torn/navmesh.json: is no JSON'])
})
