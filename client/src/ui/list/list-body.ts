import { listenKeyboard } from '#input/keyboard.ts'
import { createIntent } from '#input/intent.ts'
import type { NetClient } from '#net/client.ts'
import type { SpaceFiles } from '#net/space-loader.ts'
import { SelfController } from '#scene/self/self-controller.ts'

const tickMs = 100
const longestStepMs = 1000
/** Keys walk as on the map: up is north. */
const mapYawRadians = 0

/** My own body where no picture moves it: it walks the same ground by the same rules, ten times a second. */
export interface ListBody {
  readonly self: SelfController
  /** Called after every step. */
  subscribe(listener: () => void): () => void
  /** Takes over my body, until what it returns is called. */
  start(): () => void
}

/** A body for a space. Digits gesture, letters and arrows walk, E sits, as in the world. */
export function createListBody(client: Pick<NetClient, 'view' | 'commands' | 'setBody'>, { navmesh, document }: SpaceFiles): ListBody {
  const { view, commands } = client
  const listeners = new Set<() => void>()
  const intent = createIntent()
  const self = new SelfController({ navmesh, document, view, actions: commands, onPlaced: () => undefined })
  const step = (nowMs: number, elapsedMs: number): void => {
    for (let leftMs = Math.min(longestStepMs, elapsedMs); leftMs > 0; leftMs -= tickMs)
      self.update(intent, mapYawRadians, nowMs, Math.min(tickMs, leftMs) / 1000)
    view.sample(nowMs)
    for (const listener of listeners) listener()
  }
  return {
    self,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start() {
      const keyboard = listenKeyboard({
        tap: () => undefined,
        hover: () => undefined,
        use: () => self.use(performance.now()),
        emote: (emote) => commands.emote(emote),
      })
      client.setBody(self)
      let lastMs = performance.now()
      const timer = setInterval(() => {
        const nowMs = performance.now()
        intent.right = keyboard.right
        intent.forward = keyboard.forward
        intent.run = keyboard.run
        step(nowMs, nowMs - lastMs)
        lastMs = nowMs
      }, tickMs)
      return () => {
        clearInterval(timer)
        keyboard.dispose()
      }
    },
  }
}
