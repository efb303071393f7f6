import type { Memory } from '#memory/types.ts'
import type { EmbeddingModel } from '#models/port.ts'

const batch = 64

/** EM2: gives a resident's memories their vectors, batch by batch, until none is without. Rejects when the endpoint does. */
export async function embedAll(
  { studies }: Pick<Memory, 'studies'>,
  model: EmbeddingModel,
  residentId: string,
  signal: AbortSignal,
): Promise<number> {
  let done = 0
  const seen = new Set<string>()
  for (;;) {
    const missing = await studies.unembedded(residentId, batch)
    // One that comes back was answered with vectors now of this dimension, now of that: it would for ever.
    if (missing.length === 0 || signal.aborted || missing.some(({ memoryId }) => seen.has(memoryId))) return done
    for (const { memoryId } of missing) seen.add(memoryId)
    const vectors = await model.embed(
      missing.map(({ text }) => text),
      signal,
    )
    const kept = await studies.noteVectors(
      residentId,
      missing.flatMap(({ memoryId, kind }, index) => {
        const numbers = vectors[index]
        return numbers === undefined ? [] : [{ memoryId, kind, numbers }]
      }),
    )
    // An endpoint that answers with nothing of use would be asked for ever.
    if (kept === 0) return done
    done += kept
  }
}
