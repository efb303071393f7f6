import type { ErrorAnswer, RefusalCode } from '@kith/shared/protocol'
import { writeItem } from '#state/preferences.ts'
import type { KeptItems } from '#state/safe-storage.ts'

/** The server said no, with a reason that has words in both languages. */
export class Refused extends Error {
  readonly code: RefusalCode

  constructor(code: RefusalCode) {
    super(`refused: ${code}`)
    this.name = 'Refused'
    this.code = code
  }
}

/** No usable answer came: the network is away, the server is down, or something in between answered for it. */
export class Unreachable extends Error {
  constructor(options?: ErrorOptions) {
    super('the server could not be reached', options)
    this.name = 'Unreachable'
  }
}

type Method = 'GET' | 'POST' | 'DELETE'

/** The HTTP routes of shared/protocol/http.ts. Throws `Refused` or `Unreachable`, nothing else. */
export interface Api {
  /** Sends and reads JSON; a guest token is fetched first when this browser has none. */
  call<T>(method: Method, path: string, body?: unknown): Promise<T>
  /** For routes that need no token, such as /api/health. */
  open<T>(method: Method, path: string): Promise<T>
  /** A file to save (the export of one's memories). */
  download(path: string): Promise<Blob>
  /** The guest token, made when there is none. */
  token(): Promise<string>
  /** Forgets who this browser is (erased, or no longer known to the server). */
  forgetToken(): void
}

const tokenKey = 'kith.token'
const timeoutMs = 15_000

export interface ApiParts {
  fetch: typeof fetch
  storage: KeptItems
}

export function createApi({ fetch, storage }: ApiParts): Api {
  let token = readToken(storage)
  let making: Promise<string> | null = null

  async function makeToken(): Promise<string> {
    const answer = await exchange<{ token: string }>(fetch, 'POST', '/api/guest', null)
    token = answer.token
    writeItem(storage, tokenKey, answer.token)
    return answer.token
  }
  function getToken(): Promise<string> {
    if (token !== null) return Promise.resolve(token)
    making ??= makeToken().finally(() => {
      making = null
    })
    return making
  }
  function forgetToken(): void {
    token = null
    storage.removeItem(tokenKey)
  }
  async function withToken<T>(send: (token: string) => Promise<T>): Promise<T> {
    const first = token !== null
    const used = await getToken()
    try {
      return await send(used)
    } catch (error) {
      // A token of a server that has lost its data: be a new guest, once. Calls side by side become the same one.
      if (!(error instanceof Refused) || error.code !== 'signed-out' || !first) throw error
      if (token === used) forgetToken()
      return send(await getToken())
    }
  }
  return {
    call: (method, path, body) => withToken((bearer) => exchange(fetch, method, path, bearer, body)),
    open: (method, path) => exchange(fetch, method, path, null),
    download: (path) => withToken(async (bearer) => (await send(fetch, 'GET', path, bearer, undefined)).blob()),
    token: getToken,
    forgetToken,
  }
}

function readToken(storage: ApiParts['storage']): string | null {
  const kept = storage.getItem(tokenKey)
  return kept !== null && kept.length > 0 && kept.length < 4096 ? kept : null
}

async function exchange<T>(fetch: ApiParts['fetch'], method: Method, path: string, bearer: string | null, body?: unknown): Promise<T> {
  const response = await send(fetch, method, path, bearer, body)
  try {
    return (await response.json()) as T
  } catch (cause) {
    throw new Unreachable({ cause })
  }
}

async function send(fetch: ApiParts['fetch'], method: Method, path: string, bearer: string | null, body: unknown): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (bearer !== null) headers['authorization'] = `Bearer ${bearer}`
  if (body !== undefined) headers['content-type'] = 'application/json'
  let response: Response
  try {
    response = await fetch(path, {
      method,
      headers,
      signal: AbortSignal.timeout(timeoutMs),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  } catch (cause) {
    throw new Unreachable({ cause })
  }
  if (response.ok) return response
  throw await refusalOf(response)
}

async function refusalOf(response: Response): Promise<Refused | Unreachable> {
  try {
    const answer = (await response.json()) as Partial<ErrorAnswer> | null
    if (typeof answer?.error === 'string') return new Refused(answer.error)
  } catch (cause) {
    // Not our server's words: a proxy's page, most likely.
    return new Unreachable({ cause })
  }
  return new Unreachable()
}
