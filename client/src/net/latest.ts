/**
 * Loads one thing after another and hands over only the last that was wanted: what a slow network brings of a room one has
 * left since must not take the place of the one one is in.
 */
export function handingOverLatest<T>(load: (id: string) => Promise<T>, handOver: (loaded: T) => void): (id: string) => Promise<void> {
  let wanted: string | null = null
  return async (id) => {
    wanted = id
    const loaded = await load(id)
    if (wanted === id) handOver(loaded)
  }
}
