import { BufferGeometry, Mesh } from 'three'
import { describe, expect, test } from 'vitest'
import { builtAvatar } from '#scene/testing/fixtures.ts'
import { CrowdBatches } from './crowd-batches.ts'
import { texel, texelsPerBody } from './crowd-layout.ts'
import { CrowdTexture } from './crowd-texture.ts'
import { drawnLook } from './drawn-look.ts'

function arrange(capacity: number) {
  const file = builtAvatar()
  const texture = new CrowdTexture(capacity)
  const batches = new CrowdBatches(file, texture, true)
  const [bodies, shadow] = batches.group.children
  if (!(bodies instanceof Mesh) || !(shadow instanceof Mesh)) throw new Error('the crowd draws no meshes')
  const rowAt = (draw: number): number => texture.data[Math.floor(draw / 8) * texelsPerBody * 4 + texel.draws * 4 + (draw % 8)] ?? -1
  const list = (): { starts: number[]; counts: number[]; rows: number[] } => {
    const draws = Number(Reflect.get(bodies, '_multiDrawCount'))
    const of = (name: string): number[] => Array.from(Reflect.get(bodies, name) as Int32Array).slice(0, draws)
    const rows = Array.from({ length: draws }, (_, draw) => rowAt(draw))
    return { starts: of('_multiDrawStarts'), counts: of('_multiDrawCounts'), rows }
  }
  return { file, batches, bodies, shadow, list, rowAt }
}

describe('the draws of a crowd', () => {
  test('list each part of each body with its row, near or far', () => {
    const { file, batches, list } = arrange(4)
    const part = (name: string) => file.parts.find((one) => one.name === name)
    batches.clear()
    batches.add(0, drawnLook('2.1.1.0.0.0.0.0.100.100.100'), 'near')
    batches.add(1, drawnLook('0.0.0.0.0.0.0.0.100.100.100.1'), 'far')
    batches.finish()
    const wanted = ['body', 'hair-bob', 'outfit-dress', 'accessory-glasses', 'spirit-far', 'spirit-crown-far']
    expect(list()).toEqual({
      starts: wanted.map((name) => (part(name)?.indexStart ?? -1) * 2),
      counts: wanted.map((name) => part(name)?.indexCount),
      rows: [0, 0, 0, 0, 1, 1],
    })
  })

  test('keep who is half seen through apart: in two passes of their own, after everything else, their rows listed from the end', () => {
    const { batches, bodies, list, rowAt } = arrange(4)
    const [, , depth, colour] = batches.group.children
    if (!(depth instanceof Mesh) || !(colour instanceof Mesh)) throw new Error('nobody can be seen through')
    batches.clear()
    batches.add(0, drawnLook('2.1.1.0.0.0.0.0.100.100.100'), 'near')
    batches.add(1, drawnLook('1.0.0.0.0.0.0.0.100.100.100'), 'near', 'veiled')
    batches.add(2, drawnLook('1.0.0.0.0.0.0.0.100.100.100'), 'near', 'shadow')
    batches.finish()
    expect(list().rows).toEqual([0, 0, 0, 0])
    const veiled = Array.from(Reflect.get(colour, '_multiDrawStarts') as Int32Array).slice(0, 3)
    expect(Reflect.get(colour, '_multiDrawCount')).toBe(3)
    expect(Array.from(Reflect.get(depth, '_multiDrawStarts') as Int32Array).slice(0, 3)).toEqual(veiled)
    expect([3, 2, 1].map((fromEnd) => rowAt(4 * 8 - fromEnd))).toEqual([1, 1, 1])
    expect([depth.renderOrder > bodies.renderOrder, colour.renderOrder > depth.renderOrder]).toEqual([true, true])
    batches.clear()
    batches.finish()
    expect([depth.visible, colour.visible]).toEqual([false, false])
  })

  test('fit for a full crowd in which everybody wears all they can', () => {
    const { batches, list, shadow } = arrange(50)
    const most = drawnLook('1.3.9.0.0.0.0.0.100.100.100.0.0.4.6')
    batches.clear()
    for (let slot = 0; slot < 50; slot++) batches.add(slot, most, 'near')
    batches.finish()
    expect(list().starts).toHaveLength(50 * most.parts.length)
    expect(list().rows.at(-1)).toBe(49)
    expect(shadow.geometry).toMatchObject({ instanceCount: 50 })
  })

  test('are none when nobody is there', () => {
    const { batches, bodies, shadow } = arrange(2)
    batches.clear()
    batches.finish()
    expect([bodies.visible, shadow.visible]).toEqual([false, false])
    expect(bodies.geometry).toBeInstanceOf(BufferGeometry)
  })
})
