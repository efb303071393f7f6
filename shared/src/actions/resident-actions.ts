import { z } from 'zod'
import { emotes } from './emotes.ts'

const person = z.string().min(1).max(80).describe('Id or name of somebody in <present>.')
const spot = z.string().min(1).max(80).describe('Id of a place in <places>.')

/**
 * Everything a resident may do. This list is closed: no moderation, no invitations, no files, no network. Descriptions are
 * read by the model; arguments are checked again by `sanitizeAction` before anything happens.
 */
export const residentActions = {
  say: {
    description: 'Say something aloud. Usually just write the words instead of calling this.',
    schema: z.object({ text: z.string().min(1).max(2000).describe('The words, as spoken.') }),
  },
  walk_to: {
    description: 'Walk up to somebody who is here, or to a place. Give one of the two.',
    schema: z.object({ person: person.optional(), spot: spot.optional() }),
  },
  follow: {
    description: 'Walk along with somebody who asked for it; without a person, stop following.',
    schema: z.object({ person: person.optional() }),
  },
  sit: { description: 'Sit down on the nearest free seat.', schema: z.object({}) },
  emote: {
    description: 'Make one gesture everyone can see.',
    schema: z.object({ emote: z.enum(emotes).describe('Which gesture.') }),
  },
  look_at: { description: 'Turn your eyes to somebody who is here.', schema: z.object({ person }) },
  show: {
    description: 'Lead the way to a place to show it to somebody.',
    schema: z.object({ spot, person: person.optional() }),
  },
  remember: {
    description:
      'Mark what was just said as worth remembering. You remember everything you hear anyway; words said off the record stay forgotten.',
    schema: z.object({ note: z.string().max(300).optional().describe('What, in a few words.') }),
  },
  introduce: {
    description:
      'Wish to introduce two people who are both here and have something in common. Each is asked first; say nothing of it yourself.',
    schema: z.object({ person, other: person }),
  },
  bring: {
    description: 'Fetch something to eat or drink and bring it to somebody here who asked for it.',
    schema: z.object({ person }),
  },
  end_talk: { description: 'End the conversation: after a goodbye, or when somebody wants to be left alone.', schema: z.object({}) },
} as const
export type ResidentActionName = keyof typeof residentActions

/** An action whose arguments were found good: ids are real and near. */
export type ResidentAction =
  | { name: 'say'; text: string }
  | { name: 'walk_to'; personId: string | null; spotId: string | null }
  | { name: 'follow'; personId: string | null }
  | { name: 'sit' }
  | { name: 'emote'; emote: (typeof emotes)[number] }
  | { name: 'look_at'; personId: string }
  | { name: 'show'; spotId: string; personId: string | null }
  | { name: 'remember' }
  | { name: 'introduce'; personId: string; otherId: string }
  | { name: 'bring'; personId: string }
  | { name: 'end_talk' }

export interface ActionTool {
  name: ResidentActionName
  description: string
  /** JSON schema of the arguments. */
  parameters: Record<string, unknown>
}

/** What the world can carry out today: only these are offered to a model, and `bring` to those who serve. */
export const offeredActions = [
  'walk_to',
  'follow',
  'sit',
  'emote',
  'look_at',
  'introduce',
  'bring',
  'end_talk',
] as const satisfies readonly ResidentActionName[]

/**
 * The actions as tools of a model; all of them, or `only` some. Speech is text, so `say` is not offered; models that call it
 * all the same are understood.
 */
export function actionTools(only?: readonly ResidentActionName[]): ActionTool[] {
  return Object.entries(residentActions).flatMap(([name, { description, schema }]) => {
    if (!isActionName(name) || name === 'say' || (only !== undefined && !only.includes(name))) return []
    const { $schema: _, ...parameters } = z.toJSONSchema(schema)
    return [{ name, description, parameters }]
  })
}

export function isActionName(name: string): name is ResidentActionName {
  return Object.hasOwn(residentActions, name)
}
