/** What the build tells the worker. `files` are paths on this server; `version` changes with any of them. */
export interface Shell {
  version: string
  files: readonly string[]
}

/** What the worker works with. `fetch` rejects without a network, as the browser's does. */
export interface Shelf {
  caches: Pick<CacheStorage, 'open' | 'keys' | 'delete' | 'match'>
  fetch(request: Request): Promise<Response>
  shell: Shell
}

const offlinePage = '/offline.html'
const shellPrefix = 'kith-shell-'
const assetCache = 'kith-assets'
/** Built files are some 60 a version; older ones go first. */
const mostAssets = 240
const hashed = /^\/assets\/.+-[A-Za-z0-9_-]{8,}\.[a-z0-9]+$/
const shellCache = ({ version }: Shell): string => shellPrefix + version

/** Fetches the offline page whole, or fails: a worker that could not keep it is not installed. */
export async function prepare({ caches, fetch, shell }: Shelf): Promise<void> {
  const cache = await caches.open(shellCache(shell))
  await Promise.all(
    shell.files.map(async (file) => {
      const response = await fetch(new Request(file, { cache: 'no-cache' }))
      if (!response.ok) throw new Error(`${file} answered ${response.status}`)
      await cache.put(file, response)
    }),
  )
}

/** Drops the offline pages of other versions. */
export async function forget({ caches, shell }: Shelf): Promise<void> {
  const names = await caches.keys()
  const old = names.filter((name) => name.startsWith(shellPrefix) && name !== shellCache(shell))
  await Promise.all(old.map((name) => caches.delete(name)))
}

/**
 * What the worker answers, or null for what is none of its business: everything under /api, sockets, and whatever is
 * not a page or a file named after its content. Pages always come from the server, so that nobody is held in an old
 * one; without a network the offline page comes instead.
 */
export function answerFor(request: Request, origin: string, shelf: Shelf): Promise<Response> | null {
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== origin || url.pathname.startsWith('/api/')) return null
  if (request.mode === 'navigate') return freshOr(offlinePage, request, shelf)
  if (hashed.test(url.pathname)) return asset(request, shelf)
  const ofShell = shelf.shell.files.some((file) => new URL(file, origin).href === url.href)
  return ofShell ? freshOr(url.href, request, shelf) : null
}

async function freshOr(kept: string, request: Request, { fetch, caches }: Shelf): Promise<Response> {
  try {
    return await fetch(request)
  } catch (cause) {
    const answer = await caches.match(kept)
    if (answer === undefined) throw cause
    return answer
  }
}

/** These never change under their name, so what was fetched once is as good as new. */
async function asset(request: Request, { fetch, caches }: Shelf): Promise<Response> {
  const kept = await caches.match(request)
  if (kept !== undefined) return kept
  const response = await fetch(request)
  if (response.status === 200) await keep(request, response.clone(), caches)
  return response
}

/** A full disk is no reason to withhold the file. */
async function keep(request: Request, response: Response, caches: Shelf['caches']): Promise<void> {
  try {
    const cache = await caches.open(assetCache)
    await cache.put(request, response)
    const all = await cache.keys()
    await Promise.all(all.slice(0, Math.max(0, all.length - mostAssets)).map((old) => cache.delete(old)))
  } catch {
    await caches.delete(assetCache)
  }
}
