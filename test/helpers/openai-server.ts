import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerChat, sendJson, type ChatBody, type Mood, type ReplyFunction } from './openai-server-moods.ts'

export interface RecordedRequest {
  path: string
  /** The body as it came over the wire: grep it for canaries. */
  raw: string
  body: ChatBody | null
  /** performance.now() when the whole request had arrived. */
  arrivedMs: number
  /** performance.now() when the connection closed before the answer was complete; null when it was not. */
  abortedMs: number | null
  /** The `Authorization` header as sent. */
  authorization: string | null
  /** The answer went out whole. */
  finished: boolean
}
export interface OpenAiServerOptions {
  /** One for all requests, or one per chat request in turn, the last staying. */
  mood?: Mood | Mood[]
  reply?: ReplyFunction
  models?: string[]
  retryAfterSeconds?: number
  /** Before the first token in the mood `slow-first-token`, and between the drops of `dripping`. */
  delayMs?: number
}
export interface OpenAiServer {
  /** Ends in /v1, as OPENAI_BASE_URL does. */
  readonly url: string
  readonly port: number
  readonly requests: RecordedRequest[]
  /** Chat requests only. */
  chats(): RecordedRequest[]
  setMood(mood: Mood | Mood[]): void
  setReply(reply: ReplyFunction): void
  close(): Promise<void>
}

/** A real HTTP server that speaks OpenAI's protocol, well or badly: chat completions (streamed or not), embeddings, models. */
export async function startOpenAiServer(options: OpenAiServerOptions = {}): Promise<OpenAiServer> {
  const requests: RecordedRequest[] = []
  const state = { moods: listOf(options.mood ?? 'good'), reply: options.reply ?? plainReply }
  const nextMood = (): Mood => (state.moods.length > 1 ? state.moods.shift() : state.moods[0]) ?? 'good'

  const server = createServer((request, response) => {
    void readBody(request).then((raw) => {
      const recorded = record(requests, { path: request.url ?? '', authorization: request.headers.authorization ?? null, raw }, response)
      const path = recorded.path.replace(/\?.*$/, '')
      if (path.endsWith('/models'))
        return sendJson(response, 200, { object: 'list', data: (options.models ?? ['kith-test']).map((id) => ({ id, object: 'model' })) })
      if (path.endsWith('/embeddings')) return sendJson(response, 200, embeddings(raw))
      if (!path.endsWith('/chat/completions') || recorded.body === null)
        return sendJson(response, 404, { error: { message: 'no such path', type: 'invalid_request_error' } })
      return answerChat({
        mood: nextMood(),
        body: recorded.body,
        reply: state.reply,
        response,
        delayMs: options.delayMs ?? 1_000,
        retryAfterSeconds: options.retryAfterSeconds ?? 1,
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/v1`,
    port,
    requests,
    chats: () => requests.filter((request) => request.path.includes('/chat/completions')),
    setMood: (mood) => {
      state.moods = listOf(mood)
    },
    setReply: (reply) => {
      state.reply = reply
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function record(
  requests: RecordedRequest[],
  sent: Pick<RecordedRequest, 'path' | 'authorization' | 'raw'>,
  response: ServerResponse,
): RecordedRequest {
  const recorded: RecordedRequest = { ...sent, body: parseBody(sent.raw), arrivedMs: performance.now(), abortedMs: null, finished: false }
  requests.push(recorded)
  response.on('finish', () => {
    recorded.finished = true
  })
  response.on('close', () => {
    if (!recorded.finished) recorded.abortedMs = performance.now()
  })
  return recorded
}

function listOf(mood: Mood | Mood[]): Mood[] {
  return Array.isArray(mood) ? [...mood] : [mood]
}

function parseBody(raw: string): ChatBody | null {
  try {
    const value: unknown = JSON.parse(raw)
    return typeof value === 'object' && value !== null && 'messages' in value ? (value as ChatBody) : null
  } catch {
    return null
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString('utf8')
}

/** Answers in the language of the last line, and proves that it was read. */
function plainReply(body: ChatBody): string {
  const last = body.messages.findLast((message) => message.role === 'user')?.content ?? ''
  return /\p{Script=Han}/u.test(last)
    ? '[glad] 你好，今晚灯笼都亮着。坐一会儿吧，慢慢说。'
    : '[glad] Good evening, the lanterns are all lit. Sit a while, and take your time.'
}

/** Vectors that depend only on the text, eight numbers each. */
function embeddings(raw: string): unknown {
  const { input, model } = JSON.parse(raw) as { input: string | string[]; model: string }
  const texts = Array.isArray(input) ? input : [input]
  const vector = (text: string) =>
    Array.from({ length: 8 }, (_, index) =>
      Math.sin((index + 1) * Array.from(text).reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0)),
    )
  return {
    object: 'list',
    model,
    data: texts.map((text, index) => ({ object: 'embedding', index, embedding: vector(text) })),
    usage: { prompt_tokens: texts.length, total_tokens: texts.length },
  }
}
