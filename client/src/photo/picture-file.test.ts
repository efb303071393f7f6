import { expect, test } from 'vitest'
import { measure } from './compose.ts'
import { pictureName } from './picture-file.ts'

const at = new Date(2026, 4, 3, 20, 5)

test.each([
  ['Lantern Garden', 'image/png', 'kith-lantern-garden-2026-05-03-2005.png'],
  ['灯园', 'image/jpeg', 'kith-灯园-2026-05-03-2005.jpg'],
  ['../..\\', 'image/png', 'kith-2026-05-03-2005.png'],
] as const)('a picture of %s is called %s', (place, type, name) => expect(pictureName(place, at, type)).toBe(name))

test('a frame adds to the picture, and takes nothing from it', () => {
  const plain = measure(2560, 1440, false, true)
  const framed = measure(2560, 1440, true, true)
  expect([plain.width, plain.height]).toEqual([2560, 1440])
  expect(framed.width - framed.margin * 2).toBe(2560)
  expect(framed.height - framed.margin - framed.foot).toBe(1440)
  expect(measure(2560, 1440, true, false).foot).toBeLessThan(framed.foot)
})
