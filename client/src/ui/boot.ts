import type { Api } from '#net/api.ts'
import type { NetClient } from '#net/client.ts'
import { appStore } from '#state/app-store.ts'
import type { DoorActions } from '#state/room-actions.ts'

/** Stands in for the network code until it has been fetched, so that the first chunk stays small. */
export interface Boot {
  api: Api
  /** Fetches the network code (once) and puts it together. */
  net(): Promise<NetClient>
  /** The network code, if it is there already. */
  current: () => NetClient | null
  /** Tells when it has come. */
  subscribe: (listener: () => void) => () => void
  /** Enters as soon as it can. */
  enter(options?: Parameters<DoorActions['enter']>[0]): Promise<void>
}

export function createBoot(api: Api): Boot {
  let loading: Promise<NetClient> | null = null
  let loaded: NetClient | null = null
  const listeners = new Set<() => void>()
  const load = async (): Promise<NetClient> => {
    const { createNetClient } = await import('#net/client.ts')
    loaded = createNetClient(api)
    for (const listener of listeners) listener()
    return loaded
  }
  const net = (): Promise<NetClient> => {
    loading ??= load()
    loading.catch(() => {
      loading = null
    })
    return loading
  }
  return {
    api,
    net,
    current: () => loaded,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async enter(options) {
      appStore.getState().set({ connection: 'entering', refusal: null })
      try {
        const { session } = await net()
        session.enter(options)
      } catch {
        // The code itself could not be fetched; the card offers to try again.
        appStore.getState().set({ connection: 'idle', door: { step: 'unreachable' } })
      }
    },
  }
}
