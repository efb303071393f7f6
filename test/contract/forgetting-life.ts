import { createEraser, type Eraser } from '@kith/server/src/http/eraser.ts'
import { createMemory } from '@kith/server/src/memory/memory.ts'
import type { HeardUtterance, Memory } from '@kith/server/src/memory/types.ts'
import type { Store } from '@kith/server/src/store/types.ts'
import type { Logger } from '@kith/server/src/telemetry/types.ts'

export const planted = Array.from({ length: 20 }, (_, index) => `Zq${index}x`)
const startMs = Date.UTC(2026, 10, 22, 12)
const residents = ['xiaoman', 'zhou'] as const

/** Memories and their eraser over a store, on a clock that stands. */
interface Life {
  store: Store
  memory: Memory
  eraser: Eraser
  recallAll(): unknown
}

export function openLife(store: Store, logger: Logger): Life {
  let ids = 0
  const memory = createMemory({
    store,
    now: () => startMs,
    newId: () => `thought-${(ids += 1)}`,
    spaceTitle: () => 'Garden',
    residentNames: new Map(residents.map((id) => [id, { zh: id, en: id }])),
    utcOffsetMinutes: 0,
  })
  const doors = { erased: () => Promise.resolve() }
  const query = { listeners: ['ada'], text: '', lang: 'en' as const, namesPresent: [], nowMs: startMs, limit: 100, exclude: [] }
  return {
    store,
    memory,
    eraser: createEraser({ store, memory, doors, logger, now: () => startMs }, () => undefined),
    recallAll: () => residents.map((residentId) => memory.recall({ ...query, residentId })),
  }
}

/** Ada tells residents all the planted words, in every place where any may end up. */
export async function plantEverything({ store, memory }: Life): Promise<void> {
  for (const id of ['ada', 'bo'])
    await store.people.create({ id, name: id, look: '1', lang: 'en', createdMs: startMs, lastSeenMs: startMs })
  for (const [index, word] of planted.entries()) {
    await told({ store, memory }, line(`told-${index}`, `I like ${word} lanterns`, {}), [])
    const own = { speakerId: 'xiaoman', speakerName: 'Xiaoman', speakerKind: 'resident' as const }
    await told({ store, memory }, line(`own-${index}`, `${word}, then`, own), [`told-${index}~xiaoman`])
  }
  await memory.remember(
    'xiaoman',
    line('bees', 'I keep bees on a roof', { speakerId: 'bo', speakerName: 'Bo', heardBy: ['bo', 'xiaoman'] }),
  )
  const lines = planted.map((_, index) => `told-${index}~xiaoman`)
  for (const residentId of residents) {
    await memory.meet(residentId, 'ada', startMs)
    const drawnFrom = lines.map((id) => id.replace('xiaoman', residentId))
    const insights = planted.slice(0, 3).map((word) => ({ text: `Ada cares for ${word}`, evidence: drawnFrom.slice(0, 2) }))
    const diary = `A day of ${planted.join(' ')}`
    const bond = { reason: `We share ${planted.join(' ')}`, evidence: drawnFrom.slice(0, 1) }
    const draft = { personId: 'ada', day: '2026-11-22', drawnFrom, insights, diary, bond, lang: 'en' as const, model: 'm' }
    if ((await memory.studies.noteReflection(residentId, draft, startMs)) !== 4) throw new Error('nothing was thought')
    await store.vectors.put([
      { memoryId: drawnFrom[0] ?? '', kind: 'episode', residentId, model: planted[0] ?? '', numbers: Float32Array.of(1, 2, 3) },
    ])
  }
  await store.jobs.add({
    id: 'read-ada',
    kind: 'extract',
    key: 'ada',
    payload: { text: planted.join(' '), personId: 'ada' },
    runAtMs: startMs,
    attempts: 0,
  })
  // What a job carries is gone when it is done, as it is before a wish can be heard in this process.
  await store.jobs.done('read-ada')
}

async function told({ store, memory }: Pick<Life, 'store' | 'memory'>, heard: HeardUtterance, sources: string[]): Promise<void> {
  const { id, roomId, conversationId, speakerId, speakerKind, speakerName, text, lang, atMs, heardBy, offRecord } = heard
  const row = { id, roomId, conversationId, speakerId, speakerKind, speakerName, text, lang, atMs, heardBy, offRecord, sources }
  await store.utterances.add({ ...row, volume: 'say', model: null, promptVersion: null, clientId: null })
  for (const residentId of residents) await memory.remember(residentId, { ...heard, sources })
}

function line(id: string, text: string, more: Partial<HeardUtterance>): HeardUtterance {
  return {
    id,
    roomId: 'garden',
    conversationId: 'talk',
    speakerId: 'ada',
    speakerName: 'Ada',
    speakerKind: 'person',
    text,
    lang: 'en',
    atMs: startMs,
    heardBy: ['ada', 'xiaoman', 'zhou'],
    offRecord: false,
    sourceAudience: null,
    ...more,
  }
}
