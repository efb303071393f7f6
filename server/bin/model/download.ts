import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readFile, rename, rm, stat, statfs, writeFile, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ModelError } from './model-error.ts'
import type { RemoteFile } from './hosts.ts'
import { openBody } from './remote-body.ts'

export interface DownloadOptions {
  /** Bytes that are here, of `total`; called often. */
  onProgress: (phase: 'download' | 'check', bytes: number, total: number) => void
  signal: AbortSignal
  /** Waits before another try; tests do not. */
  pause: (ms: number) => Promise<void>
  /** A stream silent for so long has broken off. */
  idleMs: number
}

const mostFruitlessTries = 5
const firstPauseMs = 1_000
/** Left free on the disk, for everything else that wants to write. */
const spareBytes = 256 * 1024 * 1024

/**
 * Brings a file here: picks up where an earlier try broke off, checks the hash, and puts it in place whole.
 * A file with the wrong hash is removed. @throws ModelError, or the signal's reason; what has come stays for the next time.
 */
export async function download(remote: RemoteFile, path: string, options: DownloadOptions): Promise<void> {
  if (await isWhole(remote, path, options)) return
  const part = `${path}.part`
  await writing(async () => {
    await mkdir(dirname(path), { recursive: true })
    await startOver(remote, part)
  })
  await checkSpace(remote, part)
  await fetchRest(remote, part, options)
  await checkHash(remote, part, options)
  await writing(async () => {
    await rename(part, path)
    await rm(`${part}.of`, { force: true })
  })
}

async function isWhole(remote: RemoteFile, path: string, options: DownloadOptions): Promise<boolean> {
  const found = await stat(path).catch(() => null)
  return found?.size === remote.bytes && (await sha256Of(path, remote, options)) === remote.sha256
}

/** A part of another file, or of an older version of this one, is of no use. */
async function startOver(remote: RemoteFile, part: string): Promise<void> {
  const of = await readFile(`${part}.of`, 'utf8').catch(() => null)
  if (of === remote.sha256) return
  await rm(part, { force: true })
  await writeFile(`${part}.of`, remote.sha256)
}

async function checkSpace(remote: RemoteFile, part: string): Promise<void> {
  const { bavail, bsize } = await statfs(dirname(part))
  const needed = remote.bytes - (await sizeOf(part)) + spareBytes
  if (bavail * bsize < needed)
    throw new ModelError('disk-full', { folder: dirname(part), needed: gigabytes(needed), free: gigabytes(bavail * bsize) })
}

async function fetchRest(remote: RemoteFile, part: string, options: DownloadOptions): Promise<void> {
  let fruitless = 0
  for (;;) {
    const before = await sizeOf(part)
    if (before === remote.bytes) return
    // Longer than it should be: somebody else's bytes are in it.
    if (before > remote.bytes) await writing(() => rm(part))
    const failure = await fetchOnce(remote, part, options).catch((error: unknown) => {
      if (error instanceof ModelError || options.signal.aborted) throw error
      return { error }
    })
    const after = await sizeOf(part)
    if (failure === undefined && after === remote.bytes) return
    fruitless = after > before ? 0 : fruitless + 1
    if (fruitless >= mostFruitlessTries)
      throw new ModelError(after === 0 ? 'no-network' : 'keeps-breaking-off', { host: new URL(remote.url).host }, { cause: failure?.error })
    await options.pause(firstPauseMs * 2 ** fruitless)
  }
}

async function fetchOnce(remote: RemoteFile, part: string, options: DownloadOptions): Promise<undefined> {
  const body = await openBody(remote, await sizeOf(part), options)
  const file = await writing(() => open(part, 'a'))
  try {
    if (body.from === 0) await writing(() => file.truncate(0))
    await append(file, body.chunks, body.from, remote, options)
  } finally {
    await file.close()
  }
}

async function append(
  file: FileHandle,
  chunks: AsyncIterable<Uint8Array>,
  from: number,
  remote: RemoteFile,
  options: DownloadOptions,
): Promise<void> {
  let bytes = from
  for await (const chunk of chunks) {
    // A host that sends more than it said is not to fill the disk.
    const wanted = chunk.subarray(0, remote.bytes - bytes)
    await writing(() => file.appendFile(wanted))
    bytes += wanted.byteLength
    options.onProgress('download', bytes, remote.bytes)
    if (bytes === remote.bytes) return
  }
}

async function checkHash(remote: RemoteFile, part: string, options: DownloadOptions): Promise<void> {
  if ((await sha256Of(part, remote, options)) === remote.sha256) return
  await writing(async () => {
    await rm(part, { force: true })
    await rm(`${part}.of`, { force: true })
  })
  throw new ModelError('wrong-hash', { host: new URL(remote.url).host })
}

async function sha256Of(path: string, { bytes }: RemoteFile, { onProgress, signal }: DownloadOptions): Promise<string> {
  const hash = createHash('sha256')
  let read = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20, signal })) {
    hash.update(chunk as Buffer)
    read += (chunk as Buffer).byteLength
    onProgress('check', read, bytes)
  }
  return hash.digest('hex')
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.size ?? 0
}

/** What the disk refuses, in words a person can act on. */
async function writing<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action()
  } catch (error) {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new ModelError('disk-filled', {}, { cause: error })
    throw new ModelError('disk-refused', { code }, { cause: error })
  }
}

export function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`
}
