import type { Card } from '@kith/shared/card'
import type { TokenPrice } from '@kith/shared/protocol'
import { Breaker, usualBreaker, type BreakerOptions } from './breaker.ts'
import { DailyBudget, type Counters } from './budget.ts'
import { CallBuckets, type BucketOptions } from './call-bucket.ts'
import { chooseModel, usualLocalServers, type LocalServer, type ModelChoice } from './choose.ts'
import { countedEmbedding } from './counted-embedding.ts'
import { guardedChat } from './guarded-chat.ts'
import { createOpenAiChat } from './openai/chat.ts'
import type { Deadlines } from './openai/deadlines.ts'
import { createOpenAiEmbedding } from './openai/embedding.ts'
import { offeredModels, type Speaker } from './offered.ts'
import type { EmbeddingModel, Models } from './port.ts'
import { createScriptModel } from './script/script-model.ts'

/** `settings.model` fits; the rest has usual values. */
export interface ModelsOptions extends ModelChoice {
  fastName: string | null
  embeddingName: string | null
  /** Where it answers, when not where the chat does: an address of its own takes no other's key along. */
  embedding?: Address
  /** Hard limit of tokens a day (UTC); null: none. */
  dailyTokens: number | null
  /** More models of the same endpoint that hosts may choose. */
  offered?: readonly string[]
  /** By model name, per million tokens. */
  prices?: ReadonlyMap<string, TokenPrice>
  /** ISO 4217. */
  currency?: string
  /** Look for local servers on loopback when nothing is set; true when left out. */
  probeLocal?: boolean
  localServers?: readonly LocalServer[]
  /** Between two pieces of the script's speech. */
  paceMs?: number
  deadlines?: Partial<Deadlines>
  /** For work that nobody waits for. */
  quietDeadlines?: Partial<Deadlines>
  breaker?: Partial<BreakerOptions>
  residentCalls?: BucketOptions
  serverCalls?: BucketOptions
}
interface Address {
  baseUrl: string | null
  apiKey: string | null
}
export interface ModelsDeps {
  counters: Counters
  /** Epoch milliseconds. */
  now: () => number
  /** The residents' cards, for the script. */
  cards?: () => readonly Card[]
  log?: { info(fields: object, message: string): void; warn(fields: object, message: string): void }
}

const usualPaceMs = 260
const usualResidentCalls: BucketOptions = { perMinute: 30, burst: 15 }
const usualServerCalls: BucketOptions = { perMinute: 240, burst: 60 }

/** Chooses what speaks and puts the guards around it. Never throws: in doubt, the script speaks. */
export async function createModels(options: ModelsOptions, deps: ModelsDeps): Promise<Models> {
  const script = createScriptModel({ paceMs: options.paceMs ?? usualPaceMs, peers: deps.cards ?? (() => []) })
  const localServers = options.probeLocal === false ? [] : (options.localServers ?? usualLocalServers)
  const chosen = await chooseModel(options, localServers)
  const { log } = deps
  const budget = new DailyBudget({
    limit: options.dailyTokens,
    counters: deps.counters,
    now: deps.now,
    onError: (error) => log?.warn({ error }, 'model tokens could not be counted'),
  })
  await budget.load()
  if (chosen.type === 'script') {
    const health = () => ({ name: script.name, breakerOpen: false, tokensToday: budget.tokensToday, budget: budget.limit, lastError: null })
    const offered = offeredModels([{ chat: script, label: script.name }], options.prices, options.currency)
    return { chat: script, script, embedding: embeddingOf(options, options, budget), description: chosen.description, offered, health }
  }
  let lastError: string | null = null
  const shared = {
    budget,
    residentCalls: new CallBuckets(options.residentCalls ?? usualResidentCalls, deps.now),
    serverCalls: new CallBuckets(options.serverCalls ?? usualServerCalls, deps.now),
    onError: (code: string) => {
      lastError = code
    },
  }
  // A breaker each: one name the endpoint does not know must not silence the others.
  // The fast one reads talks over beside the usual model only: what a host chose instead is meant for that as well.
  const speaker = (model: string, fastModel: string | null = null): Speaker & { breaker: Breaker } => {
    const breaker = new Breaker({ ...usualBreaker, ...options.breaker }, deps.now)
    const endpoint = createOpenAiChat({
      model,
      fastModel,
      apiKey: chosen.apiKey,
      baseUrl: chosen.baseUrl,
      ...(options.deadlines === undefined ? {} : { deadlines: options.deadlines }),
      ...(options.quietDeadlines === undefined ? {} : { quietDeadlines: options.quietDeadlines }),
      onFailure: (failed) => log?.warn({ ...failed }, 'model call failed'),
    })
    const label = chosen.description.replace(chosen.model, () => model)
    return { chat: guardedChat(endpoint, script, { breaker, fastModel, ...shared }), label, breaker }
  }
  const usual = speaker(chosen.model, options.fastName)
  const others = (options.offered ?? [])
    .filter((name) => name !== chosen.model && name.toLowerCase() !== 'script')
    .map((name) => speaker(name))
  const offered = offeredModels([usual, ...others, { chat: script, label: script.name }], options.prices, options.currency)
  const health = () => ({
    name: chosen.model,
    breakerOpen: usual.breaker.open,
    tokensToday: budget.tokensToday,
    budget: budget.limit,
    lastError,
  })
  return { chat: usual.chat, script, embedding: embeddingOf(options, chosen, budget), description: chosen.description, offered, health }
}

/** Only where somebody could answer: at its own address, else where the chat is. */
function embeddingOf({ embeddingName, embedding }: ModelsOptions, chat: Address, budget: DailyBudget): EmbeddingModel | null {
  const own = embedding?.baseUrl ?? null
  const endpoint: Address =
    own === null ? { ...chat, apiKey: embedding?.apiKey ?? chat.apiKey } : { baseUrl: own, apiKey: embedding?.apiKey ?? null }
  if (embeddingName === null || (endpoint.apiKey === null && endpoint.baseUrl === null)) return null
  return countedEmbedding(createOpenAiEmbedding(embeddingName, endpoint), budget)
}
