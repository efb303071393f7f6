import type { ChatModel, ChatRequest, Models, StreamPart } from '#models/port.ts'
import type { Metrics } from '#telemetry/metrics.ts'

/** The same models, with every call to the chosen one counted and timed. */
export function meteredModels(models: Models, metrics: Metrics): Models {
  const { chat } = models
  const metered: ChatModel = {
    get name() {
      return chat.name
    },
    get kind() {
      return chat.kind
    },
    stream: (request, signal) => meteredStream(chat, request, signal, metrics),
  }
  return { ...models, chat: metered }
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
