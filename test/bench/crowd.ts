import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CrowdMode, ServerReport } from './crowd-walk.ts'

const usualAvatars = 200
/** Until the crowd walks and the machine code is warm. */
const settleMs = 10_000
const measureMs = 5000
/** The two take turns, so that what else the machine does falls on both. */
const rounds = 2
const windowsPerRound = 3

type Measured = Extract<ServerReport, { type: 'measured' }>

export interface CrowdBench extends Record<string, unknown> {
  avatars: number
  bytesPerSecond: number
  baselineBytesPerSecond: number
  cpu: number
  baselineCpu: number
  loopP99Ms: number
  rssMb: number
}

/**
 * A crowd walking at 20 Hz over real sockets, and the same walk with positions in plain schema as the baseline. Server and
 * bots are processes of their own. Bytes are per client and second on the server's sockets, cpu in cores of the server.
 */
export async function run(avatars = Number(process.env['KITH_BENCH_AVATARS'] ?? usualAvatars)): Promise<CrowdBench> {
  const windows: Record<CrowdMode, Measured[]> = { baseline: [], kith: [] }
  for (let round = 0; round < rounds; round += 1) {
    for (const mode of ['baseline', 'kith'] as const) windows[mode].push(...(await measure(mode, avatars)))
  }
  const baseline = typical(windows.baseline)
  const kith = typical(windows.kith)
  return {
    avatars,
    bytesPerSecond: Math.round(kith.bytesPerSecond),
    baselineBytesPerSecond: Math.round(baseline.bytesPerSecond),
    timesFewerBytes: round(baseline.bytesPerSecond / kith.bytesPerSecond),
    cpu: round(kith.cpu),
    baselineCpu: round(baseline.cpu),
    loopP99Ms: round(kith.loopP99Ms),
    baselineLoopP99Ms: round(baseline.loopP99Ms),
    movesPerSecond: Math.round(kith.movesPerSecond),
    baselineMovesPerSecond: Math.round(baseline.movesPerSecond),
    corrections: kith.corrections,
    rssMb: Math.round(kith.rssMb),
    baselineRssMb: Math.round(baseline.rssMb),
  }
}

async function measure(mode: CrowdMode, avatars: number): Promise<Measured[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kith-crowd-'))
  const server = start('./crowd-server.ts', [mode, String(avatars), dataDir])
  const bots = start('./crowd-bots.ts', [])
  try {
    const { orders } = await report(server, 'ready')
    bots.on('message', (message: { type: string; code?: number }) => {
      if (message.type === 'lost') throw new Error(`a bot was cut off with ${message.code}`)
    })
    bots.send(orders)
    await report(bots, 'walking')
    await sleep(settleMs)
    const measured: Measured[] = []
    for (let window = 0; window < windowsPerRound; window += 1) {
      server.send({ measureMs })
      measured.push(await report(server, 'measured'))
    }
    return measured
  } finally {
    bots.kill('SIGKILL')
    server.kill('SIGKILL')
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** On a shared machine others take turns: the middle of the windows that let the whole crowd walk. */
function typical(measured: readonly Measured[]): Measured {
  const most = Math.max(...measured.map(({ movesPerSecond }) => movesPerSecond))
  const whole = measured.filter(({ movesPerSecond }) => movesPerSecond >= most * 0.95)
  const middle = (key: Exclude<keyof Measured, 'type'>) =>
    whole.map((one) => one[key]).toSorted((a, b) => a - b)[Math.floor((whole.length - 1) / 2)] ?? 0
  return {
    type: 'measured',
    movesPerSecond: middle('movesPerSecond'),
    bytesPerSecond: middle('bytesPerSecond'),
    cpu: middle('cpu'),
    loopP99Ms: middle('loopP99Ms'),
    rssMb: middle('rssMb'),
    corrections: middle('corrections'),
  }
}

function start(file: string, args: string[]): ChildProcess {
  return fork(fileURLToPath(new URL(file, import.meta.url)), args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
}

type Report = ServerReport | { type: 'walking' }
async function report<T extends Report['type']>(child: ChildProcess, type: T): Promise<Extract<Report, { type: T }>> {
  const died = once(child, 'exit').then(([code]) => {
    throw new Error(`a process of the benchmark ended early with ${code}`)
  })
  for (;;) {
    const [message] = (await Promise.race([once(child, 'message'), died])) as [Report]
    if (message.type === type) return message as Extract<Report, { type: T }>
  }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
