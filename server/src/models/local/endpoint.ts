import { createHash, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { chatBodySchema, engineMessages, stopTexts, type ChatBody } from './chat-body.ts'
import { ChatWriter } from './chat-writer.ts'
import type { Engine, EngineRequest } from './engine.ts'
import { TurnQueue } from './turn-queue.ts'

export interface EndpointOptions {
  /** Null while the model is being loaded. */
  engine: () => Engine | null
  title: string
  key: string
  /** Epoch milliseconds. */
  now: () => number
}

/** The same model for work that nobody waits for: it lets every talk go first, and breaks off when one comes. */
export const unhurriedName = (title: string) => `${title}, unhurried`

const mostBodyBytes = 1_048_576
const mostWaiting = 8
const usualMaxTokens = 512
/** An answer shorter than this is not worth a prompt that leaves no more room. */
const leastMaxTokens = 16

/** Refused with a status and words for whoever wrote the client, never with what was asked. */
class Refusal extends Error {
  readonly status: number
  readonly code: string
  readonly param: string | null

  constructor(status: number, code: string, message: string, param: string | null = null) {
    super(message)
    this.status = status
    this.code = code
    this.param = param
  }
}

/** OpenAI's protocol in front of one engine: the list of models, and chat completions, streamed or whole, one at a time. */
export function createEndpoint(options: EndpointOptions): Server {
  const queue = new TurnQueue(mostWaiting)
  return createServer((request, response) => {
    answer(options, queue, request, response).catch((error: unknown) => refuse(response, error))
  })
}

async function answer(options: EndpointOptions, queue: TurnQueue, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!sameText(request.headers.authorization ?? '', `Bearer ${options.key}`))
    throw new Refusal(401, 'invalid_api_key', 'this local model belongs to the server that started it')
  const path = (request.url ?? '').replace(/\?.*$/, '')
  if (request.method === 'GET' && path === '/v1/models') {
    const data = [options.title, unhurriedName(options.title)].map((id) => ({ id, object: 'model', created: 0, owned_by: 'kith' }))
    return sendJson(response, 200, { object: 'list', data })
  }
  if (request.method !== 'POST' || path !== '/v1/chat/completions') throw new Refusal(404, 'not_found', 'no such path')
  const engine = options.engine()
  if (engine === null) throw new Refusal(503, 'loading', 'the model is still being loaded')
  await complete(engine, options, queue, await readChatBody(request), response)
}

async function complete(
  engine: Engine,
  { title, now }: EndpointOptions,
  queue: TurnQueue,
  body: ChatBody,
  response: ServerResponse,
): Promise<void> {
  if (body.tools !== undefined && body.tools !== null && body.tools.length > 0)
    throw new Refusal(400, 'unsupported', `${title} does not support tools`, 'tools')
  if (queue.full) throw new Refusal(429, 'busy', 'too many are waiting for the model')
  const asked = engineRequest(engine, body)
  const end = new AbortController()
  // Nobody listens any more: the words are for nobody, and the next one waits.
  response.once('close', () => end.abort(new Error('the client has gone')))
  const unhurried = body.model === unhurriedName(title)
  const giveWay = () => end.abort(new Refusal(503, 'gave_way', 'somebody is waiting for an answer'))
  const done = await queue.take({ signal: end.signal, ...(unhurried ? { giveWay } : {}) })
  try {
    const wantsUsage = body.stream_options?.include_usage === true
    const writer = new ChatWriter(response, { title, stream: body.stream === true, wantsUsage, createdSeconds: Math.floor(now() / 1000) })
    writer.end(await engine.generate(asked, (text) => writer.say(text), end.signal))
  } finally {
    done()
  }
}

function engineRequest(engine: Engine, body: ChatBody): EngineRequest {
  const messages = engineMessages(body)
  const room = engine.contextTokens - engine.countTokens(messages)
  if (room < leastMaxTokens)
    throw new Refusal(
      400,
      'context_length_exceeded',
      `the prompt leaves no room in a context of ${engine.contextTokens} tokens`,
      'messages',
    )
  return {
    messages,
    maxTokens: Math.min(room, body.max_completion_tokens ?? body.max_tokens ?? usualMaxTokens),
    temperature: body.temperature ?? 0.8,
    topP: body.top_p ?? 0.95,
    stop: stopTexts(body),
    seed: body.seed ?? null,
  }
}

async function readChatBody(request: IncomingMessage): Promise<ChatBody> {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of request) {
    bytes += (piece as Buffer).byteLength
    if (bytes > mostBodyBytes) throw new Refusal(413, 'too_large', `a request has at most ${mostBodyBytes} bytes`)
    pieces.push(piece as Buffer)
  }
  let json: unknown
  try {
    json = JSON.parse(Buffer.concat(pieces).toString('utf8'))
  } catch {
    throw new Refusal(400, 'invalid_json', 'the body is not JSON')
  }
  const parsed = chatBodySchema.safeParse(json)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Refusal(400, 'invalid_request', `${issue?.path.join('.') ?? 'body'}: ${issue?.message ?? 'not understood'}`)
}

function refuse(response: ServerResponse, error: unknown): void {
  if (response.closed) return
  const { status, code, message, param } =
    error instanceof Refusal ? error : new Refusal(500, 'engine_failed', 'the model broke off: see the log of its process')
  const body = { error: { message, type: status >= 500 ? 'server_error' : 'invalid_request_error', code, param } }
  if (!response.headersSent) return sendJson(response, status, body, status === 429 || status === 503 ? { 'Retry-After': '1' } : {})
  // In the middle of a stream the only honest ending is a broken one.
  response.end(`data: ${JSON.stringify(body)}\n\n`)
}

function sendJson(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body))
}

function sameText(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}
