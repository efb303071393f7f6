import type { Card } from '@kith/shared/card'
import { createMemory } from '#memory/memory.ts'
import type { Memory } from '#memory/types.ts'
import { createAfterthoughts, type Afterthoughts, type AfterthoughtsDeps } from '#mind/afterthought/afterthoughts.ts'
import type { Models } from '#models/port.ts'
import { newId } from '#store/ids.ts'
import { placeName } from '#store/place-name.ts'
import type { Store } from '#store/types.ts'
import type { Logger } from '#telemetry/types.ts'

interface RememberingDeps {
  store: Store
  models: Models
  cards: ReadonlyMap<string, Card>
  logger: Logger
  now: () => number
  /** See AfterthoughtsDeps. */
  chatFor: NonNullable<AfterthoughtsDeps['chatFor']>
  onGivenUp: NonNullable<AfterthoughtsDeps['onGivenUp']>
  oneAtATime: boolean
}

/** What residents keep, and what they do with it when a talk is over. */
export function createRemembering({ store, models, cards, logger, now, chatFor, onGivenUp, oneAtATime }: RememberingDeps): {
  memory: Memory
  afterthoughts: Afterthoughts
} {
  const utcOffsetMinutes = -new Date(now()).getTimezoneOffset()
  const memory = createMemory({
    store,
    now,
    newId,
    spaceTitle: (roomId) => placeName(store, roomId),
    residentNames: new Map([...cards].map(([id, card]) => [id, card.data.extensions.kith.names])),
    utcOffsetMinutes,
    embedding: models.embedding,
    onKept: (residentId) => afterthoughts.heard(residentId),
    diaryVoice: (residentId) => cards.get(residentId)?.data.extensions.kith.diary ?? null,
  })
  const afterthoughts = createAfterthoughts({ store, memory, models, cards, logger, now, utcOffsetMinutes, chatFor, onGivenUp, oneAtATime })
  return { memory, afterthoughts }
}
