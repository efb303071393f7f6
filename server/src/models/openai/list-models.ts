import { z } from 'zod'
import { openAiClient, type OpenAiChatOptions } from './chat.ts'

const listSchema = z.object({ data: z.array(z.object({ id: z.string().min(1) })) })

/** Names of the models an endpoint offers; null when it does not answer so in time. Never throws. */
export async function listModels(options: Pick<OpenAiChatOptions, 'apiKey' | 'baseUrl'>, deadlineMs: number): Promise<string[] | null> {
  try {
    const response = await openAiClient(options, deadlineMs)
      .models.list({ signal: AbortSignal.timeout(deadlineMs) })
      .asResponse()
    const parsed = listSchema.safeParse(await response.json())
    return parsed.success ? parsed.data.data.map((model) => model.id) : null
  } catch {
    // Not there, not in time, not JSON: all mean that nobody usable answers.
    return null
  }
}

/** The first that can talk: not one for embeddings, speech, pictures or moderation. */
export function firstChatModel(names: readonly string[]): string | null {
  return names.find((name) => !/embed|bge|minilm|rerank|whisper|tts|dall-e|image|moderation|clip/i.test(name)) ?? null
}
