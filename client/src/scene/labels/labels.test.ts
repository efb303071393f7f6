import { beforeEach, describe, expect, test } from 'vitest'
import { createBody, type CrowdBody } from '#scene/avatar/crowd-body.ts'
import { projectBodies } from '#scene/avatar/project-bodies.ts'
import { Bubbles } from '#scene/bubbles/bubbles.ts'
import { bareBubble, bareCamera, barePictures } from '#scene/testing/bare-labels.ts'
import { avatarView } from '#scene/testing/fixtures.ts'
import { Tags } from '#scene/tags/tags.ts'
import { bubbledLines } from '#state/bubbled-lines.ts'
import { createTalkStore } from '#state/talk-store.ts'
import type { LabelFrame } from './label-frame.ts'
import { Labels } from './labels.ts'

const size = { width: 1280, height: 720 }
const container = { append: () => undefined, setAttribute: () => undefined, removeAttribute: () => undefined }
let tags: Tags
let bubbles: Bubbles
let labels: Labels
let nowMs: number
let talk: ReturnType<typeof createTalkStore>
let made: ReturnType<typeof bareBubble>[]

beforeEach(() => {
  nowMs = 0
  talk = createTalkStore()
  tags = new Tags({ value: 0 }, barePictures())
  made = []
  bubbles = new Bubbles(container, talk, () => {
    const bubble = bareBubble()
    made.push(bubble)
    return bubble
  })
  labels = new Labels(bubbles, { count: 0, edges: new Float64Array(0) })
})

/** Five seconds and more before the camera's middle, unless told otherwise. */
function bodyAt(pid: number, x: number, z: number): CrowdBody {
  const body = createBody(avatarView({ pid, name: `Guest ${pid}`, x, z }))
  body.visible = 1
  body.eyes.set([x, 1.08, z])
  body.top.set([x, 1.47, z])
  return body
}

function frames(bodies: readonly CrowdBody[], count = 20, view = size, before?: () => void): void {
  for (let i = 0; i < count; i++) {
    nowMs += 16
    projectBodies(bodies, bareCamera(view.width, view.height), view.width, view.height)
    const frame: LabelFrame = { ...view, nowMs, deltaSeconds: 0.016, pixelRatio: 1, focalPixels: 1000, still: false, hoverPid: 0 }
    before?.()
    labels.update(tags, bodies, frame)
  }
}

function speak(pid: number, mine = false): void {
  talk.getState().put({
    id: `line-${pid}`,
    pid,
    name: `Guest ${pid}`,
    kind: 'person',
    mine,
    text: 'Have you seen the lanterns?',
    lang: 'en',
    volume: 'say',
    atMs: pid,
    grewAtMs: nowMs,
    done: true,
    interrupted: false,
    sources: 0,
    sending: null,
    failure: null,
    heardByPids: [],
  })
}

const drawnTags = () => (tags.mesh.visible ? tags.mesh.geometry.instanceCount : 0)

describe('labels of those one cannot see', () => {
  test('whose middle is out of the picture has no name there', () => {
    const edge = bodyAt(1, 0, 2)
    frames([edge])
    expect(drawnTags()).toBe(1)
    // A cheek of it is still in view.
    edge.top[0] = edge.eyes[0] = 6.1
    frames([edge], 40)
    expect([edge.screen.x > size.width, edge.screen.inView, drawnTags()]).toEqual([true, true, 0])
  })
  test('before whose face another stands has no name, and no tail: a mark while some of the head is seen', () => {
    const [behind, before] = [bodyAt(1, 0, 2), bodyAt(2, 0.9, 2.35)]
    speak(1)
    frames([behind, before])
    const bubble = made.find(({ pid }) => pid === 1)
    expect([behind.screen.hidden, bubble?.tailed]).toEqual([0, true])
    const stand = (x: number): void => {
      before.top[0] = before.eyes[0] = x
      frames([behind, before], 40)
    }
    stand(0.14)
    expect([behind.screen.hidden, bubble?.tailed, bubble?.markedOver]).toEqual([1, false, true])
    stand(0)
    expect([behind.screen.hidden, bubble?.tailed, bubble?.markedOver]).toEqual([2, false, false])
    talk.getState().clear()
    frames([behind, before], 60)
    expect(drawnTags()).toBe(1)
  })
  test('tags are drawn for heads in view only', () => {
    frames([bodyAt(1, -1, 2), bodyAt(2, 1, 2), bodyAt(3, 0, 14), bodyAt(4, 30, 2)])
    expect(drawnTags()).toBe(2)
  })
  test('behind a wall a name fades, and is back when its body is', () => {
    const body = bodyAt(1, 0, 2)
    frames([body])
    body.screen.covered = true
    frames([body], 3)
    expect(drawnTags()).toBe(1)
    frames([body])
    expect(drawnTags()).toBe(0)
    body.screen.covered = false
    frames([body])
    expect(drawnTags()).toBe(1)
  })
  test('out of the view a name is gone at once', () => {
    const body = bodyAt(1, 0, 2)
    frames([body])
    body.top[0] = 40
    body.eyes[0] = 40
    frames([body], 1)
    expect(drawnTags()).toBe(0)
  })
  test('nor do they get bubbles; my own words show from my own eyes too', () => {
    const bodies = [bodyAt(1, 0, 2), bodyAt(2, 0, 14), bodyAt(3, 1, 2), bodyAt(4, 0, 14)]
    const [, , covered, own] = bodies
    if (covered) covered.screen.covered = true
    if (own) own.view.self = true
    for (const { pid, view } of bodies) speak(pid, view.self)
    frames(bodies)
    expect(bodies.map(({ pid }) => bubbles.names(pid))).toEqual([true, false, false, true])
  })
})

test('on a phone three speak in bubbles, the rest in the transcript', () => {
  const bodies = [0, 1, 2, 3, 4].map((at) => bodyAt(at + 1, (at - 2) * 0.6, 1 - at * 0.3))
  for (const { pid } of bodies) speak(pid)
  frames(bodies, 20, { width: 390, height: 844 })
  expect(bubbledLines.getState().size).toBeLessThanOrEqual(4)
  expect(bodies.filter(({ pid }) => bubbledLines.getState().has(`line-${pid}`))).toHaveLength(3)
})

describe('a bubble in company', () => {
  const row = (count: number, apart: number) => Array.from({ length: count }, (_, at) => bodyAt(at + 1, (at - (count - 1) / 2) * apart, 2))
  const faceOf = ({ screen }: CrowdBody) => {
    const metre = 1000 / screen.depth
    return { left: screen.x - metre * 0.2, right: screen.x + metre * 0.2, top: screen.y + metre * 0.1, bottom: screen.y + metre * 0.5 }
  }
  const shown = () => made.filter(({ pid, spot }) => pid !== 0 && spot.placed)
  test('of six in a row each has one, and none lies across a face', () => {
    const bodies = row(6, 1)
    for (const { pid } of bodies) speak(pid)
    frames(bodies, 60)
    expect(shown()).toHaveLength(6)
    const across = shown().flatMap(({ pid, footX, footY, width, height }) =>
      bodies
        .map(faceOf)
        .filter((face) => footX - width / 2 < face.right && footX + width / 2 > face.left)
        .filter((face) => footY - height < face.bottom && footY > face.top)
        .map((face) => [pid, face]),
    )
    expect(across).toEqual([])
  })
  test('has a tail that ends at its own speaker, nearer than at anybody else', () => {
    const bodies = row(5, 0.7)
    for (const { pid } of bodies) speak(pid)
    frames(bodies, 60)
    expect(shown().length).toBeGreaterThanOrEqual(3)
    for (const { pid, footX, footY, tip } of shown()) {
      const distances = bodies.map(({ pid: of, screen }) => ({ of, away: Math.hypot(screen.x - footX - tip.x, screen.y - footY - tip.y) }))
      expect(distances.toSorted((a, b) => a.away - b.away)[0]?.of).toBe(pid)
    }
  })
  test('has a short tail, and does not lie across my own head', () => {
    const bodies = row(6, 0.8)
    const me = bodyAt(9, 0.2, 4.4)
    me.view.self = true
    for (const { pid } of bodies) speak(pid)
    frames([...bodies, me], 60)
    const own = faceOf(me)
    expect(shown().length).toBeGreaterThanOrEqual(3)
    for (const { footX, footY, width, height, tailPixels } of shown()) {
      expect(tailPixels).toBeLessThanOrEqual(31.01)
      const wide = Math.min(footX + width / 2, own.right) - Math.max(footX - width / 2, own.left)
      const high = Math.min(footY, own.bottom) - Math.max(footY - height, own.top)
      const hidden = Math.max(0, wide) * Math.max(0, high)
      expect(hidden / ((own.right - own.left) * (own.bottom - own.top))).toBeLessThan(0.2)
    }
  })
  test('leaves the board with the name of the place free where there is room beside it', () => {
    const bodies = row(1, 1)
    speak(1)
    frames(bodies)
    const { footX = 0, footY = 0, width = 0, height = 0 } = shown()[0] ?? {}
    const board = [footX - width / 2, footY - height, footX + width / 2, footY - height / 2] as const
    frames(bodies, 60, size, () => labels.spare(...board))
    const [bubble] = shown()
    expect(bubble && (bubble.footY <= board[1] || bubble.footY - bubble.height >= board[3])).toBe(true)
  })
  test('that is over fades where it stood, and nothing is drawn there meanwhile', () => {
    const bodies = row(1, 1)
    speak(1)
    frames(bodies)
    expect(drawnTags()).toBe(0)
    talk.getState().clear()
    frames(bodies, 6)
    expect(shown()).toHaveLength(0)
    expect(drawnTags()).toBe(0)
    frames(bodies, 20)
    expect(drawnTags()).toBe(1)
  })
  test('takes the place of a name at once', () => {
    const bodies = row(1, 1)
    frames(bodies)
    expect(drawnTags()).toBe(1)
    speak(1)
    frames(bodies, 2)
    expect(shown()).toHaveLength(1)
    expect(drawnTags()).toBe(0)
  })
})

describe('the transcript is told', () => {
  const told = (pid: number) => bubbledLines.getState().has(`line-${pid}`)
  test('of a line while its bubble is in view, and no longer', () => {
    const body = bodyAt(1, 0, 2)
    speak(1)
    frames([body])
    expect(told(1)).toBe(true)
    body.screen.covered = true
    frames([body])
    expect(told(1)).toBe(false)
  })
  test('of none when there are no bubbles any more', () => {
    speak(1)
    frames([bodyAt(1, 0, 2)])
    bubbles.dispose()
    expect(told(1)).toBe(false)
  })
})

describe('a name among heads that stand close', () => {
  const namesDrawn = () => {
    const place = tags.mesh.geometry.getAttribute('place')
    return Array.from({ length: drawnTags() }, (_, at) => ({
      x: ((place.getX(at) + 1) * size.width) / 2,
      y: ((1 - place.getY(at)) * size.height) / 2,
      high: (place.getW(at) * size.height) / 2,
    }))
  }
  const boxOf = ({ screen }: CrowdBody) => {
    const metre = 1000 / screen.depth
    return { left: screen.x - metre * 0.25, right: screen.x + metre * 0.25, top: screen.y + metre * 0.06, bottom: screen.y + metre * 0.52 }
  }
  test('lies before no face, not even before my own', () => {
    const bodies = [bodyAt(1, 0, 4), bodyAt(2, 0.15, 2.6), bodyAt(3, -0.5, 1.6), bodyAt(4, 0.7, 1.2)]
    const [, own] = bodies
    if (own) own.view.self = true
    frames(bodies, 60)
    expect(namesDrawn().length).toBeGreaterThanOrEqual(2)
    const middles = namesDrawn().filter(({ x, y }) =>
      bodies.map(boxOf).some(({ left, right, top, bottom }) => x > left && x < right && y > top && y < bottom),
    )
    expect(middles).toEqual([])
  })
  test('is nearest to its own head', () => {
    const bodies = [bodyAt(1, -0.4, 2), bodyAt(2, 0.4, 2), bodyAt(3, 0.05, 0.4)]
    frames(bodies, 60)
    const heads = bodies.map(boxOf)
    const nearest = namesDrawn().map(({ x, y, high }) =>
      heads
        .map(({ left, right, top }) => Math.hypot((left + right) / 2 - x, top - y - high / 2))
        .reduce((a, b, i, all) => (b < (all[a] ?? 0) ? i : a), 0),
    )
    expect(new Set(nearest).size).toBe(nearest.length)
  })
})

test('of a hundred in rows the nearest twelve are named, none over another', () => {
  const rows = Array.from({ length: 96 }, (_, index) => {
    const [row, column] = [Math.floor(index / 12), index % 12]
    return bodyAt(index + 1, (column - 5.5) * 0.75 + (row % 2) * 0.35, 5.2 - row * 1.05)
  })
  frames(rows, 60)
  expect(drawnTags()).toBe(12)
  const place = tags.mesh.geometry.getAttribute('place')
  const boxes = Array.from({ length: 12 }, (_, at) => ({
    x: (place.getX(at) * size.width) / 2,
    y: (place.getY(at) * size.height) / 2,
    wide: (place.getZ(at) * size.width) / 2,
    high: (place.getW(at) * size.height) / 2,
  }))
  const over = boxes.flatMap((a, i) =>
    boxes.slice(i + 1).filter((b) => Math.abs(a.x - b.x) < (a.wide + b.wide) / 2 && Math.abs(a.y - b.y) < (a.high + b.high) / 2),
  )
  expect(over).toEqual([])
})
