import type { StreamPart } from '#models/port.ts'
import { promptVersion } from './prompt.ts'
import type { MindAction } from './types.ts'

export type Done = Extract<MindAction, { type: 'done' }>
export type Finish = Extract<StreamPart, { type: 'finish' }>

export interface DoneParts {
  model: string
  finish: Finish | null
  promptSourceIds: string[]
  outOfWords: boolean
  sourceIds?: string[]
  promptTokens?: number
  stablePrefixTokens?: number
}

/** The one ending of a turn. */
export function doneOf(parts: DoneParts): Done {
  return {
    type: 'done',
    model: parts.model,
    promptVersion,
    sourceIds: parts.sourceIds ?? parts.finish?.sourceIds ?? [],
    promptSourceIds: parts.promptSourceIds,
    usedLineIds: parts.finish?.usedLineIds ?? [],
    outOfWords: parts.outOfWords,
    promptTokens: parts.promptTokens ?? 0,
    stablePrefixTokens: parts.stablePrefixTokens ?? 0,
  }
}
