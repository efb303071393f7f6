import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { matchMaker } from '@colyseus/core'
import { moveBytesType } from '@kith/shared/protocol'
import { startRooms } from '../helpers/room-server.ts'
import { baselineMoves, BaselineRoom } from './crowd-baseline.ts'
import { crowdPlace, type CrowdCounts, type CrowdMode, type CrowdOrders, type ServerReport } from './crowd-walk.ts'

/** The measured half of the crowd benchmark: serves one crowd, and says what it cost when asked. */
const mode = process.argv[2] as CrowdMode
const avatars = Number(process.argv[3])
const dataDir = process.argv[4] ?? ''
let corrections = 0
const tell = (report: ServerReport) => process.send?.(report)

const { orders, counts } = mode === 'kith' ? await openKith() : await openBaseline()
process.on('message', (message: { measureMs: number }) => void measure(message.measureMs))
tell({ type: 'ready', orders })

async function openKith(): Promise<{ orders: CrowdOrders; counts: CrowdCounts }> {
  const server = await startRooms({ dataDir, peoplePerRoom: avatars + 10 })
  const orders: CrowdOrders = { mode, endpoint: server.endpoint, roomId: '', tickets: [], startMs: Date.now() }
  for (let index = 0; index < avatars; index += 1) {
    const person = await server.person(`walker ${index}`)
    const answer = await server.rooms.doors.enter(person, server.request(person.name))
    if ('error' in answer) throw new Error(answer.error)
    server.live('garden').core.places.put(person.id, crowdPlace(index, 0))
    orders.roomId = answer.roomId
    orders.tickets.push({ token: server.tokens.signGuest(person.id), pass: answer.pass })
  }
  return {
    orders,
    counts: {
      bytesSent: () => server.bytesSent(),
      moves: async () => (await server.metrics.messages.get()).values.find(({ labels }) => labels.type === moveBytesType)?.value ?? 0,
    },
  }
}

/** The very same server around the baseline's room, so that only the room differs. */
async function openBaseline(): Promise<{ orders: CrowdOrders; counts: CrowdCounts }> {
  const server = await startRooms({ dataDir, define: (colyseus) => void colyseus.define('baseline', BaselineRoom) })
  const { roomId } = await matchMaker.createRoom('baseline', {})
  const tickets = Array.from({ length: avatars }, () => ({ token: '', pass: '' }))
  return {
    orders: { mode, endpoint: server.endpoint, roomId, tickets, startMs: Date.now() },
    counts: { bytesSent: () => server.bytesSent(), moves: async () => baselineMoves() },
  }
}

async function measure(measureMs: number): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const from = { moves: await counts.moves(), bytes: counts.bytesSent(), cpu: process.cpuUsage(), ms: performance.now() }
  await sleep(measureMs)
  const seconds = (performance.now() - from.ms) / 1000
  const cpu = process.cpuUsage(from.cpu)
  delay.disable()
  tell({
    type: 'measured',
    movesPerSecond: ((await counts.moves()) - from.moves) / seconds,
    bytesPerSecond: (counts.bytesSent() - from.bytes) / seconds / avatars,
    cpu: (cpu.user + cpu.system) / 1_000_000 / seconds,
    loopP99Ms: delay.percentile(99) / 1_000_000,
    corrections,
    rssMb: process.memoryUsage().rss / 1024 / 1024,
  })
}
