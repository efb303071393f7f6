import type { Models } from '#models/port.ts'
import { whyNot, type OpenLocal } from './open-local.ts'

/** The same models, which say so once a process of ours is given up and the script has everything to itself. */
export function describedModels(models: Models, local: OpenLocal | null): Models {
  const process = local?.process ?? null
  if (process === null || local?.choice.type !== 'endpoint') return models
  const title = local.choice.model
  return {
    ...models,
    get description() {
      const { state } = process
      return state.type === 'given-up' ? `${models.script.name} (${whyNot(title, state.failure)})` : models.description
    },
  }
}
