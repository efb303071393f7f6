import type { ChatModel, ChatRequest, Models, OfferedModels, StreamPart } from '#models/port.ts'
import type { Metrics } from '#telemetry/metrics.ts'

/** The same models, with every call to the chosen one, and to those hosts may choose, counted and timed. */
export function meteredModels(models: Models, metrics: Metrics): Models {
  const { chat, offered } = models
  if (offered === undefined) return { ...models, chat: meteredChat(chat, metrics) }
  const metered = new Map<ChatModel, ChatModel>()
  const meter = (one: ChatModel): ChatModel => {
    const known = metered.get(one) ?? meteredChat(one, metrics)
    metered.set(one, known)
    return known
  }
  const find: OfferedModels['find'] = (name) => {
    const found = offered.find(name)
    return found === null ? null : { ...found, chat: meter(found.chat) }
  }
  return { ...models, chat: meter(chat), offered: { ...offered, find } }
}

function meteredChat(chat: ChatModel, metrics: Metrics): ChatModel {
  return {
    get name() {
      return chat.name
    },
    get kind() {
      return chat.kind
    },
    stream: (request, signal) => meteredStream(chat, request, signal, metrics),
  }
}

async function* meteredStream(chat: ChatModel, request: ChatRequest, signal: AbortSignal, metrics: Metrics): AsyncGenerator<StreamPart> {
  const startedMs = performance.now()
  let spoken = false
  let outcome = 'aborted'
  try {
    for await (const part of chat.stream(request, signal)) {
      if (part.type === 'text-delta' && !spoken) {
        spoken = true
        metrics.firstTokenSeconds.observe((performance.now() - startedMs) / 1000)
      }
      if (part.type === 'error') outcome = part.code
      if (part.type === 'finish') {
        outcome = part.fallback === undefined ? 'good' : `fallback-${part.fallback}`
        metrics.modelTokens.inc({ direction: 'in' }, part.usage.promptTokens)
        metrics.modelTokens.inc({ direction: 'out' }, part.usage.completionTokens)
      }
      yield part
    }
  } finally {
    metrics.modelCalls.inc({ outcome })
  }
}
