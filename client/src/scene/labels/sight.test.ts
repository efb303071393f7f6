import { unpackSpaceMesh } from '@kith/shared/space'
import { PerspectiveCamera } from 'three'
import { beforeEach, describe, expect, test } from 'vitest'
import { createBody, type CrowdBody } from '#scene/avatar/crowd-body.ts'
import { projectBodies } from '#scene/avatar/project-bodies.ts'
import { isSeen } from '#scene/avatar/screen-place.ts'
import { createCollision } from '#scene/room/collision.ts'
import { avatarView, builtFile } from '#scene/testing/fixtures.ts'
import { Sight } from './sight.ts'

const collision = createCollision(unpackSpaceMesh(builtFile('garden/collision.bin')))
const view = { width: 1280, height: 720 }
let camera: PerspectiveCamera
let sight: Sight

/** Looks from the gate side of the terrace towards the café at the far end. */
beforeEach(() => {
  camera = new PerspectiveCamera(42, view.width / view.height, 0.1, 220)
  lookFrom(0, 1.6, 5, 0, 1.2, -3)
  sight = new Sight(collision)
})

function lookFrom(x: number, y: number, z: number, toX: number, toY: number, toZ: number): void {
  camera.position.set(x, y, z)
  camera.lookAt(toX, toY, toZ)
  camera.updateMatrixWorld()
}

function bodyAt(x: number, z: number, y = 0, pid = 1): CrowdBody {
  const body = createBody(avatarView({ pid, x, y, z }))
  body.eyes.set([x, y + 1.08, z])
  body.top.set([x, y + 1.47, z])
  return body
}

function seenAt(body: CrowdBody, nowMs: number): boolean {
  projectBodies([body], camera, view.width, view.height)
  sight.look([body], camera.position, nowMs)
  return isSeen(body.screen)
}

describe('who can be seen', () => {
  test('somebody on the open terrace', () => expect(seenAt(bodyAt(-1, 1), 0)).toBe(true))
  test('nobody behind the camera, beside the view, over it or under it', () => {
    expect(seenAt(bodyAt(0, 8), 0)).toBe(false)
    expect(seenAt(bodyAt(-9, 3), 0)).toBe(false)
    expect(seenAt(bodyAt(0, 2, 4), 0)).toBe(false)
    expect(seenAt(bodyAt(0, 2, -4), 0)).toBe(false)
  })
  test('not the one right under a camera that looks down past them', () => {
    lookFrom(0, 4, 2, 0, 0, 0.6)
    expect(seenAt(bodyAt(0, 3), 0)).toBe(false)
  })
  test('a head half cut by the edge still counts', () => {
    const body = bodyAt(0, 0)
    seenAt(body, 0)
    const wide = body.screen.depth * Math.tan((42 * Math.PI) / 360) * (view.width / view.height)
    expect(seenAt(bodyAt(wide + 0.1, 0), 0)).toBe(true)
    expect(seenAt(bodyAt(wide + 1, 0), 0)).toBe(false)
  })
  test('nobody behind the café, from the first look on', () => {
    lookFrom(0, 1.6, 3, 0, 1.2, -12)
    const body = bodyAt(0, -12)
    expect(seenAt(body, 0)).toBe(false)
    expect(body.screen.inView).toBe(true)
  })
  test('nobody behind a beam under the roof of the pavilion, but whom one sees below it', () => {
    sight = new Sight(createCollision(unpackSpaceMesh(builtFile('pavilion/collision.bin'))))
    lookFrom(0, 2.95, 3.6, 0, 1.6, 0)
    expect(seenAt(bodyAt(0, 0, 0.2), 0)).toBe(false)
    lookFrom(0, 1.7, 3.6, 0, 1.4, 0)
    expect(seenAt(bodyAt(0, 0, 0.2), 300)).toBe(true)
  })
  test('what passes between for a moment hides nobody, what stays does, and coming out shows at once', () => {
    const body = bodyAt(-1, 1)
    expect(seenAt(body, 0)).toBe(true)
    body.eyes.set([0, 1.08, -12])
    body.top.set([0, 1.47, -12])
    expect(seenAt(body, 200)).toBe(true)
    expect(seenAt(body, 300)).toBe(false)
    body.eyes.set([-1, 1.08, 1])
    body.top.set([-1, 1.47, 1])
    expect(seenAt(body, 310)).toBe(true)
  })
  test('a hundred are gone through by turns', () => {
    lookFrom(0, 1.6, 3, 0, 1.2, -12)
    const bodies = Array.from({ length: 100 }, (_, i) => bodyAt(0, -12 - i * 0.01, 0, i + 1))
    projectBodies(bodies, camera, view.width, view.height)
    for (let frame = 0; frame < 13; frame++) sight.look(bodies, camera.position, frame * 16)
    expect(bodies.filter(({ screen }) => isSeen(screen))).toEqual([])
  })
})
