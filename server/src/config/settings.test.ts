import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { SettingsError } from './settings-error.ts'
import { readEnvironment, readSettings, settingNames } from './settings.ts'

describe('settings', () => {
  test('an empty environment gives a complete set of defaults', () => {
    const settings = readSettings({})
    expect(settings).toMatchObject({ port: 2567, publicUrl: null, allowedOrigins: [], hour: null, logLevel: 'info', secret: null })
    expect(settings.model).toMatchObject({ apiKey: null, baseUrl: null, name: null, dailyTokens: 2_000_000 })
  })

  test('values are read, trimmed and normalised', () => {
    const settings = readSettings({
      PORT: ' 0 ',
      KITH_PUBLIC_URL: 'https://kith.example/',
      KITH_ALLOWED_ORIGINS: 'https://a.example/x, http://b.example:8080 ,',
      KITH_HOUR: '19.5',
      KITH_DAILY_TOKENS: 'off',
      OPENAI_BASE_URL: 'http://localhost:11434/v1/',
      KITH_EMBEDDING_BASE_URL: 'https://embed.example/v1/',
      KITH_CRISIS_LINES: '[{"region":"NZ","number":"1737","label":{"en":"Need to talk?","zh":"找人聊聊"}}]',
      KITH_LOG: '',
      KITH_MODELS: ' qwen3:8b, team/large ,qwen3:8b',
      KITH_PRICES: 'team/large=0.25/2/0.025, a=b = 1/2',
    })
    expect(settings).toMatchObject({
      port: 0,
      publicUrl: 'https://kith.example',
      allowedOrigins: ['https://a.example', 'http://b.example:8080'],
      hour: 19.5,
      logLevel: 'info',
    })
    expect(settings.model).toMatchObject({ baseUrl: 'http://localhost:11434/v1', dailyTokens: null })
    expect(settings.model.embedding).toEqual({ baseUrl: 'https://embed.example/v1', apiKey: null })
    expect(settings.crisisLines?.[0]?.number).toBe('1737')
    // The first of the list speaks where KITH_MODEL names none.
    expect(settings.model).toMatchObject({ name: 'qwen3:8b', offered: ['qwen3:8b', 'team/large'], currency: 'USD' })
    expect(Object.fromEntries(settings.model.prices)).toEqual({
      'team/large': { input: 0.25, output: 2, cached: 0.025 },
      'a=b': { input: 1, output: 2, cached: null },
    })
  })

  test.each([
    ['PORT', 'abc'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '1e3'],
    ['KITH_PUBLIC_URL', 'kith.example'],
    ['KITH_ALLOWED_ORIGINS', 'https://ok.example,nope'],
    ['KITH_SECRET', 'short'],
    ['KITH_ADMIN_TOKEN', 'short'],
    ['DATABASE_URL', 'mysql://x/y'],
    ['REDIS_URL', 'localhost:6379'],
    ['KITH_LOCALE', 'fr'],
    ['KITH_HOUR', '25'],
    ['KITH_CRISIS_LINES', '[{"region":1}]'],
    ['KITH_CRISIS_LINES', '{'],
    ['KITH_LOG', 'loud'],
    ['KITH_DAILY_TOKENS', 'many'],
    ['KITH_MODELS', ' , '],
    ['KITH_PRICES', 'gpt-5-mini'],
    ['KITH_PRICES', 'gpt-5-mini=cheap/free'],
    ['KITH_PRICES', 'a=1/2,b=-1/2'],
    ['KITH_CURRENCY', 'shells'],
    ['OPENAI_BASE_URL', 'api.deepseek.com'],
    ['OPENAI_BASE_URL', 'http://user:secret@localhost:11434/v1'],
    ['KITH_EMBEDDING_BASE_URL', 'localhost'],
    ['KITH_PUBLIC_URL', 'https://kith.example/garden'],
    ['KITH_PUBLIC_URL', 'https://me@kith.example'],
    ['KITH_TRUST_PROXY', 'yes'],
  ])('%s=%s stops the start with one sentence that names it', (name, value) => {
    const failure = caught(() => readSettings({ [name]: value }))
    expect(failure).toBeInstanceOf(SettingsError)
    expect(failure.message).toMatch(new RegExp(`^${name} must be .+\\.$`))
    expect(failure.message).not.toContain('\n')
  })

  test.each(['KITH_SECRET', 'KITH_ADMIN_TOKEN', 'DATABASE_URL', 'REDIS_URL', 'OPENAI_API_KEY', 'KITH_EMBEDDING_API_KEY'])(
    'a wrong %s is never repeated in the message',
    (name) => {
      const secretive = 'a b:c'
      expect(caught(() => readSettings({ [name]: secretive })).message).not.toContain(secretive)
    },
  )

  test('the process wins over the file, and an empty variable does not', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kith-env-'))
    writeFileSync(join(folder, '.env'), 'PORT=3000\nKITH_LOG=debug\n# note\nKITH_MODEL="a b"\n')
    expect(readEnvironment(folder, { PORT: '4000', KITH_LOG: '' })).toMatchObject({ PORT: '4000', KITH_LOG: 'debug', KITH_MODEL: 'a b' })
    expect(readEnvironment(join(folder, 'none'), { PORT: '1' })).toEqual({ PORT: '1' })
  })

  test.each([
    ['utf-16le', [0xff, 0xfe]],
    ['utf-16be', [0xfe, 0xff]],
    ['utf-8 with a mark', [0xef, 0xbb, 0xbf]],
  ] as const)('an env file in %s is read', (encoding, mark) => {
    const folder = mkdtempSync(join(tmpdir(), 'kith-env-'))
    const text = Buffer.from('PORT=4001\nKITH_MODEL=小模型\n', encoding.startsWith('utf-16') ? 'utf16le' : 'utf8')
    writeFileSync(join(folder, '.env'), Buffer.concat([Buffer.from(mark), encoding === 'utf-16be' ? text.swap16() : text]))
    expect(readEnvironment(folder, {})).toMatchObject({ PORT: '4001', KITH_MODEL: '小模型' })
  })

  test('an env file that is a folder stops the start', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kith-env-'))
    writeFileSync(join(folder, 'x'), '')
    expect(caught(() => readEnvironment(join(folder, 'x'), {}))).toBeInstanceOf(SettingsError)
  })
})

function caught(action: () => unknown): Error {
  try {
    action()
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('nothing was thrown')
}

test('the example file names every setting, and nothing else', () => {
  const example = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8')
  const named = Array.from(example.matchAll(/^# ([A-Z][A-Z_]+)=/gm), (match) => match[1])
  expect(new Set(named)).toEqual(new Set(settingNames))
  expect(named).toHaveLength(settingNames.length)
})
