/** The part of `Storage` used here. */
export type KeptItems = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** The browser's storage, or, where the browser forbids it (private windows, embedded pages), one that lasts as long as the page. */
export function safeStorage(open: () => KeptItems): KeptItems {
  try {
    const storage = open()
    storage.getItem('kith.token')
    return storage
  } catch {
    const items = new Map<string, string>()
    return {
      getItem: (key) => items.get(key) ?? null,
      setItem: (key, value) => void items.set(key, value),
      removeItem: (key) => void items.delete(key),
    }
  }
}
