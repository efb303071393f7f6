import type { Card } from '@kith/shared/card'
import type { Language } from '@kith/shared/text'
import type { SpaceDocument } from '@kith/shared/space'
import type { Settings } from '#config/settings.ts'
import { beginningOf } from '#mind/beginning.ts'
import { describedModels } from '#models/local/described.ts'
import { localOptions, openLocal } from '#models/local/open-local.ts'
import { readAhead } from '#models/local/read-ahead.ts'
import type { Models } from '#models/port.ts'
import type { Logger } from '#telemetry/log.ts'

/** A model on this machine, from the start of the server to its end; also when there is none. */
export interface LocalLife {
  /** For `createModels`. */
  readonly options: ReturnType<typeof localOptions>
  /** The models as they are to be spoken of. */
  described(models: Models): Models
  /** For `createMind`. */
  readonly patience: { firstWordsMs?: number }
  /** Has it read who the residents are, in its own time. */
  readAhead(cards: ReadonlyMap<string, Card>, space: SpaceDocument | undefined, lang: Language): void
  stop(): Promise<void>
}

/** A little over the adapter's own deadline for such a model. */
const firstWordsMs = 12_000

export async function openLocalLife(settings: Settings, logger: Logger): Promise<LocalLife> {
  const local = await openLocal(settings, logger)
  const stopping = new AbortController()
  let reading: Promise<void> = Promise.resolve()
  return {
    options: localOptions(local),
    described: (models) => describedModels(models, local),
    patience: local?.process === null || local === null ? {} : { firstWordsMs },
    readAhead(cards, space, lang) {
      if (local === null) return
      const beginnings = [...cards.values()].map((card) => beginningOf(card, lang, space?.spots ?? []))
      reading = readAhead(local, beginnings, stopping.signal, { log: logger })
    },
    async stop() {
      stopping.abort()
      await reading
      await local?.process?.stop()
    },
  }
}
