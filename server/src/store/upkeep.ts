import { sql } from 'kysely'
import type { Database } from './database.ts'
import type { Store } from './types.ts'

export function createJobs(db: Database): Store['jobs'] {
  return {
    async add(job) {
      await db.query
        .insertInto('jobs')
        .values({
          id: job.id,
          kind: job.kind,
          key: job.key,
          payload: JSON.stringify(job.payload ?? null),
          run_at_ms: job.runAtMs,
          attempts: job.attempts,
          leased_until_ms: 0,
        })
        .onConflict((conflict) => conflict.columns(['kind', 'key']).doNothing())
        .execute()
    },
    async claim(kinds, nowMs, leaseMs) {
      if (kinds.length === 0) return null
      // One statement, so that two workers never take the same job: the conditions are checked again on the locked row.
      const row = await db.query
        .updateTable('jobs')
        .set({ leased_until_ms: nowMs + leaseMs, attempts: sql<number>`attempts + 1` })
        .where('id', '=', (due) =>
          due
            .selectFrom('jobs')
            .select('id')
            .where('kind', 'in', kinds)
            .where('run_at_ms', '<=', nowMs)
            .where('leased_until_ms', '<=', nowMs)
            .orderBy('run_at_ms')
            .orderBy('id')
            .limit(1),
        )
        .where('leased_until_ms', '<=', nowMs)
        .returningAll()
        .executeTakeFirst()
      if (row === undefined) return null
      return { id: row.id, kind: row.kind, key: row.key, payload: JSON.parse(row.payload), runAtMs: row.run_at_ms, attempts: row.attempts }
    },
    async done(id) {
      await db.query.deleteFrom('jobs').where('id', '=', id).execute()
      // A job may name somebody who wished to be gone.
      await db.scrub()
    },
    async hasten(kind, key, runAtMs) {
      await db.query
        .updateTable('jobs')
        .set({ run_at_ms: runAtMs })
        .where('kind', '=', kind)
        .where('key', '=', key)
        .where('run_at_ms', '>', runAtMs)
        .where('leased_until_ms', '<=', runAtMs)
        .execute()
    },
    async postpone(id, runAtMs) {
      await db.query.updateTable('jobs').set({ run_at_ms: runAtMs, leased_until_ms: 0 }).where('id', '=', id).execute()
    },
  }
}

/** How far residents have come with thinking over what they heard. */
export function createMarks(db: Database): Store['marks'] {
  return {
    async get(residentId, kind) {
      const row = await db.query
        .selectFrom('marks')
        .select('at_ms')
        .where('resident_id', '=', residentId)
        .where('kind', '=', kind)
        .executeTakeFirst()
      return row?.at_ms ?? null
    },
    async put(residentId, kind, atMs) {
      await db.query
        .insertInto('marks')
        .values({ resident_id: residentId, kind, at_ms: atMs })
        .onConflict((conflict) => conflict.columns(['resident_id', 'kind']).doUpdateSet({ at_ms: atMs }))
        .execute()
    },
  }
}

export function createCounters(db: Database): Store['counters'] {
  return {
    async add(name, dayKey, amount) {
      const row = await db.query
        .insertInto('counters')
        .values({ name, day: dayKey, total: amount })
        .onConflict((conflict) => conflict.columns(['name', 'day']).doUpdateSet({ total: sql<number>`counters.total + excluded.total` }))
        .returning('total')
        .executeTakeFirstOrThrow()
      return row.total
    },
    async get(name, dayKey) {
      const row = await db.query
        .selectFrom('counters')
        .select('total')
        .where('name', '=', name)
        .where('day', '=', dayKey)
        .executeTakeFirst()
      return row?.total ?? 0
    },
  }
}

export function createSecrets(db: Database): Store['secrets'] {
  return {
    async get(name) {
      const row = await db.query.selectFrom('secrets').select('value').where('name', '=', name).executeTakeFirst()
      return row?.value ?? null
    },
    async put(name, value) {
      await db.query
        .insertInto('secrets')
        .values({ name, value })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
        .execute()
    },
  }
}
