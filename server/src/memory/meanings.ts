import type { EmbeddingModel } from '#models/port.ts'
import { detectCrisis } from '#safety/crisis.ts'
import type { ResidentMemory } from './resident-memory.ts'
import type { Unembedded } from './study-types.ts'

/** Of length one, so that a product of two is the cosine between them. Null for one without direction or with holes in it. */
export function unitVector(numbers: Float32Array): Float32Array | null {
  let sum = 0
  for (const value of numbers) sum += value * value
  const length = Math.sqrt(sum)
  return Number.isFinite(length) && length > 0 ? numbers.map((value) => value / length) : null
}

/** EM4: how like a memory is to a question; null where it is not known, or was measured by another yardstick. */
export function likeness(memory: ResidentMemory, question: Float32Array): (memoryId: string) => number | null {
  return (memoryId) => {
    const vector = memory.vectors.get(memoryId)
    return vector === undefined ? null : likenessOf(vector, question)
  }
}

/** The cosine between two of length one; null where they were measured by different yardsticks. */
export function likenessOf(one: Float32Array, other: Float32Array): number | null {
  return one.length === other.length ? product(one, other) : null
}

/** In four sums, none of which has to wait for another: a quarter less time, and a recall takes ten thousand of them. */
function product(one: Float32Array, other: Float32Array): number {
  let [a, b, c, d] = [0, 0, 0, 0]
  for (let index = 0; index < one.length; index += 4) {
    a += (one[index] ?? 0) * (other[index] ?? 0)
    b += (one[index + 1] ?? 0) * (other[index + 1] ?? 0)
    c += (one[index + 2] ?? 0) * (other[index + 2] ?? 0)
    d += (one[index + 3] ?? 0) * (other[index + 3] ?? 0)
  }
  return a + b + c + d
}

/** EM2: what has no vector yet, or one of another dimension than the model gives now, oldest first. Crisis words are shown to no model. */
export function unembedded(memory: ResidentMemory, limit: number): Unembedded[] {
  const found: Unembedded[] = []
  for (const { id, speakerName, text } of memory.episodes.values()) {
    if (found.length >= limit) return found
    if (isMeasured(memory, id) || text.trim() === '' || memory.toldInCrisis(id)) continue
    found.push({ memoryId: id, kind: 'episode', text: `${speakerName}: ${text}` })
  }
  for (const { id, subjectId, text } of memory.facts.values()) {
    if (found.length >= limit) return found
    if (isMeasured(memory, id) || memory.toldInCrisis(id)) continue
    found.push({ memoryId: id, kind: 'fact', text: `${memory.nameOf(subjectId)}: ${text}` })
  }
  return found
}

function isMeasured({ vectors, dimension }: ResidentMemory, memoryId: string): boolean {
  const vector = vectors.get(memoryId)
  return vector !== undefined && (dimension === null || vector.length === dimension)
}

/** Longest a recall waits for the meaning of its question. */
const patienceMs = 20
const deadlineMs = 5_000
const mostKept = 64

/**
 * EM3: the meaning of questions, asked for as soon as a line is heard. Whoever recalls takes it when it is there and goes
 * without when it is not. Kept for a while in this process only.
 */
export class Questions {
  private readonly model: EmbeddingModel
  private readonly wait: (ms: number) => Promise<void>
  private readonly known = new Map<string, Float32Array | null>()
  private readonly asked = new Map<string, Promise<void>>()

  constructor(model: EmbeddingModel, wait: (ms: number) => Promise<void> = pause) {
    this.model = model
    this.wait = wait
  }

  get(text: string): Float32Array | null {
    return this.known.get(text) ?? null
  }

  /** Resolves when the meaning is known, cannot be had, or after `patienceMs`. Never rejects. */
  async foresee(text: string): Promise<void> {
    if (text.trim() === '' || this.known.has(text) || detectCrisis(text)) return
    const running = this.asked.get(text) ?? this.ask(text)
    await Promise.race([running, this.wait(patienceMs)])
  }

  clear(): void {
    this.known.clear()
    this.asked.clear()
  }

  private ask(text: string): Promise<void> {
    const running: Promise<void> = this.model
      .embed([text], AbortSignal.timeout(deadlineMs))
      .then(([numbers]) => (numbers === undefined ? null : unitVector(numbers)))
      // The endpoint's trouble is counted where it is called; without a meaning the words alone decide (EM5).
      .catch(() => null)
      .then((vector) => {
        // What was cleared meanwhile is not kept.
        if (this.asked.get(text) !== running) return
        this.asked.delete(text)
        this.keep(text, vector)
      })
    this.asked.set(text, running)
    return running
  }

  private keep(text: string, vector: Float32Array | null): void {
    if (vector === null) return
    this.known.set(text, vector)
    for (const oldest of this.known.keys()) {
      if (this.known.size <= mostKept) return
      this.known.delete(oldest)
    }
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms).unref())
}
