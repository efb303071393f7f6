/** The next value, or null when the signal fires first: whoever makes the values is not waited for. */
export async function nextOrStopped<T>(iterator: AsyncIterator<T>, stopped: Promise<null>): Promise<IteratorResult<T> | null> {
  return Promise.race([iterator.next(), stopped])
}

/** Resolves with null when the signal fires. `release` takes the listener off again. */
export function whenStopped(signal: AbortSignal): { stopped: Promise<null>; release: () => void } {
  if (signal.aborted) return { stopped: Promise.resolve(null), release: () => undefined }
  const { promise, resolve } = Promise.withResolvers<null>()
  const listener = () => resolve(null)
  signal.addEventListener('abort', listener, { once: true })
  return { stopped: promise, release: () => signal.removeEventListener('abort', listener) }
}
