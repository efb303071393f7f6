import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { frameFaces, type FramingView } from './frame-faces.ts'

const view: FramingView = {
  yawRadians: 0,
  aspect: 16 / 9,
  fovDegrees: 42,
  leastMetres: 3,
  mostMetres: 8,
  freeMetres: (_x, _z, _yaw, _pitch, wantedMetres) => wantedMetres,
}
const self = { x: 0, y: 1.1, z: 1, yawRadians: Math.PI }
/** Somebody who looks at me. */
const facing = (x: number, z: number) => ({ x, y: 1.1, z, yawRadians: Math.atan2(self.x - x, self.z - z) })

describe('framing a talk', () => {
  test('nobody else: nothing to frame', () => expect(frameFaces(self, [], view)).toBeNull())

  test('one other: seen past the own shoulder, not through the own head', () => {
    const shot = frameFaces(self, [facing(0, -1)], view)
    expect(Math.abs(shot?.yawRadians ?? 0)).toBeGreaterThan(0.15)
    expect(Math.abs(shot?.yawRadians ?? 9)).toBeLessThan(1.1)
  })
  test('the own head is not the largest thing in the picture', () => {
    for (const others of [[facing(0, -0.5)], [facing(-1, -0.5), facing(0, -1), facing(1, -0.5)]]) {
      const shot = frameFaces(self, others, view)
      if (!shot) throw new Error('no shot')
      const x = shot.focusX + Math.sin(shot.yawRadians) * Math.cos(shot.pitch) * shot.distance
      const z = shot.focusZ + Math.cos(shot.yawRadians) * Math.cos(shot.pitch) * shot.distance
      expect(Math.hypot(x - self.x, Math.sin(shot.pitch) * shot.distance, z - self.z)).toBeGreaterThan(3)
    }
  })
  test('it takes the side that needs less turning', () => {
    const others = [facing(0, -1)]
    expect(frameFaces(self, others, { ...view, yawRadians: 1 })?.yawRadians).toBeGreaterThan(0)
    expect(frameFaces(self, others, { ...view, yawRadians: -1 })?.yawRadians).toBeLessThan(0)
  })
  test('it does not go where a wall is', () => {
    const blocked: FramingView = { ...view, yawRadians: 1, freeMetres: (_x, _z, yaw, _pitch, wanted) => (yaw > 0 ? 0.5 : wanted) }
    expect(frameFaces(self, [facing(0, -1)], blocked)?.yawRadians).toBeLessThan(0)
  })
  test('over the heads of a circle it looks from above, where more faces are seen', () => {
    const circle = Array.from({ length: 8 }, (_, seat) => {
      const angle = ((seat + 1) * Math.PI * 2) / 9
      return { x: Math.sin(angle) * 2, y: 1.1, z: -1 + Math.cos(angle) * 2, yawRadians: angle + Math.PI }
    })
    const shot = frameFaces(self, circle, view)
    expect(shot?.pitch).toBeGreaterThan(0.3)
    expect(frameFaces(self, [facing(0, -1)], view)?.pitch).toBeLessThan(0.3)
  })
  test('it goes where those it listens to show their faces', () => {
    const turned = [{ x: 0, y: 1.1, z: -1, yawRadians: 1.2 }]
    expect(frameFaces(self, turned, view)?.yawRadians).toBeGreaterThan(0)
  })
  test('every face of a talk of nine lies inside the view', () => {
    const places = fc.array(
      fc.record({ x: fc.double({ min: -2.5, max: 2.5, noNaN: true }), z: fc.double({ min: -3, max: 0.5, noNaN: true }) }),
      {
        minLength: 1,
        maxLength: 8,
      },
    )
    fc.assert(
      fc.property(places, (list) => {
        const others = list.map(({ x, z }) => facing(x, z))
        const shot = frameFaces(self, others, view)
        if (!shot) throw new Error('no shot')
        fc.pre(shot.distance < view.mostMetres)
        const wide = Math.tan((view.fovDegrees * Math.PI) / 360) * view.aspect
        for (const { x, z } of [self, ...others]) {
          const near = (x - shot.focusX) * Math.sin(shot.yawRadians) + (z - shot.focusZ) * Math.cos(shot.yawRadians)
          const ahead = shot.distance - near * Math.cos(shot.pitch)
          const beside = (x - shot.focusX) * Math.cos(shot.yawRadians) - (z - shot.focusZ) * Math.sin(shot.yawRadians)
          expect(ahead).toBeGreaterThan(0)
          expect(Math.abs(beside / ahead)).toBeLessThanOrEqual(wide)
        }
      }),
    )
  })
})
