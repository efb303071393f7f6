import type { Database } from './database.ts'
import { erasePerson } from './erase.ts'
import type { Erased } from './erased.ts'
import type { Tables } from './tables.ts'
import type { Person, Store } from './types.ts'

export function createPeople(db: Database, erased: Erased): Store['people'] {
  return {
    async create(person) {
      await db.query.insertInto('people').values(toRow(person)).execute()
    },
    async find(id) {
      const row = await db.query.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : fromRow(row)
    },
    async update(id, change) {
      const set = {
        ...(change.name !== undefined && { name: change.name }),
        ...(change.look !== undefined && { look: change.look }),
        ...(change.lang !== undefined && { lang: change.lang }),
        ...(change.lastSeenMs !== undefined && { last_seen_ms: change.lastSeenMs }),
      }
      if (Object.keys(set).length > 0) await db.query.updateTable('people').set(set).where('id', '=', id).execute()
    },
    erase: (id) => erasePerson(db, id, erased),
  }
}

function toRow(person: Person): Tables['people'] {
  return {
    id: person.id,
    name: person.name,
    look: person.look,
    lang: person.lang,
    created_ms: person.createdMs,
    last_seen_ms: person.lastSeenMs,
  }
}
function fromRow(row: Tables['people']): Person {
  return {
    id: row.id,
    name: row.name,
    look: row.look,
    lang: row.lang === 'zh' ? 'zh' : 'en',
    createdMs: row.created_ms,
    lastSeenMs: row.last_seen_ms,
  }
}
