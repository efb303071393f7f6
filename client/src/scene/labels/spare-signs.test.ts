import { PerspectiveCamera } from 'three'
import { expect, test } from 'vitest'
import { spareSigns } from './spare-signs.ts'

const sign = { x: 0, y: 3, z: -4, yawRadians: 0, pitchRadians: 0, widthMetres: 4, heightMetres: 1 }

function seenFrom(z: number): number[][] {
  const camera = new PerspectiveCamera(40, 2, 0.1, 220)
  camera.position.set(0, 3, z)
  camera.updateMatrixWorld()
  const told: number[][] = []
  spareSigns([sign], camera, 800, 400, { spare: (...edges) => told.push(edges) })
  return told
}

test('the board of the place is told as large as it is seen', () => {
  const [left = 0, top = 0, right = 0, bottom = 0] = seenFrom(6)[0] ?? []
  expect([(left + right) / 2, (top + bottom) / 2].map(Math.round)).toEqual([400, 200])
  expect((right - left) / (bottom - top)).toBeCloseTo(4, 5)
})
test('one behind the camera is not', () => expect(seenFrom(-6)).toEqual([]))
