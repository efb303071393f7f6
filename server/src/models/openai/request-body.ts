import { APIError } from 'openai'
import type { ChatCompletionCreateParamsStreaming, ChatCompletionMessageParam } from 'openai/resources/chat/completions'
import type { ChatRequest } from '#models/port.ts'

/** What an endpoint turned out not to take. Learned from its refusals, kept for as long as the adapter lives. */
export interface Quirks {
  streamOptions: boolean
  tokenField: 'max_tokens' | 'max_completion_tokens' | 'none'
  temperature: boolean
  tools: boolean
  systemRole: boolean
  reasoningEffort: boolean
}

export function firstQuirks(model: string, baseUrl: string | null): Quirks {
  const official = baseUrl === null || new URL(baseUrl).hostname.endsWith('openai.com')
  const reasoning = /^(?:o\d|gpt-5)/.test(model)
  return {
    streamOptions: true,
    tokenField: official ? 'max_completion_tokens' : 'max_tokens',
    temperature: !(official && reasoning),
    tools: true,
    systemRole: true,
    reasoningEffort: official && /^gpt-5(?!.*chat)/.test(model),
  }
}

export function requestBody(model: string, request: ChatRequest, quirks: Quirks): ChatCompletionCreateParamsStreaming {
  const body: ChatCompletionCreateParamsStreaming = {
    model,
    messages: quirks.systemRole ? request.messages : withoutSystem(request.messages),
    stream: true,
  }
  if (quirks.streamOptions) body.stream_options = { include_usage: true }
  if (quirks.tokenField !== 'none') body[quirks.tokenField] = request.maxTokens
  if (quirks.temperature) body.temperature = request.temperature
  // A turn of speech cannot wait for long thoughts.
  if (quirks.reasoningEffort) body.reasoning_effort = 'minimal'
  if (quirks.tools && request.tools.length > 0)
    body.tools = request.tools.map(({ name, description, parameters }) => ({
      type: 'function',
      function: { name, description, parameters },
    }))
  return body
}

/** Some local chat templates know no system role: its text goes before the first user message. */
function withoutSystem(messages: ChatRequest['messages']): ChatCompletionMessageParam[] {
  const system = messages.filter((message) => message.role === 'system').map((message) => message.content)
  const rest = messages.filter((message) => message.role !== 'system')
  const [first, ...others] = rest
  const head = first?.role === 'user' ? `${system.join('\n\n')}\n\n${first.content}` : system.join('\n\n')
  return [{ role: 'user', content: head }, ...(first?.role === 'user' ? others : rest)]
}

const lessons: readonly { names: RegExp; learn: (quirks: Quirks) => Quirks | null }[] = [
  { names: /stream_options|include_usage/, learn: (quirks) => (quirks.streamOptions ? { ...quirks, streamOptions: false } : null) },
  { names: /max_completion_tokens|max_tokens/, learn: (quirks) => ({ ...quirks, tokenField: otherTokenField[quirks.tokenField] }) },
  {
    names: /reasoning_effort|reasoning effort/,
    learn: (quirks) => (quirks.reasoningEffort ? { ...quirks, reasoningEffort: false } : null),
  },
  { names: /temperature/, learn: (quirks) => (quirks.temperature ? { ...quirks, temperature: false } : null) },
  {
    names: /system.{0,20}role|role.{0,20}system|roles must alternate/,
    learn: (quirks) => (quirks.systemRole ? { ...quirks, systemRole: false } : null),
  },
  { names: /tool|function/, learn: (quirks) => (quirks.tools ? { ...quirks, tools: false } : null) },
]
const otherTokenField: Record<Quirks['tokenField'], Quirks['tokenField']> = {
  max_tokens: 'max_completion_tokens',
  max_completion_tokens: 'max_tokens',
  none: 'none',
}

/** What a refusal teaches: the quirks to try next, or null when it names nothing of ours. */
export function learnFrom(error: unknown, quirks: Quirks, tried: ReadonlySet<string>): Quirks | null {
  if (!(error instanceof APIError) || ![400, 404, 422, 500, 501].includes(error.status ?? 0)) return null
  const said = `${error.param ?? ''} ${error.message}`.toLowerCase()
  for (const { names, learn } of lessons) {
    const next = names.test(said) ? learn(quirks) : null
    if (next === null) continue
    if (!tried.has(JSON.stringify(next))) return next
    const without: Quirks = { ...next, tokenField: 'none' }
    if (next.tokenField !== quirks.tokenField && !tried.has(JSON.stringify(without))) return without
  }
  return null
}
