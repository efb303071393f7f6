import type { Logger } from '#telemetry/types.ts'
import { createBondEvents } from './bond-events.ts'
import { createBonds } from './bonds.ts'
import { createEpisodes } from './episodes.ts'
import { Erased, withoutErased } from './erased.ts'
import { createExport } from './export.ts'
import { createFacts } from './facts.ts'
import { createFigures } from './figures.ts'
import { migrate } from './migrate.ts'
import { createNotes } from './notes.ts'
import { createPeople } from './people.ts'
import { openPostgres } from './postgres.ts'
import { createReflections } from './reflections.ts'
import { createBans, createRelations } from './relations.ts'
import { createReports } from './reports.ts'
import { createRoomMinds } from './room-minds.ts'
import { createRooms } from './rooms.ts'
import { openSqlite } from './sqlite.ts'
import type { Store } from './types.ts'
import { createCounters, createJobs, createMarks, createSecrets } from './upkeep.ts'
import { createUtterances } from './utterances.ts'
import { createVectors } from './vectors.ts'

export interface StoreOptions {
  /** Folder of the embedded database; must exist. */
  dataDir: string
  /** A Postgres to use instead. */
  databaseUrl: string | null
  logger: Logger
}

/**
 * Opens the database and brings it up to date.
 * @throws SettingsError when it cannot be opened or belongs to another version.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const db = options.databaseUrl === null ? await openSqlite(options.dataDir) : await openPostgres(options.databaseUrl, options.logger)
  try {
    await migrate(db)
  } catch (error) {
    await db.close()
    throw error
  }
  const erased = new Erased()
  const people = createPeople(db, erased)
  const figures = createFigures(db, options.dataDir)
  await figures.sweep()
  const bonds = createBonds(db)
  const bondEvents = createBondEvents(db)
  const store: Store = {
    engine: db.engine,
    people: {
      ...people,
      async erase(id) {
        await figures.repository.remove(id)
        await people.erase(id)
      },
    },
    rooms: createRooms(db),
    roomMinds: createRoomMinds(db),
    notes: createNotes(db),
    bans: createBans(db),
    relations: createRelations(db),
    utterances: createUtterances(db),
    episodes: createEpisodes(db),
    facts: createFacts(db),
    bonds,
    bondEvents,
    reflections: createReflections(db),
    marks: createMarks(db),
    vectors: createVectors(db),
    reports: createReports(db),
    jobs: createJobs(db),
    counters: createCounters(db),
    secrets: createSecrets(db),
    figures: figures.repository,
    exportPerson: createExport(db, { people, bonds, bondEvents }),
    close: () => db.close(),
  }
  return withoutErased(store, erased)
}
