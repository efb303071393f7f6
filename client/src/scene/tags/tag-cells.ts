/** One drawn tag: its cell, its size in CSS pixels at scale 1, and where typing dots go (from the left edge), or −1. */
export interface TagCell {
  key: string
  column: number
  row: number
  width: number
  dotsX: number
  usedAt: number
  /** Its place was given to another text: ask again. */
  gone: boolean
}

/** Who has which cell of the picture. When all are taken, the one shown the longest ago is given away. */
export class TagCells {
  readonly #columns: number
  readonly #rows: number
  readonly #cells = new Map<string, TagCell>()
  #clock = 0

  constructor(columns: number, rows: number) {
    this.#columns = columns
    this.#rows = rows
  }

  get(key: string): TagCell | undefined {
    return this.#cells.get(key)
  }

  /** It is shown now. */
  use(cell: TagCell): void {
    this.#clock += 1
    cell.usedAt = this.#clock
  }

  /** A cell for a text that has none. Whoever holds the one it had before finds it `gone`. */
  claim(key: string): TagCell {
    const cell = this.#cells.size < this.#columns * this.#rows ? this.#next(key) : this.#oldest(key)
    this.#cells.set(key, cell)
    this.use(cell)
    return cell
  }

  #next(key: string): TagCell {
    const index = this.#cells.size
    return { key, column: index % this.#columns, row: Math.floor(index / this.#columns), width: 0, dotsX: -1, usedAt: 0, gone: false }
  }

  #oldest(key: string): TagCell {
    let oldest: TagCell | null = null
    for (const cell of this.#cells.values()) if (!oldest || cell.usedAt < oldest.usedAt) oldest = cell
    if (!oldest) throw new Error('the tag atlas has no cells')
    this.#cells.delete(oldest.key)
    oldest.gone = true
    return { ...oldest, key, gone: false }
  }

  clear(): void {
    this.#cells.clear()
  }
}
