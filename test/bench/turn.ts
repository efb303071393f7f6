import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTokens } from '@kith/server/src/safety/tokens.ts'
import { openStore } from '@kith/server/src/store/open.ts'
import { createLogger } from '@kith/server/src/telemetry/log.ts'
import { doorLooks, presences } from '@kith/shared/state'
import { bringIn, type Bot } from '../helpers/bot.ts'
import { startOpenAiServer, type OpenAiServer, type RecordedRequest } from '../helpers/openai-server.ts'
import { startServerProcess } from '../helpers/server-process.ts'
import { until } from '../helpers/wait.ts'
import { manyEpisodes } from './turn-episodes.ts'

const episodes = 10_000
const usualRounds = 44
/** Rounds before those that count: a server just started compiles what it runs. */
const warmRounds = 2
const residentId = 'xiaoman'
const secret = 'a secret for the turn benchmark, long enough'
const speakerId = 'bench-speaker'
const listenerId = 'bench-listener'
const dripMs = 250
/** Room for people's own limit of lines, and for the model's limit of calls per resident. */
const roundEveryMs = 4_200

export interface TurnBench extends Record<string, unknown> {
  episodes: number
  rounds: number
  /** The line reaches another person's socket → the request has arrived whole at the endpoint. */
  requestP95Ms: number
  /** The same from the speaker's own `send`, so with the way there and the wait for the room's next turn (20 a second). */
  sentToRequestP95Ms: number
  /** The speaker's `send` → another client's state shows the resident thinking: pose and dots. */
  ackP95Ms: number
  /** The person's next line sent → the endpoint's stream of the turn before is closed. */
  abortP95Ms: number
  /** Baseline: a bare request of the same bytes, from the sender's call to its whole arrival. */
  bareRequestP95Ms: number
}

/** How fast a resident with ten thousand memories begins to think, shows it, and stops. Everything on loopback, server in a process of its own. */
export async function run(rounds = Number(process.env['KITH_BENCH_ROUNDS'] ?? usualRounds)): Promise<TurnBench> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kith-turn-'))
  const stub = await startOpenAiServer({ reply: longReply, delayMs: dripMs })
  await fillStore(dataDir)
  const server = await startServerProcess({
    KITH_DATA_DIR: dataDir,
    KITH_SECRET: secret,
    KITH_MODEL: 'kith-test',
    OPENAI_BASE_URL: stub.url,
    OPENAI_API_KEY: 'none-needed',
    KITH_DAILY_TOKENS: 'off',
  })
  const bots: Bot[] = []
  try {
    const tokens = createTokens(secret)
    const speaker = await bringIn(server.url, 'Ada', { token: tokens.signGuest(speakerId) })
    const listener = await bringIn(server.url, 'Bo', { token: tokens.signGuest(listenerId), look: doorLooks[1] ?? '' })
    bots.push(speaker, listener)
    await speaker.walkTo(-0.4, -4.6, Math.PI)
    await listener.walkTo(-1.6, -4.4, Math.PI)
    const talk = await openTalk(stub, speaker, listener)
    await measureRounds(warmRounds, talk)
    const samples = await measureRounds(rounds, talk)
    const bare = await bareRequests(stub, rounds)
    return {
      episodes,
      rounds,
      requestP95Ms: p95(samples.request),
      sentToRequestP95Ms: p95(samples.sentToRequest),
      sentToRequestMedianMs: median(samples.sentToRequest),
      requestMedianMs: median(samples.request),
      ackP95Ms: p95(samples.ack),
      abortP95Ms: p95(samples.abort),
      abortMedianMs: median(samples.abort),
      bareRequestP95Ms: p95(bare),
      requestSamples: samples.request.length,
      abortSamples: samples.abort.length,
    }
  } finally {
    await Promise.all(bots.map((bot) => bot.body.leave()))
    await server.close()
    await stub.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** Two people the resident knows, and all it remembers of them, written before the server starts. */
async function fillStore(dataDir: string): Promise<void> {
  const store = await openStore({ dataDir, databaseUrl: null, logger: createLogger({ level: 'silent' }) })
  const nowMs = Date.now()
  for (const [id, name] of [
    [speakerId, 'Ada'],
    [listenerId, 'Bo'],
  ] as const)
    await store.people.create({ id, name, look: doorLooks[0] ?? '', lang: 'en', createdMs: nowMs, lastSeenMs: nowMs })
  await store.episodes.add(manyEpisodes(residentId, episodes, [speakerId, listenerId], nowMs - 3_600_000))
  await store.close()
}

const words =
  'amber basil copper dune ember fern granite harbour indigo juniper kettle ladder marble nettle orchard pepper quarry ribbon saddle thistle umber velvet willow yarrow anchor barley cinder drizzle engine feather'.split(
    ' ',
  )
let replies = 0
/** Long enough to be still dripping when the person speaks again, and never the same words in a row: residents do not repeat themselves. */
function longReply(): string {
  replies += 1
  const step = 1 + ((replies * 7) % (words.length - 1))
  const chosen = Array.from({ length: 12 }, (_, index) => words[(replies * 11 + index * step + index * index) % words.length])
  return `[calm] Now ${chosen.slice(0, 6).join(' ')}. Then ${chosen.slice(6).join(' ')}.`
}

const tickMs = 50
let phase = 0
/** Evenly spread over a turn of the room, in an order that repeats nothing soon (golden ratio). */
function nextPhaseMs(): number {
  phase = (phase + 0.618034) % 1
  return phase * tickMs
}

interface Samples {
  request: number[]
  sentToRequest: number[]
  ack: number[]
  abort: number[]
}

interface Talk {
  stub: OpenAiServer
  speaker: Bot
  listener: Bot
  presence: PresenceWatch
  heard: ReadonlyMap<string, number>
  /** Lines said so far, so that none is said twice. */
  count: number
}

async function openTalk(stub: OpenAiServer, speaker: Bot, listener: Bot): Promise<Talk> {
  const presence = watchPresence(listener)
  await until('the resident to be done with greetings', () => presence.is('idle'), 30_000)
  return { stub, speaker, listener, presence, heard: watchLines(listener), count: 0 }
}

/** Each round: a question, whose answer drips; then another line into it, which must end that stream and begin a new one. */
async function measureRounds(rounds: number, talk: Talk): Promise<Samples> {
  const { stub, speaker, listener, presence } = talk
  const samples: Samples = { request: [], sentToRequest: [], ack: [], abort: [] }
  for (let round = 0; round < rounds; round += 1) {
    const startedMs = performance.now()
    stub.setMood('dripping')
    const thinking = presence.next('thinking')
    const first = await say(talk, 'Xiaoman, do you remember what I told you about the stars and the cake, question')
    samples.request.push(first.request.arrivedMs - first.heardMs)
    samples.sentToRequest.push(first.request.arrivedMs - first.sentMs)
    samples.ack.push((await thinking) - first.sentMs)
    await until('the answer to begin', () => listener.body.of('utterance-delta').length > 0 && presence.is('speaking'), 10_000, 5)
    stub.setMood('good')
    const second = await say(talk, 'One moment, Xiaoman, I meant the other one, number')
    samples.sentToRequest.push(second.request.arrivedMs - second.sentMs)
    samples.request.push(second.request.arrivedMs - second.heardMs)
    samples.abort.push((await until('the old stream to end', () => first.request.abortedMs, 10_000, 5)) - second.sentMs)
    await until('the second answer', () => (second.request.finished || second.request.abortedMs !== null) && presence.is('idle'), 40_000)
    listener.body.received.length = 0
    speaker.body.received.length = 0
    await until('the next round', () => performance.now() - startedMs >= roundEveryMs)
  }
  return samples
}

interface Said {
  sentMs: number
  /** When the other person had it. */
  heardMs: number
  request: RecordedRequest
}

async function say(talk: Talk, words: string): Promise<Said> {
  const { stub, speaker, heard } = talk
  talk.count += 1
  const text = `${words} ${talk.count}.`
  const before = stub.requests.length
  // What was awaited came with one of the room's turns; a person's line falls anywhere between two.
  await new Promise((resolve) => setTimeout(resolve, nextPhaseMs()))
  const sentMs = performance.now()
  speaker.body.say(text)
  const request = await until(
    `a request for “${text}”`,
    () => stub.requests.slice(before).find(({ raw }) => raw.includes(JSON.stringify(text).slice(1, -1))),
    10_000,
    5,
  )
  const heardMs = await until(`the line “${text}” to be heard`, () => heard.get(text), 10_000, 5)
  return { sentMs, heardMs, request }
}

/** When each line reached this person's socket. */
function watchLines({ body }: Bot): ReadonlyMap<string, number> {
  const heard = new Map<string, number>()
  body.room.onMessage('utterance', (message: { text: string }) => void heard.set(message.text, performance.now()))
  return heard
}

interface PresenceWatch {
  is(presence: (typeof presences)[number]): boolean
  /** When the resident is next seen so. */
  next(presence: (typeof presences)[number]): Promise<number>
}

/** What the resident visibly does, as this client's state has it. */
function watchPresence({ body: { room } }: Bot): PresenceWatch {
  const now = () => presences[[...room.state.avatars.values()].find((avatar) => avatar.residentId === residentId)?.presence ?? 0]
  const waiting: { presence: string | undefined; resolve: (atMs: number) => void }[] = []
  let last = now()
  room.onStateChange(() => {
    const shown = now()
    if (shown === last) return
    last = shown
    for (const one of waiting.filter(({ presence }) => presence === shown)) {
      waiting.splice(waiting.indexOf(one), 1)
      one.resolve(performance.now())
    }
  })
  return {
    is: (presence) => now() === presence,
    next: (presence) => new Promise((resolve) => waiting.push({ presence, resolve })),
  }
}

/** The same bytes as a real turn's, straight to the endpoint. */
async function bareRequests(stub: OpenAiServer, count: number): Promise<number[]> {
  const raw = stub.chats().at(-1)?.raw ?? '{}'
  const times: number[] = []
  for (let index = 0; index < count; index += 1) {
    const before = stub.requests.length
    const sentMs = performance.now()
    const response = await fetch(`${stub.url}/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: raw,
    })
    await response.text()
    const arrived = stub.requests[before]?.arrivedMs
    if (arrived !== undefined) times.push(arrived - sentMs)
  }
  return times
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN) * 10) / 10
}
const p95 = (values: readonly number[]) => percentile(values, 0.95)
const median = (values: readonly number[]) => percentile(values, 0.5)
