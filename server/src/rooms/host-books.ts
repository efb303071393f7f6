import type { BooksMessage, CareAnswer } from '@kith/shared/protocol'
import { refuse, type RoomCore } from './room-core.ts'
import { wireOf, type Session } from './sessions.ts'

/** A watching host is told of changes at most this often. */
const tellEveryMs = 1000
const careReadEveryMs = 60_000

/** A host opens or closes the books. Nobody else gets to see them. */
export function watchBooks(core: RoomCore, session: Session, { on }: { on: boolean }): void {
  core.watchers.delete(session.personId)
  if (!core.limiters.hostActs.take(session.personId)) return refuse(core, session, 'watch-books', 'too-fast')
  if (!on || session.role === 'guest') return
  core.watchers.set(session.personId, { version: -1, atMs: Number.NEGATIVE_INFINITY })
  core.operations.inOrder('care', 'read how people felt', () => readCare(core))
}

/** Another server on the same store may have counted answers too. */
async function readCare({ deps, minds, record }: RoomCore): Promise<void> {
  minds.careReadMs = deps.now()
  const care = await deps.store.roomMinds.care(record.id)
  if (JSON.stringify(care) === JSON.stringify(minds.care)) return
  minds.care = care
  minds.touch()
}

/** Called every tick: sends the books to those who watch, when something changed. */
export function tellBooks(core: RoomCore, nowMs: number): void {
  if (core.watchers.size > 0 && nowMs - core.minds.careReadMs >= careReadEveryMs) {
    core.minds.careReadMs = nowMs
    core.operations.inOrder('care', 'read how people felt', () => readCare(core))
  }
  for (const [personId, told] of core.watchers) {
    const session = core.sessions.get(personId)
    if (session === undefined || session.role === 'guest') {
      core.watchers.delete(personId)
      continue
    }
    const wire = wireOf(session)
    if (wire === null || told.version === core.minds.version || nowMs - told.atMs < tellEveryMs) continue
    told.version = core.minds.version
    told.atMs = nowMs
    wire.send('books', booksFor(core, session))
  }
}

/** Adds one answer to the room's sum. Who gave it goes no further than the limit of how many one person may give. */
export function care(core: RoomCore, session: Session, { answer }: { answer: CareAnswer }): void {
  core.operations.inOrder('care', 'count how somebody felt', async () => {
    if (!(await core.limiters.care.take(session.personId))) return
    await core.deps.store.roomMinds.addCare(core.record.id, answer)
    await readCare(core)
  })
}

function booksFor({ deps, minds, record }: RoomCore, session: Session): BooksMessage {
  const { book } = minds
  return {
    offers: [...minds.offers],
    currency: minds.currency,
    model: minds.chosen(null),
    cap: book.cap,
    capUsed: book.capUsed,
    ...book.tallies(null),
    residents: [...deps.cards].map(([residentId, card]) => ({
      residentId,
      name: card.data.extensions.kith.names[session.lang],
      present: record.residentIds.includes(residentId),
      paused: record.silencedResidentIds.includes(residentId),
      model: minds.chosen(residentId),
      thinksWith: minds.speaksWith(residentId).name,
      ...book.tallies(residentId),
      decisions: [...minds.decisions(residentId)],
    })),
    care: minds.care,
  }
}
