import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { frameFaces } from './frame-faces.ts'
import type { Face, FacesShot, FramingView } from './framing.ts'

const view: FramingView = {
  focusY: 1.1,
  tiltRadians: 0,
  yawRadians: 0,
  heart: null,
  aspect: 16 / 9,
  fovDegrees: 42,
  leastMetres: 3,
  mostMetres: 8,
  freeMetres: (_x, _z, _yaw, _pitch, wantedMetres) => wantedMetres,
  sees: () => true,
}
const self = { x: 0, y: 1.1, z: 1, yawRadians: Math.PI }
/** Somebody who looks at me. */
const facing = (x: number, z: number) => ({ x, y: 1.1, z, yawRadians: Math.atan2(self.x - x, self.z - z) })

/** Where a shot's camera stands. */
function lensOf(shot: FacesShot) {
  const flat = Math.cos(shot.pitch) * shot.distance
  return {
    x: shot.focusX + Math.sin(shot.yawRadians) * flat,
    y: self.y + Math.sin(shot.pitch) * shot.distance,
    z: shot.focusZ + Math.cos(shot.yawRadians) * flat,
  }
}

/** Where a place is in the picture, −1 to 1 across and upwards; null behind the lens. */
function inPicture(shot: FacesShot, { aspect, fovDegrees }: FramingView, at: { x: number; y: number; z: number }) {
  const lens = lensOf(shot)
  const [dx, dy, dz] = [at.x - lens.x, at.y - lens.y, at.z - lens.z]
  const back = dx * Math.sin(shot.yawRadians) + dz * Math.cos(shot.yawRadians)
  const depth = -back * Math.cos(shot.pitch) - dy * Math.sin(shot.pitch)
  const tall = Math.tan((fovDegrees * Math.PI) / 360)
  if (depth <= 0) return null
  const across = (dx * Math.cos(shot.yawRadians) - dz * Math.sin(shot.yawRadians)) / (depth * tall * aspect)
  return { across, up: (dy * Math.cos(shot.pitch) - back * Math.sin(shot.pitch)) / (depth * tall), depth }
}

/** The cosine between where a face looks and where the camera is. */
function towardsLens(shot: FacesShot, face: Face): number {
  const lens = lensOf(shot)
  const [dx, dz] = [lens.x - face.x, lens.z - face.z]
  return (Math.sin(face.yawRadians) * dx + Math.cos(face.yawRadians) * dz) / Math.hypot(dx, dz)
}

function mustFrame(others: readonly Face[], by: FramingView = view): FacesShot {
  const shot = frameFaces({ self, talkers: others, bystanders: [] }, by)
  if (!shot) throw new Error('no shot')
  return shot
}

const upright: FramingView = { ...view, aspect: 390 / 844, fovDegrees: 60, mostMetres: 7.4 }
const arc = [-0.8, -0.4, 0, 0.4, 0.8].map((angle) => facing(Math.sin(angle) * 2.2, 1 - Math.cos(angle) * 2.2))
const circle = Array.from({ length: 8 }, (_, seat) => {
  const angle = ((seat + 1) * Math.PI * 2) / 9
  return { x: Math.sin(angle) * 2, y: 1.1, z: -1 + Math.cos(angle) * 2, yawRadians: angle + Math.PI }
})

describe('framing a talk', () => {
  test.each([0, 2, 4, 6])('round a fire is of nearly all of them, whoever speaks: seat %i', (seat) => {
    const [speaker, others] = [circle[seat], circle.filter((_, at) => at !== seat)]
    if (!speaker) throw new Error('no speaker')
    const shot = mustFrame([speaker, ...others])
    const shown = circle.filter((face) => {
      const at = inPicture(shot, view, face)
      return at !== null && Math.abs(at.across) < 0.9 && Math.abs(at.up) < 0.85
    })
    expect(shown.length).toBeGreaterThanOrEqual(7)
  })
  test('nobody else: nothing to frame', () => expect(frameFaces({ self, talkers: [], bystanders: [facing(0, -1)] }, view)).toBeNull())

  test('one other: seen past the own shoulder, not through the own head', () => {
    const { yawRadians } = mustFrame([facing(0, -1)])
    expect(Math.abs(Math.sin(yawRadians))).toBeGreaterThan(0.1)
    expect(Math.cos(yawRadians)).toBeGreaterThan(0.45)
  })
  test.each([
    ['a laptop', view],
    ['an upright phone', upright],
  ])('on %s, of five in an arc the one who speaks and most others show their faces, free of what lies over the picture', (_, by) => {
    const shot = mustFrame(arc, by)
    const free = arc.filter((face) => {
      const at = inPicture(shot, by, face)
      return at !== null && Math.abs(at.across) < 0.95 && at.up < 0.75 && at.up > -0.6 && towardsLens(shot, face) > 0.3
    })
    expect(free).toContain(arc[0])
    expect(free.length).toBeGreaterThanOrEqual(4)
  })
  test.each([
    ['a laptop', view],
    ['an upright phone', upright],
  ])('on %s, in a circle of nine no back of a head is in the lens', (_, by) => {
    const shot = mustFrame(circle, by)
    const speaker = circle[0]
    if (!speaker) throw new Error('nobody')
    expect(Math.abs(inPicture(shot, by, speaker)?.across ?? 9)).toBeLessThan(0.95)
    for (const face of circle) {
      const at = inPicture(shot, by, face)
      if (at && Math.abs(at.across) < 1 && at.up > -1 && at.up < 1 && towardsLens(shot, face) < 0) expect(at.depth).toBeGreaterThan(2.1)
    }
  })
  test.each([
    ['a laptop', view],
    ['an upright phone', upright],
  ])('on %s, of six round a fire nearly all are in the picture, the fire is whole, and one sees where they are', (_, by) => {
    const fire = { x: 0, z: -1 }
    const seats = Array.from({ length: 6 }, (_, seat) => {
      const angle = Math.PI / 6 + (seat * Math.PI) / 3
      return { x: fire.x + Math.sin(angle) * 2.05, y: 0.95, z: fire.z + Math.cos(angle) * 2.05, yawRadians: angle + Math.PI }
    })
    const shot = mustFrame(seats, { ...by, heart: { x: 0, z: -3, frontRadians: 0 } })
    const seen = seats.map((face) => inPicture(shot, by, face)).filter((at) => at !== null && Math.abs(at.across) < 0.95 && at.up > -0.8)
    expect(seen.length).toBeGreaterThanOrEqual(by === view ? 6 : 5)
    const ground = inPicture(shot, by, { ...fire, y: 0.1 })
    expect(Math.abs(ground?.across ?? 9)).toBeLessThan(0.75)
    expect(ground?.up).toBeGreaterThan(-0.8)
    expect(shot.pitch).toBeLessThan((by.fovDegrees * Math.PI) / 360 + 0.1)
    expect(Math.cos(shot.yawRadians)).toBeGreaterThan(0.3)
  })
  test('nobody who only stands about has their back in the lens', () => {
    const talkers = [facing(0, -1)]
    const free = mustFrame(talkers)
    const lens = lensOf(free)
    const middle = { x: (lens.x * 2 + free.focusX) / 3, y: 1.1, z: (lens.z * 2 + free.focusZ) / 3, yawRadians: free.yawRadians + Math.PI }
    const other = frameFaces({ self, talkers, bystanders: [middle] }, view)
    if (!other) throw new Error('no shot')
    const at = inPicture(other, view, middle)
    const inTheWay = at !== null && Math.abs(at.across) < 0.8 && at.up > -1 && at.up < 1 && at.depth < 2.6
    expect(inTheWay).toBe(false)
  })
  test('the own head is not the largest thing in the picture', () => {
    for (const others of [[facing(0, -0.5)], [facing(-1, -0.5), facing(0, -1), facing(1, -0.5)]]) {
      const { x, y, z } = lensOf(mustFrame(others))
      expect(Math.hypot(x - self.x, y - self.y, z - self.z)).toBeGreaterThan(2.6)
    }
  })
  test('it takes the side that needs less turning', () => {
    const others = [facing(0, -1)]
    expect(Math.sin(mustFrame(others, { ...view, yawRadians: 1 }).yawRadians)).toBeGreaterThan(0)
    expect(Math.sin(mustFrame(others, { ...view, yawRadians: -1 }).yawRadians)).toBeLessThan(0)
  })
  test('it does not go where a wall is', () => {
    const blocked: FramingView = {
      ...view,
      yawRadians: 0.5,
      freeMetres: (_x, _z, yaw, _pitch, wanted) => (Math.sin(yaw) > 0 ? 0.5 : wanted),
    }
    expect(Math.sin(mustFrame([facing(0, -1)], blocked).yawRadians)).toBeLessThan(0)
  })
  test('it goes where no post hides who speaks', () => {
    const speaker = facing(0, -1)
    const free = mustFrame([speaker])
    const behindPost: FramingView = { ...view, sees: ({ x }) => x * Math.sin(free.yawRadians) < 0 }
    expect(Math.sin(mustFrame([speaker], behindPost).yawRadians) * Math.sin(free.yawRadians)).toBeLessThan(0)
  })
  test('it goes where those it listens to show their faces', () => {
    const turned = [{ x: 0, y: 1.1, z: -1, yawRadians: 1.2 }]
    expect(Math.sin(mustFrame(turned).yawRadians)).toBeGreaterThan(0.15)
    expect(Math.sin(mustFrame([{ x: 0, y: 1.1, z: -1, yawRadians: -1.2 }]).yawRadians)).toBeLessThan(-0.15)
  })
  test('it looks into the place rather than out of it', () => {
    const beside = [{ x: 1, y: 1.1, z: 1, yawRadians: -Math.PI / 2 }]
    for (const z of [-9, 9]) {
      const { yawRadians } = mustFrame(beside, { ...view, yawRadians: Math.PI / 2, heart: { x: 0, z, frontRadians: Math.PI / 2 } })
      expect(Math.cos(yawRadians) * z).toBeLessThan(0)
    }
  })
  test('whoever speaks is in the picture, wherever they all stand', () => {
    const places = fc.uniqueArray(
      fc.record({ x: fc.double({ min: -3, max: 3, noNaN: true }), z: fc.double({ min: -3, max: 0, noNaN: true }) }),
      { minLength: 1, maxLength: 8 },
    )
    fc.assert(
      fc.property(places, (list) => {
        const others = list.map(({ x, z }) => facing(x, z))
        const speaker = others[0]
        fc.pre(
          speaker !== undefined && others.every((face) => face === speaker || Math.hypot(face.x - speaker.x, face.z - speaker.z) > 0.7),
        )
        if (!speaker) return
        const at = inPicture(mustFrame(others), view, speaker)
        expect(Math.abs(at?.across ?? 9)).toBeLessThan(1)
        expect(Math.abs(at?.up ?? 9)).toBeLessThan(1)
      }),
    )
  })
})
