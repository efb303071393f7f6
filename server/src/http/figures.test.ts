import { readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vrmLimits } from '@kith/shared/vrm'
import { hostileVrms, makeVrm } from '@kith/shared/vrm-fixture'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '#store/open.ts'
import { createLogger } from '#telemetry/log.ts'
import { openHttpWorld, type HttpWorld } from './testing/http-world.ts'

const logger = createLogger({ level: 'silent' })
const bytesOf = (file: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(file)

describe('figures people bring along', () => {
  let world: HttpWorld
  let dataDir: string
  const files = () => readdir(join(dataDir, 'figures')).catch((): string[] => [])
  const bring = (token: string, file: Uint8Array) => world.request('POST', '/api/figure', { token, raw: bytesOf(file) })
  const figureIn = async (response: Response): Promise<string> => ((await response.json()) as { figure: string }).figure

  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'kith-figures-'))
    world = await openHttpWorld({ store: await openStore({ dataDir, databaseUrl: null, logger }) })
  })
  afterEach(() => world.close())

  it('are kept by their hash, told to those in the room, and served unchanged for ever', async () => {
    const ada = await world.guest()
    const file = makeVrm()
    const answer = await bring(ada.token, file)
    expect(answer.status).toBe(200)
    const hash = await figureIn(answer)
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(world.asked).toContainEqual(['wearFigure', ada.id, hash])
    const served = await world.request('GET', `/api/figures/${hash}`)
    expect(new Uint8Array(await served.arrayBuffer())).toEqual(file)
    expect(served.headers.get('cache-control')).toContain('immutable')
    expect(served.headers.get('x-content-type-options')).toBe('nosniff')
    expect(served.headers.get('content-type')).toBe('model/gltf-binary')
    expect(served.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await figureIn(await world.request('GET', '/api/figure', { token: ada.token }))).toBe(hash)
  })

  it('are not opened before somebody takes them up: asking for the head alone leaves nothing open', async () => {
    const ada = await world.guest()
    const file = makeVrm()
    const hash = await figureIn(await bring(ada.token, file))
    expect((await world.request('HEAD', `/api/figures/${hash}`)).headers.get('content-length')).toBe(String(file.byteLength))
    const served = await world.request('GET', `/api/figures/${hash}`)
    await rm(join(dataDir, 'figures', `${hash}.vrm`))
    await expect(served.arrayBuffer()).rejects.toThrow('ENOENT')
  })

  it.each(hostileVrms)('$name is refused, and nothing of it is stored', async ({ make }) => {
    const ada = await world.guest()
    const answer = await bring(ada.token, make())
    expect({ status: answer.status, body: await answer.json() }).toEqual({ status: 422, body: { error: 'bad-figure' } })
    expect(await files()).toEqual([])
    expect(world.asked.some(([what]) => what === 'wearFigure')).toBe(false)
    expect((await world.request('GET', '/api/health')).status).toBe(200)
  })

  it('are not read past what they may weigh, however they say they weigh', async () => {
    const ada = await world.guest()
    const told = await world.request('POST', '/api/figure', {
      token: ada.token,
      raw: bytesOf(makeVrm()),
      headers: { 'content-length': String(vrmLimits.bytes + 1) },
    })
    expect(told.status).toBe(413)
    const heavy = new Uint8Array(vrmLimits.bytes + 1)
    heavy.set(makeVrm().slice(0, 40))
    expect((await bring(ada.token, heavy)).status).toBe(413)
    expect(await files()).toEqual([])
  })

  it('are one each: another takes the place, taking off leaves nothing, and a shared file stays while one has it', async () => {
    const [ada, bo] = [await world.guest(), await world.guest()]
    const [first, second] = [makeVrm(), makeVrm({ version: '0' })]
    const hash = await figureIn(await bring(ada.token, first))
    await bring(bo.token, first)
    await bring(ada.token, second)
    expect(await files()).toHaveLength(2)
    expect((await world.request('GET', `/api/figures/${hash}`)).status).toBe(200)
    expect((await world.request('DELETE', '/api/figure', { token: bo.token })).status).toBe(200)
    expect((await world.request('GET', `/api/figures/${hash}`)).status).toBe(404)
    expect(world.asked).toContainEqual(['wearFigure', bo.id, ''])
    expect(await files()).toHaveLength(1)
  })

  it('go with the person who is erased, and files nobody has go at the next start', async () => {
    const ada = await world.guest()
    await bring(ada.token, makeVrm())
    expect((await world.request('DELETE', '/api/person', { token: ada.token })).status).toBe(200)
    expect(await files()).toEqual([])
    await bring((await world.guest()).token, makeVrm())
    const [left, foreign] = [join(dataDir, 'figures', `${'0'.repeat(64)}.vrm`), join(dataDir, 'figures', 'notes.txt')]
    for (const path of [left, foreign]) {
      await writeFile(path, 'left by a crash')
      await utimes(path, 1, 1)
    }
    await (await openStore({ dataDir, databaseUrl: null, logger })).close()
    expect(await files()).toHaveLength(2)
    expect(await files()).not.toContain(`${'0'.repeat(64)}.vrm`)
  })

  it('are asked for by those signed in, a few at a time, and by a hash alone', async () => {
    expect((await world.request('POST', '/api/figure', { raw: bytesOf(makeVrm()) })).status).toBe(401)
    for (const path of ['../secret', '%2e%2e%2fsecret', 'A'.repeat(64), 'zz'])
      expect((await world.request('GET', `/api/figures/${path}`)).status).toBe(404)
    const ada = await world.guest()
    const statuses: number[] = []
    for (let i = 0; i < 5; i++) statuses.push((await bring(ada.token, makeVrm())).status)
    expect(statuses).toEqual([200, 200, 200, 429, 429])
  })
})
