import { z } from 'zod'
import type { EngineMessage } from './engine.ts'

const mostMessages = 400
const text = z.union([
  z.string(),
  // Newer clients send a text as a list of parts.
  z.array(z.object({ type: z.literal('text'), text: z.string() })).transform((parts) => parts.map((part) => part.text).join('')),
])

/** The part of OpenAI's chat request that a local model can follow; the rest is left aside. */
export const chatBodySchema = z.object({
  model: z.string().nullish(),
  messages: z
    .array(z.object({ role: z.enum(['system', 'developer', 'user', 'assistant']), content: text }))
    .min(1)
    .max(mostMessages),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().nullish() }).nullish(),
  max_tokens: z.number().int().positive().nullish(),
  max_completion_tokens: z.number().int().positive().nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().gt(0).max(1).nullish(),
  seed: z.number().int().nullish(),
  stop: z.union([z.string().min(1), z.array(z.string().min(1)).max(4)]).nullish(),
  tools: z.array(z.unknown()).nullish(),
})
export type ChatBody = z.infer<typeof chatBodySchema>

export function engineMessages(body: ChatBody): EngineMessage[] {
  return body.messages.map(({ role, content }) => ({ role: role === 'developer' ? 'system' : role, content }))
}

export function stopTexts({ stop }: ChatBody): string[] {
  return typeof stop === 'string' ? [stop] : (stop ?? [])
}
