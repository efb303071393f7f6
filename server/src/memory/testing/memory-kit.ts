import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EmbeddingModel } from '#models/port.ts'
import { openStore } from '#store/open.ts'
import type { Store } from '#store/types.ts'
import { createLogger } from '#telemetry/log.ts'
import { createMemory } from '../memory.ts'
import type { HeardUtterance, Memory, RecallHit } from '../types.ts'

export const start = Date.UTC(2026, 10, 22, 12)
const names = new Map([
  ['xiaoman', { zh: '小满', en: 'Xiaoman' }],
  ['zhou', { zh: '老周', en: 'Zhou' }],
])

/** Memories of two residents over a real store, on a clock that goes on a second with each line. */
export interface MemoryKit {
  readonly store: Store
  memory: Memory
  clockMs: number
  /** Told of every line kept. */
  onKept: (residentId: string) => void
  /** The id of the last line made by `heard`. */
  lastId: string
  /** With one, memories opened from then on are found by what they mean. */
  embedding: EmbeddingModel | null
  /** Another memory over the same rows, as after a restart. */
  open(): Memory
  heard(text: string, more?: Partial<HeardUtterance>): HeardUtterance
  /** Stored in the transcript too, as the room does it. */
  uttered(residentId: string, said: HeardUtterance, sources?: string[]): Promise<void>
  recall(text: string, listeners?: string[], residentId?: string): RecallHit[]
  /** Nothing remembered, Xiaoman awake. */
  begin(): Promise<void>
  close(): Promise<void>
}

export async function openMemoryKit(): Promise<MemoryKit> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kith-memory-'))
  const store = await openStore({ dataDir, databaseUrl: null, logger: createLogger({ level: 'silent' }) })
  let count = 0
  const open = (embedding: EmbeddingModel | null = null) =>
    createMemory({
      store,
      now: () => kit.clockMs,
      newId: () => `id${(count += 1)}`,
      spaceTitle: (roomId) => (roomId === 'garden' ? { zh: '灯园', en: 'Lantern Garden' } : 'Den'),
      residentNames: names,
      utcOffsetMinutes: 0,
      onKept: (residentId) => kit.onKept(residentId),
      embedding,
    })
  const nextJob = () => store.jobs.claim(['extract', 'reflect', 'embed'], Number.MAX_SAFE_INTEGER, 0)
  const kit: MemoryKit = {
    store,
    memory: open(),
    clockMs: start,
    onKept: () => undefined,
    embedding: null,
    lastId: '',
    open: () => open(kit.embedding),
    heard(text, more = {}) {
      count += 1
      kit.clockMs += 1000
      kit.lastId = `u${count}`
      return {
        id: kit.lastId,
        roomId: 'garden',
        conversationId: 'talk',
        speakerId: 'ada',
        speakerName: 'Ada',
        speakerKind: 'person',
        text,
        lang: /\p{Script=Han}/u.test(text) ? 'zh' : 'en',
        atMs: kit.clockMs,
        heardBy: ['ada', 'xiaoman'],
        offRecord: false,
        sourceAudience: null,
        ...more,
      }
    },
    async uttered(residentId, said, sources = []) {
      const { id, roomId, conversationId, speakerId, speakerKind, speakerName, text, lang, atMs, heardBy, offRecord } = said
      const line = { id, roomId, conversationId, speakerId, speakerKind, speakerName, text, lang, atMs, heardBy, offRecord, sources }
      await store.utterances.add({ ...line, volume: 'say', model: null, promptVersion: null, clientId: null })
      await kit.memory.remember(residentId, said)
    },
    recall: (text, listeners = ['ada'], residentId = 'xiaoman') =>
      kit.memory.recall({ residentId, listeners, text, lang: 'en', namesPresent: ['Ada'], nowMs: kit.clockMs, limit: 5, exclude: [] }),
    async begin() {
      kit.clockMs = start
      kit.onKept = () => undefined
      kit.embedding = null
      kit.memory = open()
      for (const residentId of names.keys()) {
        await store.facts.remove(await store.facts.idsOfResident(residentId))
        await store.episodes.remove(await store.episodes.idsOfResident(residentId))
        for (const bond of await store.bonds.ofResident(residentId)) await store.bonds.remove(residentId, bond.personId)
        await store.reflections.remove((await store.reflections.ofResident(residentId)).map(({ id }) => id))
        for (const kind of ['extract', 'reflect']) await store.marks.put(residentId, kind, 0)
      }
      for (const id of ['ada', 'bo', 'cai']) await store.bondEvents.remove((await store.bondEvents.ofPerson(id)).map((event) => event.id))
      for (let job = await nextJob(); job !== null; job = await nextJob()) await store.jobs.done(job.id)
      for (const [id, name] of [
        ['ada', 'Ada'],
        ['bo', 'Bo'],
      ] as const) {
        if ((await store.people.find(id)) === null)
          await store.people.create({ id, name, lang: 'en', look: 'fern', createdMs: start, lastSeenMs: start })
      }
      await kit.memory.load('xiaoman')
    },
    async close() {
      await store.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
  return kit
}
