import type { Compilable, Kysely } from 'kysely'
import type { Tables } from './tables.ts'

export type Engine = 'sqlite' | 'postgres'

/** One open database behind the repositories. */
export interface Database {
  readonly engine: Engine
  /** For reading, and for writes of a single statement. */
  readonly query: Kysely<Tables>
  /** Several statements, all or none; committed when it resolves. */
  write(statements: readonly Compilable[]): Promise<void>
  /** After a deletion a person asked for: leaves no copy of the deleted rows in the engine's own files, as far as it can. */
  scrub(): Promise<void>
  close(): Promise<void>
}

/** Longest list in one `in (…)`; both engines take far more, and plans stay small. */
const listLimit = 400

export function inChunks<T>(items: readonly T[]): T[][] {
  const chunks: T[][] = []
  for (let at = 0; at < items.length; at += listLimit) chunks.push(items.slice(at, at + listLimit))
  return chunks
}

export const bit = (value: boolean): 0 | 1 => (value ? 1 : 0)
