import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { NetWorldView } from '@kith/client/src/net/world-view.ts'
import { unpackAvatar } from '@kith/client/src/scene/avatar/avatar-file.ts'
import { Crowd } from '@kith/client/src/scene/avatar/crowd.ts'
import { EmoteSprites } from '@kith/client/src/scene/avatar/emote-sprites.ts'
import { loadEmotes } from '@kith/client/src/scene/avatar/gestures.ts'
import { createLightProbes } from '@kith/client/src/scene/avatar/light-probe.ts'
import { projectBodies } from '@kith/client/src/scene/avatar/project-bodies.ts'
import { Bubbles } from '@kith/client/src/scene/bubbles/bubbles.ts'
import { veilBetween } from '@kith/client/src/scene/camera/veil.ts'
import type { LabelFrame } from '@kith/client/src/scene/labels/label-frame.ts'
import { Labels } from '@kith/client/src/scene/labels/labels.ts'
import { Sight } from '@kith/client/src/scene/labels/sight.ts'
import { createCollision } from '@kith/client/src/scene/room/collision.ts'
import { bareBubble, bareCamera, barePictures } from '@kith/client/src/scene/testing/bare-labels.ts'
import { Tags } from '@kith/client/src/scene/tags/tags.ts'
import { createTalkStore } from '@kith/client/src/state/talk-store.ts'
import { emotes } from '@kith/shared/actions'
import { bodyBytes, packBody, unpackSpaceMesh, type Seat } from '@kith/shared/space'
import { presences } from '@kith/shared/state'

/** Run by `frame.ts`: prints one JSON line. Everything is placed and moved by arithmetic, nothing by chance. */
const avatars = 100
const warmUpFrames = 6_000
const measuredFrames = 1_000
const frameMs = 1000 / 60
/** Others' places come 20 times a second: every third frame. */
const framesPerPatch = 3
const seatKinds = ['stool', 'bench', 'sofa', 'cushion'] as const
const view = new NetWorldView()
const seats = Array.from({ length: 20 }, (_, index): Seat => {
  const kind = seatKinds[index % seatKinds.length] ?? 'stool'
  return { id: `seat-${index}`, kind, x: -6 + index * 0.6, y: 0.45, z: -3, yawRadians: 0 }
})
const speakers = 9
const walkers = avatars - seats.length

function personOf(pid: number) {
  const seated = pid > walkers
  return {
    pid,
    kind: pid % 12 === 0 ? 1 : 0,
    name: pid % 2 === 0 ? `Guest ${pid}` : `客人${pid}`,
    look: `${pid % 8}.${pid % 4}.${pid % 5}.${pid % 9}.${pid % 7}.${pid % 10}.${pid % 6}.${pid % 5}.100.100.100`,
    seat: seated ? `seat-${pid - walkers - 1}` : '',
    emote: (pid % emotes.length) + 1,
    emoteSeq: 0,
    presence: pid % 5 === 0 ? pid % presences.length : 0,
    emotion: pid % 9,
    lookAtPid: (pid % avatars) + 1,
    muted: pid % 17 === 0,
    offRecord: pid % 19 === 0,
  }
}

await loadEmotes()
view.setSelf(1)
view.setSpace(seats, () => 0)
const people = Array.from({ length: avatars }, (_, index) => personOf(index + 1))
for (const person of people) view.put(person, 0)

const talk = createTalkStore()
const built = (name: string): ArrayBuffer => {
  const bytes = readFileSync(fileURLToPath(import.meta.resolve(`@kith/assets/built/${name}`)))
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
}
const lamps = Array.from({ length: 30 }, (_, index) => ({
  x: Math.cos(index) * 8,
  y: 2.4,
  z: Math.sin(index * 1.7) * 8,
  colour: '#ffb866',
  intensity: 2,
  radiusMetres: 5,
  flicker: index % 6 === 0,
}))
const crowd = new Crowd({
  file: unpackAvatar(built('avatar/avatar.bin')),
  seats: new Map(seats.map((seat) => [seat.id, seat])),
  probes: createLightProbes(lamps),
  groundAt: () => 0,
  plain: false,
})
const sprites = new EmoteSprites()
const sight = new Sight(createCollision(unpackSpaceMesh(built('garden/collision.bin'))))
const tags = new Tags({ value: 0 }, barePictures())
const container = { append: () => undefined, setAttribute: () => undefined, removeAttribute: () => undefined }
const labels = new Labels(new Bubbles(container, talk, bareBubble), {
  count: 2,
  edges: Float64Array.of(0, 0, 1280, 58, 380, 600, 900, 720),
})
const camera = bareCamera(1280, 720)
const shot = { from: camera.position, to: { x: 0, y: 1, z: 2 }, fovDegrees: 40 }
const labelFrame: LabelFrame = {
  nowMs: 0,
  deltaSeconds: 0,
  width: 1280,
  height: 720,
  pixelRatio: 1,
  focalPixels: 1000,
  still: false,
  hoverPid: 0,
}
const totalFrames = warmUpFrames + measuredFrames * 2
const firstMs = 1_000

/** What the net brings, made beforehand: everybody walks rounds of their own, some stand still. */
const patches = Array.from({ length: Math.ceil(totalFrames / framesPerPatch) + 1 }, (_, index) =>
  placesAt(firstMs + index * framesPerPatch * frameMs),
)

function placesAt(nowMs: number): Uint8Array {
  const patch = new Uint8Array(walkers * bodyBytes)
  for (let pid = 1; pid <= walkers; pid++) {
    const pace = pid % 4 === 0 ? 0 : 0.25 + (pid % 5) * 0.1
    const round = 2 + (pid % 9)
    const angle = pid + (nowMs / 1000) * pace
    packBody(patch, pid - 1, pid, Math.cos(angle) * round, Math.sin(angle) * round, -angle)
  }
  return patch
}

/** Now and then somebody makes an emote, and the nearest few speak on. */
function liveOn(nowMs: number): void {
  const person = people[(frame / 20) % avatars]
  if (person && frame % 20 === 0) {
    person.emoteSeq += 1
    view.put(person, nowMs)
  }
  for (let k = 0; k < speakers; k++) {
    const avatar = view.avatars.get(2 + k * 3)
    if (avatar) avatar.speakingUntilMs = nowMs + 500
  }
}

function drawFrame(nowMs: number): void {
  view.sample(nowMs)
  veilBetween(crowd.list, shot)
  crowd.update(view, nowMs, nowMs / 1000, frameMs / 1000, 1)
  sprites.update(crowd.list, nowMs)
  projectBodies(crowd.list, camera, labelFrame.width, labelFrame.height)
  sight.look(crowd.list, camera.position, nowMs)
  labelFrame.nowMs = nowMs
  labelFrame.deltaSeconds = frameMs / 1000
  labels.update(tags, crowd.list, labelFrame)
}

function speak(): void {
  for (let k = 0; k < speakers; k++) {
    const pid = 2 + k * 3
    talk.getState().put({
      id: `line-${pid}`,
      pid,
      name: `Guest ${pid}`,
      kind: 'person',
      mine: false,
      text: 'Have you seen the lanterns by the pond?',
      lang: 'en',
      volume: 'say',
      atMs: pid,
      grewAtMs: Number.MAX_SAFE_INTEGER,
      done: true,
      interrupted: false,
      sources: 0,
      sending: null,
      failure: null,
      heardByPids: [],
    })
  }
}

speak()
const times = new Float64Array(measuredFrames)
let clockMs = firstMs
let frame = 0
function next(): void {
  clockMs += frameMs
  frame += 1
  const patch = frame % framesPerPatch === 0 ? patches[frame / framesPerPatch] : undefined
  if (patch) view.frame(patch, clockMs)
  view.moveSelf(Math.cos(clockMs / 4000), 5 + Math.sin(clockMs / 4000), clockMs / 4000, clockMs)
  liveOn(clockMs)
}

for (let i = 0; i < warmUpFrames; i++) {
  next()
  drawFrame(clockMs)
}
for (let i = 0; i < measuredFrames; i++) {
  next()
  const startedMs = performance.now()
  drawFrame(clockMs)
  times[i] = performance.now() - startedMs
}
const collect = globalThis.gc
if (collect === undefined) throw new Error('run with --expose-gc')
collect()
const heldBefore = process.memoryUsage().heapUsed
for (let i = 0; i < measuredFrames; i++) {
  next()
  drawFrame(clockMs)
}
const made = process.memoryUsage().heapUsed - heldBefore
collect()
const held = process.memoryUsage().heapUsed - heldBefore
times.sort()
const round = (value: number) => Math.round(value * 1000) / 1000
console.log(
  JSON.stringify({
    avatars,
    frameMs: round(times[Math.floor(measuredFrames / 2)] ?? 0),
    worstMs: round(times[Math.floor(measuredFrames * 0.99)] ?? 0),
    heapGrowthBytes: held,
    garbageBytesPerFrame: Math.round((made - held) / measuredFrames),
  }),
)
