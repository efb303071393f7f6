import { expect, test } from 'vitest'
import { isLikeAResident, likeness, mostLike, residentLooks } from './likeness.ts'
import { decodeLook, doorLooks } from './look.ts'

const [xiaoman = '', , adeng = ''] = residentLooks

test('a look is like itself, and like nobody of another kind', () => {
  const look = decodeLook(xiaoman)
  expect(likeness(look, look)).toBeCloseTo(1)
  expect(likeness(look, { ...look, kind: 1 })).toBe(0)
})

test('other colours alone make nobody else, other hair and clothes do', () => {
  const look = decodeLook(xiaoman)
  expect(isLikeAResident({ ...look, top: 3, hairColor: 6 })).toBe(true)
  expect(isLikeAResident({ ...look, hair: 13, outfit: 9 })).toBe(false)
})

test('a hat counts as hair, wherever it was chosen', () => {
  const look = decodeLook(adeng)
  expect(likeness(look, { ...look, hair: 1 })).toBeCloseTo(1)
})

test('nobody at the door looks like a resident, or like the one beside', () => {
  for (const [i, look] of doorLooks.entries()) {
    expect(isLikeAResident(decodeLook(look)), look).toBe(false)
    for (const other of doorLooks.slice(i + 1))
      expect(likeness(decodeLook(look), decodeLook(other)), `${look} ${other}`).toBeLessThan(mostLike)
  }
})

test('the residents are like none of each other', () => {
  for (const [i, look] of residentLooks.entries())
    for (const other of residentLooks.slice(i + 1)) expect(likeness(decodeLook(look), decodeLook(other))).toBeLessThan(mostLike)
})
