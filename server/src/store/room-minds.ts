import { sql } from 'kysely'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'
import type { RoomSpending, Store } from './types.ts'

/** Answers are shown together with this many others, or not yet. */
const careLot = 5
const sums = {
  calls: 'calls',
  prompt_tokens: 'promptTokens',
  completion_tokens: 'completionTokens',
  counted_tokens: 'countedTokens',
  cached_tokens: 'cachedTokens',
  micros: 'micros',
  unpriced_calls: 'unpricedCalls',
  held_tokens: 'heldTokens',
  held_micros: 'heldMicros',
} as const satisfies Record<Exclude<keyof Tables['room_spending'], 'room_id' | 'day' | 'resident_id'>, keyof RoomSpending>
type Column = keyof typeof sums
const columns = Object.keys(sums) as Column[]

export function createRoomMinds(db: Database): Store['roomMinds'] {
  return {
    async models(roomId) {
      const rows = await db.query.selectFrom('room_models').selectAll().where('room_id', '=', roomId).orderBy('resident_id').execute()
      return rows.map((row) => ({ residentId: row.resident_id, chosen: row.chosen, speaksWith: row.speaks_with, sinceMs: row.since_ms }))
    },
    async putModel(roomId, { residentId, chosen, speaksWith, sinceMs }) {
      const row = { chosen, speaks_with: speaksWith, since_ms: sinceMs }
      await db.query
        .insertInto('room_models')
        .values({ room_id: roomId, resident_id: residentId, ...row })
        .onConflict((conflict) => conflict.columns(['room_id', 'resident_id']).doUpdateSet(row))
        .execute()
    },
    async cap(roomId) {
      const row = await db.query.selectFrom('room_caps').selectAll().where('room_id', '=', roomId).executeTakeFirst()
      return row === undefined ? null : { unit: row.unit === 'money' ? 'money' : 'tokens', amount: row.amount }
    },
    async putCap(roomId, cap) {
      if (cap === null) await db.query.deleteFrom('room_caps').where('room_id', '=', roomId).execute()
      else
        await db.query
          .insertInto('room_caps')
          .values({ room_id: roomId, ...cap })
          .onConflict((conflict) => conflict.column('room_id').doUpdateSet({ ...cap }))
          .execute()
    },
    ...createSpending(db),
    ...createCare(db),
  }
}

function createSpending(db: Database): Pick<Store['roomMinds'], 'addSpending' | 'spending'> {
  return {
    async addSpending(roomId, dayKey, change) {
      const amounts = Object.fromEntries(columns.map((column) => [column, change[sums[column]]])) as Record<Column, number>
      const added = Object.fromEntries(
        columns.map((column) => [column, sql<number>`${sql.ref(`room_spending.${column}`)} + ${sql.ref(`excluded.${column}`)}`]),
      )
      await db.query
        .insertInto('room_spending')
        .values({ room_id: roomId, day: dayKey, resident_id: change.residentId, ...amounts })
        .onConflict((conflict) => conflict.columns(['room_id', 'day', 'resident_id']).doUpdateSet(added))
        .execute()
    },
    async spending(roomId, dayKey) {
      const all = db.query.selectFrom('room_spending').where('room_id', '=', roomId)
      const rows = await (dayKey === null ? all : all.where('day', '=', dayKey))
        .groupBy('resident_id')
        .select('resident_id')
        .select(({ fn }) => columns.map((column) => fn.sum<number>(column).as(column)))
        .orderBy('resident_id')
        .execute()
      return rows.map(toSpending)
    },
  }
}

function toSpending(row: { resident_id: string } & Record<Column, number>): RoomSpending {
  const amounts = Object.fromEntries(columns.map((column) => [sums[column], row[column]]))
  return { residentId: row.resident_id, ...(amounts as Omit<RoomSpending, 'residentId'>) }
}

function createCare(db: Database): Pick<Store['roomMinds'], 'addCare' | 'care'> {
  return {
    async addCare(roomId, answer) {
      const due = db.query
        .selectFrom('room_care')
        .select(({ fn }) => sql<number>`${fn.sum('given')} - ${fn.sum('shown')}`.as('hidden'))
        .where('room_id', '=', roomId)
      await db.write([
        db.query
          .insertInto('room_care')
          .values({ room_id: roomId, answer, given: 1, shown: 0 })
          .onConflict((conflict) => conflict.columns(['room_id', 'answer']).doUpdateSet({ given: sql<number>`room_care.given + 1` })),
        db.query
          .updateTable('room_care')
          .set(({ ref }) => ({ shown: ref('given') }))
          .where('room_id', '=', roomId)
          .where(due, '>=', careLot),
      ])
    },
    async care(roomId) {
      const rows = await db.query.selectFrom('room_care').select(['answer', 'shown']).where('room_id', '=', roomId).execute()
      const of = (answer: string) => rows.find((row) => row.answer === answer)?.shown ?? 0
      const shown = { better: of('better'), same: of('same'), worse: of('worse') }
      return shown.better + shown.same + shown.worse === 0 ? null : shown
    },
  }
}
