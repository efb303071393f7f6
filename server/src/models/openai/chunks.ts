import type { Usage } from '#models/port.ts'
import { z } from 'zod'

/** Loose on purpose: servers add, omit and null fields. What does not fit becomes absent, never an exception. */
const text = z.string().nullish().catch(null)
const count = z.number().nonnegative().nullish().catch(null)
const toolCallSchema = z.object({
  index: z.number().int().nonnegative().catch(0),
  function: z
    .object({
      name: text,
      arguments: z
        .union([z.string(), z.record(z.string(), z.unknown())])
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
})
const chunkSchema = z.object({
  choices: z
    .array(
      z.object({
        delta: z
          .object({ content: text, refusal: text, tool_calls: z.array(toolCallSchema).nullish().catch(null) })
          .nullish()
          .catch(null),
        finish_reason: text,
      }),
    )
    .nullish()
    .catch(null),
  usage: z
    .object({
      prompt_tokens: z.number().nonnegative().catch(0),
      completion_tokens: z.number().nonnegative().catch(0),
      prompt_tokens_details: z.object({ cached_tokens: count }).nullish().catch(null),
      // DeepSeek's name for the same.
      prompt_cache_hit_tokens: count,
    })
    .nullish()
    .catch(null),
  error: z.unknown().optional(),
})

export interface Chunk {
  content: string
  toolCalls: { index: number; name: string; args: string }[]
  finishReason: string | null
  usage: Usage | null
  /** The server put an error into the stream. */
  failed: boolean
}

/** One `chat.completion.chunk`, or null when it is nothing of the kind. */
export function parseChunk(json: unknown): Chunk | null {
  const parsed = chunkSchema.safeParse(json)
  if (!parsed.success) return null
  const { choices, usage, error } = parsed.data
  const [choice] = choices ?? []
  const failed = error !== undefined && error !== null
  if (choice === undefined && usage === undefined && choices === undefined && !failed) return null
  return {
    content: choice?.delta?.content ?? '',
    toolCalls: (choice?.delta?.tool_calls ?? []).map((call) => ({
      index: call.index,
      name: call.function?.name ?? '',
      args: argumentText(call.function?.arguments),
    })),
    finishReason: choice?.finish_reason ?? null,
    usage: usage === null || usage === undefined ? null : usageOf(usage),
    failed,
  }
}

function usageOf(usage: NonNullable<z.output<typeof chunkSchema>['usage']>): Usage {
  const cached = usage.prompt_tokens_details?.cached_tokens ?? usage.prompt_cache_hit_tokens ?? null
  return {
    promptTokens: usage.prompt_tokens,
    completionTokens: usage.completion_tokens,
    ...(cached === null ? {} : { cachedTokens: Math.min(cached, usage.prompt_tokens) }),
  }
}

function argumentText(args: string | Record<string, unknown> | null | undefined): string {
  return typeof args === 'string' ? args : args === null || args === undefined ? '' : JSON.stringify(args)
}

/**
 * Arguments as models write them: JSON, JSON in a code fence, nothing for "no arguments".
 * Anything else is passed on as the text it is; whoever acts on it must check it anyway.
 */
export function parseArguments(raw: string): unknown {
  const plain = raw.trim().replace(/^```(?:json)?\s*|\s*```$/g, '')
  if (plain === '') return {}
  for (const candidate of [plain, plain.replace(/,\s*([}\]])/g, '$1')]) {
    try {
      return JSON.parse(candidate)
    } catch {
      continue
    }
  }
  return raw
}
