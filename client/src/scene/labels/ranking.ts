/** Keeps the best `capacity` of a stream by a rank (lower is better), best first. No allocation. */
export class Ranking {
  readonly ids: Int32Array
  readonly #ranks: Float32Array
  count = 0

  constructor(capacity: number) {
    this.ids = new Int32Array(capacity)
    this.#ranks = new Float32Array(capacity)
  }

  clear(): void {
    this.count = 0
  }

  offer(id: number, rank: number): void {
    const capacity = this.ids.length
    if (this.count === capacity && rank >= (this.#ranks[capacity - 1] ?? 0)) return
    let at = Math.min(this.count, capacity - 1)
    while (at > 0 && (this.#ranks[at - 1] ?? 0) > rank) {
      this.#ranks[at] = this.#ranks[at - 1] ?? 0
      this.ids[at] = this.ids[at - 1] ?? 0
      at -= 1
    }
    this.#ranks[at] = rank
    this.ids[at] = id
    this.count = Math.min(capacity, this.count + 1)
  }
}
