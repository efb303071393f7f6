import type { OfferedModel } from './catalogue.ts'
import type { ModelErrorCode } from './model-error.ts'

/** All that the command says, in one language. `{name}` is filled in. */
export interface Words {
  help: string
  title: string
  here: string
  toFetch: string
  offer: string
  sizes: string
  nothingToFetch: string
  blurb: Record<OfferedModel['words'], string>
  machine: string
  ask: string
  askAgain: string
  speaksNow: { none: string; file: string; server: string; setFile: string }
  goesBefore: string
  engine: { here: string; fetching: string; done: string }
  source: string
  have: string
  fetching: string
  checking: string
  fetched: string
  stopped: string
  loading: string
  trial: { system: string; ask: string; answer: string; speed: string; slow: string }
  kept: string
  off: { done: string; nothing: string; filesStay: string }
  errors: Record<ModelErrorCode, string>
}
