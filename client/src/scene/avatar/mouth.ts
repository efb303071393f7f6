/** What a mouth can do while it speaks, as (open, wide, round): closed, A, I, U, E, O, and teeth for consonants. */
export const mouthShapes = [
  [0.02, 0.5, 0.1],
  [1, 0.55, 0.1],
  [0.3, 1, 0],
  [0.35, 0.15, 1],
  [0.55, 0.85, 0],
  [0.75, 0.25, 0.9],
  [0.22, 0.6, 0.15],
] as const

/** How a mouth goes through some words. */
export interface Mouth {
  words: string
  startedMs: number
  /** A shape for each character of the words. */
  track: Uint8Array
  at: number
  /** When the character at `at` begins, milliseconds from the start. */
  atMs: number
}

export function createMouth(): Mouth {
  return { words: '', startedMs: 0, track: new Uint8Array(0), at: 0, atMs: 0 }
}
