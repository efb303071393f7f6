import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { download, type DownloadOptions } from '@kith/server/bin/model/download.ts'
import { findFile, hostOf, type HostName } from '@kith/server/bin/model/hosts.ts'
import { SettingsError } from '@kith/server/src/config/settings-error.ts'
import { startModelHub, type ModelHub, type ModelHubOptions, type StorageMood } from '../helpers/model-hub.ts'

const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, index) => (index * 31 + (index >> 8)) % 251))
const model = { repository: 'kith/tiny', file: 'tiny.gguf' }
const hubs: ModelHub[] = []
afterEach(async () => {
  await Promise.all(hubs.splice(0).map((hub) => hub.close()))
})

async function open(options: ModelHubOptions = {}) {
  const hub = await startModelHub(bytes, options)
  hubs.push(hub)
  const path = join(mkdtempSync(join(tmpdir(), 'kith-model-')), 'files', 'tiny.gguf')
  const remote = (name: HostName = 'huggingface') => findFile({ name, baseUrl: hub.url }, model)
  const fetchIt = async (over: Partial<DownloadOptions> = {}) => {
    const pauses: number[] = []
    const progress: number[] = []
    const usual: DownloadOptions = {
      signal: new AbortController().signal,
      idleMs: 60_000,
      pause: (ms) => Promise.resolve(void pauses.push(ms)),
      onProgress: (phase, at) => void (phase === 'download' && progress.push(at)),
    }
    await download(await remote(), path, { ...usual, ...over })
    return { pauses, progress }
  }
  return { hub, path, remote, fetchIt }
}
const moods = (...list: StorageMood[]) => ({ moods: list })

describe('what the host says of the file', () => {
  test.each(['huggingface', 'modelscope'] as const)('[D1] %s: size and SHA-256, from its records and not from the file', async (name) => {
    const { remote, hub } = await open()
    expect(await remote(name)).toMatchObject({ bytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') })
    expect(hub.ranges).toEqual([])
  })
  test.each([
    [{ records: { sha256: null } }, 'no-hash'],
    [{ records: { sha256: 'abc' } }, 'no-hash'],
    [{ records: { status: 404 } }, 'not-there'],
    [{ records: { status: 401 } }, 'refused'],
  ])('%j → %s', async (options, code) => {
    const { remote } = await open(options)
    await expect(remote()).rejects.toMatchObject({ code })
    await expect(remote('modelscope')).rejects.toMatchObject({ code })
  })
  test('a repository that was renamed is found by its old name', async () => {
    const { remote, path, fetchIt } = await open({ renamed: true })
    expect(await remote()).toMatchObject({ bytes: bytes.byteLength })
    await fetchIt()
    expect(readFileSync(path).equals(bytes)).toBe(true)
  })
  test('nobody there: no network; a mirror is taken from HF_ENDPOINT', async () => {
    const gone = await startModelHub(bytes)
    await gone.close()
    await expect(findFile({ name: 'huggingface', baseUrl: gone.url }, model)).rejects.toMatchObject({ code: 'no-network' })
    expect(hostOf('huggingface', { HF_ENDPOINT: 'https://mirror.example/' }).baseUrl).toBe('https://mirror.example')
    for (const none of [{}, { HF_ENDPOINT: ' ' }]) expect(hostOf('huggingface', none).baseUrl).toBe('https://huggingface.co')
    for (const wrong of ['hf-mirror.com', 'https://', 'file:///models'])
      expect(() => hostOf('huggingface', { HF_ENDPOINT: wrong })).toThrow(SettingsError)
  })
})

describe('the download', () => {
  test('follows to the storage on another host, shows how far it is, and puts the file in place whole', async () => {
    const { path, fetchIt } = await open()
    const { progress } = await fetchIt()
    expect(readFileSync(path).equals(bytes)).toBe(true)
    expect(readdirSync(dirname(path))).toEqual(['tiny.gguf'])
    expect(progress).toEqual(progress.toSorted((a, b) => a - b))
    expect(progress.at(-1)).toBe(bytes.byteLength)
  })

  test('here already and whole, it is not asked for again', async () => {
    const { hub, fetchIt } = await open()
    await fetchIt()
    await fetchIt()
    expect(hub.ranges).toEqual([null])
  })

  test('[D2] cut again and again, it goes on from where it was', async () => {
    const { path, hub, fetchIt } = await open(moods('cut', 'cut', 'cut', 'good'))
    await fetchIt()
    expect(readFileSync(path).equals(bytes)).toBe(true)
    // What was on its way when the line broke may be lost, so from where exactly is a matter of chance.
    expect(hub.ranges.length).toBeGreaterThan(1)
  })

  test('[D2] stopped by hand it keeps what has come, and the next run goes on from there', async () => {
    const { path, hub, fetchIt } = await open(moods('stall', 'good'))
    const stop = new AbortController()
    const stopped = fetchIt({ signal: stop.signal, onProgress: () => stop.abort(new Error('by hand')) })
    await expect(stopped).rejects.toThrow('by hand')
    const { size } = statSync(`${path}.part`)
    expect(size).toBeGreaterThan(0)
    await fetchIt()
    expect(hub.ranges).toEqual([null, `bytes=${size}-`])
    expect(readFileSync(path).equals(bytes)).toBe(true)
  })

  test('a line that goes silent is given up and tried again', async () => {
    const { path, hub, remote } = await open(moods('stall', 'good'))
    const options: DownloadOptions = {
      signal: new AbortController().signal,
      idleMs: 40,
      onProgress: () => undefined,
      // Only the first try is impatient: the second is to succeed on a slow machine as well.
      pause: () => Promise.resolve(void (options.idleMs = 60_000)),
    }
    await download(await remote(), path, options)
    expect(hub.ranges.length).toBeGreaterThan(1)
    expect(readFileSync(path).equals(bytes)).toBe(true)
  })

  test.each([
    ['a storage that knows no ranges starts over', ['cut', 'whole-only']],
    ['a storage that goes on from the wrong place is not believed', ['cut', 'wrong-range', 'good']],
    ['a storage in trouble is asked again', ['in-trouble', 'in-trouble', 'good']],
    ['[D4] more than was promised does not reach the disk', ['too-many-bytes']],
  ] satisfies [string, StorageMood[]][])('%s', async (_, list) => {
    const { path, fetchIt } = await open(moods(...list))
    await fetchIt()
    expect(readFileSync(path).equals(bytes)).toBe(true)
  })

  test('[D3] the wrong bytes are removed, and said to be wrong', async () => {
    const { path, fetchIt } = await open(moods('wrong-bytes', 'good'))
    await expect(fetchIt()).rejects.toMatchObject({ code: 'wrong-hash' })
    expect(readdirSync(dirname(path))).toEqual([])
    await fetchIt()
    expect(readFileSync(path).equals(bytes)).toBe(true)
  })

  test('[D2] a part of another version is not gone on with', async () => {
    const { path, hub, fetchIt } = await open(moods('cut', 'good'))
    await fetchIt().catch(() => undefined)
    writeFileSync(`${path}.part`, 'of something else')
    writeFileSync(`${path}.part.of`, '0'.repeat(64))
    writeFileSync(path, 'an older one')
    hub.ranges.length = 0
    await fetchIt()
    expect(hub.ranges).toEqual([null])
    expect(readFileSync(path).equals(bytes)).toBe(true)
  })

  test.each([
    ['not-there', 'not-there'],
    ['forbidden', 'refused'],
  ] as const)('%s: said at once, not tried again', async (mood, code) => {
    const { hub, fetchIt } = await open(moods(mood))
    await expect(fetchIt()).rejects.toMatchObject({ code })
    expect(hub.ranges).toHaveLength(1)
  })

  test('five fruitless tries, each after a longer pause, are enough', async () => {
    const { path, hub, fetchIt } = await open(moods('in-trouble'))
    const pauses: number[] = []
    await expect(fetchIt({ pause: (ms) => Promise.resolve(void pauses.push(ms)) })).rejects.toMatchObject({ code: 'no-network' })
    expect(hub.ranges).toHaveLength(5)
    expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000])
    expect(existsSync(path)).toBe(false)
  })

  test('[D5] from a secured address it is not sent on to an open one; nor to anything but the web', async () => {
    const { fetchIt } = await open({ redirectTo: 'ftp://files.example/tiny.gguf' })
    await expect(fetchIt()).rejects.toMatchObject({ code: 'unsafe-redirect', values: { host: 'files.example' } })
  })

  test('a disk that refuses is said so', async () => {
    const { path, fetchIt } = await open()
    writeFileSync(dirname(path), 'a file where the folder should be')
    await expect(fetchIt()).rejects.toMatchObject({ code: 'disk-refused' })
  })

  test('[D4] more than the disk has room for is not begun', async () => {
    const { path, remote, hub } = await open()
    const huge = { ...(await remote()), bytes: Number.MAX_SAFE_INTEGER }
    const options: DownloadOptions = {
      signal: new AbortController().signal,
      idleMs: 1_000,
      pause: () => Promise.resolve(),
      onProgress: () => undefined,
    }
    await expect(download(huge, path, options)).rejects.toMatchObject({ code: 'disk-full', values: { folder: dirname(path) } })
    expect(hub.ranges).toEqual([])
  })
})
