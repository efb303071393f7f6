import { likenessOf, unitVector } from '@kith/server/src/memory/meanings.ts'
import { askedOfOneself } from '@kith/server/src/memory/names.ts'
import type { Similarity } from '@kith/server/src/memory/rank-similar.ts'
import { createRandom, seedFrom } from '@kith/server/src/models/script/random.ts'
import type { EmbeddingModel } from '@kith/server/src/models/port.ts'
import type { Conversation, DataSet, Question } from './recall-data.ts'
import { everyone, indexOf } from './recall-index.ts'

const batch = 64

/** How like the turns of a conversation are to a question, by an embedding model. */
export type Meanings = (conversation: Conversation, question: Question) => Similarity

/** Every turn and every question as memory hands them to the model. */
export async function meaningsOf(data: DataSet, model: EmbeddingModel): Promise<Meanings> {
  const speakers = new Map(data.conversations.map(({ id, turns }) => [id, indexOf(turns)]))
  const askedIn = ({ conversation, text }: Question): string => {
    const index = speakers.get(conversation)
    return index === undefined ? text : askedOfOneself(index, text, [everyone])
  }
  const texts = [
    ...data.conversations.flatMap(({ turns }) => turns.map(({ speaker, text }) => `${speaker}: ${text}`)),
    ...data.questions.map((question) => askedIn(question)),
  ]
  const wanted = [...new Set(texts)]
  const known = new Map<string, Float32Array | null>()
  for (let from = 0; from < wanted.length; from += batch) {
    const some = wanted.slice(from, from + batch)
    const vectors = await model.embed(some, AbortSignal.timeout(120_000))
    some.forEach((text, at) => {
      const numbers = vectors[at]
      known.set(text, numbers === undefined ? null : unitVector(numbers))
    })
  }
  return ({ turns }, question) => {
    const asked = known.get(askedIn(question)) ?? null
    const byId = new Map(turns.map(({ id, speaker, text }) => [id, known.get(`${speaker}: ${text}`) ?? null]))
    return (id) => {
      const vector = byId.get(id) ?? null
      return asked === null || vector === null ? null : likenessOf(vector, asked)
    }
  }
}

const usualDimension = 384

/** Likeness as long to work out as a small model's, and as empty of sense as one can have it without a model. */
export function senselessLikeness(memoryIds: readonly string[]): Similarity {
  const random = createRandom(seedFrom('senseless'))
  const vector = (): Float32Array => Float32Array.from({ length: usualDimension }, () => random.next() - 0.5)
  const byId = new Map(memoryIds.map((id) => [id, vector()]))
  const asked = vector()
  return (id) => {
    const known = byId.get(id)
    return known === undefined ? null : likenessOf(known, asked)
  }
}
