import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { SettingsError } from '@kith/server/src/config/settings-error.ts'
import { readSettings } from '@kith/server/src/config/settings.ts'
import { beginningOf } from '@kith/server/src/mind/beginning.ts'
import { describedModels } from '@kith/server/src/models/local/described.ts'
import { engineFolder, keepChoice } from '@kith/server/src/models/local/kept-choice.ts'
import { libraryFile } from '@kith/server/src/models/local/llama-library.ts'
import { localOptions, openLocal, type OpenLocal } from '@kith/server/src/models/local/open-local.ts'
import { readAhead } from '@kith/server/src/models/local/read-ahead.ts'
import { startLocalModel } from '@kith/server/src/models/local/supervisor.ts'
import type { LocalServer } from '@kith/server/src/models/choose.ts'
import { createModels } from '@kith/server/src/models/models.ts'
import { until } from '../helpers/wait.ts'
import { closeEndpoints, collect, endpoint, never, request, textOf } from './models-kit.ts'
import { residentCard } from './script-talk.ts'

const module = new URL('../helpers/scripted-engine.ts', import.meta.url).href
const silent = { info: () => undefined, warn: () => undefined }
const opened: OpenLocal[] = []
afterEach(async () => {
  await closeEndpoints()
  for (const { process } of opened.splice(0)) await process?.stop()
})

function home({ engine = true }: { engine?: boolean } = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'kith-home-'))
  if (engine) {
    mkdirSync(dirname(libraryFile(engineFolder(dataDir))), { recursive: true })
    writeFileSync(libraryFile(engineFolder(dataDir)), '')
  }
  const fileThat = (says: string) => {
    const file = join(dataDir, 'Little-Model.gguf')
    writeFileSync(file, says)
    return file
  }
  const open = async (env: Record<string, string> = {}, localServers: LocalServer[] = []) => {
    const settings = readSettings({ ...env, KITH_DATA_DIR: dataDir })
    const start: typeof startLocalModel = (options) => startLocalModel({ ...options, module, restart: { mostDeaths: 1 } })
    const local = await openLocal(settings, silent, { start, readyWaitMs: 60_000 })
    if (local !== null) opened.push(local)
    const counters = { add: () => Promise.resolve(0), get: () => Promise.resolve(0) }
    const models = await createModels(
      { ...settings.model, ...localOptions(local), localServers, paceMs: 0 },
      { counters, now: () => Date.UTC(2025, 4, 14) },
    )
    return { local, models }
  }
  return { dataDir, fileThat, open }
}

describe('what a start makes of the choice', () => {
  test('a file: its process is started, its name is on the log and the panel, and residents speak through it', async () => {
    const { fileThat, open, dataDir } = home()
    keepChoice(dataDir, { kind: 'file', title: 'Qwen3 0.6B', file: fileThat('talks') })
    const { models } = await open()
    expect(models.description).toBe('Qwen3 0.6B from llama.cpp on this machine')
    const parts = await collect(models.chat.stream(request({ messages: [{ role: 'user', content: '晚上好' }] }), never))
    expect(textOf(parts)).toBe('you said: 晚上好')
    expect(parts.at(-1)).toMatchObject({ type: 'finish', model: 'Qwen3 0.6B' })
  })

  test('[C1] KITH_MODEL_FILE goes before the choice, and a key, an address or a name before both', async () => {
    const { fileThat, open, dataDir } = home()
    const file = fileThat('talks')
    keepChoice(dataDir, { kind: 'file', title: 'Kept', file })
    expect((await open({ KITH_MODEL_FILE: file })).models.description).toBe('Little-Model from llama.cpp on this machine')
    const { url } = await endpoint()
    const kept = await open({}, [{ title: 'Ollama', baseUrl: url }])
    expect(kept.models.description).toBe('Kept from llama.cpp on this machine')
    for (const env of [{ OPENAI_API_KEY: 'k' }, { OPENAI_BASE_URL: url }, { KITH_MODEL: 'script' }] as Record<string, string>[]) {
      const { local, models } = await open({ KITH_MODEL_FILE: file, ...env })
      expect(local).toBeNull()
      expect(models.description).not.toContain('Little-Model')
    }
  })

  test('a program that runs here: its model, whether it answers just now or not', async () => {
    const { open, dataDir } = home({ engine: false })
    const { url } = await endpoint({ models: ['qwen3:4b'] })
    keepChoice(dataDir, { kind: 'server', title: 'Ollama', baseUrl: url, model: 'qwen3:4b' })
    const { models } = await open()
    expect(models.description).toBe('qwen3:4b from Ollama on this machine')
    const last = (await collect(models.chat.stream(request(), never))).at(-1)
    expect(last).toMatchObject({ type: 'finish', model: 'qwen3:4b' })
  })

  test.each([
    ['no-memory', 'there is not enough memory for it'],
    ['bad-model', 'its file cannot be read as a model'],
    ['no-binary', 'there is no ready-made engine for this machine; Ollama may have one'],
    ['dies', 'its process ends again and again'],
  ])('[C2] %s: the script speaks, and says why', async (says, why) => {
    const { fileThat, open, dataDir } = home()
    keepChoice(dataDir, { kind: 'file', title: 'Little', file: fileThat(says) })
    const { models } = await open()
    expect(models.chat.kind).toBe('script')
    expect(models.description).toBe(`built-in script (Little: ${why})`)
  })

  test('[C2] a file that is gone, an engine that is gone: said; a file that was set and is not there stops the start', async () => {
    const { fileThat, open, dataDir } = home({ engine: false })
    const file = fileThat('talks')
    keepChoice(dataDir, { kind: 'file', title: 'Little', file })
    expect((await open()).models.description).toContain('what runs it is not installed: npm run model')
    rmSync(file)
    expect((await open()).models.description).toContain('its file is gone: npm run model')
    await expect(open({ KITH_MODEL_FILE: file })).rejects.toThrow(SettingsError)
  })
})

describe('what is done with it', () => {
  test('[C2] given up in the middle of the evening, the line about the model says so', async () => {
    const { fileThat, open } = home()
    const { local, models } = await open({ KITH_MODEL_FILE: fileThat('talks') })
    const described = describedModels(models, local)
    expect(described.description).toBe('Little-Model from llama.cpp on this machine')
    await collect(models.chat.stream(request({ messages: [{ role: 'user', content: 'die' }] }), never))
    await until('it is given up', () => local?.process?.state.type === 'given-up')
    expect(described.description).toBe('built-in script (Little-Model: its process ends again and again)')
    expect(describedModels(models, null)).toBe(models)
  })

  test('[E5] work that nobody waits for is marked as such; when it fails, people are still answered by the model', async () => {
    const { fileThat, open } = home()
    const { models } = await open({ KITH_MODEL_FILE: fileThat('talks') })
    for (let failures = 0; failures < 4; failures += 1) {
      const quiet = request({ purpose: 'extract', messages: [{ role: 'user', content: 'x'.repeat(7_000) }] })
      expect((await collect(models.chat.stream(quiet, never))).at(-1)).toMatchObject({ fallback: 'unavailable' })
    }
    expect(models.health().breakerOpen).toBe(false)
    expect((await collect(models.chat.stream(request(), never))).at(-1)).toMatchObject({ model: 'Little-Model' })
  })

  test('it reads beforehand what each resident’s prompts begin with', async () => {
    const { fileThat, open } = home()
    const { local } = await open({ KITH_MODEL_FILE: fileThat('talks') })
    const logged: object[] = []
    const log = { info: (fields: object) => void logged.push(fields) }
    if (local === null) throw new Error('no local model')
    await readAhead(local, ['I am Zhou.', 'x'.repeat(7_000), 'I am Adeng.'], never, { log })
    expect(logged).toEqual([{ read: 2, of: 3 }])
    await local.process?.stop()
    await readAhead(local, ['I am Zhou.'], never, { log })
    expect(logged.at(-1)).toEqual({ read: 0, of: 1 })
  })

  test('a beginning is who the resident is and where, in the language of the place, and names nobody', () => {
    const card = residentCard('zhou')
    const spots = [{ id: 'pond', title: { en: 'The pond', zh: '池塘' } }]
    const [en, zh] = [beginningOf(card, 'en', spots), beginningOf(card, 'zh', spots)]
    expect(en).toContain('The pond')
    expect(zh).toContain('池塘')
    expect(en.startsWith('You are one resident of Kith')).toBe(true)
    expect(en).not.toContain('<present>')
  })
})
