/** The worker comes only where it can work, and not into headless runs that did not ask for it (`?worker`). */
export function wantsWorker(search: URLSearchParams): boolean {
  return search.get('quality') !== 'test' || search.has('worker')
}

/** Puts the worker in place once the page has nothing more urgent to do. Without it everything works, only not offline. */
export function registerWorker(): void {
  if (!('serviceWorker' in navigator)) return
  const register = (): void => void navigator.serviceWorker.register('/sw.js').catch(() => undefined)
  if (document.readyState === 'complete') register()
  else addEventListener('load', register, { once: true })
}
