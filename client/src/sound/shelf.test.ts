import { describe, expect, test } from 'vitest'
import { chimeKinds, floorKinds } from './kinds.ts'
import { chimeName, layersOf, pianoName, stepName, stepVariants } from './shelf.ts'
import { loopKinds } from './soundscape.ts'
import { tuneScale } from './tune.ts'
import { makeWave } from './waves/make-wave.ts'

const names = [
  ...loopKinds.flatMap((kind) => [0, 1, 2, 3, 4].flatMap((number) => layersOf(kind, number).map(({ name }) => name))),
  ...floorKinds.flatMap((floor) => Array.from({ length: stepVariants }, (_, variant) => stepName(floor, variant))),
  ...chimeKinds.map(chimeName),
  ...[tuneScale[0], tuneScale.at(-1) ?? 81].map(pianoName),
  'kettle',
]

describe('names of sounds', () => {
  test('all have a sound', () => {
    for (const name of new Set(names)) expect({ name, samples: makeWave(name).length > 1000 }).toEqual({ name, samples: true })
  })
  test('give the same sound for the same name, and another for another number', () => {
    expect(makeWave('step-wood.1')).toEqual(makeWave('step-wood.1'))
    expect(makeWave('step-wood.1')).not.toEqual(makeWave('step-wood.2'))
    expect(makeWave('cricket.0')).not.toEqual(makeWave('cricket.1'))
  })
  test('that nothing has are refused', () => {
    expect(() => makeWave('thunder')).toThrow(RangeError)
  })
})
