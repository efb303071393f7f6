import { ExponentialBackoff, TimeoutStrategy, handleWhen, retry, timeout, wrap } from 'cockatiel'
import type { EmbeddingModel } from '#models/port.ts'
import { openAiClient, type OpenAiChatOptions } from './chat.ts'
import { failureOf } from './failure.ts'

const deadlineMs = 10_000
const mostTextsPerCall = 64

/** Embeddings behind OpenAI's protocol. Rejects when the endpoint does after two retries: embeddings are an extra, callers go on without. */
export function createOpenAiEmbedding(model: string, { apiKey, baseUrl }: Pick<OpenAiChatOptions, 'apiKey' | 'baseUrl'>): EmbeddingModel {
  const client = openAiClient({ apiKey, baseUrl }, deadlineMs)
  const policy = wrap(
    retry(
      handleWhen((error) => failureOf(error, Date.now()).retryable),
      { maxAttempts: 2, backoff: new ExponentialBackoff({ initialDelay: 250, maxDelay: 2_000 }) },
    ),
    timeout(deadlineMs, TimeoutStrategy.Aggressive),
  )
  const embedSome = async (texts: string[], signal: AbortSignal): Promise<Float32Array[]> => {
    const answer = await policy.execute(
      (context) => client.embeddings.create({ model, input: texts, encoding_format: 'float' }, { signal: context.signal }),
      signal,
    )
    const vectors = answer.data.toSorted((a, b) => a.index - b.index).map((item) => Float32Array.from(item.embedding))
    if (vectors.length !== texts.length) throw new Error('The endpoint answered with another number of vectors than texts.')
    return vectors
  }
  return {
    name: model,
    async embed(texts, signal) {
      const vectors: Float32Array[] = []
      for (let from = 0; from < texts.length; from += mostTextsPerCall)
        vectors.push(...(await embedSome(texts.slice(from, from + mostTextsPerCall), signal)))
      return vectors
    },
  }
}
