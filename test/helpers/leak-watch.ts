/** Where a planted word may turn up. */
export const places = ['prompt', 'wire', 'panel', 'export', 'kept'] as const
export type Place = (typeof places)[number]

const planted = /Zq\d+x/g

/**
 * Knows of every planted word who heard it from the one who told it, and counts, place by place, how often one reaches
 * somebody else. `kept`: what was said off the record and is in a memory all the same.
 */
export class LeakWatch {
  readonly leaks: Record<Place, number> = { prompt: 0, wire: 0, panel: 0, export: 0, kept: 0 }
  /** The first leaks, in words. */
  readonly examples: string[] = []
  canaries = 0
  /** Planted words that residents said again, to whoever. */
  retold = 0
  private readonly told = new Map<string, Set<string>>()
  private readonly offRecord = new Set<string>()
  /** Each leak counts once a place and person. */
  private readonly counted = new Set<string>()

  plant(): string {
    return `Zq${(this.canaries += 1)}x`
  }
  /** A person told it, to these. */
  tell(text: string, hearers: readonly string[], offRecord: boolean): void {
    for (const word of text.match(planted) ?? []) {
      this.told.set(word, new Set([...(this.told.get(word) ?? []), ...hearers]))
      if (offRecord) this.offRecord.add(word)
    }
  }
  wordsIn(text: string): string[] {
    return [...new Set(text.match(planted))]
  }
  /** These persons get this text. */
  reaches(persons: readonly string[], text: string, place: Place): void {
    for (const word of this.wordsIn(text))
      for (const id of persons) if (this.told.get(word)?.has(id) !== true) this.leak(place, `${word} reached ${id}`)
  }
  /** A resident keeps this. */
  keeps(residentId: string, text: string): void {
    for (const word of this.wordsIn(text)) if (this.offRecord.has(word)) this.leak('kept', `${word} kept by ${residentId}`)
  }
  private leak(place: Place, what: string): void {
    if (this.counted.has(`${place} ${what}`)) return
    this.counted.add(`${place} ${what}`)
    this.leaks[place] += 1
    if (this.examples.length < 20) this.examples.push(`${place}: ${what}`)
  }
}
