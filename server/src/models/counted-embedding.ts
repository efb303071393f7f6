import type { DailyBudget } from './budget.ts'
import type { EmbeddingModel } from './port.ts'
import { estimateTokens } from './tokens.ts'

/**
 * Embeddings on the day's budget, as everything that is sent to an endpoint. Rejects without a call when it is spent: callers
 * go on without, and what waits to be embedded waits for another day.
 */
export function countedEmbedding(embedding: EmbeddingModel, budget: DailyBudget): EmbeddingModel {
  return {
    name: embedding.name,
    async embed(texts, signal) {
      const reservation = await budget.reserve(texts.reduce((sum, text) => sum + estimateTokens(text), 0))
      if (reservation === null) throw new Error('The daily budget of tokens is spent.')
      return embedding.embed(texts, signal)
    },
  }
}
