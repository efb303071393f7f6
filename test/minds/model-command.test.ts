import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { readWish } from '@kith/server/bin/model/arguments.ts'
import { offeredModels, recommended } from '@kith/server/bin/model/catalogue.ts'
import { runCommand, type CommandDeps } from '@kith/server/bin/model/command.ts'
import { engineInstalled, enginePackages } from '@kith/server/bin/model/install-engine.ts'
import { ModelError } from '@kith/server/bin/model/model-error.ts'
import { Pace, progressLine } from '@kith/server/bin/model/progress.ts'
import { tryModel } from '@kith/server/bin/model/trial.ts'
import { fill, wordsFor } from '@kith/server/bin/model/speech.ts'
import { readSettings } from '@kith/server/src/config/settings.ts'
import { engineFolder, readKeptChoice } from '@kith/server/src/models/local/kept-choice.ts'
import { libraryFile, llamaVersion } from '@kith/server/src/models/local/llama-library.ts'
import { startModelHub, type ModelHub, type ModelHubOptions } from '../helpers/model-hub.ts'
import { tinyGguf } from '../helpers/tiny-gguf.ts'
import { closeEndpoints, endpoint } from './models-kit.ts'

const scripted = new URL('../helpers/scripted-engine.ts', import.meta.url).href
const hubs: ModelHub[] = []
afterEach(async () => {
  await closeEndpoints()
  await Promise.all(hubs.splice(0).map((hub) => hub.close()))
})

interface Told {
  env?: Record<string, string>
  answers?: string[]
  /** Null: nobody to ask. */
  canAsk?: boolean
  hub?: ModelHubOptions
  /** What the fetched "model" says of itself to the scripted engine. */
  says?: string
  locale?: string
  localServers?: CommandDeps['localServers']
}

/** The command as a person meets it; only npm and the engine's words are doubles. */
async function command(args: string[], told: Told = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'kith-command-'))
  const hub = await startModelHub(Buffer.from(told.says ?? 'talks'), told.hub)
  hubs.push(hub)
  const lines: string[] = []
  const answers = [...(told.answers ?? [])]
  const installed: string[] = []
  const env = { HF_ENDPOINT: hub.url, KITH_DATA_DIR: dataDir, ...told.env }
  const run = (more: string[]) =>
    runCommand(readWish(more), {
      settings: readSettings(env),
      env,
      words: wordsFor({ LANG: told.locale ?? 'en_GB.UTF-8' }),
      terminal: {
        canAsk: told.canAsk ?? true,
        say: (text) => void lines.push(text),
        ask: (question) => {
          lines.push(question)
          const answer = answers.shift()
          return answer === undefined ? Promise.reject(new Error('asked once too often')) : Promise.resolve(answer)
        },
        progress: () => undefined,
        endProgress: () => undefined,
      },
      signal: new AbortController().signal,
      machine: { memoryGb: 8, cores: 4, fast: false },
      localServers: told.localServers ?? [],
      install: (engineDir) => {
        installed.push(engineDir)
        mkdirSync(dirname(libraryFile(engineDir)), { recursive: true })
        writeFileSync(libraryFile(engineDir), '')
        writeFileSync(join(engineDir, 'node_modules/node-llama-cpp/package.json'), JSON.stringify({ version: llamaVersion }))
        return Promise.resolve()
      },
      tryOut: (options) => tryModel({ ...options, module: scripted }),
    })
  const failure = await run(args).then(
    () => null,
    (error: unknown) => error,
  )
  return { dataDir, lines, text: lines.join('\n'), installed, failure, run, kept: readKeptChoice(dataDir) }
}

describe('npm run model', () => {
  test('Enter takes what fits this machine: fetched, checked, tried, kept', async () => {
    const { failure, kept, text, installed, dataDir, run } = await command([], { answers: ['7', ''] })
    expect(failure).toBeNull()
    const file = join(dataDir, 'model', 'files', 'Qwen3-1.7B-Q4_K_M.gguf')
    expect(kept).toEqual({ kind: 'file', title: 'Qwen3 1.7B', file })
    expect(readFileSync(file, 'utf8')).toBe('talks')
    expect(text).toContain('A number from the list, please')
    expect(text).toContain('you said: Good evening. What are you doing?')
    expect(text).toMatch(/the SHA-256 is the one 127\.0\.0\.1:\d+ gives: [0-9a-f]{64}/)
    expect(text).toContain('Run npm start')
    expect(installed).toEqual([engineFolder(dataDir)])
    await run(['--choose', 'qwen3-1.7b'])
    expect(installed).toHaveLength(1)
  })

  test('what runs here already comes first and needs nothing', async () => {
    const ollama = await endpoint({ models: ['nomic-embed-text', 'qwen3:4b'] })
    const localServers = [{ title: 'Ollama', baseUrl: ollama.url }]
    const { kept, text, installed } = await command([], { answers: [''], localServers })
    expect(kept).toEqual({ kind: 'server', title: 'Ollama', baseUrl: ollama.url, model: 'qwen3:4b' })
    expect(text).toContain('nothing to fetch')
    expect(installed).toEqual([])
    expect((await command(['--choose', 'ollama'], { localServers })).kept).toMatchObject({ model: 'qwen3:4b' })
  })

  test('in Chinese where the terminal speaks it', async () => {
    const { text } = await command(['--choose', 'qwen3-0.6b'], { locale: 'zh_CN.UTF-8' })
    expect(text).toContain('you said: 晚上好，你在忙什么呢？')
    expect(text).toContain('好了。运行 npm start')
  })

  test('a file of one’s own is tried where it lies; one set by KITH_MODEL_FILE is made ready without a question', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'kith-own-')), 'My-Model.gguf')
    writeFileSync(file, tinyGguf())
    const own = await command(['--file', file])
    expect(own.kept).toEqual({ kind: 'file', title: 'My-Model', file })
    const set = await command([], { env: { KITH_MODEL_FILE: file } })
    expect(set.failure).toBeNull()
    expect(set.installed).toHaveLength(1)
    const listed = await command(['--list'], { env: { KITH_MODEL_FILE: file } })
    expect(listed.text).toContain(`KITH_MODEL_FILE goes before any choice here: ${file}`)
  })

  test('--list shows and changes nothing; --off goes back to the script', async () => {
    const { text, kept } = await command(['--list'])
    for (const { id, licence } of offeredModels) {
      expect(text).toContain(id)
      expect(text).toContain(licence)
    }
    expect(text).toContain('from the built-in script')
    expect(kept).toBeNull()
    const { run, lines, dataDir } = await command(['--choose', 'qwen3-0.6b'])
    await run(['--off'])
    expect(readKeptChoice(dataDir)).toBeNull()
    await run(['--off'])
    expect(lines.join('\n')).toMatch(/built-in script again[^]*nothing changes/)
  })

  test('a setting that goes before the choice is named', async () => {
    const { text } = await command(['--choose', 'qwen3-0.6b'], { env: { OPENAI_API_KEY: 'k', KITH_MODEL: 'gpt-5-mini' } })
    expect(text).toContain('OPENAI_API_KEY, KITH_MODEL is set and goes before this choice')
  })

  test.each([
    ['nobody to ask', [], { canAsk: false }, 'ask-needs-terminal'],
    ['an id nobody knows', ['--choose', 'gpt-9'], {}, 'unknown-choice'],
    ['a file that is not there', ['--file', '/nowhere/x.gguf'], {}, 'no-such-file'],
    ['a file that is something else', ['--file', import.meta.filename], {}, 'not-gguf'],
    ['no records of the file', ['--choose', 'qwen3-4b'], { hub: { records: { sha256: null } } }, 'no-hash'],
    ['the wrong bytes', ['--choose', 'qwen3-4b'], { hub: { moods: ['wrong-bytes'] } }, 'wrong-hash'],
    ['too little memory', ['--choose', 'qwen3-4b'], { says: 'no-memory' }, 'no-memory'],
    ['no engine for this machine', ['--choose', 'qwen3-4b'], { says: 'no-binary' }, 'no-binary'],
    ['a process that is killed', ['--choose', 'qwen3-4b'], { says: 'dies' }, 'died'],
  ] satisfies [string, string[], Told, string][])('%s: said, and nothing is kept', async (_, args, told, code) => {
    const { failure, kept } = await command(args, told)
    expect(failure).toBeInstanceOf(ModelError)
    expect(failure).toMatchObject({ code })
    expect(kept).toBeNull()
  })
})

describe('its parts', () => {
  test.each([
    [[], { type: 'ask', from: 'huggingface' }],
    [['--from', 'modelscope'], { type: 'ask', from: 'modelscope' }],
    [['--choose', 'ollama'], { type: 'choose', id: 'ollama', from: 'huggingface' }],
    [['--from', 'elsewhere'], { type: 'help' }],
    [['--list', '--off'], { type: 'help' }],
    [['--what'], { type: 'help' }],
    [['extra'], { type: 'help' }],
  ])('%j', (args, wish) => {
    expect(readWish(args)).toEqual(wish)
  })

  test('the recommendation grows with the machine, and a small one still gets a model', () => {
    expect(recommended({ memoryGb: 2, cores: 2, fast: false }).id).toBe('qwen3-0.6b')
    expect(recommended({ memoryGb: 8, cores: 4, fast: false }).id).toBe('qwen3-1.7b')
    expect(recommended({ memoryGb: 64, cores: 4, fast: false }).id).toBe('qwen3-1.7b')
    expect(recommended({ memoryGb: 16, cores: 12, fast: false }).id).toBe('qwen3-4b')
    expect(recommended({ memoryGb: 16, cores: 4, fast: true }).id).toBe('qwen3-4b')
  })

  test('one engine, the one for this machine, in the version the code was written for', () => {
    expect(enginePackages('linux', 'x64')).toEqual([`node-llama-cpp@${llamaVersion}`, `@node-llama-cpp/linux-x64@${llamaVersion}`])
    expect(() => enginePackages('freebsd', 'x64')).toThrow(ModelError)
  })

  test('an engine is here when its package is whole and of that version', async () => {
    const engineDir = mkdtempSync(join(tmpdir(), 'kith-engine-'))
    const [library, about] = [libraryFile(engineDir), join(engineDir, 'node_modules/node-llama-cpp/package.json')]
    mkdirSync(dirname(library), { recursive: true })
    expect(await engineInstalled(engineDir)).toBe(false)
    writeFileSync(library, '')
    expect(await engineInstalled(engineDir)).toBe(false)
    for (const [text, here] of [
      [`{"version":"${llamaVersion}`, false],
      ['{"version":"0.1.0"}', false],
      [`{"version":"${llamaVersion}"}`, true],
    ] as const) {
      writeFileSync(about, text)
      expect(await engineInstalled(engineDir)).toBe(here)
    }
  })

  test('both languages fill in the same values', () => {
    const placeholders = (value: unknown): unknown =>
      typeof value === 'string'
        ? new Set([...value.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
        : Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, placeholders(inner)]))
    expect(placeholders(wordsFor({ LANG: 'zh_TW' }))).toEqual(placeholders(wordsFor({ LANG: 'de_DE', LC_ALL: '' })))
    expect(wordsFor({ LC_ALL: 'en_US', LANG: 'zh_CN' })).toBe(wordsFor({}))
    expect(fill('{a} of {b}', { a: '1' })).toBe('1 of ')
  })

  test('the bar says how far, how fast and how long', () => {
    expect(progressLine({ label: 'Fetching', bytes: 275_000_000, total: 1_100_000_000, bytesPerSecond: 12_500_000 })).toBe(
      'Fetching  ███████·····················   25 %  0.28 GB / 1.10 GB  12.5 MB/s  1:06',
    )
    expect(progressLine({ label: '核对', bytes: 0, total: 10, bytesPerSecond: null })).toContain('  0 %  0.0 MB')
    const pace = new Pace(5_000)
    expect(pace.at(0, 0)).toBeNull()
    expect(pace.at(1_000, 2_000)).toBe(2_000)
    for (let second = 2; second <= 20; second += 1) pace.at(second * 1_000, 2_000)
    expect(pace.at(21_000, 2_000)).toBe(0)
  })
})
