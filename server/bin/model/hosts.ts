import { SettingsError } from '#config/settings-error.ts'
import { z } from 'zod'
import type { OfferedModel } from './catalogue.ts'
import { ModelError } from './model-error.ts'

/** A file to be downloaded, as its host describes it. */
export interface RemoteFile {
  url: string
  bytes: number
  /** Lower-case hex, told by the host's own records over the same secured connection, apart from the file itself. */
  sha256: string
}
export const hostNames = ['huggingface', 'modelscope'] as const
export type HostName = (typeof hostNames)[number]
export interface Host {
  name: HostName
  /** Without a trailing slash. */
  baseUrl: string
}

const sha256Schema = z
  .string()
  .regex(/^[0-9a-f]{64}$/i)
  .transform((hex) => hex.toLowerCase())
const askMs = 20_000
const mostMoves = 3

/** `HF_ENDPOINT` is what mirrors of Hugging Face ask to be set. @throws SettingsError when it is no address. */
export function hostOf(name: HostName, env: Record<string, string | undefined>): Host {
  if (name === 'modelscope') return { name, baseUrl: 'https://modelscope.cn' }
  const set = env['HF_ENDPOINT']?.trim() ?? ''
  if (set !== '' && (!/^https?:\/\//i.test(set) || !URL.canParse(set)))
    throw new SettingsError(`HF_ENDPOINT is ${set}, which is no address: write it with https:// in front.`)
  return { name, baseUrl: (set === '' ? 'https://huggingface.co' : set).replace(/\/+$/, '') }
}

/** Asks the host for size and hash. @throws ModelError */
export async function findFile(host: Host, model: Pick<OfferedModel, 'repository' | 'file'>): Promise<RemoteFile> {
  try {
    return host.name === 'modelscope' ? await findOnModelScope(host, model) : await findOnHuggingFace(host, model)
  } catch (error) {
    throw error instanceof ModelError ? error : new ModelError('no-network', { host: new URL(host.baseUrl).host }, { cause: error })
  }
}

/** The large-file record travels in the headers of the redirect, before the storage behind it is asked for anything. */
async function findOnHuggingFace({ baseUrl }: Host, { repository, file }: Pick<OfferedModel, 'repository' | 'file'>): Promise<RemoteFile> {
  const url = `${baseUrl}/${repository}/resolve/main/${file}`
  const headers = await recordHeaders(url, baseUrl)
  const sha256 = sha256Schema.safeParse(headers.get('x-linked-etag')?.replaceAll('"', ''))
  const bytes = z.coerce.number().int().positive().safeParse(headers.get('x-linked-size'))
  if (!sha256.success || !bytes.success) throw new ModelError('no-hash', { host: new URL(baseUrl).host })
  return { url, bytes: bytes.data, sha256: sha256.data }
}

/** A repository that was renamed sends on to its new name at the same host, and its record is there. */
async function recordHeaders(url: string, baseUrl: string): Promise<Headers> {
  let at = new URL(url)
  for (let moves = 0; ; moves += 1) {
    const response = await fetch(at, {
      method: 'HEAD',
      redirect: 'manual',
      headers: { 'Accept-Encoding': 'identity' },
      signal: AbortSignal.timeout(askMs),
    })
    checkStatus(response.status, baseUrl)
    const location = response.headers.get('location')
    if (location === null || response.headers.has('x-linked-etag') || moves === mostMoves) return response.headers
    const next = new URL(location, at)
    if (next.origin !== at.origin) return response.headers
    at = next
  }
}

const modelScopeSchema = z.object({
  Data: z.object({
    Files: z.array(z.object({ Path: z.string(), Size: z.number().int().positive(), Sha256: sha256Schema }).nullable().catch(null)),
  }),
})

async function findOnModelScope({ baseUrl }: Host, { repository, file }: Pick<OfferedModel, 'repository' | 'file'>): Promise<RemoteFile> {
  const response = await fetch(`${baseUrl}/api/v1/models/${repository}/repo/files?Revision=master`, { signal: AbortSignal.timeout(askMs) })
  checkStatus(response.status, baseUrl)
  const list = modelScopeSchema.safeParse(await response.json())
  const found = list.success ? list.data.Data.Files.find((entry) => entry?.Path === file) : undefined
  if (found === undefined || found === null) throw new ModelError('no-hash', { host: new URL(baseUrl).host })
  return { url: `${baseUrl}/models/${repository}/resolve/master/${file}`, bytes: found.Size, sha256: found.Sha256 }
}

function checkStatus(status: number, baseUrl: string): void {
  const { host } = new URL(baseUrl)
  if (status === 404) throw new ModelError('not-there', { host })
  if (status >= 400) throw new ModelError('refused', { host, status: String(status) })
}
