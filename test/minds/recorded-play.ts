import { createModels } from '@kith/server/src/models/models.ts'
import type { Emote } from '@kith/shared/actions'
import type { Language } from '@kith/shared/text'
import { startOpenAiServer, type OpenAiServer } from '../helpers/openai-server.ts'
import type { ChatBody, ScriptedReply } from '../helpers/openai-server-moods.ts'
import { openVillage, type Village } from '../helpers/village.ts'
import type { Exchange, RecordedTalk } from './recorded-talk.ts'

const readingMs = 14_000
const readingStepMs = 250
/** Shorter than it takes to begin anything else by itself. */
const followedMs = 2_500
const longestAnswerMs = 120_000
const nearMetres = 2.2

export interface HeardLine {
  text: string
  lang: Language
}
export interface PlayedExchange {
  type: 'exchange'
  exchange: Exchange
  /** What the resident was heard to say before the next line of a person. */
  heard: readonly HeardLine[]
  /** All that the requests of this exchange held, tools left out; one when nothing was tried twice. */
  prompts: readonly string[]
  emotes: readonly Emote[]
  /** Metres the resident has gone. */
  wentMetres: number
}
export interface PlayedArrival {
  type: 'came' | 'went'
  name: string
  /** The hello, which no model is asked for. */
  heard: readonly HeardLine[]
}
export interface PlayedTalk {
  steps: readonly (PlayedExchange | PlayedArrival)[]
  /** Every chat request, afterthoughts included. */
  calls: number
  /** A mind was not satisfied with its endpoint at some time. */
  outOfWords: boolean
}

/** One talk through the real garden, with its answers over HTTP from a server that speaks OpenAI's protocol. */
export async function playTalk(talk: RecordedTalk): Promise<PlayedTalk> {
  const stage = await openStage(talk)
  try {
    const steps: (PlayedExchange | PlayedArrival)[] = []
    const people = new Set<string>()
    for (const step of talk.steps) {
      if ('comes' in step) steps.push(await stage.comes(step.comes, people))
      else if ('goes' in step) steps.push(await stage.goes(step.goes, people))
      else steps.push(await stage.exchange(step, people))
    }
    const outOfWords = stage.village.events.some((event) => event.type === 'presence' && event.presence === 'out-of-words')
    return { steps, calls: stage.server.chats().length, outOfWords }
  } finally {
    await stage.village.close()
    await stage.server.close()
  }
}

/** Requests that read a talk over have no tools; nothing is found in it here. */
function isTurn(body: ChatBody): boolean {
  return (body.tools?.length ?? 0) > 0
}

class Stage {
  readonly village: Village
  readonly server: OpenAiServer
  private readonly talk: RecordedTalk
  private readonly serve: (exchange: Exchange) => void

  constructor(talk: RecordedTalk, village: Village, server: OpenAiServer, serve: (exchange: Exchange) => void) {
    this.talk = talk
    this.village = village
    this.server = server
    this.serve = serve
  }

  async comes(name: string, people: Set<string>): Promise<PlayedArrival> {
    const before = this.village.lines.length
    const at = this.body()
    this.village.join(name, name, at.x + 1.5, at.z + 1, this.talk.lang)
    people.add(name)
    await this.village.run(3_000)
    await this.gather(people)
    await this.village.run(8_000)
    return { type: 'came', name, heard: this.heardSince(before) }
  }

  async goes(name: string, people: Set<string>): Promise<PlayedArrival> {
    const before = this.village.lines.length
    this.village.world.push({ type: 'leave', id: name })
    people.delete(name)
    await this.village.run(2_000)
    return { type: 'went', name, heard: this.heardSince(before) }
  }

  async exchange(exchange: Exchange, people: Set<string>): Promise<PlayedExchange> {
    await this.gather(people)
    const { village, server } = this
    const [lines, events, chats] = [village.lines.length, village.events.length, server.chats().length]
    const { x, z } = this.body()
    this.serve(exchange)
    village.say(exchange.who, exchange.says, { lang: this.talk.lang })
    await village.runUntil(() => this.heardSince(lines).length > 0, longestAnswerMs)
    await village.runUntil(() => this.heardSince(lines).length > exchange.follows.length, exchange.follows.length * longestAnswerMs)
    await village.run(exchange.follows.length > 0 ? followedMs : readingMs, readingStepMs)
    const requests = server
      .chats()
      .slice(chats)
      .flatMap(({ body }) => (body !== null && isTurn(body) ? [body] : []))
    return {
      type: 'exchange',
      exchange,
      heard: this.heardSince(lines),
      prompts: requests.map(({ messages }) => messages.map(({ content }) => content).join('\n')),
      emotes: village.events
        .slice(events)
        .flatMap((event) => (event.type === 'emoted' && event.id === this.talk.resident ? [event.emote] : [])),
      wentMetres: Math.hypot(this.body().x - x, this.body().z - z),
    }
  }

  private heardSince(index: number): HeardLine[] {
    return this.village.lines.slice(index).flatMap(({ kind, text, lang }) => (kind === 'resident' ? [{ text, lang }] : []))
  }

  private body(): { x: number; z: number } {
    const body = this.village.world.bodies.get(this.talk.resident)
    if (body === undefined) throw new Error(`${this.talk.resident} is not there`)
    return body
  }

  /** Everybody stands a step from the resident, wherever the day has taken it. */
  private async gather(people: ReadonlySet<string>): Promise<void> {
    const far = () =>
      [...people].filter((id) => {
        const person = this.village.world.bodies.get(id)
        return person === undefined || Math.hypot(person.x - this.body().x, person.z - this.body().z) > nearMetres
      })
    for (let call = 0; call < 40 && far().length > 0; call += 1) {
      for (const id of far()) this.village.place(id, this.body().x + 1.2, this.body().z + 0.6)
      await this.village.run(500)
    }
  }
}

async function openStage(talk: RecordedTalk): Promise<Stage> {
  let served: Exchange | null = null
  const reply = (body: ChatBody): ScriptedReply => {
    if (!isTurn(body)) return { text: '{"facts":[],"insights":[]}' }
    if (served === null) throw new Error(`${talk.id}: a turn before anybody spoke`)
    return { text: served.answer, toolCalls: [...served.calls] }
  }
  const server = await startOpenAiServer({ reply })
  let now = () => 0
  const counters = { get: async () => 0, add: async (_name: string, _day: string, amount: number) => amount }
  const models = await createModels(
    { apiKey: null, baseUrl: server.url, name: 'kith-test', fastName: null, embeddingName: null, dailyTokens: null, paceMs: 0 },
    { counters, now: () => now() },
  )
  const village = await openVillage({ residents: [talk.resident], chat: models.chat, thinksOver: true })
  now = () => village.nowMs()
  return new Stage(talk, village, server, (exchange) => {
    served = exchange
  })
}
