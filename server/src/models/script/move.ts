import type { Reply } from './say.ts'

/** Something one could say or do now. `make` looks for lines only when the move is chosen; null means none is left. */
export interface Move {
  kind: string
  score: number
  make(): Reply | null
}
