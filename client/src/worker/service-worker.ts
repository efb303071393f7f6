import { answerFor, forget, prepare, type Shelf, type Shell } from './shell.ts'

/** What this file needs of a service worker's world; the rest of the client is typed for pages. */
interface WorkerScope {
  addEventListener(type: 'install' | 'activate', listener: (event: WaitingEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void
  readonly clients: { claim(): Promise<void> }
  readonly location: { readonly origin: string }
}
interface WaitingEvent {
  waitUntil(work: Promise<unknown>): void
}
interface FetchEvent {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}

declare const self: WorkerScope
/** Put in by the build (vite.config.ts): the files of the offline page, and a mark that changes with any of them. */
declare const kithShell: Shell

const shelf: Shelf = { caches, fetch: (request) => fetch(request), shell: kithShell }

self.addEventListener('install', (event) => event.waitUntil(prepare(shelf)))

// Pages opened before this worker keep theirs; nothing is forced on them. Pages without one get it at once.
self.addEventListener('activate', (event) => event.waitUntil(forget(shelf).then(() => self.clients.claim())))

self.addEventListener('fetch', (event) => {
  const answer = answerFor(event.request, self.location.origin, shelf)
  if (answer !== null) event.respondWith(answer)
})
