import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseEnv } from 'node:util'
import type { TokenPrice } from '@kith/shared/protocol'
import { languageSchema, type Language } from '@kith/shared/text'
import { z } from 'zod'
import { currencySchema, modelNamesSchema, pricesSchema } from './prices.ts'
import { SettingsError } from './settings-error.ts'

const helpLineSchema = z.object({
  region: z.string().min(1).max(40),
  number: z.string().min(1).max(40),
  label: z.object({ zh: z.string().min(1).max(200), en: z.string().min(1).max(200) }),
})
/** One help line on the card that crisis words bring up. */
export type HelpLine = z.infer<typeof helpLineSchema>

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
type LogLevel = (typeof logLevels)[number]

/** Everything a host can set, read once at start and handed down. */
export interface Settings {
  /** 0 lets the system choose. */
  port: number
  /** Address to listen on; null means every interface. */
  host: string | null
  /** Absolute path. */
  dataDir: string
  /** Without a trailing slash; null: worked out from each request's Host. */
  publicUrl: string | null
  /** Origins allowed besides the server's own. */
  allowedOrigins: string[]
  /** Null: made on first start and kept in the data folder. */
  secret: string | null
  /** How many proxies in front may be believed about the visitor's address. */
  trustedProxies: number
  adminToken: string | null
  databaseUrl: string | null
  redisUrl: string | null
  /** Language of pages for those whose browser asks for neither; null: English. */
  locale: Language | null
  /** The world's hour (0–24) held still; null: the clock's. */
  hour: number | null
  /** Null: the built-in list. */
  crisisLines: HelpLine[] | null
  /** Hours of a stay after which a break is suggested, again and again; 0 never. */
  breakHours: number
  logLevel: LogLevel
  /** Show values logged under `pii` keys. */
  logPersonal: boolean
  model: ModelSettings
}
interface ModelSettings {
  apiKey: string | null
  baseUrl: string | null
  /** `script` chooses the built-in script even when a key is set. */
  name: string | null
  /** Absolute path of a GGUF to be run on this machine. */
  file: string | null
  fastName: string | null
  embeddingName: string | null
  /** Where `embeddingName` answers and with which key, when not where the others do; null: as the others. */
  embedding: { baseUrl: string | null; apiKey: string | null }
  /** Hard limit of tokens a day (UTC); null: none. */
  dailyTokens: number | null
  /** What hosts of private rooms may choose among, on the same endpoint; empty: the one above alone. */
  offered: readonly string[]
  /** By model name. */
  prices: ReadonlyMap<string, TokenPrice>
  /** ISO 4217. */
  currency: string
}

const defaultDailyTokens = 2_000_000
const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .refine((value) => value >= least && value <= most)
const isWebUrl = (value: string) => /^https?:\/\/[^\s/]+/.test(value) && URL.canParse(value)
const origin = z
  .string()
  .refine(isWebUrl)
  .transform((value) => new URL(value).origin)
/** An address somebody gave with a path would be cut in silence. */
const bareOrigin = z
  .string()
  .refine((value) => isWebUrl(value) && /^https?:\/\/[^\s/@?#]+\/?$/.test(value))
  .transform((value) => new URL(value).origin)
const endpoint = z.string().refine((value) => isWebUrl(value) && new URL(value).username === '' && new URL(value).password === '')
const yesOrNo = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true')

/** One row per setting: how it is read, and the end of the sentence "NAME must be …". */
const rows = {
  PORT: { schema: wholeNumber(0, 65_535), must: 'a whole number from 0 to 65535' },
  KITH_HOST: { schema: z.string().regex(/^[A-Za-z0-9.:_-]+$/), must: 'an address or host name to listen on, such as 127.0.0.1' },
  KITH_DATA_DIR: { schema: z.string(), must: 'a folder path' },
  KITH_PUBLIC_URL: { schema: bareOrigin, must: 'an http(s) address without a path, such as https://kith.example' },
  KITH_ALLOWED_ORIGINS: {
    schema: z
      .string()
      .transform((value) =>
        value
          .split(',')
          .map((part) => part.trim())
          .filter((part) => part !== ''),
      )
      .pipe(z.array(origin)),
    must: 'a comma-separated list of origins such as https://kith.example',
  },
  KITH_SECRET: { schema: z.string().min(32), must: 'at least 32 characters long', hidden: true },
  KITH_TRUST_PROXY: { schema: wholeNumber(0, 8), must: 'how many proxies stand in front, from 0 to 8' },
  KITH_ADMIN_TOKEN: { schema: z.string().min(16), must: 'at least 16 characters long', hidden: true },
  DATABASE_URL: {
    schema: z.string().refine((value) => /^postgres(ql)?:\/\//.test(value) && URL.canParse(value)),
    must: 'a postgres:// address',
    hidden: true,
  },
  REDIS_URL: {
    schema: z.string().refine((value) => /^rediss?:\/\//.test(value) && URL.canParse(value)),
    must: 'a redis:// address',
    hidden: true,
  },
  KITH_LOCALE: { schema: languageSchema, must: 'en or zh' },
  KITH_HOUR: {
    schema: z
      .string()
      .regex(/^\d{1,2}(\.\d+)?$/)
      .transform(Number)
      .refine((value) => value >= 0 && value <= 24),
    must: 'an hour from 0 to 24, such as 19.5',
  },
  KITH_CRISIS_LINES: {
    schema: z.string().transform(parseJson).pipe(z.array(helpLineSchema).min(1).max(20)),
    must: 'a JSON list like [{"region":"US","number":"988","label":{"en":"…","zh":"…"}}]',
  },
  KITH_BREAK_HOURS: {
    schema: z
      .string()
      .regex(/^\d{1,3}(\.\d+)?$/)
      .transform(Number)
      .refine((value) => value === 0 || (value >= 0.25 && value <= 100)),
    must: 'a number of hours from 0.25 to 100, or 0 for no reminder',
  },
  KITH_LOG: { schema: z.enum(logLevels), must: `one of ${logLevels.join(', ')}` },
  KITH_LOG_PERSONAL: { schema: yesOrNo, must: '0 or 1' },
  OPENAI_API_KEY: { schema: z.string().regex(/^[\x21-\x7e]+$/), must: 'a key without spaces', hidden: true },
  OPENAI_BASE_URL: {
    schema: endpoint,
    must: 'an http(s) address without a name and password in it, such as https://api.deepseek.com/v1',
    hidden: true,
  },
  KITH_MODEL: { schema: z.string().max(200), must: 'a model name' },
  KITH_MODEL_FILE: { schema: z.string(), must: 'the path of a GGUF file' },
  KITH_MODEL_FAST: { schema: z.string().max(200), must: 'a model name' },
  KITH_EMBEDDING_MODEL: { schema: z.string().max(200), must: 'a model name' },
  KITH_EMBEDDING_BASE_URL: {
    schema: endpoint,
    must: 'an http(s) address without a name and password in it, such as http://localhost:11434/v1',
    hidden: true,
  },
  KITH_EMBEDDING_API_KEY: { schema: z.string().regex(/^[\x21-\x7e]+$/), must: 'a key without spaces', hidden: true },
  KITH_MODELS: { schema: modelNamesSchema, must: 'a comma-separated list of up to 20 model names' },
  KITH_PRICES: {
    schema: pricesSchema,
    must: 'a list like gpt-5-mini=0.25/2/0.025 (money per million tokens: in, out and, if you like, in from the cache)',
  },
  KITH_CURRENCY: { schema: currencySchema, must: 'a currency code of three letters, such as USD or CNY' },
  KITH_DAILY_TOKENS: {
    schema: z.union([z.literal('off').transform(() => null), wholeNumber(0, 1e15)]),
    must: 'a whole number of tokens, or "off" for no limit',
  },
} as const

type Rows = typeof rows
type Name = keyof Rows
type Values = { [K in Name]: z.output<Rows[K]['schema']> | undefined }
/** Names of every setting, for documentation tests. */
export const settingNames = Object.keys(rows) as Name[]

/**
 * Reads the settings from variables. Empty values count as not set.
 * @throws SettingsError naming the setting, what it must be, and the value unless that is a secret.
 */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const values = Object.fromEntries(settingNames.map((name) => [name, readOne(name, env[name])])) as Values
  return {
    port: values.PORT ?? 2567,
    host: values.KITH_HOST ?? null,
    dataDir: resolve(values.KITH_DATA_DIR ?? 'data'),
    publicUrl: values.KITH_PUBLIC_URL ?? null,
    allowedOrigins: values.KITH_ALLOWED_ORIGINS ?? [],
    secret: values.KITH_SECRET ?? null,
    trustedProxies: values.KITH_TRUST_PROXY ?? 0,
    adminToken: values.KITH_ADMIN_TOKEN ?? null,
    databaseUrl: values.DATABASE_URL ?? null,
    redisUrl: values.REDIS_URL ?? null,
    locale: values.KITH_LOCALE ?? null,
    hour: values.KITH_HOUR ?? null,
    crisisLines: values.KITH_CRISIS_LINES ?? null,
    breakHours: values.KITH_BREAK_HOURS ?? 2,
    logLevel: values.KITH_LOG ?? 'info',
    logPersonal: values.KITH_LOG_PERSONAL ?? false,
    model: {
      apiKey: values.OPENAI_API_KEY ?? null,
      baseUrl: values.OPENAI_BASE_URL?.replace(/\/+$/, '') ?? null,
      name: values.KITH_MODEL ?? values.KITH_MODELS?.[0] ?? null,
      file: values.KITH_MODEL_FILE === undefined ? null : resolve(values.KITH_MODEL_FILE),
      fastName: values.KITH_MODEL_FAST ?? null,
      embeddingName: values.KITH_EMBEDDING_MODEL ?? null,
      embedding: {
        baseUrl: values.KITH_EMBEDDING_BASE_URL?.replace(/\/+$/, '') ?? null,
        apiKey: values.KITH_EMBEDDING_API_KEY ?? null,
      },
      dailyTokens: values.KITH_DAILY_TOKENS === undefined ? defaultDailyTokens : values.KITH_DAILY_TOKENS,
      offered: values.KITH_MODELS ?? [],
      prices: values.KITH_PRICES ?? new Map(),
      currency: values.KITH_CURRENCY ?? 'USD',
    },
  }
}

/** The process's variables over those of an env file in `folder`; a missing file is fine. @throws SettingsError when it cannot be read. */
export function readEnvironment(folder: string, env: Record<string, string | undefined>): Record<string, string | undefined> {
  const path = resolve(folder, '.env')
  let text: string
  try {
    text = decode(readFileSync(path))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return env
    throw new SettingsError(`The settings file ${path} cannot be read: check that it is a file and that you may read it.`, { cause: error })
  }
  const given = Object.entries(env).filter(([, value]) => value !== undefined && value !== '')
  return { ...parseEnv(text), ...Object.fromEntries(given) }
}

/** Notepad, and PowerShell's `>`, may write UTF-16. */
function decode(bytes: Buffer): string {
  const [first, second] = bytes
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

function readOne(name: Name, raw: string | undefined): unknown {
  const value = raw?.trim()
  if (value === undefined || value === '') return undefined
  const row: { schema: z.ZodType; must: string; hidden?: boolean } = rows[name]
  const parsed = row.schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new SettingsError(`${name} must be ${row.must}${row.hidden === true ? '' : `, not ${JSON.stringify(value.slice(0, 80))}`}.`)
}

function parseJson(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' })
    return z.NEVER
  }
}
