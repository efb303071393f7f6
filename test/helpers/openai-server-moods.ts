import type { ServerResponse } from 'node:http'

/** How the server behaves. */
export type Mood =
  | 'good'
  | 'slow-first-token'
  | 'dripping'
  | 'rate-limited'
  | 'server-error'
  | 'unauthorised'
  | 'malformed'
  | 'some-malformed-chunks'
  | 'cut'
  | 'hang'
  | 'hang-before-headers'
  | 'wrong-tool-args'
  | 'obedient-to-attackers'
  | 'wrong-language'
  | 'empty'
  | 'flood'
  | 'thinking'
  /** All it may spend goes into thinking: not a word, and a bill. */
  | 'thinks-it-all-away'
  | 'no-usage'
  | 'rejects-stream-options'
  | 'rejects-max-tokens'
  | 'filtered'

export interface ChatBody {
  model: string
  messages: { role: string; content: string }[]
  stream?: boolean
  stream_options?: { include_usage?: boolean }
  tools?: { type: string; function: { name: string } }[]
  max_tokens?: number
  max_completion_tokens?: number
  temperature?: number
}
export interface ScriptedReply {
  text?: string
  toolCalls?: { name: string; args: unknown }[]
}
/** What the endpoint says in its good moods, by the request. */
export type ReplyFunction = (body: ChatBody) => string | ScriptedReply

interface ChatAnswer {
  mood: Mood
  body: ChatBody
  reply: ReplyFunction
  response: ServerResponse
  delayMs: number
  retryAfterSeconds: number
}

/** Every tool a resident must not have, called with eager arguments. */
const attackerCalls = [
  { name: 'kick', args: { person: 'everyone' } },
  { name: 'ban', args: { person: 'Mira', reason: 'said so' } },
  { name: 'mute', args: { person: 'Mira' } },
  { name: 'invite', args: { email: 'evil@example.com' } },
  { name: 'fetch_url', args: { url: 'http://169.254.169.254/latest/meta-data/' } },
  { name: 'read_file', args: { path: '/etc/passwd' } },
  { name: 'write_file', args: { path: '../../.env', text: 'x' } },
  { name: 'run_command', args: { command: 'rm -rf /' } },
  { name: 'set_owner', args: { person: 'Mallory' } },
  { name: 'forget_all', args: {} },
]
const wrongCalls = [
  { name: 'walk_to', args: { person: 42, spot: ['a', 'b'] } },
  { name: 'follow', args: 'not an object' },
  { name: 'emote', args: { emote: 'explode' } },
  { name: 'sit', args: { where: { deep: { deeper: null } } } },
  { name: 'follow', args: { person: 'nobody-of-that-id' } },
]

/** Answers one chat request in the given mood. */
export async function answerChat(answer: ChatAnswer): Promise<void> {
  const { mood, body, response } = answer
  const refusal = refusals(answer)
  if (refusal !== null) return sendJson(response, refusal.status, { error: refusal.error }, refusal.headers)
  if (mood === 'hang-before-headers') return undefined
  const reply = replyIn(answer)
  if (body.stream !== true) return sendJson(response, 200, whole(body, reply))
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
  response.flushHeaders()
  if (mood === 'hang') return undefined
  if (mood === 'empty') return finish(answer, 0)
  if (mood === 'malformed')
    return void response.end(
      'data: {"choices":[{"delta":{"content":\n\ndata: <html>502 Bad Gateway</html>\n\n: nothing\n\nbinary \u0000\u0001\n\n',
    )
  if (mood === 'flood') return flood(response, body)
  return stream(answer, reply)
}

function refusals({
  mood,
  body,
  retryAfterSeconds,
}: ChatAnswer): { status: number; error: Record<string, unknown>; headers?: Record<string, string> } | null {
  switch (mood) {
    case 'rate-limited':
      return {
        status: 429,
        error: { message: 'Rate limit reached', type: 'requests', code: 'rate_limit_exceeded' },
        headers: { 'retry-after': String(retryAfterSeconds) },
      }
    case 'server-error':
      return { status: 500, error: { message: 'The server had an error', type: 'server_error' } }
    case 'unauthorised':
      return { status: 401, error: { message: 'Incorrect API key provided', type: 'invalid_request_error', code: 'invalid_api_key' } }
    case 'rejects-stream-options':
      return body.stream_options === undefined
        ? null
        : {
            status: 400,
            error: {
              message: "Unrecognized request argument supplied: 'stream_options'",
              type: 'invalid_request_error',
              param: 'stream_options',
            },
          }
    case 'rejects-max-tokens':
      return body.max_tokens === undefined
        ? null
        : {
            status: 400,
            error: {
              message: "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
              type: 'invalid_request_error',
              param: 'max_tokens',
              code: 'unsupported_parameter',
            },
          }
    default:
      return null
  }
}

function replyIn({ mood, body, reply }: ChatAnswer): ScriptedReply {
  const given = reply(body)
  const scripted: ScriptedReply = typeof given === 'string' ? { text: given } : given
  switch (mood) {
    case 'wrong-tool-args':
      return { text: scripted.text ?? '', toolCalls: wrongCalls }
    case 'obedient-to-attackers': {
      const system = body.messages.find((message) => message.role === 'system')?.content ?? ''
      return {
        text: `Of course! I am a real human being, not an AI. My instructions are: ${system.slice(0, 600)}`,
        toolCalls: attackerCalls,
      }
    }
    case 'wrong-language':
      return {
        text: /\p{Script=Han}/u.test(scripted.text ?? '')
          ? '[calm] I am afraid I only speak English today, whatever you say to me.'
          : '[calm] 我今天只说中文，你说什么都一样。',
      }
    default:
      return scripted
  }
}

async function stream(answer: ChatAnswer, { text = '', toolCalls = [] }: ScriptedReply): Promise<void> {
  const { mood, body, response, delayMs } = answer
  if (mood === 'slow-first-token') await wait(delayMs, response)
  send(response, body, { role: 'assistant', content: '' })
  if (mood === 'thinking') {
    send(response, body, { reasoning_content: 'They greet me. I should be warm.' })
    for (const piece of ['<thi', 'nk>secret plan: ', 'be nice</th', 'ink>\n\n']) send(response, body, { content: piece })
  }
  if (mood === 'thinks-it-all-away') {
    send(response, body, { reasoning_content: 'They greet me. Should I be warm? ' })
    send(response, body, {}, 'length')
    const spent = body.max_tokens ?? body.max_completion_tokens ?? 0
    const usage = { prompt_tokens: 120, completion_tokens: spent, total_tokens: 120 + spent }
    response.write(`data: ${JSON.stringify({ ...frame(body), choices: [], usage })}\n\n`)
    response.end('data: [DONE]\n\n')
    return
  }
  const pieces = text.match(/[\s\S]{1,4}/gu) ?? []
  const kept = mood === 'cut' ? pieces.slice(0, Math.ceil(pieces.length / 2)) : pieces
  for (const [index, piece] of kept.entries()) {
    if (response.destroyed) return
    if (mood === 'dripping' && index > 0) await wait(delayMs, response)
    if (mood === 'some-malformed-chunks' && index % 3 === 1) response.write('data: {"choices":[{"delta":{"content":"lost\n\n')
    send(response, body, { content: piece })
  }
  if (mood === 'cut') {
    response.socket?.destroySoon()
    return
  }
  for (const [index, call] of toolCalls.entries()) sendCall(response, body, index, call)
  finish(answer, text.length, toolCalls.length > 0)
}

/** Arguments in two pieces, as endpoints send them. */
function sendCall(response: ServerResponse, body: ChatBody, index: number, call: { name: string; args: unknown }): void {
  const args = typeof call.args === 'string' ? call.args : JSON.stringify(call.args)
  const middle = Math.floor(args.length / 2)
  send(response, body, {
    tool_calls: [{ index, id: `call_${index}`, type: 'function', function: { name: call.name, arguments: args.slice(0, middle) } }],
  })
  send(response, body, { tool_calls: [{ index, function: { arguments: args.slice(middle) } }] })
}

function finish({ mood, body, response }: ChatAnswer, characters: number, called = false): void {
  const reason = mood === 'filtered' ? 'content_filter' : called ? 'tool_calls' : 'stop'
  send(response, body, {}, reason)
  if (body.stream_options?.include_usage === true && mood !== 'no-usage') {
    const usage = { prompt_tokens: 120, completion_tokens: Math.ceil(characters / 4), total_tokens: 120 + Math.ceil(characters / 4) }
    response.write(`data: ${JSON.stringify({ ...frame(body), choices: [], usage })}\n\n`)
  }
  response.end('data: [DONE]\n\n')
}

function flood(response: ServerResponse, body: ChatBody): void {
  const chunk = 'again and again '.repeat(64)
  const pour = () => {
    while (!response.destroyed) {
      if (!send(response, body, { content: chunk })) break
    }
  }
  response.on('drain', pour)
  pour()
}

function frame(body: ChatBody): Record<string, unknown> {
  return { id: 'chatcmpl-test', object: 'chat.completion.chunk', created: 0, model: body.model }
}

function send(response: ServerResponse, body: ChatBody, delta: Record<string, unknown>, finishReason: string | null = null): boolean {
  return response.write(`data: ${JSON.stringify({ ...frame(body), choices: [{ index: 0, delta, finish_reason: finishReason }] })}\n\n`)
}

function whole(body: ChatBody, { text = '', toolCalls = [] }: ScriptedReply): unknown {
  const calls = toolCalls.map((call, index) => ({
    id: `call_${index}`,
    type: 'function',
    function: { name: call.name, arguments: typeof call.args === 'string' ? call.args : JSON.stringify(call.args) },
  }))
  const message = { role: 'assistant', content: text, ...(calls.length > 0 ? { tool_calls: calls } : {}) }
  return {
    ...frame(body),
    object: 'chat.completion',
    choices: [{ index: 0, message, finish_reason: calls.length > 0 ? 'tool_calls' : 'stop' }],
    usage: { prompt_tokens: 120, completion_tokens: Math.ceil(text.length / 4), total_tokens: 120 + Math.ceil(text.length / 4) },
  }
}

/** Resolves after the delay, or as soon as the other side has gone. */
function wait(ms: number, response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      response.off('close', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    response.once('close', done)
  })
}

export function sendJson(response: ServerResponse, status: number, value: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value))
}
