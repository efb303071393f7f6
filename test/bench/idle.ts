import { createModels } from '@kith/server/src/models/models.ts'
import type { ChatModel } from '@kith/server/src/models/port.ts'
import { estimateTokens } from '@kith/server/src/models/tokens.ts'
import { startOpenAiServer, type OpenAiServer, type RecordedRequest } from '../helpers/openai-server.ts'
import { openVillage, type Village, type VillageOptions } from '../helpers/village.ts'
import { answerOf } from './talk-answers.ts'
import { talk, type TalkerId } from './talk-lines.ts'

const hourMs = 3_600_000
const fullContextTurns = 200
const residentIds = ['xiaoman', 'zhou'] as const
const nearMetres = 3.5
const callAgainMs = 500
const mostCalls = 120
const startMs = Date.UTC(2026, 4, 3, 20, 0)

export interface IdleBench extends TalkMeasures, Record<string, unknown> {
  /** Calls of the endpoint in an hour of nobody and an hour with a silent person far off; then in one with a silent person near. */
  idleCalls: number
  idleNearCalls: number
}
interface TalkMeasures {
  humanLines: number
  residentLines: number
  /** All that reached the endpoint: turns, and what is read and thought over afterwards. */
  calls: number
  callsPerHumanLine: number
  turnCalls: number
  afterthoughtCalls: number
  tokensPerCall: number
  systemTokens: number
  turnTokens: number
  fullContextTokensPerCall: number
  /** Prompt and answer of every call, retries included. */
  tokensPerHumanLine: number
  /** Baseline, once the talk is 200 turns long: each resident that hears a human line is asked, with system and all turns so far. */
  fullContextTokensPerHumanLine: number
  /** The same with no more calls than ours: what recall alone saves, without the floor. */
  sameCallsFullContextTokensPerHumanLine: number
  timesFewerTokens: number
  /** Prompt tokens that begin the same as an earlier call of the same resident's (what a provider caches) / all prompt tokens. */
  stablePrefixShare: number
  /** The same against the call just before, whatever language that was in. */
  previousPrefixShare: number
}

/** What residents cost: nothing while nobody speaks near them, and little, mostly cacheable, while people talk. Tokens are estimated. */
export async function run(): Promise<IdleBench> {
  const emptyCalls = await withVillage({}, (village) => village.run(hourMs))
  const farCalls = await withVillage({}, async (village) => {
    village.join('ada', 'Ada', 10, 1)
    await village.run(hourMs)
  })
  const idleNearCalls = await withVillage({}, async (village) => {
    village.join('ada', 'Ada', 0, 3)
    await village.run(hourMs)
  })
  return { idleCalls: emptyCalls + farCalls, idleNearCalls, ...(await measureTalk()) }
}

/** A village whose residents think over real HTTP. Resolves to the calls that reached the endpoint. */
async function withVillage(options: VillageOptions, live: (village: Village, endpoint: Endpoint) => Promise<void>): Promise<number> {
  const endpoint = await openEndpoint()
  const village = await openVillage({ ...options, chat: endpoint.chat, startMs, thinksOver: true })
  endpoint.follow(village)
  try {
    await live(village, endpoint)
    return endpoint.stub.chats().length
  } finally {
    await village.close()
    await endpoint.stub.close()
  }
}

interface Endpoint {
  stub: OpenAiServer
  chat: ChatModel
  /** Whose call a request was. */
  residentOf(request: RecordedRequest): string
  follow(village: Village): void
}

async function openEndpoint(): Promise<Endpoint> {
  let answered = 0
  const stub = await startOpenAiServer({
    reply: ({ messages }) => {
      // A prompt ends with the language to answer in.
      const last = messages.at(-1)?.content.trimEnd().split('\n').at(-1) ?? ''
      return answerOf(/\p{Script=Han}/u.test(last) ? 'zh' : 'en', (answered += 1))
    },
  })
  let now = () => startMs
  const spent = new Map<string, number>()
  const counters = {
    get: async (name: string, dayKey: string) => spent.get(`${name} ${dayKey}`) ?? 0,
    add: async (name: string, dayKey: string, amount: number) => {
      const total = (spent.get(`${name} ${dayKey}`) ?? 0) + amount
      spent.set(`${name} ${dayKey}`, total)
      return total
    },
  }
  const models = await createModels(
    { apiKey: null, baseUrl: stub.url, name: 'kith-test', fastName: null, embeddingName: null, dailyTokens: null, paceMs: 0 },
    { counters, now: () => now() },
  )
  const speakers = new Map<string, string>()
  return {
    stub,
    chat: {
      name: models.chat.name,
      kind: models.chat.kind,
      stream(request, signal) {
        speakers.set(request.messages.at(-1)?.content ?? '', request.scene.residentId)
        return models.chat.stream(request, signal)
      },
    },
    residentOf: ({ body }) => speakers.get(body?.messages.at(-1)?.content ?? '') ?? 'nobody',
    follow(village) {
      now = () => village.nowMs()
    },
  }
}

async function measureTalk(): Promise<TalkMeasures> {
  let measures: TalkMeasures | null = null
  await withVillage({ residents: residentIds }, async (village, endpoint) => {
    await holdTalk(village)
    measures = countTalk(village, endpoint)
  })
  if (measures === null) throw new Error('the talk was not held')
  return measures
}

const places: Record<TalkerId | (typeof residentIds)[number], { x: number; z: number }> = {
  ada: { x: -1.2, z: 6.6 },
  mei: { x: 0, z: 7.2 },
  bo: { x: 1.2, z: 6.6 },
  xiaoman: { x: -0.7, z: 5.6 },
  zhou: { x: 0.8, z: 5.6 },
}
const pausesMs = [3_000, 5_000, 2_500, 6_000, 4_000] as const

async function holdTalk(village: Village): Promise<void> {
  village.join('ada', 'Ada', places.ada.x, places.ada.z)
  village.join('mei', '美琳', places.mei.x, places.mei.z, 'zh')
  village.join('bo', 'Bo', places.bo.x, places.bo.z)
  await village.run(500)
  for (const [index, [who, text]] of talk.entries()) {
    await bringTogether(village)
    village.say(who, text)
    await village.run(100)
    const quiet = await village.runUntil(() => residentIds.every((id) => !isBusy(village, id)), 60_000)
    if (!quiet) throw new Error(`a resident was still busy a minute after line ${index + 1}`)
    await village.run(pausesMs[index % pausesMs.length] ?? 0)
  }
}

/** Residents have days of their own; whoever strolled off is asked back, so that every line is heard by all. */
async function bringTogether(village: Village): Promise<void> {
  const away = () =>
    residentIds.filter((id) => {
      const body = village.world.bodies.get(id)
      return body === undefined || Math.hypot(body.x - places.mei.x, body.z - places.mei.z) > nearMetres
    })
  for (let call = 0; call < mostCalls && away().length > 0; call += 1) {
    for (const id of away()) village.place(id, places[id].x, places[id].z)
    await village.runUntil(() => away().length === 0, callAgainMs)
  }
  if (away().length > 0) throw new Error(`${away().join(' and ')} did not come`)
}

function isBusy(village: Village, id: string): boolean {
  const presence = village.world.bodies.get(id)?.presence
  return presence === 'thinking' || presence === 'speaking'
}

function countTalk(village: Village, endpoint: Endpoint): TalkMeasures {
  const all = endpoint.stub.chats()
  const calls = all.filter((call) => !isAfterthought(call))
  const afterthoughts = all.filter(isAfterthought)
  const afterthoughtTokens = afterthoughts.reduce((sum, call) => sum + estimateTokens(promptText(call)) + afterthoughtAnswerTokens, 0)
  const humanLines = talk.length
  const residentLines = village.lines.filter(({ kind }) => kind === 'resident')
  const prompts = calls.map((call) => ({ residentId: endpoint.residentOf(call), text: promptText(call) }))
  const promptTokens = prompts.reduce((sum, { text }) => sum + estimateTokens(text), 0)
  const answerTokens = residentLines.reduce((sum, { text }) => sum + estimateTokens(text), 0)
  const answerEach = answerTokens / Math.max(1, calls.length)
  const turnTokens = mean(village.lines.map(({ speakerName, text }) => estimateTokens(JSON.stringify({ from: speakerName, said: text }))))
  const systemTokens = mean(calls.map((call) => estimateTokens(systemText(call))))
  const fullContextCall = systemTokens + turnTokens * fullContextTurns + answerEach
  const fullContextTokensPerHumanLine = Math.round(fullContextCall * residentIds.length)
  const tokensPerHumanLine = Math.round((promptTokens + answerTokens + afterthoughtTokens) / humanLines)
  return {
    humanLines,
    residentLines: residentLines.length,
    calls: all.length,
    callsPerHumanLine: round(all.length / humanLines),
    turnCalls: calls.length,
    afterthoughtCalls: afterthoughts.length,
    tokensPerHumanLine,
    tokensPerCall: Math.round(promptTokens / Math.max(1, calls.length) + answerEach),
    systemTokens: Math.round(systemTokens),
    turnTokens: round(turnTokens),
    fullContextTokensPerCall: Math.round(fullContextCall),
    fullContextTokensPerHumanLine,
    sameCallsFullContextTokensPerHumanLine: Math.round((fullContextCall * calls.length) / humanLines),
    timesFewerTokens: round(fullContextTokensPerHumanLine / tokensPerHumanLine),
    stablePrefixShare: round(prefixTokens(prompts, (earlier) => earlier) / promptTokens),
    previousPrefixShare: round(prefixTokens(prompts, (earlier) => earlier.slice(-1)) / promptTokens),
  }
}

/** A generous guess: the stub answers in a line. */
const afterthoughtAnswerTokens = 250
function isAfterthought({ raw }: RecordedRequest): boolean {
  return raw.includes('You read a few lines of a talk') || raw.includes('<day date=')
}

/** As providers read it: tools, then the messages in order. */
function promptText(call: RecordedRequest): string {
  const user = call.body?.messages.filter(({ role }) => role !== 'system').map(({ content }) => content) ?? []
  return [systemText(call), ...user].join('\n')
}

function systemText(call: RecordedRequest): string {
  const system = call.body?.messages.filter(({ role }) => role === 'system').map(({ content }) => content) ?? []
  return [JSON.stringify(call.body?.tools ?? []), ...system].join('\n')
}

interface ResidentPrompt {
  residentId: string
  text: string
}

/** Tokens with which a prompt begins like one of the same resident's earlier ones that `choose` lets count. */
function prefixTokens(prompts: readonly ResidentPrompt[], choose: (earlier: ResidentPrompt[]) => ResidentPrompt[]): number {
  return prompts.reduce((sum, prompt, index) => {
    const earlier = choose(prompts.slice(0, index).filter(({ residentId }) => residentId === prompt.residentId))
    const longest = Math.max(0, ...earlier.map(({ text }) => commonPrefix(text, prompt.text)))
    return sum + estimateTokens(prompt.text.slice(0, longest))
  }, 0)
}

function commonPrefix(a: string, b: string): number {
  const most = Math.min(a.length, b.length)
  let length = 0
  while (length < most && a[length] === b[length]) length += 1
  return length
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
