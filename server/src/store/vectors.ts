import { sql } from 'kysely'
import type { Database } from './database.ts'
import type { MemoryVector, Store } from './types.ts'

export function createVectors(db: Database): Store['vectors'] {
  const { query } = db
  return {
    put: (vectors) => db.write(vectors.flatMap((vector) => replacement(db, vector))),
    async ofResident(residentId, model) {
      const rows = await query
        .selectFrom('vectors')
        .select(['memory_id', 'episode_id', 'dimension', 'numbers'])
        .where('resident_id', '=', residentId)
        .where('model', '=', model)
        .execute()
      return rows.flatMap((row) => {
        const numbers = fromText(row.numbers)
        // A damaged row is as good as none: it is computed anew.
        if (numbers.length !== row.dimension) return []
        return [
          { memoryId: row.memory_id, kind: row.episode_id === null ? ('fact' as const) : ('episode' as const), residentId, model, numbers },
        ]
      })
    },
  }
}

/** Only while the memory is still there: it may have been forgotten while its vector was computed. */
function replacement({ query }: Database, { memoryId, kind, residentId, model, numbers }: MemoryVector) {
  const idIf = (wanted: boolean) => (wanted ? sql<string | null>`id` : sql<string | null>`cast(null as text)`)
  const table = kind === 'episode' ? 'episodes' : 'facts'
  return [
    query.deleteFrom('vectors').where('memory_id', '=', memoryId),
    query
      .insertInto('vectors')
      .columns(['memory_id', 'resident_id', 'episode_id', 'fact_id', 'model', 'dimension', 'numbers'])
      .expression((builder) =>
        builder
          .selectFrom(table)
          .select([
            'id',
            'resident_id',
            idIf(kind === 'episode').as('episode_id'),
            idIf(kind === 'fact').as('fact_id'),
            sql<string>`cast(${model} as text)`.as('model'),
            sql<number>`cast(${numbers.length} as integer)`.as('dimension'),
            sql<string>`cast(${toText(numbers)} as text)`.as('numbers'),
          ])
          .where('id', '=', memoryId)
          .where('resident_id', '=', residentId),
      ),
  ]
}

function toText(numbers: Float32Array): string {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64')
}
function fromText(text: string): Float32Array {
  const bytes = Buffer.from(text, 'base64')
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength - (bytes.byteLength % 4)))
}
