import { z } from 'zod'
import { emotes } from './emotes.ts'

const person = z.string().min(1).max(80).describe('Id or name of someone in <present>.')

/** What a resident may do, each described for the model that reads it. A closed list: there is no tool beyond it. */
export const actionSchemas = {
  say: z.object({ text: z.string().min(1).max(2000).describe('What to say aloud.') }).describe('Say something aloud.'),
  walk_to: z
    .object({
      person: person.optional(),
      spot: z.string().min(1).max(80).optional().describe('Id or name of a place in <situation>.'),
    })
    .describe('Walk over to a person or to a place. Give one of the two.'),
  follow: z
    .object({ person: person.optional().describe('Whom to follow. Leave it out to stop following.') })
    .describe('Walk along with someone until told otherwise.'),
  sit: z.object({}).describe('Sit down on the nearest free seat.'),
  emote: z.object({ emote: z.enum(emotes).describe('The gesture.') }).describe('Make one gesture with the body.'),
  look_at: z.object({ person }).describe('Turn the eyes to someone.'),
  show: z.object({ spot: z.string().min(1).max(80) }).describe('Point at a place so that all can see what is meant.'),
  remember: z.object({ text: z.string().min(1).max(300) }).describe('Keep one thing a person said, in their words.'),
  introduce: z.object({ person, to: person }).describe('Bring two people together who both agreed to it.'),
  end_talk: z.object({}).describe('Let the other go after a goodbye, or when asked to stop.'),
} as const
export type ActionName = keyof typeof actionSchemas

/** The actions a world can carry out today; only these are offered to a model. `say` is the answer itself. */
export const offeredActions = ['walk_to', 'follow', 'sit', 'emote', 'look_at', 'end_talk'] as const satisfies readonly ActionName[]

/** A tool as models are told of it. */
export interface ActionTool {
  name: string
  description: string
  /** JSON schema of the arguments. */
  parameters: Record<string, unknown>
}

function toTool(name: ActionName): ActionTool {
  const schema = actionSchemas[name]
  const { $schema: _, description, ...parameters } = z.toJSONSchema(schema)
  return { name, description: description ?? name, parameters }
}

/** The tools of a request, described by the same schemas that check the answer. */
export const actionTools: readonly ActionTool[] = offeredActions.map(toTool)
