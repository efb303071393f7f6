import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from './database.ts'
import type { Store } from './types.ts'

const folderName = 'figures'
const hashPattern = /^[0-9a-f]{64}$/
const filePattern = /^(?:[0-9a-f]{64}\.vrm|\.draft-[0-9a-f-]+)$/
/** What another process may just be bringing is left alone. */
const settledMs = 60 * 60_000

/**
 * Figures in files of the data folder, named by the hash of their bytes, and whose they are in the database. A file stays as
 * long as somebody has it; one that nobody has is taken away when it is let go, or at the next start.
 */
export interface Figures {
  repository: Store['figures']
  /** Takes away the files nobody has. Call before anybody can bring one. */
  sweep(): Promise<void>
}

export function createFigures(db: Database, dataDir: string): Figures {
  const folder = join(dataDir, folderName)
  const fileOf = (hash: string) => join(folder, `${hash}.vrm`)
  /** One change at a time, so that a file just brought by one is not taken away with another's. */
  let last: Promise<unknown> = Promise.resolve()
  const inOrder = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work)
    last = done.catch(() => undefined)
    return done
  }
  const of = async (personId: string): Promise<string | null> => {
    const row = await db.query.selectFrom('figures').select('hash').where('person_id', '=', personId).executeTakeFirst()
    return row?.hash ?? null
  }
  const letGo = async (hash: string | null): Promise<void> => {
    if (hash === null) return
    const owner = await db.query.selectFrom('figures').select('person_id').where('hash', '=', hash).executeTakeFirst()
    if (owner === undefined) await rm(fileOf(hash), { force: true })
  }
  const put: Store['figures']['put'] = async (personId, bytes, atMs) => {
    const hash = createHash('sha256').update(bytes).digest('hex')
    const before = await of(personId)
    await writeWhole(folder, fileOf(hash), bytes)
    const row = { hash, bytes: bytes.byteLength, at_ms: atMs }
    await db.query
      .insertInto('figures')
      .values({ person_id: personId, ...row })
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
      .execute()
    if (before !== hash) await letGo(before)
    return hash
  }
  const remove: Store['figures']['remove'] = async (personId) => {
    const hash = await of(personId)
    await db.query.deleteFrom('figures').where('person_id', '=', personId).execute()
    await letGo(hash)
  }
  return {
    repository: {
      of,
      put: (personId, bytes, atMs) => inOrder(() => put(personId, bytes, atMs)),
      remove: (personId) => inOrder(() => remove(personId)),
      read: (hash) => (hashPattern.test(hash) ? readable(fileOf(hash)) : Promise.resolve(null)),
    },
    sweep: () =>
      inOrder(async () => {
        const rows = await db.query.selectFrom('figures').select('hash').distinct().execute()
        const kept = new Set(rows.map(({ hash }) => `${hash}.vrm`))
        for (const file of await filesOf(folder)) {
          if (kept.has(file) || !filePattern.test(file)) continue
          const path = join(folder, file)
          const { mtimeMs } = await stat(path)
          if (Date.now() - mtimeMs > settledMs) await rm(path, { force: true })
        }
      }),
  }
}

/** The file appears whole or not at all. */
async function writeWhole(folder: string, path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const draft = join(folder, `.draft-${randomUUID()}`)
  try {
    const file = await open(draft, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, path)
  } finally {
    await rm(draft, { force: true })
  }
}

async function readable(path: string): ReturnType<Store['figures']['read']> {
  try {
    const { size } = await stat(path)
    return { byteLength: size, stream: () => streamOf(path) }
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** Opened when the first bytes are asked for: an answer without a body, as to HEAD, asks for none and would leave it open. */
function streamOf(path: string): ReadableStream<Uint8Array> {
  const chunks = chunksOf(path)
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await chunks.next()
        if (next.done === true) controller.close()
        else controller.enqueue(next.value)
      },
      async cancel() {
        await chunks.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}

async function* chunksOf(path: string): AsyncGenerator<Uint8Array, undefined> {
  const file: AsyncIterable<Uint8Array> = createReadStream(path)
  for await (const chunk of file) yield chunk
}

async function filesOf(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
