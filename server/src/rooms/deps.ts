import type { HelpLine } from '#config/settings.ts'
import type { Models } from '#models/port.ts'
import type { SocietyFactory } from '#residents/types.ts'
import type { Tokens } from '#safety/tokens.ts'
import type { Store } from '#store/types.ts'
import type { Metrics } from '#telemetry/metrics.ts'
import type { Logger } from '#telemetry/types.ts'
import type { Card } from '@kith/shared/card'
import type { Navmesh, SpaceDocument } from '@kith/shared/space'

export interface LoadedSpace {
  space: SpaceDocument
  navmesh: Navmesh
}

/** What the rooms need from the rest of the server; handed over once by the composition root. */
export interface RoomDeps {
  store: Store
  tokens: Tokens
  logger: Logger
  metrics: Metrics
  /** Every space that was built and is sound, by id. The garden is among them. */
  spaces: ReadonlyMap<string, LoadedSpace>
  /** Every resident there is, by id. All of them live in the garden; private rooms choose. */
  cards: ReadonlyMap<string, Card>
  makeSociety: SocietyFactory
  /** The card that crisis words bring up. */
  helpLines: readonly HelpLine[]
  /** After how long a stay a break is suggested; infinite for never. Two hours when left out. */
  breakReminderMs?: number
  /** What residents may think with; left out, rooms offer no choice. */
  models?: Models
  /** The model in use, in words. */
  modelLabel(): string
  version: string
  now: () => number
  /** People in one room; the protocol's limits when left out (the crowd benchmark needs more). */
  peoplePerRoom?: number
  /** How long a lost connection keeps its seat; the protocol's limit when left out. */
  seatHeldSeconds?: number
}
